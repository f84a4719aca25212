/** Firmware updates, diagnostics and logs: start one, and follow what the charge point reports. */

import { html, command } from '../core/element.js';
import { Tab } from './tab.js';
import * as format from '../core/format.js';
import { badge } from '../parts/status.js';
import { pairs } from '../parts/pairs.js';

const REPORTS = ['FirmwareStatusNotification', 'SignedFirmwareStatusNotification', 'DiagnosticsStatusNotification', 'LogStatusNotification'];
const JOBS = [
  ['UpdateFirmware', 'Update firmware', 'The charge point fetches and installs an image.'],
  ['SignedUpdateFirmware', 'Update signed firmware', 'As above, with a signature it checks first.'],
  ['GetDiagnostics', 'Get diagnostics', 'It uploads a file to the location given.'],
  ['GetLog', 'Get log', 'Diagnostics or security log, with a request id.'],
];

class FirmwareTab extends Tab {
  render() {
    const reports = this.data.calls(...REPORTS);
    const asked = this.data.commands.filter((each) => JOBS.some(([action]) => action === each.action));
    return html`<section class="panel" aria-label="Jobs"><header><h2>Start</h2></header><div class="body jobs">
        ${JOBS.map(([action, label, text]) => html`<div><button class="button" ?disabled=${!this.station.connected} @click=${() => command({ action, targets: [this.data.id] })}>${label}</button><p class="soft">${text}</p></div>`)}</div>
        <div class="body">${pairs([['Firmware now', this.station.firmware ?? format.DASH]])}</div></section>
      <div class="two"><section class="panel" aria-label="Reports"><header><h2>Reports of the charge point</h2></header>
        ${reports.length === 0 ? html`<div class="empty">No report among the frames at hand.</div>` : html`<ul class="events">${reports.map((each) => html`<li><time class="mono faint">${format.clock(each.time)}</time><span>${format.words(each.action)}</span>${badge(each.payload.status)}</li>`)}</ul>`}</section>
      <section class="panel" aria-label="Requests"><header><h2>Requests sent</h2></header>
        ${asked.length === 0 ? html`<div class="empty">None yet.</div>` : html`<ul class="events">${asked.map((each) => html`<li><time class="mono faint">${format.clock(each.sentAt)}</time><span>${each.action}</span>${badge(each.state)}<span class="mono clip">${each.request?.location ?? each.request?.log?.remoteLocation ?? each.request?.firmware?.location ?? ''}</span></li>`)}</ul>`}</section></div>`;
  }
}

customElements.define('firmware-tab', FirmwareTab);
