/** What the screens with a list from one route share: the first page at once, more as the end comes near, new ones at the top. */

import { ConsoleElement } from '../core/element.js';
import { get } from '../core/api.js';

const PAGE = 200;

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

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      const page = await get(this.path, { limit: PAGE, ...this.parameters });
      this.items = page.items;
      this.next = page.next;
      this.total = page.total;
      this.fault = null;
    } catch (problem) {
      this.items ??= [];
      this.fault = problem.message;
    }
  }

  async more() {
    if (!this.next || this.loading) return;
    this.loading = true;
    try {
      const page = await get(this.path, { limit: PAGE, ...this.parameters, cursor: this.next });
      this.items = [...this.items, ...page.items];
      this.next = page.next;
    } finally {
      this.loading = false;
    }
  }

}
