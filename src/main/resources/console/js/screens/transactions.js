/** Transactions of the whole fleet, newest first. */

import { html, nothing } from '../core/element.js';
import { PagedScreen } from './paged-screen.js';
import { store } from '../core/store.js';
import * as format from '../core/format.js';
import { go, replace, to, toTransaction } from '../core/router.js';
import { transactionColumns } from '../parts/transaction-columns.js';
import { icons } from '../parts/icons.js';
import '../parts/virtual-table.js';

const FIELDS = [['chargePointId', 'Charge point'], ['idTag', 'Id tag']];

class TransactionsScreen extends PagedScreen {
  static properties = { query: { attribute: false } };

  constructor() {
    super();
    this.query = new URLSearchParams();
    this.columns = transactionColumns(() => this.now);
  }

  updated(changed) {
    if (changed.get('query')) this.load();
  }

  get path() {
    return '/transactions';
  }

  get parameters() {
    return Object.fromEntries(this.query);
  }

  connectedCallback() {
    super.connectedCallback();
    this.follow(store, 'event', (event) => event.detail.kind === 'transaction' && this.soon());
    this.every(10_000, () => this.requestUpdate());
  }

  key(item) {
    return item.transactionId;
  }

  render() {
    const rows = this.items ?? [];
    const csv = '/api/v1/transactions?' + this.query;
    return html`
      <div class="page-head"><h1>Transactions</h1><div class="actions"><button class="button" @click=${() => this.saveCsv(csv)}>${icons.download}CSV</button></div></div>
      <section class="panel table-panel" aria-label="Transactions"><header>
          <div class="chips" role="group" aria-label="Show only">${['active', 'finished'].map((word) => html`<button class="chip" aria-pressed=${this.query.get('status') === word} @click=${() => this.set('status', this.query.get('status') === word ? '' : word)}>${word}</button>`)}</div>
          ${FIELDS.map(([name, label]) => html`<input class="narrow" aria-label=${label} placeholder=${label} .value=${this.query.get(name) ?? ''} @change=${(event) => this.set(name, event.target.value.trim())}>`)}
        </header>
        ${this.fault ? html`<div class="empty bad">${this.fault}</div>` : this.items !== null && rows.length === 0 ? html`<div class="empty">No transaction.</div>`
          : html`<virtual-table label="Transactions" .columns=${this.columns} .rows=${rows} .key=${(row) => row.transactionId} .opens=${true} @end=${() => this.more()}
              @open=${(event) => go(toTransaction(event.detail.transactionId))}></virtual-table>`}
        <div class="vt-foot"><span>${format.count(rows.length)} of ${this.all} transactions</span></div></section>`;
  }

  set(name, value) {
    const query = new URLSearchParams(this.query);
    if (value) query.set(name, value);
    else query.delete(name);
    replace(to(['transactions'], Object.fromEntries(query)));
  }

  async saveCsv(address) {
    const { download } = await import('../core/download.js');
    const response = await fetch(address, { headers: { Accept: 'text/csv' } });
    download('transactions.csv', 'text/csv', await response.text());
  }
}

customElements.define('transactions-screen', TransactionsScreen);
