/** Every command sent, by whom, and what came of it. */

import { html, command, nothing } from '../core/element.js';
import { PagedScreen } from './paged-screen.js';
import { store } from '../core/store.js';
import * as format from '../core/format.js';
import { go, toStation } from '../core/router.js';
import { badge } from '../parts/status.js';
import '../parts/virtual-table.js';

const STATES = ['Answered', 'Refused', 'TimedOut', 'Disconnected'];

class CommandsScreen extends PagedScreen {
  static properties = { state: { state: true } };

  constructor() {
    super();
    this.state = null;
    this.columns = [
      { key: 'sentAt', label: 'Sent', width: '158px', cell: (row) => format.moment(row.sentAt) },
      { key: 'chargePointId', label: 'Charge point', width: 'minmax(110px, 1fr)', cell: (row) => html`<a tabindex="-1" href=${toStation(row.chargePointId)}>${row.chargePointId}</a>` },
      { key: 'action', label: 'Action', width: 'minmax(140px, 1.2fr)', cell: (row) => html`<span class="strong">${row.action}</span>` },
      { key: 'state', label: 'State', width: '112px', cell: (row) => badge(row.state) },
      { key: 'answer', label: 'Answer', width: 'minmax(100px, 1fr)', rank: 1, cell: (row) => row.response?.status ?? row.error?.code ?? '' },
      { key: 'request', label: 'Request', width: 'minmax(140px, 2fr)', rank: 3, cell: (row) => html`<span class="mono soft" title=${JSON.stringify(row.request)}>${JSON.stringify(row.request ?? {})}</span>` },
      { key: 'operator', label: 'By', width: 'minmax(80px, 0.7fr)', rank: 2, cell: (row) => row.operator ?? '' },
      { key: 'latency', label: 'Latency', width: '84px', number: true, cell: (row) => format.milliseconds(row.latencyMs) },
    ];
  }

  get path() {
    return '/commands';
  }

  connectedCallback() {
    super.connectedCallback();
    this.follow(store, 'event', (event) => event.detail.kind === 'command' && this.soon());
  }

  key(item) {
    return item.commandId;
  }

  render() {
    const rows = (this.items ?? []).filter((each) => !this.state || each.state === this.state);
    return html`<div class="page-head"><h1>Commands</h1><div class="actions"><button class="button primary" @click=${() => command({})}>Send a command</button></div></div>
      <section class="panel table-panel" aria-label="Commands"><header><div class="chips" role="group" aria-label="Show only">${STATES.map((word) => html`<button class="chip" aria-pressed=${this.state === word} @click=${() => (this.state = this.state === word ? null : word)}>${word}</button>`)}</div></header>
      ${this.fault ? html`<div class="empty bad">${this.fault}</div>` : this.items !== null && rows.length === 0 ? html`<div class="empty"><p>No command${this.state ? ' of this state' : ' has been sent yet'}.</p><p>Select charge points in the fleet to command many at once.</p></div>`
        : html`<virtual-table label="Commands" .columns=${this.columns} .rows=${rows} .key=${(row) => row.commandId} .opens=${true} @end=${() => this.more()} @open=${(event) => go(toStation(event.detail.chargePointId, 'frames', event.detail.commandId))}></virtual-table>`}
      <div class="vt-foot"><span>${format.count(rows.length)} of ${this.all} commands</span></div></section>`;
  }
}

customElements.define('commands-screen', CommandsScreen);
