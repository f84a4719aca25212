/** What is wrong now, worst first, each with a way on. */

import { ConsoleElement, html, command, nothing } from '../core/element.js';
import { store } from '../core/store.js';
import { problems, KINDS } from '../core/problems.js';
import * as format from '../core/format.js';
import { go, replace, to, toStation, toTransaction } from '../core/router.js';
import '../parts/virtual-table.js';

class AttentionScreen extends ConsoleElement {
  static live = true;
  static properties = { query: { attribute: false } };

  constructor() {
    super();
    this.query = new URLSearchParams();
    this.columns = [
      { key: 'severity', label: 'Severity', mute: true, width: '34px', cell: (row) => html`<span class="dot ${row.severity}" role="img" aria-label=${row.severity === 'bad' ? 'severe' : 'warning'}></span>` },
      { key: 'station', label: 'Charge point', width: 'minmax(120px, 0.8fr)', cell: (row) => html`<a class="strong" tabindex="-1" href=${toStation(row.station.id)}>${row.station.id}</a>` },
      { key: 'text', label: 'Problem', width: 'minmax(180px, 3fr)', cell: (row) => html`<span title=${row.text}>${row.text}</span>` },
      { key: 'since', label: 'For', width: '96px', number: true, cell: (row) => (row.since ? format.since(row.since, this.now) : format.DASH) },
      { key: 'model', label: 'Model', width: 'minmax(110px, 1fr)', rank: 3, cell: (row) => [row.station.vendor, row.station.model].filter(Boolean).join(' ') || format.DASH },
      { key: 'help', label: 'Help', mute: true, width: '176px', rank: 2, cell: (row) => this.help(row) },
    ];
  }

  render() {
    const found = problems(store, this.now);
    const kind = this.query.get('kind');
    const rows = kind ? found.filter((each) => each.kind === kind) : found;
    return html`
      <div class="page-head"><h1>Needs attention</h1><span class="lead">${this.lead(found)}</span></div>
      <section class="panel table-panel" aria-label="Problems">
        <header><div class="chips" role="group" aria-label="Show only">${Object.entries(KINDS).map(([name, label]) => this.chip(name, label, found))}</div></header>
        ${rows.length === 0
          ? html`<div class="empty"><p class="strong">Nothing needs you here.</p><p>Charge points that are faulted, offline, silent or refused appear here by themselves.</p></div>`
          : html`<virtual-table label="Problems" .columns=${this.columns} .rows=${rows} .key=${(row) => row.key} .opens=${true}
              @open=${(event) => this.open(event.detail)}></virtual-table>`}
      </section>`;
  }

  lead(found) {
    const severe = found.filter((each) => each.severity === 'bad').length;
    return found.length === 0 ? '' : `${format.count(found.length)} open, ${format.count(severe)} severe`;
  }

  chip(name, label, found) {
    const on = this.query.get('kind') === name;
    const count = found.filter((each) => each.kind === name).length;
    return html`<button class="chip" aria-pressed=${on} @click=${() => this.choose(on ? null : name)}>${label} <b>${format.count(count)}</b></button>`;
  }

  choose(kind) {
    replace(to(['attention'], { kind }));
  }

  open(row) {
    go(row.transactionId ? toTransaction(row.transactionId) : toStation(row.station.id));
  }

  help(row) {
    if (!row.help || !row.station.connected) return nothing;
    return html`<button class="button small" @click=${() => command({ action: row.help.action, payload: row.help.payload, targets: [row.station.id] })}>${row.help.label}</button>`;
  }
}

customElements.define('attention-screen', AttentionScreen);
