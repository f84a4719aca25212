/** The subjects of one charge point. */

import { html } from '../core/element.js';
import './overview-tab.js';
import './frames-tab.js';
import './configuration-tab.js';
import './transactions-tab.js';
import './profiles-tab.js';
import './local-list-tab.js';
import './reservations-tab.js';
import './firmware-tab.js';
import './security-tab.js';

export const tabs = {
  overview: { label: 'Overview', render: (screen) => html`<overview-tab .data=${screen.data}></overview-tab>` },
  frames: {
    label: 'Frames',
    render: (screen) => html`<frames-tab .data=${screen.data} .message=${screen.sub} .session=${screen.session} .query=${screen.query}></frames-tab>`,
  },
  transactions: { label: 'Transactions', render: (screen) => html`<transactions-tab .data=${screen.data}></transactions-tab>` },
  configuration: { label: 'Configuration', render: (screen) => html`<configuration-tab .data=${screen.data}></configuration-tab>` },
  profiles: { label: 'Charging profiles', render: (screen) => html`<profiles-tab .data=${screen.data}></profiles-tab>` },
  'local-list': { label: 'Local list', render: (screen) => html`<local-list-tab .data=${screen.data}></local-list-tab>` },
  reservations: { label: 'Reservations', render: (screen) => html`<reservations-tab .data=${screen.data}></reservations-tab>` },
  firmware: { label: 'Firmware and logs', render: (screen) => html`<firmware-tab .data=${screen.data}></firmware-tab>` },
  security: { label: 'Security', render: (screen) => html`<security-tab .data=${screen.data}></security-tab>` },
};
