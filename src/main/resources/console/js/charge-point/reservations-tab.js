/** The reservations of one charge point. */

import { html, command } from '../core/element.js';
import { Tab } from './tab.js';
import { reservationTable } from '../parts/reservation-table.js';
import { all } from '../core/api.js';

class ReservationsTab extends Tab {
  static properties = { items: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.every(3000, () => this.load());
  }

  updated(changed) {
    if (changed.has('data')) this.load();
  }

  async load() {
    this.items = await all('/reservations', { chargePointId: this.data.id }).catch(() => this.items ?? []);
  }

  render() {
    return html`<section class="panel" aria-label="Reservations"><header><h2>Reservations</h2><div class="actions"><button class="button primary" ?disabled=${!this.station.connected}
        @click=${() => command({ action: 'ReserveNow', targets: [this.data.id], payload: { connectorId: 1 } })}>Reserve</button></div></header>
      ${reservationTable(this.items ?? [], false)}</section>`;
  }
}

customElements.define('reservations-tab', ReservationsTab);
