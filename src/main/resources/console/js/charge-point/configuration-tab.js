/** The configuration keys: read from the charge point, compare with another one, change one. */

import { html, nothing, attempt, toast } from '../core/element.js';
import { Tab } from './tab.js';
import { chargePointPath, get } from '../core/api.js';
import { store } from '../core/store.js';
import { badge } from '../parts/status.js';
import { icons } from '../parts/icons.js';

class ConfigurationTab extends Tab {
  static properties = { filter: { state: true }, edited: { state: true }, other: { state: true }, differing: { state: true }, reading: { state: true }, read: { state: true } };

  constructor() {
    super();
    this.filter = '';
    this.edited = null;
    this.other = null;
  }

  get keys() {
    return [...(this.read ?? this.data.detail?.configuration ?? [])].sort((a, b) => a.key.localeCompare(b.key));
  }

  render() {
    const keys = this.keys;
    return html`<section class="panel" aria-label="Configuration keys">
      <header><div class="search">${icons.search}<input type="search" aria-label="Search keys" placeholder="Search keys" .value=${this.filter} @input=${(event) => (this.filter = event.target.value)}></div>
        ${this.comparison()}
        <div class="actions"><button class="button" ?disabled=${!this.station.connected || this.reading} @click=${() => this.readAll()}>${icons.refresh}${this.reading ? 'Reading' : 'Read from charge point'}</button></div></header>
      ${keys.length === 0 ? html`<div class="empty"><p>No configuration is known yet.</p><p>Read it from the charge point: this sends GetConfiguration.</p></div>` : this.table(keys)}
      ${this.unknown?.length ? html`<div class="vt-foot"><span>Unknown keys: ${this.unknown.join(', ')}</span></div>` : nothing}
    </section>`;
  }

  comparison() {
    const ids = [...store.stations.keys()].filter((id) => id !== this.data.id).sort();
    return html`<label class="visually-hidden" for="compare-with">Compare with</label>
      <input id="compare-with" class="narrow" list="other-stations" placeholder="Compare with" autocomplete="off" @change=${(event) => this.compare(event.target.value)}>
      <datalist id="other-stations">${ids.slice(0, 200).map((id) => html`<option value=${id}></option>`)}</datalist>
      ${this.other ? html`<label class="row"><input type="checkbox" .checked=${Boolean(this.differing)} @change=${(event) => (this.differing = event.target.checked)}>Only differences</label>` : nothing}`;
  }

  table(keys) {
    const theirs = new Map((this.other?.configuration ?? []).map((each) => [each.key, each.value]));
    const all = this.other ? [...keys, ...[...theirs.keys()].filter((key) => !keys.some((each) => each.key === key)).map((key) => ({ key, missing: true }))] : keys;
    const differs = (each) => this.other && theirs.get(each.key) !== each.value;
    const rows = all.filter((each) => each.key.toLowerCase().includes(this.filter.toLowerCase()) && (!this.differing || differs(each)));
    return html`<div class="scroll-x"><table class="plain"><thead><tr><th>Key</th><th>${this.other ? this.data.id : 'Value'}</th>${this.other ? html`<th>${this.other.id}</th>` : nothing}<th><span class="visually-hidden">Change</span></th></tr></thead>
      <tbody>${rows.map((each) => html`<tr class=${differs(each) ? 'differs' : ''}><td class="mono">${each.key}</td>
        <td>${this.edited === each.key ? this.editor(each) : each.missing ? html`<span class="faint">not there</span>` : html`<span class="mono">${each.value ?? ''}</span>`}</td>
        ${this.other ? html`<td class="mono">${theirs.get(each.key) ?? html`<span class="faint">not there</span>`}</td>` : nothing}
        <td class="number">${each.readonly ? badge('read only') : this.edited === each.key || each.missing ? nothing : html`<button class="button small" ?disabled=${!this.station.connected} aria-label="Change ${each.key}" @click=${() => this.edit(each.key)}>Change</button>`}</td></tr>`)}</tbody></table></div>`;
  }

  editor(each) {
    return html`<form class="row" @submit=${(event) => this.change(event, each)}><input name="value" class="mono" aria-label="Value of ${each.key}" maxlength="500" .value=${each.value ?? ''}>
      <button class="button primary small">Send</button><button class="button quiet small" type="button" @click=${() => (this.edited = null)}>Cancel</button></form>`;
  }

  async edit(key) {
    this.edited = key;
    await this.updateComplete;
    this.querySelector('form input')?.select();
  }

  async readAll() {
    this.reading = true;
    const answer = await attempt(() => this.data.ask('GetConfiguration', {}));
    this.reading = false;
    if (!answer) return;
    this.read = answer.configurationKey ?? [];
    this.unknown = answer.unknownKey;
  }

  async change(event, each) {
    event.preventDefault();
    const value = new FormData(event.target).get('value');
    const answer = await attempt(() => this.data.ask('ChangeConfiguration', { key: each.key, value }));
    if (!answer) return;
    this.edited = null;
    const taken = ['Accepted', 'RebootRequired'].includes(answer.status);
    toast(`${each.key}: ${answer.status}`, taken ? 'good' : 'bad');
    if (taken) await this.readAll();
  }

  async compare(id) {
    this.other = id ? ((await attempt(() => get(chargePointPath(id)))) ?? null) : null;
  }
}

customElements.define('configuration-tab', ConfigurationTab);
