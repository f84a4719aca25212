/** Closes a transaction in the record; nothing goes on the wire. */

import { ConsoleElement, html, attempt } from '../core/element.js';
import { patch } from '../core/api.js';
import { fromLocalInput, toLocalInput } from '../core/format.js';

const REASONS = ['Other', 'DeAuthorized', 'EmergencyStop', 'EVDisconnected', 'HardReset', 'Local', 'PowerLoss', 'Reboot', 'Remote', 'SoftReset', 'UnlockCommand'];

class CloseTransaction extends ConsoleElement {
  static properties = { transaction: { attribute: false } };

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  render() {
    const { transactionId, meterStart, energyWh } = this.transaction;
    return html`<dialog class="sheet" aria-label="Close transaction ${transactionId}" @close=${() => this.tell('done')}><form class="stack" @submit=${(event) => this.save(event)}>
      <h2>Close transaction ${transactionId} out of band</h2>
      <p class="soft">This changes the record alone. Nothing is sent to the charge point, and your name is kept with it.</p>
      <div class="fields"><div class="field"><label for="close-stop">Stopped at</label><input id="close-stop" name="stop" type="datetime-local" step="1" required .value=${toLocalInput(new Date(this.now).toISOString())}></div>
        <div class="field"><label for="close-meter">Meter at stop <span class="hint">Wh</span></label><input id="close-meter" name="meterStop" type="number" required .value=${String((meterStart ?? 0) + Math.round(energyWh ?? 0))}></div>
        <div class="field"><label for="close-reason">Reason</label><select id="close-reason" name="reason">${REASONS.map((each) => html`<option>${each}</option>`)}</select></div>
        <div class="field whole"><label for="close-note">Note</label><input id="close-note" name="note" required placeholder="Why it is closed by hand"></div></div>
      <div class="row spread"><button type="button" class="button" @click=${() => this.querySelector('dialog').close()}>Cancel</button><button class="button danger primary">Close transaction</button></div></form></dialog>`;
  }

  async save(event) {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.target));
    const body = { ...form, stop: fromLocalInput(form.stop), meterStop: Number(form.meterStop) };
    const path = `/transactions/${this.transaction.transactionId}`;
    if (await attempt(() => patch(path, body), 'Transaction closed.')) this.querySelector('dialog').close();
  }
}

customElements.define('close-transaction', CloseTransaction);
