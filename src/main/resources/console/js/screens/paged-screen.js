/** A list that the server gives in pages: the first at once, more as the end comes near, new ones at the top. */

import { ConsoleElement } from '../core/element.js';
import { get } from '../core/api.js';
import * as format from '../core/format.js';

const PAGE = 200;
const SOON_MS = 250;
const COUNTED = 100000;

export class PagedScreen extends ConsoleElement {
  static properties = { items: { state: true }, total: { state: true }, fault: { state: true } };

  constructor() {
    super();
    this.items = null;
    this.next = null;
  }

  /** The route of the list. */
  get path() {
    throw new Error('a screen names its route');
  }

  get parameters() {
    return {};
  }

  /** How many items there are in all, as text; the server counts so far and no further. */
  get all() {
    const total = this.total ?? this.items?.length;
    return `${format.count(total)}${total === COUNTED ? ' or more' : ''}`;
  }

  /** What makes an item of the list itself. */
  key(item) {
    return item.id;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** Loads the list from its beginning. */
  async load() {
    const page = await this.page();
    if (!page) return;
    this.items = page.items;
    this.next = page.next;
  }

  /** Loads the first page again, shortly; many calls at once load it once. What was loaded behind it stays. */
  soon() {
    this.timer ??= setTimeout(async () => {
      const page = await this.page();
      this.timer = null;
      if (page) this.renew(page);
    }, SOON_MS);
  }

  renew(page) {
    const last = page.items.at(-1);
    const at = last ? (this.items ?? []).findIndex((each) => this.key(each) === this.key(last)) : -1;
    if (at < 0) this.next = page.next;
    this.items = at < 0 ? page.items : [...page.items, ...this.items.slice(at + 1)];
  }

  async more() {
    if (!this.next || this.loading) return;
    this.loading = true;
    const page = await this.page(this.next);
    this.loading = false;
    if (!page) return;
    this.items = [...this.items, ...page.items];
    this.next = page.next;
  }

  /** A page, or null where it cannot be had; `fault` says why. */
  async page(cursor) {
    try {
      const page = await get(this.path, { limit: PAGE, ...this.parameters, cursor });
      this.total = page.total;
      this.fault = null;
      return page;
    } catch (problem) {
      this.items ??= [];
      this.fault = problem.message;
      return null;
    }
  }
}
