/**
 * A table that draws only the rows in sight, so that ten thousand cost no more than fifty.
 * It tells `end` as the end comes near. `columns`: `{key, label, width, cell(row), sort?(row), number?, rank?}`; columns of a higher rank go first when it is narrow.
 */

import { repeat } from 'lit-html/directives/repeat.js';
import { styles } from '../core/styles.js';
import { ConsoleElement, html, nothing } from '../core/element.js';

const OVERSCAN = 8;
const WIDTHS = [Infinity, 1180, 900, 640];

class VirtualTable extends ConsoleElement {
  static properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    key: { attribute: false },
    sort: { attribute: false },
    rowClass: { attribute: false },
    rowHeight: { attribute: false },
    opens: { attribute: false },
    label: {},
    current: { state: true },
    top: { state: true },
    room: { state: true },
  };

  constructor() {
    super();
    this.columns = [];
    this.rows = [];
    this.key = (row) => row.id;
    this.rowClass = () => '';
    this.rowHeight = 36;
    this.current = null;
    this.top = 0;
    this.room = { width: 1200, height: 600 };
  }

  firstUpdated() {
    const box = this.querySelector('.vt');
    this.sizes = new ResizeObserver(() => {
      this.room = { width: box.clientWidth, height: box.clientHeight };
    });
    this.sizes.observe(box);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sizes?.disconnect();
  }

  get shown() {
    return this.columns.filter((column) => this.room.width > (column.rank ? (WIDTHS[4 - column.rank] ?? 0) : 0));
  }

  render() {
    const columns = this.shown;
    const first = Math.max(0, Math.floor(this.top / this.rowHeight) - OVERSCAN);
    const last = Math.min(this.rows.length, Math.ceil((this.top + this.room.height) / this.rowHeight) + OVERSCAN);
    const visible = this.rows.slice(first, last);
    return html`
      <div class="vt" role="grid" tabindex="0" aria-label=${this.label} aria-rowcount=${this.rows.length + 1}
        aria-activedescendant=${this.activeRow(visible)} @scroll=${this.onScroll} @keydown=${this.onKey}
        style=${styles({ '--columns': columns.map((column) => column.width).join(' ') })}>
        <div class="vt-head" role="row" aria-rowindex="1">${columns.map((column) => this.heading(column))}</div>
        <div class="vt-body" role="rowgroup" style=${styles({ height: `${this.rows.length * this.rowHeight}px` })}>
          ${repeat(visible, this.key, (row, index) => this.row(row, first + index, columns))}
        </div>
      </div>`;
  }

  activeRow(visible) {
    const index = visible.findIndex((row) => this.key(row) === this.current);
    return index < 0 ? nothing : this.rowId(visible[index]);
  }

  rowId(row) {
    return `row-${encodeURIComponent(this.key(row))}`;
  }

  heading(column) {
    const sorted = this.sort?.key === column.key;
    const direction = sorted ? (this.sort.down ? 'descending' : 'ascending') : 'none';
    return html`<div role="columnheader" class=${column.number ? 'number' : ''} aria-sort=${column.sort ? direction : nothing}>
      ${column.heading
        ? column.heading()
        : column.sort
          ? html`<button @click=${() => this.tell('sort', column)}>${column.number ? nothing : column.label}<span class="arrow" aria-hidden="true">${sorted ? (this.sort.down ? '↓' : '↑') : ''}</span>${column.number ? column.label : nothing}</button>`
          : html`<span class=${column.mute ? 'visually-hidden' : ''}>${column.label}</span>`}
    </div>`;
  }

  row(row, index, columns) {
    const key = this.key(row);
    return html`<div class="vt-row ${this.opens ? 'opens' : ''} ${key === this.current ? 'current' : ''} ${this.rowClass(row)}"
      role="row" id=${this.rowId(row)} aria-rowindex=${index + 2} aria-selected=${key === this.current ? 'true' : 'false'} data-key=${key}
      style=${styles({ transform: `translateY(${index * this.rowHeight}px)`, '--row': `${this.rowHeight}px` })}
      @click=${(event) => this.onClick(event, row)}>
      ${columns.map((column) => html`<div role="gridcell" class="${column.number ? 'number' : ''} ${column.keep ? 'keep' : ''}">${column.cell(row)}</div>`)}
    </div>`;
  }

  onScroll(event) {
    const box = event.target;
    this.top = box.scrollTop;
    if (box.scrollHeight - box.scrollTop < 3 * box.clientHeight) this.tell('end');
  }

  onClick(event, row) {
    if (event.target.closest('a, button, input, label')) return;
    this.current = this.key(row);
    if (!getSelection()?.toString()) this.tell('open', row);
  }

  onKey(event) {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(this.room.height / this.rowHeight) - 2);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    const at = this.rows.findIndex((row) => this.key(row) === this.current);
    if (event.key === 'Enter' && at >= 0) this.tell('open', this.rows[at]);
    else if (event.key === ' ' && at >= 0) this.tell('mark', this.rows[at]);
    else if (steps[event.key] !== undefined) this.moveTo(Math.min(this.rows.length - 1, Math.max(0, at + steps[event.key])));
    else return;
    event.preventDefault();
  }

  moveTo(index) {
    if (index < 0) return;
    this.current = this.key(this.rows[index]);
    this.reveal(index);
  }

  /** Scrolls so that this row is in sight. */
  reveal(index) {
    const box = this.querySelector('.vt');
    const top = index * this.rowHeight;
    const head = 34;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + this.rowHeight + head > box.scrollTop + box.clientHeight) {
      box.scrollTop = top + this.rowHeight + head - box.clientHeight;
    }
  }
}

customElements.define('virtual-table', VirtualTable);

/** Rows in the order of a column; those without a value come last either way. */
export function sorted(rows, columns, sort) {
  const by = columns.find((column) => column.key === sort?.key)?.sort;
  if (!by) return rows;
  const sign = sort.down ? -1 : 1;
  const valued = rows.map((row) => [by(row), row]);
  valued.sort(([a], [b]) => {
    if (a == null || b == null) return a == null ? (b == null ? 0 : 1) : -1;
    return sign * (typeof a === 'string' ? compare(a, b) : a - b);
  });
  return valued.map(([, row]) => row);
}

const compare = new Intl.Collator('en', { numeric: true }).compare;

/** The next order when a heading is chosen: numbers start with the largest. */
export const turned = (sort, column) =>
  sort?.key === column.key ? { key: column.key, down: !sort.down } : { key: column.key, down: Boolean(column.number) };
