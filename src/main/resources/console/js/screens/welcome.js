/** An empty console: how to see something in it. */

import { ConsoleElement, html, attempt, nothing } from '../core/element.js';
import { post } from '../core/api.js';
import { store } from '../core/store.js';
import { logo } from '../parts/icons.js';

class WelcomeScreen extends ConsoleElement {
  static properties = { starting: { state: true } };

  render() {
    const url = store.about.webSocketUrl ?? 'ws://localhost:9000/{chargePointId}';
    return html`<section class="welcome">
      ${logo}
      <h1>No charge point has connected yet</h1>
      <ol>
        <li>Point a charge point at <code>${url}</code> with OCPP 1.6-J.</li>
        <li>Or run one emulated session: <code>java -jar ocpp-pekko.jar emulate CP_1</code></li>
        <li>Or a whole fleet: <code>java -jar ocpp-pekko.jar fleet --stations 50</code></li>
      </ol>
      ${store.about.demo
        ? html`<button class="button primary" ?disabled=${this.starting} @click=${this.start}>${this.starting ? 'Starting' : 'Start an emulated fleet'}</button>`
        : nothing}
      <p class="soft">It appears here by itself the moment it connects.</p>
    </section>`;
  }

  async start() {
    this.starting = true;
    const started = await attempt(() => post('/demo/fleet', { stations: 9 }), 'The fleet is starting.');
    if (!started) this.starting = false;
  }
}

customElements.define('welcome-screen', WelcomeScreen);
