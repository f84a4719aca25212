import { html } from '../core/element.js';
import * as format from '../core/format.js';
import { toStation, toTransaction } from '../core/router.js';
import { badge } from './status.js';

const lasted = (row, now) => format.span((row.stoppedAt ? Date.parse(row.stoppedAt) : now) - Date.parse(row.startedAt));

/** The columns of a list of transactions; `now()` in milliseconds. */
export const transactionColumns = (now, withStation = true) => [
  { key: 'transactionId', label: 'Transaction', width: '108px', cell: (row) => html`<a class="strong" tabindex="-1" href=${toTransaction(row.transactionId)}>${row.transactionId}</a>` },
  ...(withStation ? [{ key: 'station', label: 'Charge point', width: 'minmax(110px, 1fr)', cell: (row) => html`<a tabindex="-1" href=${toStation(row.chargePointId)}>${row.chargePointId}</a>` }] : []),
  { key: 'connector', label: 'Connector', width: '88px', number: true, rank: 2, cell: (row) => row.connectorId },
  { key: 'idTag', label: 'Id tag', width: 'minmax(100px, 1fr)', rank: 1, cell: (row) => html`<span class="mono">${row.idTag}</span>` },
  { key: 'state', label: 'State', width: '92px', cell: (row) => badge(row.status) },
  { key: 'started', label: 'Started', width: '158px', rank: 2, cell: (row) => format.moment(row.startedAt) },
  { key: 'lasted', label: 'Duration', width: '94px', number: true, cell: (row) => lasted(row, now()) },
  { key: 'energy', label: 'Energy', width: '94px', number: true, cell: (row) => format.energy(row.energyWh) },
  { key: 'reason', label: 'Stop reason', width: 'minmax(100px, 1fr)', rank: 3, cell: (row) => row.stopReason ?? '' },
  { key: 'flags', label: 'Flags', width: 'minmax(80px, 1fr)', rank: 3, cell: (row) => (row.flags ?? []).map((flag) => badge(flag, 'warn')) },
];
