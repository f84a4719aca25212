/** The stack of charging profiles, and the schedule that comes out of it. */

import { html, attempt, command } from '../core/element.js';
import { Tab } from './tab.js';
import { chargePointPath, get } from '../core/api.js';
import { absoluteSteps, steps, sampled } from './schedule.js';
import * as format from '../core/format.js';
import '../parts/time-chart.js';

const HOURS = [1, 6, 24];

class ProfilesTab extends Tab {
  static properties = { connectorId: { state: true }, hours: { state: true }, unit: { state: true }, prediction: { state: true }, reported: { state: true }, preview: { attribute: false } };

  constructor() {
    super();
    this.connectorId = 1;
    this.hours = 6;
    this.unit = 'W';
  }

  updated(changed) {
    const profiles = JSON.stringify(this.data.detail?.chargingProfiles ?? []);
    const wanted = `${this.data.id} ${this.connectorId} ${this.hours} ${this.unit} ${profiles}`;
    if (this.asked === wanted) return;
    this.asked = wanted;
    this.reported = null;
    this.predict();
  }

  get installed() {
    return (this.data.detail?.chargingProfiles ?? [])
      .filter((each) => each.connectorId === 0 || each.connectorId === Number(this.connectorId))
      .sort((a, b) => b.csChargingProfiles.stackLevel - a.csChargingProfiles.stackLevel);
  }

  render() {
    return html`<section class="panel" aria-label="Composite schedule"><header><h2>Composite schedule</h2>${this.choices()}
        <div class="actions"><button class="button" ?disabled=${!this.station.connected} @click=${() => this.ask()}>Ask the charge point</button>
          <button class="button primary" @click=${() => command({ action: 'SetChargingProfile', targets: [this.data.id], payload: { connectorId: this.connectorId } })}>Set profile</button></div></header>
        <div class="body">${this.chart()}</div></section>
      <section class="panel" aria-label="Installed profiles"><header><h2>Stack</h2><span class="soft">highest level first</span></header>${this.stack()}</section>`;
  }

  choices() {
    const connectors = [0, ...this.station.connectors.map((each) => each.connectorId).filter((id) => id > 0)];
    const choose = (name, values, label) => html`<div class="segmented" role="group" aria-label=${name}>${values.map((value) => html`<button aria-pressed=${String(this[name]) === String(value)} @click=${() => (this[name] = value)}>${label(value)}</button>`)}</div>`;
    return html`${choose('connectorId', connectors, (id) => (id === 0 ? 'All' : `Connector ${id}`))}${choose('hours', HOURS, (hours) => `${hours} h`)}${choose('unit', ['W', 'A'], (unit) => unit)}`;
  }

  chart() {
    const from = this.from ?? this.now;
    const until = from + this.hours * 3_600_000;
    const lines = [];
    const add = (label, found, look) => found.length > 0 && lines.push({ label, found, look });
    this.installed.forEach((each, index) => {
      const profile = each.csChargingProfiles;
      if (profile.chargingSchedule.chargingRateUnit === this.unit) {
        add(`${profile.chargingProfileId} level ${profile.stackLevel}`, absoluteSteps(profile, from, until, this.data.transactions), { color: 2 + (index % 5), dash: true });
      }
    });
    add('Prediction', steps(this.prediction?.chargingSchedule, Date.parse(this.prediction?.scheduleStart ?? '') || from), { color: 1, fill: true });
    add('Charge point', steps(this.reported?.chargingSchedule, Date.parse(this.reported?.scheduleStart ?? '') || from), { color: 3 });
    if (lines.length === 0) return html`<div class="empty">${this.predictionFault ?? 'No profile limits this connector.'}</div>`;
    const { times, values } = sampled(lines.map((line) => line.found), from, until);
    return html`<time-chart label="Composite schedule" .times=${times} .height=${240} .ahead=${true}
      .series=${lines.map((line, index) => ({ label: line.label, unit: this.unit, stepped: true, values: values[index], ...line.look }))}></time-chart>`;
  }

  stack() {
    const found = this.installed;
    if (found.length === 0) return html`<div class="empty">No charging profile is installed here.</div>`;
    return html`<div class="scroll-x"><table class="plain"><thead><tr><th class="number">Level</th><th class="number">Id</th><th>Purpose</th><th>Kind</th><th>Connector</th><th>Limits</th><th>Valid</th><th><span class="visually-hidden">Clear</span></th></tr></thead><tbody>
      ${found.map(({ connectorId, csChargingProfiles: profile }) => html`<tr><td class="number strong">${profile.stackLevel}</td><td class="number">${profile.chargingProfileId}</td><td>${format.words(profile.chargingProfilePurpose)}</td>
        <td>${profile.chargingProfileKind} ${profile.recurrencyKind ?? ''}</td><td>${connectorId === 0 ? 'all' : connectorId}</td><td>${limits(profile.chargingSchedule)}</td>
        <td>${profile.validFrom || profile.validTo ? `${format.moment(profile.validFrom)} to ${format.moment(profile.validTo)}` : 'always'}</td>
        <td class="number"><button class="button small" ?disabled=${!this.station.connected} @click=${() => command({ action: 'ClearChargingProfile', targets: [this.data.id], payload: { id: profile.chargingProfileId } })}>Clear</button></td></tr>`)}</tbody></table></div>`;
  }

  async predict() {
    this.from = this.now;
    try {
      this.predictionFault = null;
      this.prediction = await get(chargePointPath(this.data.id, '/composite-schedule'), { connectorId: this.connectorId, duration: this.hours * 3600, unit: this.unit });
      this.from = Date.parse(this.prediction.scheduleStart ?? '') || this.from;
    } catch (problem) {
      this.prediction = null;
      this.predictionFault = problem.message;
      this.requestUpdate();
    }
  }

  async ask() {
    const answer = await attempt(() => this.data.ask('GetCompositeSchedule', { connectorId: Number(this.connectorId), duration: this.hours * 3600, chargingRateUnit: this.unit }));
    if (!answer) return;
    if (answer.status === 'Accepted') this.reported = answer;
    else await attempt(() => Promise.reject(new Error(`The charge point answered ${answer.status}.`)));
  }
}

const limits = (schedule) => {
  const shown = schedule.chargingSchedulePeriod.slice(0, 4).map((period) => `${period.limit} ${schedule.chargingRateUnit}${period.startPeriod ? ` after ${format.span(period.startPeriod * 1000)}` : ''}`);
  return shown.join(', ') + (schedule.chargingSchedulePeriod.length > 4 ? ', …' : '');
};

customElements.define('profiles-tab', ProfilesTab);
