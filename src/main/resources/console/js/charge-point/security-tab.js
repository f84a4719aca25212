/** The security profile, the password, certificates and security events of one charge point. */

import { html, attempt, command, nothing } from '../core/element.js';
import { Tab } from './tab.js';
import { chargePointPath, put } from '../core/api.js';
import * as format from '../core/format.js';
import { pairs } from '../parts/pairs.js';

const PROFILES = ['0: no authentication', '1: password, no encryption', '2: password over TLS', '3: TLS with client certificate'];
const USES = ['CentralSystemRootCertificate', 'ManufacturerRootCertificate'];

class SecurityTab extends Tab {
  static properties = { found: { state: true } };

  render() {
    const detail = this.data.detail ?? {};
    const events = this.data.history.filter((each) => each.kind === 'security').reverse();
    return html`<div class="two"><section class="panel" aria-label="Access"><header><h2>Access</h2></header><div class="body stack">
          ${pairs([['Security profile', PROFILES[detail.securityProfile] ?? format.DASH], ['Remote address', detail.remoteAddress]])}
          <form class="field" @submit=${(event) => this.setPassword(event)}><label for="cp-password">New password<span class="hint">16 to 40 bytes, or hex; never shown again</span></label>
            <div class="row"><input id="cp-password" name="password" type="password" autocomplete="new-password" required minlength="8"><button class="button">Set</button></div></form></div></section>
      <section class="panel" aria-label="Certificates"><header><h2>Certificates</h2><div class="actions">
          <button class="button" ?disabled=${!this.station.connected} @click=${() => this.list()}>Ask the charge point</button>
          <button class="button" ?disabled=${!this.station.connected} @click=${() => command({ action: 'InstallCertificate', targets: [this.data.id] })}>Install</button></div></header>${this.certificates(detail)}</section></div>
      <section class="panel" aria-label="Security events"><header><h2>Security events</h2><div class="actions"><button class="button small" ?disabled=${!this.station.connected} @click=${() => command({ action: 'GetLog', targets: [this.data.id], payload: { logType: 'SecurityLog' } })}>Get security log</button></div></header>
        ${events.length === 0 ? html`<div class="empty">No security event in the last day.</div>` : html`<ul class="events">${events.map((each) => html`<li><time class="mono faint">${format.moment(each.time)}</time><span class="strong">${each.type}</span><span>${each.info ?? ''}</span></li>`)}</ul>`}</section>`;
  }

  certificates(detail) {
    const kept = detail.certificates ?? [];
    const found = this.found;
    if (kept.length === 0 && !found) return html`<div class="empty">None is known here.</div>`;
    return html`${kept.length ? html`<table class="plain"><thead><tr><th>Use</th><th>Serial</th><th>Valid until</th></tr></thead><tbody>${kept.map((each) => html`<tr><td>${each.type}</td><td class="mono">${each.serialNumber}</td><td>${format.moment(each.validTo)}</td></tr>`)}</tbody></table>` : nothing}
      ${found ? html`<table class="plain"><thead><tr><th>Installed at the charge point</th><th>Serial</th><th><span class="visually-hidden">Delete</span></th></tr></thead><tbody>
        ${found.length === 0 ? html`<tr><td colspan="3" class="soft">It reports none.</td></tr>` : found.map((each) => html`<tr><td>${each.use}</td><td class="mono">${each.serialNumber}</td>
          <td class="number"><button class="button small danger" @click=${() => command({ action: 'DeleteCertificate', targets: [this.data.id], payload: { certificateHashData: each.hash } })}>Delete</button></td></tr>`)}</tbody></table>` : nothing}`;
  }

  async list() {
    const found = [];
    for (const use of USES) {
      const answer = await attempt(() => this.data.ask('GetInstalledCertificateIds', { certificateType: use }));
      if (!answer) return;
      found.push(...(answer.certificateHashData ?? []).map((hash) => ({ use, serialNumber: hash.serialNumber, hash })));
    }
    this.found = found;
  }

  async setPassword(event) {
    event.preventDefault();
    const form = event.target;
    const saved = await attempt(() => put(chargePointPath(this.data.id), { password: new FormData(form).get('password') }), 'Password set. It holds from the next connect.');
    if (saved) form.reset();
  }
}

customElements.define('security-tab', SecurityTab);
