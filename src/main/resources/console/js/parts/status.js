/** How a connector's status looks: a square with a letter in lists, a pill elsewhere. */

import { html } from '../core/element.js';

const LETTERS = {
  Available: 'A',
  Preparing: 'P',
  Charging: 'C',
  SuspendedEV: 'V',
  SuspendedEVSE: 'S',
  Finishing: 'F',
  Reserved: 'R',
  Unavailable: 'U',
  Faulted: '!',
};

export const STATUSES = Object.keys(LETTERS);
const known = (status) => (LETTERS[status] ? status : 'unknown');

const describe = (connector) =>
  `Connector ${connector.connectorId}: ${connector.status ?? 'unknown'}` +
  (connector.errorCode && connector.errorCode !== 'NoError' ? ` (${connector.errorCode})` : '');

/** The square alone: the legend of the lists. */
export const swatch = (status) => html`<span class="square small status ${status}" aria-hidden="true">${LETTERS[status]}</span>`;

/** Connector 0 stands for the charge point as a whole and is shown only where it says something. */
export const squares = (connectors) => {
  const shown = connectors.filter((each) => each.connectorId > 0 || ['Faulted', 'Unavailable'].includes(each.status));
  return html`<span class="squares" role="img" aria-label=${shown.map(describe).join(', ') || 'no connector known'}>
    ${shown.slice(0, 8).map(
      (each) => html`<span class="square status ${known(each.status)}" title=${describe(each)}>${LETTERS[each.status] ?? '?'}</span>`,
    )}${shown.length > 8 ? html`<span class="faint">+${shown.length - 8}</span>` : ''}
  </span>`;
};

export const pill = (status) => html`<span class="pill status ${known(status)}">${status ?? 'unknown'}</span>`;

const TONES = {
  Answered: 'good', Accepted: 'good', ACCEPTED: 'good', active: 'accent', USED: 'accent',
  Refused: 'bad', Rejected: 'bad', REJECTED: 'bad', Blocked: 'bad', Invalid: 'bad', TimedOut: 'warn', Disconnected: 'warn',
  Pending: 'warn', PENDING: 'warn', Expired: 'warn', EXPIRED: 'warn', suspect: 'warn', orphan: 'warn', late: 'warn',
};

/** A word that says how something ended. */
export const badge = (word, tone = TONES[word] ?? '') => html`<span class="badge ${tone}">${word}</span>`;
