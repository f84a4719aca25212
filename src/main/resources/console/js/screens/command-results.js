/** What came of a command: one answer with its frames, or a table. */

import { ConsoleElement, html, nothing } from '../core/element.js';
import { chargePointPath, lines } from '../core/api.js';
import { join } from '../core/exchanges.js';
import { download } from '../core/download.js';
import * as format from '../core/format.js';
import { toStation } from '../core/router.js';
import { badge } from '../parts/status.js';
import { json, pretty } from '../parts/json-view.js';

const FOLLOW_MS = 3000;
const FRAMES = 40;

class CommandResults extends ConsoleElement {
  static properties = { action: {}, results: { attribute: false }, total: { type: Number }, frames: { state: true } };

  updated(changed) {
    const only = this.results.length === 1 && this.total === 1 ? this.results[0] : null;
    if (changed.has('results') && only?.outcome.commandId) {
      this.showFrames(only);
      setTimeout(() => this.showFrames(only), FOLLOW_MS);
    }
  }

  /** The frames of the command, and those the charge point sent because of it. */
  async showFrames({ id, outcome }) {
    const found = join(await lines(chargePointPath(id, '/frames'), { limit: FRAMES }).catch(() => []));
    const call = found.find((each) => each.id === outcome.commandId);
    this.frames = call ? found.filter((each) => each === call || (each.at >= call.at && each.at <= call.at + FOLLOW_MS)).reverse() : [];
  }

  render() {
    if (this.total === 1) return this.results.length === 1 ? this.single(this.results[0]) : html`<p class="soft">Waiting for the answer</p>`;
    return this.table();
  }

  single({ id, outcome }) {
    return html`<section class="result" aria-label="Result" aria-live="polite"><div class="row">${badge(outcome.state)}<span class="strong">${answered(outcome)}</span><span class="faint">${outcome.latencyMs != null ? format.milliseconds(outcome.latencyMs) : ''}</span></div>
      ${outcome.response || outcome.error ? json(outcome.response ?? outcome.error) : nothing}
      ${this.frames?.length ? html`<details open><summary>Frames that resulted (${this.frames.length})</summary>${this.frames.map((each) => html`<details class="frame"><summary><time class="mono faint">${format.clock(each.time, true)}</time> <span class="strong">${each.action ?? each.call.type}</span> <span class="faint">${each.direction === 'RX' ? 'from' : 'to'} the charge point ${each.latencyMs != null ? `, ${format.milliseconds(each.latencyMs)}` : ''}</span></summary>
          ${json(pretty(each.call.text))}${each.answer ? json(pretty(each.answer.text)) : nothing}</details>`)}
        <a href=${toStation(id, 'frames', outcome.commandId)}>Open in frames</a></details>` : nothing}</section>`;
  }

  table() {
    const states = new Map();
    for (const { outcome } of this.results) states.set(outcome.state, (states.get(outcome.state) ?? 0) + 1);
    return html`<section class="result" aria-label="Results" aria-live="polite"><div class="row wrap"><span class="strong">${this.results.length} of ${this.total}</span>${[...states].map(([state, count]) => html`${badge(state)} ${count}`)}
        <button type="button" class="button small" @click=${() => this.save()}>JSON lines</button></div>
      <progress max=${this.total} value=${this.results.length} aria-label="Answered"></progress>
      <div class="scroll-x"><table class="plain"><thead><tr><th>Charge point</th><th>State</th><th>Answer</th><th class="number">Latency</th></tr></thead><tbody>
        ${this.results.slice(0, 500).map(({ id, outcome }) => html`<tr><td><a href=${toStation(id)}>${id}</a></td><td>${badge(outcome.state)}</td><td>${answered(outcome)}</td><td class="number">${outcome.latencyMs != null ? format.milliseconds(outcome.latencyMs) : ''}</td></tr>`)}</tbody></table></div></section>`;
  }

  save() {
    download(`${this.action}.jsonl`, 'application/x-ndjson', this.results.map(({ id, outcome }) => JSON.stringify({ chargePointId: id, ...outcome, problem: outcome.problem?.document })).join('\n') + '\n');
  }
}

const answered = (outcome) =>
  outcome.problem?.message ?? outcome.response?.status ?? (outcome.error ? `${outcome.error.code} ${outcome.error.description ?? ''}` : outcome.response ? 'answered' : '');

customElements.define('command-results', CommandResults);
