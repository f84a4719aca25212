/** What all elements of the console share: they render into the page itself, and follow the store where they say so. */

import { LitElement } from 'lit-element';
import { store } from './store.js';
import { serverNow } from './api.js';

export { html, svg, nothing } from 'lit-html';

export class ConsoleElement extends LitElement {
  /** Set by elements that show live state: drawn again on every change, and each second for the ages. */
  static live = false;
  #undo = [];

  createRenderRoot() {
    return this;
  }

  get now() {
    return serverNow();
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.constructor.live) return;
    this.follow(store, 'change', () => this.requestUpdate());
    this.every(1000, () => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#undo.splice(0).forEach((undo) => undo());
  }

  /** Listens until this element leaves the page. */
  follow(target, type, listener) {
    target.addEventListener(type, listener);
    this.#undo.push(() => target.removeEventListener(type, listener));
  }

  /** Repeats until this element leaves the page. */
  every(ms, act) {
    const timer = setInterval(act, ms);
    this.#undo.push(() => clearInterval(timer));
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

/** A line for the person, in the corner; `fault` stays until it is closed. */
export const toast = (text, kind = 'good') =>
  window.dispatchEvent(new CustomEvent('toast', { detail: { text, kind } }));

/** Opens the command palette: `{action, targets, payload}` as far as they are known. */
export const command = (detail) => window.dispatchEvent(new CustomEvent('palette', { detail }));

/** Runs an act whose failure the person should read. */
export async function attempt(act, done) {
  try {
    const result = await act();
    if (done) toast(done);
    return result ?? true;
  } catch (problem) {
    toast(problem.message, 'bad');
    return undefined;
  }
}
