/** Every CALL with its answer in one row. */

import { html, nothing, toast } from '../core/element.js';
import { Tab } from './tab.js';
import { compile, HELP } from '../core/filter.js';
import { highlights } from '../core/exchanges.js';
import { download } from '../core/download.js';
import * as format from '../core/format.js';
import { replace, toStation } from '../core/router.js';
import { icons } from '../parts/icons.js';
import { json, pretty } from '../parts/json-view.js';
import '../parts/virtual-table.js';

class FramesTab extends Tab {
  static properties = {
    message: { attribute: false }, session: { attribute: false }, query: { attribute: false },
    filter: { state: true }, open: { state: true }, raw: { state: true }, help: { state: true },
  };

  constructor() {
    super();
    this.filter = '';
    this.raw = false;
    this.columns = [
      { key: 'time', label: 'Time', width: '108px', cell: (row) => html`<time class="mono" datetime=${row.time}>${format.clock(row.time, true)}</time>` },
      { key: 'direction', label: 'Direction', mute: true, width: '34px', cell: (row) => html`<span class="way ${row.direction}" role="img" aria-label=${row.direction === 'RX' ? 'from the charge point' : 'to the charge point'}>${row.direction === 'RX' ? icons.incoming : icons.outgoing}</span>` },
      { key: 'action', label: 'Action', width: 'minmax(150px, 1fr)', cell: (row) => html`<span class="strong">${row.action ?? row.call.type}</span>` },
      { key: 'content', label: 'Content', width: 'minmax(160px, 3fr)', rank: 1, cell: (row) => summary(row) },
      { key: 'marks', label: 'Marks', mute: true, width: 'minmax(90px, 0.8fr)', cell: (row) => marks(row) },
      { key: 'latency', label: 'Latency', width: '82px', number: true, cell: (row) => (row.answer ? format.milliseconds(row.latencyMs) : html`<span class="faint">${row.call.type === 'CALL' ? 'open' : ''}</span>`) },
    ];
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('query') && this.query) this.filter = this.query.get('filter') ?? this.filter;
    if (changed.has('message')) this.open = this.message;
  }

  render() {
    const { matches, fault } = compile(this.filter);
    const rows = this.data.exchanges.filter((each) => this.inSession(each) && matches(each));
    const chosen = this.data.exchanges.find((each) => each.id === this.open);
    return html`<div class="frames ${chosen ? 'split' : ''}">
      <section class="panel table-panel" aria-label="Frames">
        <header><div class="search wide">${icons.search}<input type="search" class="mono" spellcheck="false" aria-label="Filter frames" placeholder="action:Status* dir:in err:true text:&quot;SoC&quot;"
            aria-invalid=${fault ? 'true' : 'false'} .value=${this.filter} @input=${(event) => this.onFilter(event.target.value)}></div>
          <button class="button quiet small" aria-expanded=${Boolean(this.help)} @click=${() => (this.help = !this.help)}>Terms</button>
          <div class="actions"><button class="button small" @click=${() => this.exportLines(rows)}>${icons.download}JSON lines</button></div>
          ${fault ? html`<p class="whole bad">${fault}</p>` : nothing}
          ${this.help ? html`<p class="whole mono soft">${HELP}</p>` : nothing}
          ${this.session ? html`<p class="whole"><span class="badge accent">Transaction ${this.session.transactionId}</span></p>` : nothing}
        </header>
        ${rows.length === 0
          ? html`<div class="empty">${this.data.frames.length === 0 ? 'No frame has been seen since the server started.' : 'No frame matches this filter.'}</div>`
          : html`<virtual-table label="Frames" .columns=${this.columns} .rows=${rows} .key=${(row) => row.key} .rowHeight=${32} .opens=${true}
              .rowClass=${(row) => (row.id === this.open ? 'marked' : '')} @open=${(event) => this.choose(event.detail)}></virtual-table>`}
        <div class="vt-foot"><span>${format.count(rows.length)} of ${format.count(this.data.exchanges.length)} exchanges</span></div>
      </section>
      ${chosen ? this.detail(chosen) : nothing}
    </div>`;
  }

  detail(exchange) {
    return html`<aside class="panel frame-detail" aria-label="Frame">
      <header><h2 class="clip">${exchange.action ?? exchange.call.type}</h2>
        <div class="actions"><div class="segmented" role="group" aria-label="Form">
            <button aria-pressed=${!this.raw} @click=${() => (this.raw = false)}>Pretty</button><button aria-pressed=${this.raw} @click=${() => (this.raw = true)}>Raw</button></div>
          <button class="button quiet icon small" aria-label="Copy a link to this frame" title="Copy link" @click=${() => this.copyLink()}>${icons.link}</button>
          <button class="button quiet icon small" aria-label="Close frame" @click=${() => this.choose(null)}>${icons.close}</button></div></header>
      <div class="body stack">${this.frame(exchange.call)}${exchange.answer ? this.frame(exchange.answer, exchange.latencyMs) : html`<p class="soft">No answer yet.</p>`}</div></aside>`;
  }

  frame(frame, latency) {
    return html`<section><div class="row spread"><h3>${frame.direction === 'RX' ? 'From the charge point' : 'To the charge point'}</h3>
        <span class="faint">${format.clock(frame.time, true)}${latency != null ? `, ${format.milliseconds(latency)}` : ''}</span></div>
      ${frame.fault ? html`<p class="bad">${frame.fault}</p>` : nothing}
      ${frame.repairs?.length ? html`<p class="warn">Repaired: ${frame.repairs.join(', ')}</p>` : nothing}
      ${this.raw ? html`<pre>${frame.text}</pre>` : json(pretty(frame.text))}</section>`;
  }

  inSession(exchange) {
    if (!this.session) return true;
    const until = this.session.stoppedAt ? Date.parse(this.session.stoppedAt) + 120_000 : Infinity;
    return exchange.at >= Date.parse(this.session.startedAt) - 120_000 && exchange.at <= until;
  }

  onFilter(text) {
    this.filter = text;
    this.address();
  }

  choose(exchange) {
    this.open = exchange?.id ?? null;
    this.address();
  }

  address() {
    const segments = this.open ? ['frames', this.open] : ['frames'];
    const query = this.filter ? `?${new URLSearchParams({ filter: this.filter })}` : '';
    replace(toStation(this.data.id, ...segments) + query);
  }

  async copyLink() {
    try {
      await navigator.clipboard.writeText(location.href);
      toast('Link copied.');
    } catch {
      toast(location.href);
    }
  }

  exportLines(rows) {
    const frames = rows.flatMap((each) => (each.answer ? [each.call, each.answer] : [each.call])).sort((a, b) => a.seq - b.seq);
    download(`${this.data.id}.jsonl`, 'application/x-ndjson', frames.map((frame) => JSON.stringify(frame)).join('\n') + '\n');
  }
}

const summary = (row) => {
  const found = highlights(row.payload);
  return found.length === 0
    ? html`<span class="mono faint">${row.payload ? '{}' : row.call.text}</span>`
    : html`<span class="mono values" title=${row.call.text}>${found.map(([name, value]) => html`<span class="faint">${name}</span> ${value} `)}</span>`;
};

const marks = (row) => html`${row.answer?.type === 'CALLERROR' ? html`<span class="badge bad">${row.response?.errorCode ?? 'error'}</span>` : nothing}
  ${row.invalid && row.answer?.type !== 'CALLERROR' ? html`<span class="badge bad">invalid</span>` : nothing}
  ${row.repairs.length > 0 ? html`<span class="badge warn">repaired</span>` : nothing}`;

customElements.define('frames-tab', FramesTab);
