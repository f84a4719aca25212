/** Charging profiles under a name, to be set on any charge point. */

import { html, attempt, command, nothing } from '../core/element.js';
import { PagedScreen } from './paged-screen.js';
import { put, remove } from '../core/api.js';
import { actions, faults, fitted, ordered } from '../core/schema.js';
import { absoluteSteps, sampled } from '../charge-point/schedule.js';
import * as format from '../core/format.js';
import { icons } from '../parts/icons.js';
import '../parts/schema-form.js';
import '../parts/time-chart.js';

const DAY = 86_400_000;

class TemplatesScreen extends PagedScreen {
  static properties = { edited: { state: true }, faults: { state: true }, schema: { state: true } };

  constructor() {
    super();
    this.faults = [];
  }

  get path() {
    return '/charging-profiles';
  }

  connectedCallback() {
    super.connectedCallback();
    attempt(async () => {
      const all = await actions();
      this.schema = all.find((each) => each.action === 'SetChargingProfile').request.properties.csChargingProfiles;
    });
  }

  render() {
    const rows = this.items ?? [];
    return html`<div class="page-head"><h1>Profile templates</h1><div class="actions"><button class="button primary" ?disabled=${!this.schema} @click=${() => this.edit()}>${icons.plus}Add template</button></div></div>
      ${this.edited ? this.editor() : nothing}
      ${this.fault ? html`<div class="panel empty bad">${this.fault}</div>` : this.items !== null && rows.length === 0 && !this.edited
        ? html`<div class="panel empty"><p>No template yet.</p><p>A template is a charging profile under a name. Set it on as many charge points as you like.</p></div>`
        : html`<div class="cards">${rows.map((each) => this.card(each))}</div>`}`;
  }

  card(template) {
    const { profile } = template;
    return html`<section class="panel" aria-label=${template.description ?? `Template ${template.id}`}><header><h2>${template.description ?? `Profile ${template.id}`}</h2><span class="badge">${profile.chargingProfilePurpose}</span>
        <div class="actions"><button class="button small" @click=${() => this.edit(template)}>Edit</button><button class="button small" @click=${() => command({ action: 'SetChargingProfile', payload: { csChargingProfiles: profile } })}>Set on charge points</button></div></header>
      <div class="body"><p class="soft">Id ${template.id}, level ${profile.stackLevel}, ${profile.chargingProfileKind} ${profile.recurrencyKind ?? ''}</p>${this.chart(profile)}</div></section>`;
  }

  chart(profile) {
    const from = new Date(this.now).setHours(0, 0, 0, 0);
    const found = absoluteSteps(profile, from, from + DAY);
    const { times, values } = sampled([found], from, from + DAY);
    return html`<time-chart label="Limit over a day" .times=${times} .height=${150} .series=${[{ label: 'Limit', unit: profile.chargingSchedule.chargingRateUnit, color: 1, stepped: true, fill: true, values: values[0] }]} .ahead=${true}></time-chart>`;
  }

  edit(template) {
    this.faults = [];
    this.edited = { id: template?.id ?? Math.max(0, ...(this.items ?? []).map((each) => Number(each.id))) + 1, fresh: !template, description: template?.description ?? '', profile: fitted(this.schema, template?.profile) };
  }

  editor() {
    const { id, fresh, description, profile } = this.edited;
    return html`<form class="panel" aria-label="Template" novalidate @submit=${(event) => this.save(event)}><header><h2>${fresh ? 'New template' : `Template ${id}`}</h2></header><div class="body stack">
      <div class="fields"><div class="field"><label for="template-name">Description</label><input id="template-name" required .value=${description} @input=${(event) => (this.edited = { ...this.edited, description: event.target.value })}></div>
        <div class="field"><label for="template-id">Id <span class="hint">chargingProfileId</span></label><input id="template-id" type="number" ?readonly=${!fresh} .value=${String(id)} @input=${(event) => (this.edited = { ...this.edited, id: Number(event.target.value) })}></div></div>
      <schema-form .schema=${this.schema} .value=${{ ...profile, chargingProfileId: id }} .faults=${this.faults} @value=${(event) => (this.edited = { ...this.edited, profile: event.detail })}></schema-form>
      <div class="row spread"><div class="row"><button class="button primary">Save template</button><button type="button" class="button" @click=${() => (this.edited = null)}>Cancel</button></div>
        ${fresh ? nothing : html`<button type="button" class="button danger quiet" @click=${() => this.forget(id)}>Delete template</button>`}</div></div></form>`;
  }

  async save(event) {
    event.preventDefault();
    const { id, description } = this.edited;
    const profile = ordered(this.schema, { ...this.edited.profile, chargingProfileId: id });
    this.faults = faults(this.schema, profile);
    if (this.faults.length > 0) return;
    if (!(await attempt(() => put(`/charging-profiles/${id}`, { description, profile }), `Template ${format.count(id)} saved.`))) return;
    this.edited = null;
    this.load();
  }

  async forget(id) {
    if (!(await attempt(() => remove(`/charging-profiles/${id}`), 'Template deleted.'))) return;
    this.edited = null;
    this.load();
  }
}

customElements.define('templates-screen', TemplatesScreen);
