/** One transaction: its curve, its evidence, its frames, and closing it out of band. */

import { ConsoleElement, html, nothing, attempt, command } from '../core/element.js';
import { all, find, lines, chargePointPath } from '../core/api.js';
import { chartOf, contextsOf, groupsOf } from '../core/meter.js';
import { highlights, join } from '../core/exchanges.js';
import { store } from '../core/store.js';
import * as format from '../core/format.js';
import { toStation } from '../core/router.js';
import { badge } from '../parts/status.js';
import { pairs } from '../parts/pairs.js';
import '../parts/time-chart.js';
import './close-transaction.js';

const AROUND_MS = 120_000;

class TransactionScreen extends ConsoleElement {
  static properties = { transactionId: {}, found: { state: true }, missing: { state: true }, values: { state: true }, exchanges: { state: true }, group: { state: true }, contexts: { state: true }, closing: { state: true } };

  constructor() {
    super();
    this.values = [];
    this.exchanges = [];
    this.group = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.follow(store, 'event', (event) => this.onEvent(event.detail));
    this.every(1000, () => this.requestUpdate());
  }

  onEvent(event) {
    if (String(event.transactionId) !== this.transactionId) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), 250);
  }

  willUpdate(changed) {
    if (changed.has('transactionId')) this.load();
  }

  async load() {
    const path = `/transactions/${encodeURIComponent(this.transactionId)}`;
    await attempt(async () => {
      const found = await find(path);
      this.missing = found === null;
      if (!found) return;
      this.found = found;
      this.values = await all(`${path}/meter-values`).catch(() => []);
      const known = contextsOf(this.values);
      this.contexts = new Set([...(this.contexts ?? known)].filter((each) => known.includes(each)));
      if (this.contexts.size === 0) this.contexts = new Set(known);
      const exchanges = join(await lines(chargePointPath(found.chargePointId, '/frames'), { limit: 500 }).catch(() => []));
      this.exchanges = exchanges.filter((each) => this.belongs(each));
    });
  }

  belongs(exchange) {
    const until = this.found.stoppedAt ? Date.parse(this.found.stoppedAt) + AROUND_MS : Infinity;
    return exchange.at >= Date.parse(this.found.startedAt) - AROUND_MS && exchange.at <= until && exchange.action !== 'Heartbeat';
  }

  render() {
    if (this.missing) return html`<div class="page-head"><h1>Transaction ${this.transactionId}</h1></div><div class="panel empty">No transaction has this id.</div>`;
    if (!this.found) return html`<div class="page-head"><h1>Transaction ${this.transactionId}</h1></div>`;
    const found = this.found;
    const active = found.status === 'active';
    return html`
      <div class="page-head"><div><h1>Transaction ${found.transactionId}</h1><div class="row wrap soft">${badge(found.status)}${(found.flags ?? []).map((flag) => badge(flag, 'warn'))}
          <a href=${toStation(found.chargePointId)}>${found.chargePointId}</a><span>Connector ${found.connectorId}</span><span class="mono">${found.idTag}</span></div></div>
        <div class="actions">${active ? html`<button class="button" @click=${() => command({ action: 'RemoteStopTransaction', targets: [found.chargePointId], payload: { transactionId: found.transactionId } })}>Stop remotely</button>
          <button class="button danger" @click=${() => (this.closing = true)}>Close out of band</button>` : nothing}</div></div>
      ${this.closing ? html`<close-transaction .transaction=${found} @done=${() => this.onClosed()}></close-transaction>` : nothing}
      ${this.numbers(found)}
      ${this.chart()}
      <div class="two">${this.evidence(found)}${this.frames(found)}</div>`;
  }

  onClosed() {
    this.closing = false;
    this.load();
  }

  numbers(found) {
    const live = store.station(found.chargePointId)?.transactions.find((each) => each.transactionId === found.transactionId);
    const until = found.stoppedAt ? Date.parse(found.stoppedAt) : this.now;
    const hours = (until - Date.parse(found.startedAt)) / 3_600_000;
    const energy = live?.energyWh ?? found.energyWh;
    const tiles = [['Energy', format.energy(energy)], ['Power now', found.stoppedAt ? format.DASH : format.power(live?.powerW)], ['Average power', energy != null && hours > 0.01 ? format.power(energy / hours) : format.DASH], ['Duration', format.span(until - Date.parse(found.startedAt))], ['SoC', format.percent(live?.soc ?? this.values.findLast((each) => each.measurand === 'SoC')?.value)]];
    return html`<dl class="totals">${tiles.map(([name, value]) => html`<div class="total"><dt>${name}</dt><dd><b>${value}</b></dd></div>`)}</dl>`;
  }

  chart() {
    const groups = groupsOf(this.values);
    const [name, measurands] = groups.find(([each]) => each === this.group) ?? groups[0] ?? [];
    if (!name) return html`<section class="panel" aria-label="Meter values"><div class="empty">No meter value yet.</div></section>`;
    const { times, series } = chartOf(this.values, measurands, this.contexts);
    return html`<section class="panel" aria-label="Meter values"><header><h2>Meter values</h2>
        <div class="segmented" role="group" aria-label="Measurand">${groups.map(([each]) => html`<button aria-pressed=${each === name} @click=${() => (this.group = each)}>${each}</button>`)}</div>
        <div class="actions chips" role="group" aria-label="Contexts">${contextsOf(this.values).map((context) => html`<button class="chip" aria-pressed=${this.contexts.has(context)} @click=${() => this.toggle(context)}>${context}</button>`)}</div></header>
      <div class="body"><time-chart label=${name} .times=${times} .series=${series} .height=${280}></time-chart></div></section>`;
  }

  toggle(context) {
    const contexts = new Set(this.contexts);
    if (!contexts.delete(context)) contexts.add(context);
    this.contexts = contexts;
  }

  evidence(found) {
    return html`<section class="panel" aria-label="Evidence"><header><h2>Evidence</h2></header><div class="body">${pairs([
      ['Started', format.moment(found.startedAt)], ['Stopped', found.stoppedAt ? format.moment(found.stoppedAt) : null], ['Stop reason', found.stopReason],
      ['Meter at start', format.energy(found.meterStart)], ['Meter at stop', found.meterStop != null ? format.energy(found.meterStop) : null], ['Meter values', this.values.length],
      ['Flags', (found.flags ?? []).join(', ') || 'none'], ['Closed by', found.closedBy], ['Note', found.note]])}</div></section>`;
  }

  frames(found) {
    return html`<section class="panel" aria-label="Frames"><header><h2>Frames</h2><span class="soft">two minutes before to two minutes after</span></header>
      ${this.exchanges.length === 0 ? html`<div class="empty">None of its frames is at hand any more.</div>` : html`<ul class="events">${this.exchanges.slice(0, 60).map((each) => html`<li><time class="mono faint">${format.clock(each.time)}</time>
        <a class="nowrap" href=${toStation(found.chargePointId, 'frames', each.id)}>${each.action ?? each.call.type}</a><span class="mono clip values">${highlights(each.payload, 4).map(([name, value]) => html`<span class="faint">${name}</span> ${value} `)}</span></li>`)}</ul>`}</section>`;
  }
}

customElements.define('transaction-screen', TransactionScreen);
