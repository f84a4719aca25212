/** Id tags: who may charge. */

import { html, attempt, nothing } from '../core/element.js';
import { PagedScreen } from './paged-screen.js';
import { put, remove } from '../core/api.js';
import { store } from '../core/store.js';
import * as format from '../core/format.js';
import { fromLocalInput, toLocalInput } from '../core/format.js';
import { toTransaction } from '../core/router.js';
import { badge } from '../parts/status.js';
import { icons } from '../parts/icons.js';
import '../parts/virtual-table.js';

const TYPING_MS = 150;
const STATUSES = ['Accepted', 'Blocked'];
const tagPath = (idTag) => `/id-tags/${encodeURIComponent(idTag)}`;

class IdTagsScreen extends PagedScreen {
  static properties = { edited: { state: true }, filter: { state: true } };

  constructor() {
    super();
    this.filter = '';
    this.columns = [
      { key: 'idTag', label: 'Id tag', width: 'minmax(120px, 1.2fr)', cell: (row) => html`<span class="mono strong">${row.idTag}</span>` },
      { key: 'status', label: 'Status', width: '110px', cell: (row) => badge(row.status) },
      { key: 'use', label: 'In use now', width: 'minmax(110px, 1fr)', cell: (row) => this.use(row) },
      { key: 'expiry', label: 'Expires', width: '158px', rank: 1, cell: (row) => (row.expiryDate ? format.moment(row.expiryDate) : 'never') },
      { key: 'parent', label: 'Parent', width: 'minmax(90px, 0.8fr)', rank: 2, cell: (row) => row.parentIdTag ?? '' },
      { key: 'most', label: 'Sessions at once', width: '124px', number: true, rank: 2, cell: (row) => row.maxActiveTransactions ?? 'any' },
      { key: 'note', label: 'Note', width: 'minmax(100px, 1.5fr)', rank: 3, cell: (row) => row.note ?? '' },
    ];
  }

  get path() {
    return '/id-tags';
  }

  get parameters() {
    return { q: this.filter };
  }

  search(text) {
    this.filter = text;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.load(), TYPING_MS);
  }

  /** Where this tag charges at the moment. */
  use(row) {
    const found = [];
    for (const station of store.stations.values()) {
      for (const each of station.transactions) if (each.idTag?.toLowerCase() === row.idTag.toLowerCase()) found.push(html`<a tabindex="-1" href=${toTransaction(each.transactionId)}>${station.id}</a> `);
    }
    return found.length > 0 ? found : html`<span class="faint">no</span>`;
  }

  render() {
    const rows = this.items ?? [];
    return html`<div class="page-head"><h1>Id tags</h1><div class="actions"><button class="button primary" @click=${() => (this.edited = { status: 'Accepted', fresh: true })}>${icons.plus}Add id tag</button></div></div>
      ${this.edited ? this.editor(this.edited) : nothing}
      <section class="panel table-panel" aria-label="Id tags"><header><div class="search">${icons.search}<input type="search" aria-label="Search id tags" placeholder="Search id tags" .value=${this.filter} @input=${(event) => this.search(event.target.value)}></div></header>
        ${this.fault ? html`<div class="empty bad">${this.fault}</div>` : this.items !== null && rows.length === 0 ? html`<div class="empty"><p>No id tag${this.filter ? ' fits' : ' yet'}.</p><p>Whether unknown tags may charge is a setting: ocpp.authorization.unknown-tags.</p></div>`
          : html`<virtual-table label="Id tags" .columns=${this.columns} .rows=${rows} .key=${(row) => row.idTag} .opens=${true} @end=${() => this.more()} @open=${(event) => (this.edited = event.detail)}></virtual-table>`}
        <div class="vt-foot"><span>${format.count(rows.length)} of ${this.all} id tags</span></div></section>`;
  }

  editor(tag) {
    return html`<form class="panel" aria-label="Id tag" @submit=${(event) => this.save(event)}><header><h2>${tag.fresh ? 'New id tag' : tag.idTag}</h2></header><div class="body fields">
      <div class="field"><label for="tag-id">Id tag <span class="hint">at most 20</span></label><input id="tag-id" name="idTag" maxlength="20" required ?readonly=${!tag.fresh} .value=${tag.idTag ?? ''}></div>
      <div class="field"><label for="tag-status">Status</label><select id="tag-status" name="status">${STATUSES.map((each) => html`<option ?selected=${each === tag.status}>${each}</option>`)}</select></div>
      <div class="field"><label for="tag-expiry">Expires <span class="hint">local time</span></label><input id="tag-expiry" name="expiryDate" type="datetime-local" step="1" .value=${toLocalInput(tag.expiryDate)}></div>
      <div class="field"><label for="tag-parent">Parent id tag</label><input id="tag-parent" name="parentIdTag" maxlength="20" .value=${tag.parentIdTag ?? ''}></div>
      <div class="field"><label for="tag-most">Sessions at once</label><input id="tag-most" name="maxActiveTransactions" type="number" min="0" .value=${tag.maxActiveTransactions ?? ''}></div>
      <div class="field"><label for="tag-note">Note</label><input id="tag-note" name="note" .value=${tag.note ?? ''}></div>
      <div class="whole row spread"><div class="row"><button class="button primary">Save id tag</button><button type="button" class="button" @click=${() => (this.edited = null)}>Cancel</button></div>
        ${tag.fresh ? nothing : html`<button type="button" class="button danger quiet" @click=${() => this.forget(tag)}>Delete id tag</button>`}</div></div></form>`;
  }

  async save(event) {
    event.preventDefault();
    const { idTag, expiryDate, maxActiveTransactions, ...rest } = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value !== ''));
    const body = { ...rest, ...(expiryDate ? { expiryDate: fromLocalInput(expiryDate) } : {}), ...(maxActiveTransactions ? { maxActiveTransactions: Number(maxActiveTransactions) } : {}) };
    if (!(await attempt(() => put(tagPath(idTag), body), `${idTag} saved.`))) return;
    this.edited = null;
    this.load();
  }

  async forget(tag) {
    if (!(await attempt(() => remove(tagPath(tag.idTag)), `${tag.idTag} deleted.`))) return;
    this.edited = null;
    this.load();
  }
}

customElements.define('id-tags-screen', IdTagsScreen);
