/** The local authorization list: its version there and here, and sending a new one. */

import { html, attempt, toast } from '../core/element.js';
import { Tab } from './tab.js';
import { all } from '../core/api.js';
import * as format from '../core/format.js';
import { badge } from '../parts/status.js';
import { live } from 'lit-html/directives/live.js';
import '../parts/virtual-table.js';
import { pairs } from '../parts/pairs.js';

class LocalListTab extends Tab {
  static properties = { version: { state: true }, type: { state: true }, chosen: { state: true }, tags: { state: true } };

  constructor() {
    super();
    this.type = 'Full';
    this.chosen = new Set();
    this.tags = [];
    this.columns = [
      { key: 'choice', label: '', width: '38px', heading: () => this.all(), cell: (tag) => this.choice(tag) },
      { key: 'idTag', label: 'Id tag', width: 'minmax(110px, 1.2fr)', cell: (tag) => html`<span class="mono">${tag.idTag}</span>` },
      { key: 'status', label: 'Status', width: '96px', cell: (tag) => badge(tag.status) },
      { key: 'expires', label: 'Expires', width: '158px', cell: (tag) => (tag.expiryDate ? format.moment(tag.expiryDate) : 'never') },
    ];
  }

  connectedCallback() {
    super.connectedCallback();
    attempt(async () => (this.tags = await all('/id-tags')));
  }

  render() {
    const known = this.data.detail?.localListVersion;
    return html`<div class="two"><section class="panel" aria-label="Version"><header><h2>Version</h2><div class="actions"><button class="button" ?disabled=${!this.station.connected} @click=${() => this.ask()}>Ask the charge point</button></div></header>
        <div class="body stack">${pairs([['Last sent from here', known ?? format.DASH], ['At the charge point', this.version === undefined ? 'not asked yet' : this.version === -1 ? '-1 (not supported)' : this.version]])}
        ${this.version !== undefined && known != null && this.version !== known ? html`<p class="warn">The charge point holds another version. Send a full list to bring both together.</p>` : ''}</div></section>
      <section class="panel table-panel" aria-label="Send list"><header><h2>Send list</h2><div class="actions">
          <div class="segmented" role="group" aria-label="Update type">${['Full', 'Differential'].map((type) => html`<button aria-pressed=${this.type === type} @click=${() => (this.type = type)}>${type}</button>`)}</div>
          <button class="button primary" ?disabled=${!this.station.connected} @click=${() => this.send()}>Send ${this.chosen.size === 1 ? '1 tag' : `${this.chosen.size} tags`}</button></div></header>
        ${this.tags.length === 0 ? html`<div class="empty">No id tag is kept on the server. <a href="#/id-tags">Add some</a></div>` : this.table()}</section></div>`;
  }

  table() {
    return html`<virtual-table label="Id tags" .columns=${this.columns} .rows=${[...this.tags]} .key=${(tag) => tag.idTag} .opens=${true}
      @mark=${(event) => this.toggle(event.detail.idTag)} @open=${(event) => this.toggle(event.detail.idTag)}></virtual-table>`;
  }

  all() {
    const every = this.chosen.size === this.tags.length;
    return html`<input type="checkbox" aria-label="Choose all tags" .checked=${live(every)} @change=${() => (this.chosen = new Set(every ? [] : this.tags.map((tag) => tag.idTag)))}>`;
  }

  choice(tag) {
    return html`<input type="checkbox" tabindex="-1" aria-label="Choose ${tag.idTag}" .checked=${live(this.chosen.has(tag.idTag))} @change=${() => this.toggle(tag.idTag)}>`;
  }

  toggle(idTag) {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(idTag)) chosen.add(idTag);
    this.chosen = chosen;
  }

  async ask() {
    const answer = await attempt(() => this.data.ask('GetLocalListVersion', {}));
    if (answer) this.version = answer.listVersion;
  }

  async send() {
    const entries = this.tags.filter((tag) => this.chosen.has(tag.idTag)).map((tag) => ({
      idTag: tag.idTag,
      idTagInfo: { status: tag.status, ...(tag.expiryDate ? { expiryDate: tag.expiryDate } : {}), ...(tag.parentIdTag ? { parentIdTag: tag.parentIdTag } : {}) },
    }));
    const version = Math.max(this.version ?? 0, this.data.detail?.localListVersion ?? 0) + 1;
    const answer = await attempt(() => this.data.ask('SendLocalList', { listVersion: version, localAuthorizationList: entries, updateType: this.type }));
    if (!answer) return;
    toast(`List ${version}: ${answer.status}`, answer.status === 'Accepted' ? 'good' : 'bad');
    this.data.loadDetail();
    this.ask();
  }
}

customElements.define('local-list-tab', LocalListTab);
