/** Every charge point, live: the row changes in place, nothing reloads. */

import { ConsoleElement, html, command, nothing } from '../core/element.js';
import { store } from '../core/store.js';
import * as format from '../core/format.js';
import { go, toStation, replace, to } from '../core/router.js';
import { squares, STATUSES, swatch } from '../parts/status.js';
import { sorted, turned } from '../parts/virtual-table.js';
import { icons } from '../parts/icons.js';
import { live } from 'lit-html/directives/live.js';
import '../parts/fleet-totals.js';
import './welcome.js';

const LINKS = ['Online', 'Offline'];

class FleetScreen extends ConsoleElement {
  static live = true;
  static properties = { query: { attribute: false }, marked: { state: true } };

  constructor() {
    super();
    this.query = new URLSearchParams();
    this.marked = new Set();
    this.columns = this.makeColumns();
  }

  /** The order is in the address: `sort=power` or, largest first, `sort=-power`. */
  get sort() {
    const text = this.query.get('sort') ?? 'id';
    return { key: text.replace(/^-/, ''), down: text.startsWith('-') };
  }

  makeColumns() {
    const now = () => this.now;
    return [
      { key: 'mark', label: '', width: '38px', keep: true, heading: () => this.markAll(), cell: (row) => this.mark(row) },
      { key: 'id', label: 'Charge point', width: 'minmax(112px, 1.5fr)', sort: (row) => row.id, cell: (row) => identity(row) },
      { key: 'connectors', label: 'Connectors', width: 'minmax(88px, 1fr)', keep: true, sort: (row) => severity(row), cell: (row) => squares(row.connectors) },
      { key: 'power', label: 'Power', width: '88px', number: true, sort: (row) => row.powerW, cell: (row) => format.power(row.powerW) },
      { key: 'energy', label: 'Session', width: '94px', number: true, rank: 1, sort: (row) => row.sessionWh, cell: (row) => format.energy(row.sessionWh) },
      { key: 'seen', label: 'Last frame', width: '88px', number: true, rank: 1, sort: (row) => -row.seenAt, cell: (row) => format.since(row.lastSeenAt, now()) },
      { key: 'trip', label: 'Round trip', width: '92px', number: true, rank: 2, sort: (row) => row.roundTripMs, cell: (row) => format.milliseconds(row.roundTripMs) },
      { key: 'repairs', label: 'Repairs', width: '78px', number: true, rank: 3, sort: (row) => row.repairs, cell: (row) => row.repairs || nothing },
      { key: 'firmware', label: 'Firmware', width: 'minmax(90px, 0.8fr)', rank: 2, sort: (row) => row.firmware, cell: (row) => row.firmware ?? format.DASH },
      { key: 'model', label: 'Model', width: 'minmax(120px, 1.3fr)', rank: 3, sort: (row) => row.vendor, cell: (row) => [row.vendor, row.model].filter(Boolean).join(' ') || format.DASH },
    ];
  }

  render() {
    if (store.loaded && store.stations.size === 0) return html`<welcome-screen></welcome-screen>`;
    const rows = sorted(this.matching(), this.columns, this.sort);
    return html`
      <div class="page-head"><h1>Fleet</h1></div>
      <fleet-totals></fleet-totals>
      <section class="panel table-panel" aria-label="Charge points">
        <header>${this.filters()}</header>
        <virtual-table label="Charge points" .columns=${this.columns} .rows=${rows} .sort=${this.sort} .opens=${true}
          .rowClass=${(row) => (row.connected ? '' : 'offline') + (this.marked.has(row.id) ? ' marked' : '')}
          @sort=${(event) => this.onSort(event.detail)} @mark=${(event) => this.toggle(event.detail.id)}
          @open=${(event) => go(toStation(event.detail.id))}></virtual-table>
        <div class="vt-foot">${this.foot(rows)}</div>
      </section>`;
  }

  filters() {
    return html`
      <div class="search wide">${icons.search}<input type="search" aria-label="Search charge points" placeholder="Search identity, vendor, model, firmware, tag"
        .value=${this.query.get('q') ?? ''} @input=${(event) => this.set('q', event.target.value)}></div>
      <div class="chips" role="group" aria-label="Show only">
        ${LINKS.map((word) => this.chip('link', word))}
        ${STATUSES.map((word) => this.chip('status', word, swatch(word)))}
      </div>
      <div class="actions">${this.marked.size > 0
        ? html`<button class="button primary" @click=${() => command({ targets: [...this.marked] })}>Command to ${this.marked.size}</button>
            <button class="button quiet" @click=${() => (this.marked = new Set())}>Clear</button>`
        : nothing}</div>`;
  }

  chip(name, word, mark = nothing) {
    const on = this.query.get(name) === word;
    return html`<button class="chip" aria-pressed=${on} @click=${() => this.set(name, on ? null : word)}>${mark}${word}</button>`;
  }

  foot(rows) {
    const shown = rows.length === store.stations.size
      ? `${format.count(rows.length)} charge points`
      : `${format.count(rows.length)} of ${format.count(store.stations.size)} charge points`;
    return html`<span>${store.loaded ? shown : 'Loading charge points'}</span><span class="keys"><kbd>↑</kbd> <kbd>↓</kbd> move, <kbd>Enter</kbd> open, <kbd>Space</kbd> select</span>`;
  }

  matching() {
    const text = (this.query.get('q') ?? '').toLowerCase();
    const link = this.query.get('link');
    const status = this.query.get('status');
    const rows = [];
    for (const station of store.stations.values()) {
      if (link && station.connected !== (link === 'Online')) continue;
      if (status && !station.connectors.some((each) => each.status === status)) continue;
      if (text && !searched(station).includes(text)) continue;
      rows.push(station);
    }
    return rows;
  }

  mark(row) {
    return html`<input type="checkbox" aria-label="Select ${row.id}" tabindex="-1" .checked=${live(this.marked.has(row.id))} @change=${() => this.toggle(row.id)}>`;
  }

  markAll() {
    const rows = this.matching();
    const all = rows.length > 0 && rows.every((row) => this.marked.has(row.id));
    return html`<input type="checkbox" aria-label="Select all shown" .checked=${live(all)}
      @change=${() => (this.marked = all ? new Set() : new Set(rows.map((row) => row.id)))}>`;
  }

  toggle(id) {
    const marked = new Set(this.marked);
    if (!marked.delete(id)) marked.add(id);
    this.marked = marked;
  }

  onSort(column) {
    const { key, down } = turned(this.sort, column);
    this.set('sort', (down ? '-' : '') + key);
  }

  set(name, value) {
    const query = new URLSearchParams(this.query);
    if (value) query.set(name, value);
    else query.delete(name);
    replace(to(['fleet'], Object.fromEntries(query)));
  }
}

const identity = (row) => html`<span class="row"><span class="dot ${row.connected ? 'on' : 'off'}" role="img" aria-label=${row.connected ? 'connected' : 'offline'}></span><a class="clip strong" href=${toStation(row.id)} tabindex="-1">${row.id}</a></span>`;

const ORDER = ['Faulted', 'Charging', 'SuspendedEVSE', 'SuspendedEV', 'Finishing', 'Preparing', 'Reserved', 'Unavailable', 'Available'];
const severity = (row) => Math.min(ORDER.length, ...row.connectors.map((each) => ORDER.indexOf(each.status)).filter((at) => at >= 0));

const searched = (station) =>
  [station.id, station.vendor, station.model, station.firmware, ...station.transactions.map((each) => each.idTag)].join(' ').toLowerCase();

customElements.define('fleet-screen', FleetScreen);
