/** Frames, sessions, status, commands and connects of one charge point on one axis of time. */

import { ConsoleElement, html, svg, nothing } from '../core/element.js';
import * as format from '../core/format.js';
import { go, toTransaction } from '../core/router.js';
import { linkSpans, statusSpans } from './spans.js';

const RANGES = [['15 min', 15], ['1 h', 60], ['6 h', 360], ['24 h', 1440]];
const MINUTE = 60_000;
const LEFT = 92;
const LANE = 24;
const TICKS = [1, 2, 5, 10, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE);

class TimeLine extends ConsoleElement {
  static live = true;
  static properties = { data: { attribute: false }, session: { attribute: false }, minutes: { state: true }, width: { state: true } };

  constructor() {
    super();
    this.minutes = 15;
    this.width = 900;
  }

  firstUpdated() {
    this.sizes = new ResizeObserver(([entry]) => (this.width = Math.max(300, entry.contentRect.width)));
    this.sizes.observe(this.querySelector('.time-line'));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sizes?.disconnect();
  }

  get window() {
    if (this.session) {
      const from = Date.parse(this.session.startedAt) - MINUTE;
      return { from, until: this.session.stoppedAt ? Date.parse(this.session.stoppedAt) + MINUTE : this.now };
    }
    return { from: this.now - this.minutes * MINUTE, until: this.now };
  }

  render() {
    const { from, until } = this.window;
    const x = (time) => LEFT + ((Math.min(until, Math.max(from, time)) - from) / (until - from)) * (this.width - LEFT - 8);
    const inside = (time) => time >= from && time <= until;
    const connectors = this.data.station.connectors.filter((each) => each.connectorId > 0).slice(0, 6);
    const lanes = ['Link', ...connectors.map((each) => `Connector ${each.connectorId}`), 'Frames', 'Commands'];
    const height = lanes.length * LANE + 26;
    return html`<section class="panel" aria-label="Timeline"><header><h2>Timeline</h2>
        ${this.session ? html`<span class="badge accent">Transaction ${this.session.transactionId}</span><button class="button quiet small" @click=${() => this.tell('session', null)}>Show all</button>` : nothing}
        <div class="actions"><div class="segmented" role="group" aria-label="Range">${RANGES.map(([label, minutes]) => html`<button aria-pressed=${!this.session && this.minutes === minutes} @click=${() => this.choose(minutes)}>${label}</button>`)}</div></div></header>
      <div class="time-line"><svg width=${this.width} height=${height} role="group" aria-label="Timeline of ${this.data.id}: ${this.data.exchanges.length} frames, ${this.data.transactions.length} sessions">
        ${this.axis(from, until, x, height)}
        ${lanes.map((label, index) => svg`<text class="lane" x="14" y=${index * LANE + 17}>${label}</text><line class="rule" x1="0" x2=${this.width} y1=${(index + 1) * LANE} y2=${(index + 1) * LANE}></line>`)}
        ${linkSpans(this.data, from, until).map((span) => this.bar(span, 0, x, `link ${span.up ? 'up' : 'down'}`, span.up ? 'Connected' : 'Offline'))}
        ${connectors.map((each, index) => this.connectorLane(each, index + 1, from, until, x))}
        ${this.frames(connectors.length + 1, x, inside)}
        ${this.commands(connectors.length + 2, x, inside)}
      </svg></div></section>`;
  }

  choose(minutes) {
    this.minutes = minutes;
    this.tell('session', null);
  }

  axis(from, until, x, height) {
    const step = TICKS.find((each) => (until - from) / each <= Math.max(3, (this.width - LEFT) / 110)) ?? TICKS.at(-1);
    const shift = new Date().getTimezoneOffset() * MINUTE;
    const first = Math.ceil((from - shift) / step) * step + shift;
    const marks = [];
    for (let time = first; time < until; time += step) marks.push(time);
    return marks.filter((time) => x(time) < this.width - 24).map((time) => svg`<line class="grid" x1=${x(time)} x2=${x(time)} y1="0" y2=${height - 22}></line>
      <text class="tick" x=${x(time)} y=${height - 7}>${format.clock(time).slice(0, 5)}</text>`);
  }

  bar(span, lane, x, kind, title, inset = 8) {
    const width = Math.max(1.5, x(span.until) - x(span.from));
    return svg`<rect class=${kind} x=${x(span.from)} y=${lane * LANE + inset} width=${width} height=${LANE - 2 * inset} rx="2"><title>${title}</title></rect>`;
  }

  connectorLane(connector, lane, from, until, x) {
    const spans = statusSpans(this.data, connector, from, until);
    const sessions = this.data.transactions.filter((each) => each.connectorId === connector.connectorId &&
      Date.parse(each.startedAt) < until && (!each.stoppedAt || Date.parse(each.stoppedAt) > from));
    return svg`${spans.map((span) => this.bar(span, lane, x, `span status ${span.status}`, `${span.status} from ${format.clock(span.from)}`, 5))}
      ${sessions.map((each) => this.sessionMark(each, lane, until, x))}`;
  }

  sessionMark(session, lane, until, x) {
    const from = Date.parse(session.startedAt);
    const end = session.stoppedAt ? Date.parse(session.stoppedAt) : until;
    return svg`<g class="session-mark" role="button" tabindex="0" aria-label="Show only transaction ${session.transactionId}"
        @click=${() => this.tell('session', session)} @dblclick=${() => go(toTransaction(session.transactionId))}
        @keydown=${(event) => (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), this.tell('session', session))}>
      <rect x=${x(from)} y=${lane * LANE + 3} width=${Math.max(3, x(end) - x(from))} height=${LANE - 6} rx="3"><title>Transaction ${session.transactionId}, ${session.idTag}</title></rect></g>`;
  }

  frames(lane, x, inside) {
    const middle = lane * LANE + LANE / 2;
    const paths = { RX: '', TX: '', bad: '' };
    for (const each of this.data.exchanges) {
      if (!inside(each.at)) continue;
      const at = x(each.at).toFixed(1);
      const kind = each.error || each.invalid ? 'bad' : each.direction;
      paths[kind] += each.direction === 'RX' ? `M${at} ${middle}v-8` : `M${at} ${middle}v8`;
    }
    return svg`<path class="frame-tick RX" d=${paths.RX}></path><path class="frame-tick TX" d=${paths.TX}></path><path class="frame-tick bad" d=${paths.bad}></path>`;
  }

  commands(lane, x, inside) {
    const middle = lane * LANE + LANE / 2;
    return this.data.commands.filter((each) => inside(Date.parse(each.sentAt))).map((each) => {
      const at = x(Date.parse(each.sentAt));
      return svg`<path class="command-mark ${each.state}" d="M${at} ${middle - 5}l5 5-5 5-5-5z"><title>${each.action} ${each.state}</title></path>`;
    });
  }
}

customElements.define('time-line', TimeLine);
