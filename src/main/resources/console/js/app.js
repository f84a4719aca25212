/** The frame around the screens: navigation, the state of the link, the palette, and messages. */

import { ConsoleElement, html, nothing, command } from './core/element.js';
import { store } from './core/store.js';
import { parse, to } from './core/router.js';
import { problems } from './core/problems.js';
import { icons, logo } from './parts/icons.js';
import { routes } from './routes.js';
import './screens/palette.js';

const NAVIGATION = [
  ['Watch', [['fleet', 'Fleet', icons.fleet], ['attention', 'Needs attention', icons.attention], ['transactions', 'Transactions', icons.sessions], ['commands', 'Commands', icons.commands]]],
  ['Keep', [['id-tags', 'Id tags', icons.tags], ['reservations', 'Reservations', icons.reservations], ['templates', 'Profile templates', icons.templates], ['audit', 'Audit', icons.audit]]],
];
const TOAST_MS = 6000;
const LINK = { live: ['on', 'Live'], loading: ['warn', 'Connecting'], lost: ['bad', 'Connection lost, retrying'] };

class OcppConsole extends ConsoleElement {
  static properties = { toasts: { state: true }, place: { state: true } };

  constructor() {
    super();
    this.toasts = [];
    this.place = parse(location.hash);
  }

  connectedCallback() {
    super.connectedCallback();
    this.follow(window, 'hashchange', () => this.onPlace());
    this.follow(window, 'toast', (event) => this.onToast(event.detail));
    this.follow(window, 'keydown', (event) => this.onKey(event));
    this.every(2000, () => this.requestUpdate());
    this.follow(store, 'change', () => this.onChange());
    store.start();
  }

  onChange() {
    if (this.shownLink !== store.link) this.requestUpdate();
  }

  onPlace() {
    const before = this.place.segments.slice(0, 2).join('/');
    this.place = parse(location.hash);
    if (before === this.place.segments.slice(0, 2).join('/')) return;
    this.updateComplete.then(() => {
      const main = this.querySelector('main');
      main.scrollTop = 0;
      main.focus({ preventScroll: true });
    });
  }

  onKey(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      command({ targets: this.targets() });
    } else if (event.key === '/' && !event.target.closest('input, textarea, select, dialog')) {
      const search = this.querySelector('main input[type="search"]');
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
  }

  /** The palette begins with the charge point on the screen. */
  targets() {
    const [screen, id] = this.place.segments;
    return screen === 'charge-points' && id ? [id] : [];
  }

  onToast(detail) {
    const toast = { ...detail, id: Math.random() };
    this.toasts = [...this.toasts.slice(-3), toast];
    if (detail.kind !== 'bad') setTimeout(() => this.dismiss(toast.id), TOAST_MS);
  }

  dismiss(id) {
    this.toasts = this.toasts.filter((each) => each.id !== id);
  }

  render() {
    const [screen = 'fleet', ...rest] = this.place.segments;
    const route = routes[screen] ?? routes.fleet;
    document.title = [rest[0], route.title, 'ocpp-pekko'].filter(Boolean).join(' · ');
    return html`
      <a class="skip" href="#main" @click=${this.skip}>Skip to content</a>
      <nav class="side" aria-label="Screens">
        <a class="brand" href="#/fleet">${logo}<span>ocpp-pekko</span></a>
        ${NAVIGATION.map(([heading, items]) => html`<h2>${heading}</h2><ul>${items.map((item) => this.item(item, screen))}</ul>`)}
        <footer><button title="The name kept with what you do" @click=${this.nameOperator}>${icons.person}<span class="clip">${localStorage.getItem('operator') ?? 'Set your name'}</span></button>
          <a class="faint" href="/docs" title=${store.about.version}>API</a></footer>
      </nav>
      <header class="top">
        <button class="open-palette" @click=${() => command({ targets: this.targets() })}>${icons.search}<span>Send a command or go to</span><kbd>Ctrl K</kbd></button>
        ${this.link()}
        <button class="button quiet icon" aria-label="Change between light and dark" title="Light or dark" @click=${this.turnTheme}>${icons.theme}</button>
      </header>
      <main id="main" tabindex="-1">${route.render(rest, this.place.query)}</main>
      <command-palette></command-palette>
      <div class="toasts" role="status" aria-live="polite">${this.toasts.map((toast) => this.toast(toast))}</div>`;
  }

  item([name, label, icon], screen) {
    const here = name === screen || (name === 'fleet' && screen === 'charge-points');
    return html`<li><a href=${to([name])} aria-current=${here ? 'page' : nothing}>${icon}<span>${label}</span>${name === 'attention' ? this.problemCount() : nothing}</a></li>`;
  }

  problemCount() {
    const found = problems(store, this.now);
    if (found.length === 0) return nothing;
    const bad = found.some((each) => each.severity === 'bad');
    return html`<span class="count ${bad ? 'bad' : 'warn'}" aria-label="${found.length} problems">${found.length}</span>`;
  }

  link() {
    this.shownLink = store.link;
    const [tone, text] = LINK[store.link];
    return html`<span class="live" role="status"><span class="dot ${tone}"></span><span>${text}</span></span>`;
  }

  toast({ id, text, kind }) {
    return html`<div class="toast"><span class="dot ${kind === 'bad' ? 'bad' : 'on'}"></span><div>${text}</div>
      <button class="button quiet icon small" aria-label="Close message" @click=${() => this.dismiss(id)}>${icons.close}</button></div>`;
  }

  skip(event) {
    event.preventDefault();
    document.getElementById('main').focus();
  }

  /** Told to the server with every act, for the audit; it proves nothing. */
  nameOperator() {
    const name = prompt('Your name, as the audit shows it', localStorage.getItem('operator') ?? '');
    if (name === null) return;
    if (name.trim() === '') localStorage.removeItem('operator');
    else localStorage.setItem('operator', name.trim().replace(/[^\x20-\x7e]/g, '?'));
    this.requestUpdate();
  }

  turnTheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
    window.dispatchEvent(new Event('theme'));
  }
}

customElements.define('ocpp-console', OcppConsole);
