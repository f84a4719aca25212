/** The reservations of the whole fleet. */

import { html, command, nothing } from '../core/element.js';
import { PagedScreen } from './paged-screen.js';
import { reservationTable } from '../parts/reservation-table.js';

const STATES = ['PENDING', 'ACCEPTED', 'USED', 'CANCELLED', 'EXPIRED', 'REJECTED'];

class ReservationsScreen extends PagedScreen {
  static properties = { state: { state: true } };

  get path() {
    return '/reservations';
  }

  connectedCallback() {
    super.connectedCallback();
    this.every(3000, () => this.load());
  }

  render() {
    const rows = (this.items ?? []).filter((each) => !this.state || each.status === this.state);
    return html`<div class="page-head"><h1>Reservations</h1><div class="actions"><button class="button primary" @click=${() => command({ action: 'ReserveNow' })}>Reserve</button></div></div>
      <section class="panel" aria-label="Reservations"><header><div class="chips" role="group" aria-label="Show only">${STATES.map((word) => html`<button class="chip" aria-pressed=${this.state === word} @click=${() => (this.state = this.state === word ? null : word)}>${word}</button>`)}</div></header>
        ${this.fault ? html`<div class="empty bad">${this.fault}</div>` : reservationTable(rows, true)}
        ${this.next ? html`<div class="vt-foot"><button class="button small" @click=${() => this.more()}>Load more</button></div>` : nothing}</section>`;
  }
}

customElements.define('reservations-screen', ReservationsScreen);
