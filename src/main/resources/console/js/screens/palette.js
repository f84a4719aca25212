/** Ctrl-K: find a command, a charge point or a screen; fill in the command; see what came of it. */

import { ConsoleElement, html, nothing } from '../core/element.js';
import { actions, fitted, remembered } from '../core/schema.js';
import { search } from '../core/search.js';
import { store } from '../core/store.js';
import { go, to, toStation } from '../core/router.js';
import { icons } from '../parts/icons.js';
import './command-form.js';

const SCREENS = [['fleet', 'Fleet'], ['attention', 'Needs attention'], ['transactions', 'Transactions'], ['commands', 'Commands'], ['id-tags', 'Id tags'], ['reservations', 'Reservations'], ['templates', 'Profile templates'], ['audit', 'Audit']];

class CommandPalette extends ConsoleElement {
  static properties = { text: { state: true }, at: { state: true }, known: { state: true }, targets: { state: true }, chosen: { state: true }, fault: { state: true } };

  constructor() {
    super();
    this.reset();
    this.known = [];
  }

  reset() {
    this.text = '';
    this.at = 0;
    this.targets = [];
    this.chosen = null;
    this.fault = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.follow(window, 'palette', (event) => this.open(event.detail));
    this.follow(window, 'hashchange', () => this.close());
  }

  get dialog() {
    return this.querySelector('dialog');
  }

  async open({ action, targets = [], payload }) {
    this.reset();
    this.targets = targets;
    if (!this.dialog.open) this.dialog.showModal();
    try {
      this.known = await actions();
    } catch (problem) {
      this.fault = problem.message;
    }
    const named = this.known.find((each) => each.action === action);
    if (named) this.choose({ action: named, payload: payload ?? {}, targets: [] });
    await this.updateComplete;
    if (!named) this.querySelector('.palette-search input')?.focus();
  }

  close() {
    this.dialog?.close();
    this.chosen = null;
  }

  /** The browser tells of a closing when it has time: the palette may be open again by then. */
  onClose() {
    if (!this.dialog.open) this.chosen = null;
  }

  choose(found) {
    const last = remembered(found.action.action) ?? {};
    this.targets = found.targets.length > 0 ? found.targets : this.targets;
    this.chosen = { action: found.action, payload: fitted(found.action.request, { ...last, ...found.payload }) };
  }

  render() {
    return html`<dialog class="palette" aria-label="Commands" @close=${this.onClose} @click=${(event) => event.target === this.dialog && this.close()}>
      ${this.chosen
        ? html`<command-form .action=${this.chosen.action} .payload=${this.chosen.payload} .targets=${this.targets} @back=${() => this.back()} @done=${() => this.close()}></command-form>`
        : this.finder()}</dialog>`;
  }

  async back() {
    this.chosen = null;
    await this.updateComplete;
    this.querySelector('.palette-search input')?.focus();
  }

  finder() {
    const options = this.options();
    return html`<div class="palette-search">${icons.search}<input type="text" role="combobox" aria-expanded="true" aria-controls="palette-options" aria-activedescendant="palette-${this.at}"
        aria-label="Command, charge point or screen" placeholder=${this.targets.length === 1 ? `Command to ${this.targets[0]}` : this.targets.length > 1 ? `Command to ${this.targets.length} charge points` : 'Try: reset soft CP_1'}
        autocomplete="off" spellcheck="false" .value=${this.text} @input=${this.onInput} @keydown=${(event) => this.onKey(event, options)}>
        <kbd>Esc</kbd></div>
      ${this.fault ? html`<p class="palette-fault bad">${this.fault}</p>` : nothing}
      <ul id="palette-options" role="listbox" aria-label="Results">${options.map((option, index) => html`${option.heading ? html`<li role="presentation" class="palette-heading">${option.heading}</li>` : nothing}
        <li role="option" id="palette-${index}" aria-selected=${index === this.at} @click=${() => option.run()} @pointermove=${() => (this.at = index)}>
          <span class="strong">${option.label}</span><span class="faint clip">${option.detail}</span></li>`)}
        ${options.length === 0 ? html`<li role="presentation" class="empty">Nothing fits. Commands are found by action, value and identity: reset soft CP_1</li>` : nothing}</ul>`;
  }

  options() {
    const found = search(this.text, this.known, store.stations, SCREENS);
    const commands = found.commands.map((each) => ({
      label: each.action.action,
      detail: [...Object.values(each.payload), ...(each.targets.length > 0 ? ['to', ...each.targets] : [each.action.profile])].join(' '),
      run: () => this.choose(each),
    }));
    const stations = found.stations.map((id) => ({ label: id, detail: describe(store.station(id)), run: () => this.leave(toStation(id)) }));
    const screens = found.screens.map(([name, label]) => ({ label, detail: 'screen', run: () => this.leave(to([name])) }));
    const exact = stations.length > 0 && commands.length === 0;
    const groups = exact ? [['Charge points', stations], ['Commands', commands], ['Screens', screens]] : [['Commands', commands], ['Charge points', stations], ['Screens', screens]];
    return groups.flatMap(([heading, options]) => options.map((option, index) => (index === 0 ? { ...option, heading } : option)));
  }

  leave(address) {
    this.close();
    go(address);
  }

  onInput(event) {
    this.text = event.target.value;
    this.at = 0;
  }

  onKey(event, options) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (moves[event.key]) this.at = (this.at + moves[event.key] + options.length) % Math.max(1, options.length);
    else if (event.key === 'Enter' && options[this.at]) options[this.at].run();
    else return;
    event.preventDefault();
    this.updateComplete.then(() => this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
  }
}

const describe = (station) => [station.connected ? 'connected' : 'offline', station.vendor, station.model].filter(Boolean).join(', ');

customElements.define('command-palette', CommandPalette);
