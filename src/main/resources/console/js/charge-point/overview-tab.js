/** What the charge point said of itself, and what happened last. */

import { html, nothing, attempt } from '../core/element.js';
import { pairs } from '../parts/pairs.js';
import { Tab } from './tab.js';
import { chargePointPath, put, remove } from '../core/api.js';
import { store } from '../core/store.js';
import * as format from '../core/format.js';
import { go, toStation } from '../core/router.js';
import { eventLine } from '../parts/event-line.js';

const AS_THE_SERVER = 'as the server';

class OverviewTab extends Tab {
  static properties = { editing: { state: true } };

  render() {
    const detail = this.data.detail ?? this.station;
    return html`<div class="two">
      <section class="panel"><header><h2>Charge point</h2>
        <div class="actions"><button class="button small" @click=${() => (this.editing = !this.editing)} aria-expanded=${Boolean(this.editing)}>Settings</button></div></header>
        <div class="body">${this.editing ? this.settings(detail) : this.facts(detail)}</div></section>
      <section class="panel"><header><h2>Events</h2></header>${this.events()}</section>
    </div>`;
  }

  facts(detail) {
    const boot = Object.entries(detail.boot ?? {}).map(([name, value]) => [format.words(name.replace(/^chargePoint/, '')).replace(/^./, (first) => first.toUpperCase()), value]);
    const facts = [
      ['Registration', detail.registration], ['Booted', format.moment(detail.bootedAt)], ['Remote address', detail.remoteAddress],
      ['Heartbeat interval', detail.heartbeatInterval ? `${detail.heartbeatInterval} s` : null], ['Validation', detail.validation],
      ['Clock skew', detail.clockSkewSeconds != null ? `${detail.clockSkewSeconds} s` : null], ['Local list version', detail.localListVersion], ['Note', detail.note],
    ];
    const repairs = Object.entries(detail.repairsByRule ?? {});
    return html`${pairs([...facts, ...boot])}
      ${repairs.length > 0 ? html`<h3 class="sub">Repairs by rule</h3><div class="chips">${repairs.map(([rule, count]) => html`<span class="badge warn">${rule} ${count}</span>`)}</div>` : nothing}`;
  }

  settings(detail) {
    return html`<form class="fields" @submit=${(event) => this.save(event)}>
      ${select('registration', 'Registration', ['Accepted', 'Pending', 'Rejected'], detail.registration)}
      ${select('validation', 'Validation', [AS_THE_SERVER, 'strict', 'lenient'], detail.validation ?? AS_THE_SERVER)}
      <div class="field"><label for="cp-interval">Heartbeat interval <span class="hint">s</span></label><input id="cp-interval" name="heartbeatInterval" type="number" min="1" .value=${detail.heartbeatInterval ?? ''}></div>
      <div class="field"><label for="cp-note">Note</label><input id="cp-note" name="note" .value=${detail.note ?? ''}></div>
      <div class="whole row spread"><button class="button primary">Save settings</button>
        <button class="button danger quiet" type="button" @click=${() => this.forget()}>Delete charge point</button></div></form>`;
  }

  async save(event) {
    event.preventDefault();
    const before = shown(this.data.detail ?? this.station);
    const change = [...new FormData(event.target)].filter(([name, value]) => value !== before[name]);
    const body = Object.fromEntries(change.map(([name, value]) => [name, told(name, value)]));
    const saved = await attempt(() => put(chargePointPath(this.data.id), body), 'Settings saved.');
    if (!saved) return;
    this.editing = false;
    this.data.loadDetail();
  }

  async forget() {
    if (!confirm(`Delete ${this.data.id}? Its transactions stay in the record.`)) return;
    const deleted = await attempt(() => remove(chargePointPath(this.data.id)), `${this.data.id} is deleted.`);
    if (!deleted) return;
    store.forget(this.data.id);
    go('#/fleet');
  }

  events() {
    const events = this.data.history.slice(-40).reverse();
    if (events.length === 0) return html`<div class="empty">Nothing has happened in the last day. <a href=${toStation(this.data.id, 'frames')}>See its frames</a></div>`;
    return html`<ul class="events">${events.map((event) => eventLine(event))}</ul>`;
  }
}

/** What the form shows of the settings before anybody changes them. */
const shown = (detail) => ({
  registration: detail.registration, validation: detail.validation ?? AS_THE_SERVER, heartbeatInterval: String(detail.heartbeatInterval ?? ''), note: detail.note ?? '',
});

/** The value for the server; null takes a setting back to that of the server. */
const told = (name, value) => {
  if (value === '' || value === AS_THE_SERVER) return null;
  return name === 'heartbeatInterval' ? Number(value) : value;
};

const select = (name, label, values, value) => html`<div class="field"><label for="cp-${name}">${label}</label>
  <select id="cp-${name}" name=${name}>${values.map((each) => html`<option ?selected=${each === value}>${each}</option>`)}</select></div>`;

customElements.define('overview-tab', OverviewTab);
