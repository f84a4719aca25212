/** A command as a form or as JSON, to one or many charge points, and its results. */

import { ConsoleElement, html, nothing } from '../core/element.js';
import { faults, fitted, ordered, remember } from '../core/schema.js';
import { advice } from '../core/advice.js';
import { sendToAll } from '../core/bulk.js';
import { store } from '../core/store.js';
import { chargePointPath, find } from '../core/api.js';
import { icons } from '../parts/icons.js';
import '../parts/schema-form.js';
import '../parts/profile-preview.js';
import './command-results.js';

class CommandForm extends ConsoleElement {
  static properties = {
    action: { attribute: false }, payload: { attribute: false }, targets: { attribute: false },
    text: { state: true }, raw: { state: true }, faults: { state: true }, results: { state: true }, sending: { state: true }, detail: { state: true }, fault: { state: true },
  };

  constructor() {
    super();
    this.faults = [];
    this.raw = false;
  }

  async firstUpdated() {
    await this.querySelector('schema-form')?.updateComplete;
    const first = this.targets.length === 0 ? '.targets input' : 'schema-form input, schema-form select';
    (this.querySelector(first) ?? this.querySelector('.send')).focus();
  }

  willUpdate(changed) {
    if (changed.has('targets')) this.loadDetail();
    if (changed.has('payload') && !this.raw) this.text = JSON.stringify(ordered(this.action.request, this.payload ?? {}), null, 2);
  }

  async loadDetail() {
    this.detail = this.targets.length === 1 ? await find(chargePointPath(this.targets[0])).catch(() => null) : null;
  }

  render() {
    return html`<form class="command-form" novalidate @submit=${(event) => this.submit(event)}>
      <div class="command-head"><button type="button" class="button quiet icon" aria-label="Back to the list of commands" @click=${() => this.tell('back')}>←</button>
        <h2>${this.action.action}</h2><span class="badge">${this.action.profile}</span>
        <div class="actions segmented" role="group" aria-label="Form or JSON"><button type="button" aria-pressed=${!this.raw} @click=${() => this.show(false)}>Form</button><button type="button" aria-pressed=${this.raw} @click=${() => this.show(true)}>JSON</button></div></div>
      <div class="command-body">
        ${this.targetField()}
        ${this.raw
          ? html`<div class="field"><label for="raw-payload">Payload of the CALL</label><textarea id="raw-payload" rows="12" spellcheck="false" aria-invalid=${this.fault ? 'true' : 'false'} .value=${this.text} @input=${(event) => (this.text = event.target.value)}></textarea></div>`
          : html`<schema-form .schema=${this.action.request} .value=${this.payload} .faults=${this.faults} @value=${(event) => this.onValue(event.detail)}></schema-form>`}
        ${this.preview()}
        ${this.fault ? html`<p class="bad" role="alert">${this.fault}</p>` : nothing}
        ${this.notes()}
        ${this.results ? html`<command-results .action=${this.action.action} .results=${this.results} .total=${this.targets.length}></command-results>` : nothing}
      </div>
      <div class="command-foot"><span class="faint">The payload goes out as it is written.</span>
        <div class="actions"><button type="button" class="button" @click=${() => this.tell('done')}>Close</button>
          <button class="button primary send" ?disabled=${this.targets.length === 0 || this.sending}>${this.sendLabel()}</button></div></div></form>`;
  }

  preview() {
    const profile = this.payload?.csChargingProfiles;
    if (!profile) return nothing;
    return html`<profile-preview .profile=${profile} .connectorId=${this.payload.connectorId} .chargePointId=${this.targets.length === 1 ? this.targets[0] : ''}></profile-preview>`;
  }

  sendLabel() {
    if (this.sending) return 'Sending';
    return this.targets.length > 1 ? `Send to ${this.targets.length}` : this.targets.length === 1 ? `Send to ${this.targets[0]}` : 'Send';
  }

  targetField() {
    const shown = this.targets.slice(0, 12);
    const ids = [...store.stations.keys()];
    return html`<div class="field targets"><label for="command-target">To</label><div class="row wrap">
      ${shown.map((id) => html`<span class="badge accent"><span class="dot ${store.station(id)?.connected ? 'on' : 'off'}"></span>${id}<button type="button" class="drop" aria-label="Remove ${id}" @click=${() => (this.targets = this.targets.filter((each) => each !== id))}>${icons.close}</button></span>`)}
      ${this.targets.length > shown.length ? html`<span class="faint">and ${this.targets.length - shown.length} more</span>` : nothing}
      <input id="command-target" class="narrow" list="command-targets" autocomplete="off" placeholder="Add identity" @change=${(event) => this.addTarget(event.target)} @keydown=${(event) => event.key === 'Enter' && (event.preventDefault(), this.addTarget(event.target))}>
      <datalist id="command-targets">${ids.slice(0, 300).map((id) => html`<option value=${id}></option>`)}</datalist></div></div>`;
  }

  addTarget(input) {
    const id = input.value.trim();
    input.value = '';
    if (id !== '' && !this.targets.includes(id)) this.targets = [...this.targets, id];
  }

  notes() {
    const notes = new Map();
    for (const id of this.targets) {
      const station = this.detail?.id === id ? { ...this.detail, ...store.station(id) } : store.station(id);
      for (const note of advice(station, this.action.action, this.action.profile, this.payload ?? {})) notes.set(note, [...(notes.get(note) ?? []), id]);
    }
    if (notes.size === 0) return nothing;
    return html`<ul class="notes" aria-label="Advice">${[...notes].map(([note, ids]) => html`<li>${note} ${this.targets.length > 1 ? html`<span class="faint">${ids.length === 1 ? ids[0] : `${ids.length} charge points`}</span>` : nothing}</li>`)}</ul>`;
  }

  onValue(value) {
    this.payload = value;
    this.faults = [];
    this.fault = null;
  }

  show(raw) {
    if (raw === this.raw) return;
    if (!raw) {
      const parsed = this.parsed();
      if (parsed === undefined) return;
      this.payload = fitted(this.action.request, parsed);
    }
    this.raw = raw;
  }

  parsed() {
    try {
      this.fault = null;
      return JSON.parse(this.text);
    } catch (error) {
      this.fault = `This is no JSON: ${error.message}`;
      return undefined;
    }
  }

  async submit(event) {
    event.preventDefault();
    const payload = this.raw ? this.parsed() : ordered(this.action.request, this.payload ?? {});
    if (payload === undefined) return;
    this.faults = this.raw ? [] : faults(this.action.request, payload);
    if (this.faults.length > 0) {
      await this.updateComplete;
      this.querySelector('[aria-invalid="true"]')?.focus();
      return;
    }
    remember(this.action.action, payload);
    await this.send(payload);
  }

  async send(payload) {
    this.sending = true;
    this.results = [];
    await sendToAll(this.targets, this.action.action, payload, (id, outcome) => {
      this.results = [...this.results, { id, outcome }];
      if (outcome.problem?.status === 422) this.showFault(outcome.problem);
    });
    this.sending = false;
  }

  showFault(problem) {
    this.fault = problem.message;
    if (problem.pointer) this.faults = [{ pointer: problem.pointer, message: 'was refused' }];
  }
}

customElements.define('command-form', CommandForm);
