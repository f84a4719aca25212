/** What the tabs share: they follow the data of their charge point. */

import { ConsoleElement } from '../core/element.js';

export class Tab extends ConsoleElement {
  static properties = { data: { attribute: false } };
  #data = null;
  #draw = () => this.requestUpdate();

  willUpdate(changed) {
    if (changed.has('data')) this.#attach(this.data);
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.data) this.#attach(this.data);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#attach(null);
  }

  #attach(data) {
    if (this.#data === data) return;
    this.#data?.removeEventListener('change', this.#draw);
    this.#data = data;
    data?.addEventListener('change', this.#draw);
  }

  get station() {
    return this.data.station;
  }
}
