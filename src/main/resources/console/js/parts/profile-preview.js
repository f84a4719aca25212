/** A charging profile before it is sent: its own steps over what limits the connector now. */

import { ConsoleElement, html, nothing } from '../core/element.js';
import { chargePointPath, get } from '../core/api.js';
import { absoluteSteps, sampled, steps } from '../charge-point/schedule.js';
import './time-chart.js';

const HOURS = 12;

class ProfilePreview extends ConsoleElement {
  static properties = { profile: { attribute: false }, connectorId: { type: Number }, chargePointId: {}, current: { state: true } };

  willUpdate() {
    this.from ??= this.now;
    const unit = this.profile?.chargingSchedule?.chargingRateUnit;
    const wanted = JSON.stringify([this.chargePointId, this.connectorId, unit]);
    if (!unit || !this.chargePointId || !Number.isInteger(this.connectorId) || this.asked === wanted) return;
    this.asked = wanted;
    get(chargePointPath(this.chargePointId, '/composite-schedule'), { connectorId: this.connectorId, duration: HOURS * 3600, unit })
      .then((current) => this.onCurrent(current), () => (this.current = null));
  }

  /** Both lines begin where the server's does. */
  onCurrent(current) {
    this.from = Date.parse(current.scheduleStart ?? '') || this.from;
    this.current = current;
  }

  render() {
    const schedule = this.profile?.chargingSchedule;
    const periods = schedule?.chargingSchedulePeriod ?? [];
    if (!schedule?.chargingRateUnit || periods.length === 0 || periods.some((each) => !Number.isFinite(each.startPeriod) || !Number.isFinite(each.limit))) return nothing;
    const until = this.from + HOURS * 3_600_000;
    const now = steps(this.current?.chargingSchedule, Date.parse(this.current?.scheduleStart ?? '') || this.from);
    const lines = [absoluteSteps(this.profile, this.from, until), ...(now.length > 0 ? [now] : [])];
    const { times, values } = sampled(lines, this.from, until);
    const unit = schedule.chargingRateUnit;
    const series = [{ label: 'This profile', unit, color: 2, stepped: true, fill: true, values: values[0] }];
    if (values[1]) series.push({ label: 'Limit now', unit, color: 1, stepped: true, values: values[1] });
    return html`<section aria-label="Preview"><h3>Preview of the next ${HOURS} hours</h3><time-chart label="Preview" .times=${times} .series=${series} .height=${150} .ahead=${true}></time-chart></section>`;
  }
}

customElements.define('profile-preview', ProfilePreview);
