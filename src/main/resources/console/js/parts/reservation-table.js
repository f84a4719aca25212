import { html, command, nothing } from '../core/element.js';
import * as format from '../core/format.js';
import { toStation } from '../core/router.js';
import { badge } from './status.js';

const OPEN = ['PENDING', 'ACCEPTED'];

/** Reservations as a table; open ones can be cancelled. */
export const reservationTable = (items, withStation) =>
  items.length === 0
    ? html`<div class="empty">No reservation.</div>`
    : html`<div class="scroll-x"><table class="plain"><thead><tr><th class="number">Id</th>${withStation ? html`<th>Charge point</th>` : nothing}<th class="number">Connector</th><th>Id tag</th><th>Expires</th><th>State</th><th><span class="visually-hidden">Cancel</span></th></tr></thead>
      <tbody>${items.map((each) => html`<tr><td class="number">${each.reservationId}</td>${withStation ? html`<td><a href=${toStation(each.chargePointId)}>${each.chargePointId}</a></td>` : nothing}<td class="number">${each.connectorId}</td>
        <td class="mono">${each.idTag}</td><td>${format.moment(each.expiryDate)}</td><td>${badge(each.status)}</td>
        <td class="number">${OPEN.includes(each.status) ? html`<button class="button small" @click=${() => command({ action: 'CancelReservation', targets: [each.chargePointId], payload: { reservationId: each.reservationId } })}>Cancel</button>` : nothing}</td></tr>`)}</tbody></table></div>`;
