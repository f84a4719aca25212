/** One entry per screen: its title, and how it is drawn from the rest of the address. */

import { html } from './core/element.js';
import './screens/fleet.js';
import './screens/attention.js';
import './screens/charge-point.js';
import './screens/transactions.js';
import './screens/transaction.js';
import './screens/commands.js';
import './screens/id-tags.js';
import './screens/templates.js';
import './screens/reservations.js';
import './screens/audit.js';

export const routes = {
  fleet: { title: 'Fleet', render: (rest, query) => html`<fleet-screen class="fills" .query=${query}></fleet-screen>` },
  attention: { title: 'Needs attention', render: (rest, query) => html`<attention-screen class="fills" .query=${query}></attention-screen>` },
  'charge-points': {
    title: 'Charge point',
    render: ([id, tab, sub], query) =>
      html`<charge-point-screen .chargePointId=${id ?? ''} .tab=${tab ?? 'overview'} .sub=${sub ?? null} .query=${query}></charge-point-screen>`,
  },
  transactions: {
    title: 'Transactions',
    render: ([id], query) =>
      id ? html`<transaction-screen .transactionId=${id}></transaction-screen>` : html`<transactions-screen class="fills" .query=${query}></transactions-screen>`,
  },
  commands: { title: 'Commands', render: () => html`<commands-screen class="fills"></commands-screen>` },
  'id-tags': { title: 'Id tags', render: () => html`<id-tags-screen class="fills"></id-tags-screen>` },
  templates: { title: 'Profile templates', render: () => html`<templates-screen></templates-screen>` },
  reservations: { title: 'Reservations', render: () => html`<reservations-screen class="fills"></reservations-screen>` },
  audit: { title: 'Audit', render: () => html`<audit-screen class="fills"></audit-screen>` },
};
