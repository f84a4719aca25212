import { html } from '../core/element.js';
import { Tab } from './tab.js';
import { transactionColumns } from '../parts/transaction-columns.js';
import { go, toTransaction } from '../core/router.js';
import '../parts/virtual-table.js';

/** The transactions of one charge point, newest first. */
class TransactionsTab extends Tab {
  render() {
    const rows = this.data.transactions;
    return html`<section class="panel table-panel">${rows.length === 0
      ? html`<div class="empty">No transaction yet.</div>`
      : html`<virtual-table label="Transactions" .columns=${transactionColumns(() => this.now, false)} .rows=${rows} .key=${(row) => row.transactionId} .opens=${true}
          @open=${(event) => go(toTransaction(event.detail.transactionId))}></virtual-table>`}</section>`;
  }
}

customElements.define('transactions-tab', TransactionsTab);
