/** Who changed what. */

import { html, nothing } from '../core/element.js';
import { PagedScreen } from './paged-screen.js';
import * as format from '../core/format.js';
import '../parts/virtual-table.js';

class AuditScreen extends PagedScreen {
  constructor() {
    super();
    this.columns = [
      { key: 'time', label: 'Time', width: '158px', cell: (row) => format.moment(row.time) },
      { key: 'operator', label: 'Operator', width: 'minmax(100px, 1fr)', cell: (row) => html`<span class="strong">${row.operator}</span>` },
      { key: 'act', label: 'Act', width: 'minmax(130px, 1.4fr)', cell: (row) => row.act },
      { key: 'subject', label: 'Subject', width: 'minmax(110px, 1.2fr)', cell: (row) => row.subject },
      { key: 'detail', label: 'Detail', width: 'minmax(140px, 3fr)', rank: 2, cell: (row) => html`<span class="mono soft" title=${row.detail}>${row.detail}</span>` },
    ];
  }

  get path() {
    return '/audit';
  }

  render() {
    const rows = this.items ?? [];
    return html`<div class="page-head"><h1>Audit</h1><span class="lead">Every act of an operator, kept with its time.</span></div>
      <section class="panel table-panel" aria-label="Audit">${this.fault ? html`<div class="empty bad">${this.fault}</div>` : this.items !== null && rows.length === 0 ? html`<div class="empty">Nothing has been changed yet.</div>`
        : html`<virtual-table label="Audit" .columns=${this.columns} .rows=${rows} .key=${(row) => row.id ?? `${row.time} ${row.act} ${row.subject}`} @end=${() => this.more()}></virtual-table>`}
      <div class="vt-foot"><span>${format.count(rows.length)} of ${this.all} acts</span></div></section>`;
  }
}

customElements.define('audit-screen', AuditScreen);
