/** One charge point: what it is, what its connectors do, everything on one time axis, and a tab for each subject. */

import { ConsoleElement, html, command, nothing } from '../core/element.js';
import { ChargePointData } from '../charge-point/data.js';
import * as format from '../core/format.js';
import { to, toStation, toTransaction, go } from '../core/router.js';
import { badge, pill } from '../parts/status.js';
import { tabs } from '../charge-point/tabs.js';
import '../charge-point/time-line.js';

const ACTIONS = [
  ['Start', 'RemoteStartTransaction'], ['Stop', 'RemoteStopTransaction'], ['Reset', 'Reset'], ['Unlock', 'UnlockConnector'], ['Trigger', 'TriggerMessage'],
];

const FREE = ['Preparing', 'Available', 'Finishing', 'Reserved'];

class ChargePointScreen extends ConsoleElement {
  static live = true;
  static properties = { chargePointId: {}, tab: {}, sub: {}, query: { attribute: false }, session: { state: true } };

  constructor() {
    super();
    this.session = null;
    this.onData = () => this.requestUpdate();
  }

  willUpdate(changed) {
    if (!changed.has('chargePointId')) return;
    this.close();
    this.session = null;
    this.data = new ChargePointData(this.chargePointId);
    this.data.addEventListener('change', this.onData);
    this.data.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.close();
  }

  close() {
    this.data?.removeEventListener('change', this.onData);
    this.data?.stop();
  }

  render() {
    const station = this.data.station;
    if (!station) {
      return html`<div class="page-head"><h1>${this.chargePointId}</h1></div>
        <div class="panel empty">${this.data.missing ? html`<p class="strong">No charge point of this identity is known.</p><p><a href="#/fleet">Back to the fleet</a></p>` : 'Loading'}</div>`;
    }
    return html`
      ${this.head(station)}
      <div class="connectors">${station.connectors.filter((each) => each.connectorId > 0).map((each) => this.connector(station, each))}</div>
      <time-line .data=${this.data} .session=${this.session} @session=${(event) => (this.session = event.detail)}></time-line>
      <nav class="tabs" aria-label="Subjects">${Object.entries(tabs).map(([name, tab]) => this.tabLink(name, tab))}</nav>
      <div class="tab">${(tabs[this.tab] ?? tabs.overview).render(this)}</div>`;
  }

  head(station) {
    const name = [station.vendor, station.model].filter(Boolean).join(' ');
    return html`<div class="page-head station-head">
      <div><h1>${station.id}</h1>
        <div class="row wrap soft"><span class="row"><span class="dot ${station.connected ? 'on' : 'off'}"></span>${station.connected
          ? html`Connected${station.connectedSince ? html` for ${format.since(station.connectedSince, this.now)}` : nothing}`
          : html`Offline${station.lastSeenAt ? html`, last seen ${format.since(station.lastSeenAt, this.now)} ago` : nothing}`}</span>
          ${name ? html`<span>${name}</span>` : nothing}
          ${station.firmware ? html`<span>Firmware ${station.firmware}</span>` : nothing}
          ${station.roundTripMs != null ? html`<span>Round trip ${format.milliseconds(station.roundTripMs)}</span>` : nothing}
          ${station.registration && station.registration !== 'Accepted' ? badge(station.registration) : nothing}
          ${station.repairs ? html`<span class="badge warn">${format.count(station.repairs)} repairs</span>` : nothing}</div></div>
      <div class="actions">${ACTIONS.map(([label, action]) => html`<button class="button" ?disabled=${!station.connected} @click=${() => this.act(action)}>${label}</button>`)}
        <button class="button primary" @click=${() => command({ targets: [station.id] })}>All commands</button></div>
    </div>`;
  }

  act(action) {
    const open = this.data.station.transactions[0];
    const free = this.data.station.connectors.find((each) => each.connectorId > 0 && FREE.includes(each.status));
    const payloads = {
      RemoteStartTransaction: free ? { connectorId: free.connectorId } : {},
      RemoteStopTransaction: open ? { transactionId: open.transactionId } : {},
      Reset: { type: 'Soft' },
      UnlockConnector: { connectorId: 1 },
    };
    command({ action, targets: [this.chargePointId], payload: payloads[action] });
  }

  connector(station, connector) {
    const session = station.transactions.find((each) => each.connectorId === connector.connectorId);
    return html`<article class="connector ${session ? 'busy' : ''} ${connector.status === 'Faulted' ? 'faulted' : ''}" aria-label="Connector ${connector.connectorId}">
      <div class="row spread"><h2>Connector ${connector.connectorId}</h2>${pill(connector.status)}</div>
      ${session
        ? html`<button class="session" @click=${() => go(toTransaction(session.transactionId))} aria-label="Transaction ${session.transactionId}">
            <b>${format.power(session.powerW)}</b><span>${format.energy(session.energyWh)}</span><span>${format.since(session.startedAt, this.now)}</span>
            ${session.soc != null ? html`<span>SoC ${format.percent(session.soc)}</span>` : nothing}<span class="mono">${session.idTag}</span></button>`
        : html`<p class="soft">${connector.errorCode && connector.errorCode !== 'NoError' ? [connector.errorCode, connector.info].filter(Boolean).join(': ') : connector.since ? `for ${format.since(connector.since, this.now)}` : 'no session'}</p>`}
    </article>`;
  }

  tabLink(name, tab) {
    const here = name === this.tab;
    return html`<a href=${name === 'overview' ? toStation(this.chargePointId) : toStation(this.chargePointId, name)} aria-current=${here ? 'page' : nothing}>${tab.label}</a>`;
  }

  /** The address of this tab with other filters. */
  address(query) {
    return to(['charge-points', this.chargePointId, this.tab, ...(this.sub ? [this.sub] : [])], query);
  }
}

customElements.define('charge-point-screen', ChargePointScreen);
