/** One event as a line. */

import { html, nothing } from '../core/element.js';
import * as format from '../core/format.js';
import { toStation, toTransaction } from '../core/router.js';
import { badge, pill } from './status.js';

const TEXTS = {
  connected: (event) => html`Connected ${event.remoteAddress ? html`from ${event.remoteAddress}` : nothing}`,
  disconnected: (event) => html`Disconnected ${event.code ? html`with ${event.code}` : nothing} ${event.reason ?? ''}`,
  boot: (event) => html`Booted ${badge(event.registration ?? 'Accepted')} ${event.firmware ? html`firmware ${event.firmware}` : nothing}`,
  status: (event) => html`Connector ${event.connectorId} ${pill(event.status)} ${event.errorCode && event.errorCode !== 'NoError' ? event.errorCode : ''}`,
  transaction: (event) => html`<a href=${toTransaction(event.transactionId)}>Transaction ${event.transactionId}</a> ${event.change} ${event.reason ?? ''} ${event.change !== 'started' && event.energyWh != null ? format.energy(event.energyWh) : ''}`,
  command: (event) => html`${event.action} ${badge(event.state)} ${event.latencyMs != null ? format.milliseconds(event.latencyMs) : ''} ${event.operator ? html`<span class="faint">by ${event.operator}</span>` : nothing}`,
  repaired: (event) => html`Mended ${event.action} ${event.rules.map((rule) => badge(rule, 'warn'))}`,
  security: (event) => html`Security: ${event.type} ${event.info ?? ''}`,
};

export const eventLine = (event, withStation = false) => html`<li><time class="mono faint" datetime=${event.time} title=${format.moment(event.time)}>${format.clock(event.time)}</time>
  ${withStation ? html`<a href=${toStation(event.chargePointId)}>${event.chargePointId}</a>` : nothing}<span>${TEXTS[event.kind]?.(event) ?? event.kind}</span></li>`;
