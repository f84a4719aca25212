/** All that is known of one charge point, kept fresh while its screen is open. */

import { chargePointPath, execute, find, lines } from '../core/api.js';
import { store } from '../core/store.js';
import { join } from '../core/exchanges.js';

const FRAMES_KEPT = 2000;
const HISTORY_KEPT = 2000;
/** Kinds that come with every frame and tell nothing of the past. */
const PASSING = ['meter', 'seen'];
const SLOW_MS = 5000;
const SOON_MS = 120;

export class ChargePointData extends EventTarget {
  detail = null;
  missing = false;
  frames = [];
  exchanges = [];
  transactions = [];
  commands = [];
  history = [];
  #asked = null;
  #told = new Set();
  #timer = null;
  #onEvent = (event) => {
    if (event.detail.chargePointId !== this.id) return;
    if (!PASSING.includes(event.detail.kind)) this.history = [...this.history.slice(-HISTORY_KEPT), event.detail];
    this.#soon(event.detail.kind);
  };

  constructor(id) {
    super();
    this.id = id;
  }

  get station() {
    return store.station(this.id);
  }

  start() {
    store.addEventListener('event', this.#onEvent);
    this.#timer = setInterval(() => this.loadFrames(), SLOW_MS);
    return Promise.all([this.loadDetail(), this.loadFrames(), this.loadTransactions(), this.loadCommands(), this.#loadHistory()]);
  }

  stop() {
    store.removeEventListener('event', this.#onEvent);
    clearInterval(this.#timer);
    clearTimeout(this.#asked);
  }

  /** Many events at once ask once for what they tell of. */
  #soon(kind) {
    this.#told.add(kind);
    this.#asked ??= setTimeout(() => {
      const kinds = [...this.#told];
      this.#told.clear();
      this.#asked = null;
      this.loadFrames();
      if (kinds.some((each) => each !== 'meter')) this.loadDetail();
      if (kinds.includes('transaction')) this.loadTransactions();
      if (kinds.includes('command')) this.loadCommands();
    }, SOON_MS);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }

  async loadDetail() {
    const detail = await find(chargePointPath(this.id)).catch(() => undefined);
    if (detail === undefined) return;
    this.missing = detail === null;
    this.detail = detail ?? this.detail;
    if (detail) store.put({ ...detail, connectors: detail.connectors ?? [], transactions: detail.transactions ?? [] });
    this.#changed();
  }

  async loadFrames() {
    const since = this.frames.at(-1)?.seq;
    const fresh = await lines(chargePointPath(this.id, '/frames'), { since, limit: 500 }).catch(() => []);
    const newer = fresh.filter((frame) => since === undefined || frame.seq > since);
    if (newer.length === 0) return;
    this.frames = [...this.frames, ...newer].slice(-FRAMES_KEPT);
    this.exchanges = join(this.frames);
    this.#changed();
  }

  async loadTransactions() {
    const page = await find('/transactions', { chargePointId: this.id, limit: 100 }).catch(() => null);
    this.transactions = page?.items ?? [];
    this.#changed();
  }

  async loadCommands() {
    const page = await find('/commands', { chargePointId: this.id, limit: 200 }).catch(() => null);
    this.commands = page?.items ?? [];
    this.#changed();
  }

  async #loadHistory() {
    const from = new Date(Date.now() - 86_400_000).toISOString();
    const page = await find(chargePointPath(this.id, '/events'), { from, limit: 1000 }).catch(() => null);
    this.history = [...(page?.items ?? []), ...this.history];
    this.#changed();
  }

  /** The payloads of the newest CALLs of these actions, newest first, with their time. */
  calls(...actions) {
    return this.exchanges.filter((each) => actions.includes(each.action) && each.payload);
  }

  /** Sends a CALL, and answers its response, or throws where there was none. */
  async ask(action, payload) {
    const outcome = await execute(this.id, action, payload);
    this.loadFrames();
    if (outcome.state === 'Answered') return outcome.response;
    throw new Error(outcome.error ? `${action}: ${outcome.error.code} ${outcome.error.description ?? ''}` : `${action}: ${outcome.state}`);
  }
}
