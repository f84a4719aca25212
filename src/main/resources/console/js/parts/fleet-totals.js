/** The fleet in five numbers, each with its last hour. */

import { ConsoleElement, html } from '../core/element.js';
import { store } from '../core/store.js';
import * as format from '../core/format.js';
import './spark-line.js';

class FleetTotals extends ConsoleElement {
  static live = true;

  render() {
    const now = store.current();
    return html`<dl class="totals">
      ${this.tile('Connected', format.count(now.connected), `of ${format.count(now.known)}`, 'connected')}
      ${this.tile('Charging', format.count(now.charging), 'connectors', 'charging')}
      ${this.tile('Power', format.power(now.powerW), 'now', 'powerW')}
      ${this.tile('Sessions', format.count(now.sessions), 'open', 'sessions')}
      ${this.tile('Faulted', format.count(now.faulted), 'connectors', 'faulted', now.faulted > 0 ? 'bad' : '')}
    </dl>`;
  }

  tile(label, value, unit, member, tone = '') {
    return html`<div class="total ${tone}"><dt>${label}</dt><dd><b>${value}</b> <span>${unit}</span>
      <spark-line .values=${[...store.totals, store.current()].map((sample) => sample[member] ?? 0)}></spark-line></dd></div>`;
  }
}

customElements.define('fleet-totals', FleetTotals);
