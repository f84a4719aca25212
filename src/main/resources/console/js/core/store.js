/** The live state of the fleet: loaded once by pages, then kept by the event stream. */

import { all, find, get, chargePointPath, serverNow } from './api.js';
import { apply, summarize, KINDS } from './events.js';

const RECENT_EVENTS = 400;
const TOTALS_KEPT = 360;
const SAMPLE_MS = 10_000;
const REST_AFTER_MS = 30_000;

class Store extends EventTarget {
  stations = new Map();
  about = { version: '', demo: false };
  /** `loading`, `live` or `lost`. */
  link = 'loading';
  loaded = false;
  /** The newest events first, bounded. */
  recent = [];
  totals = [];
  #announced = false;
  #source = null;
  #fetching = new Set();
  #resting = null;

  async start() {
    this.about = (await find('/about').catch(() => null)) ?? this.about;
    this.#listen();
    this.#sampleTotals();
    document.addEventListener('visibilitychange', () => this.#onVisibility());
    addEventListener('pagehide', () => this.#source.close());
  }

  /**
   * A browser opens six connections to a server at most: a page that nobody sees gives its stream back after a while, and
   * one that was left at once, for the browser may keep it for when somebody goes back.
   */
  #onVisibility() {
    clearTimeout(this.#resting);
    if (document.hidden) {
      this.#resting = setTimeout(() => this.#source.close(), REST_AFTER_MS);
    } else if (this.#source.readyState === EventSource.CLOSED) {
      this.link = 'loading';
      this.#listen();
    }
  }

  /** Every change is announced once per frame, however many events came. */
  changed() {
    if (this.#announced) return;
    this.#announced = true;
    const announce = () => {
      this.#announced = false;
      this.dispatchEvent(new Event('change'));
    };
    if (document.hidden) setTimeout(announce, 250);
    else requestAnimationFrame(announce);
  }

  station(id) {
    return this.stations.get(id);
  }

  put(station) {
    const known = this.stations.get(station.id);
    this.stations.set(station.id, summarize(Object.assign(known ?? {}, station)));
    this.changed();
  }

  forget(id) {
    this.stations.delete(id);
    this.changed();
  }

  current() {
    const sum = { time: new Date(serverNow()).toISOString(), known: 0, connected: 0, charging: 0, faulted: 0, powerW: 0, sessions: 0 };
    for (const station of this.stations.values()) {
      sum.known++;
      if (station.connected) sum.connected++;
      sum.sessions += station.transactions.length;
      sum.powerW += station.connected ? (station.powerW ?? 0) : 0;
      for (const connector of station.connectors) {
        if (connector.connectorId > 0 && connector.status === 'Charging') sum.charging++;
        if (connector.status === 'Faulted') sum.faulted++;
      }
    }
    return sum;
  }

  #listen() {
    this.#source?.close();
    this.#source = new EventSource(`/api/v1/events?kind=${KINDS}`);
    this.#source.onopen = () => this.#load();
    this.#source.onerror = () => {
      this.link = 'lost';
      this.changed();
      if (this.#source.readyState === EventSource.CLOSED) setTimeout(() => document.hidden || this.#listen(), 3000);
    };
    this.#source.addEventListener('missing', () => this.#load());
    for (const kind of KINDS) {
      this.#source.addEventListener(kind, (message) => this.#take(JSON.parse(message.data)));
    }
  }

  /** The stream is open before the list is read, so nothing falls between; a reopened stream may have a gap. */
  async #load() {
    try {
      await this.#read(() => all('/charge-points', {}, (page) => page.forEach((station) => this.put(station))));
      this.link = 'live';
    } catch {
      this.link = 'lost';
    }
    this.loaded = true;
    this.changed();
  }

  /** What is read may be older than an event that came while it was read: those events are applied once more. */
  async #read(reading) {
    const meanwhile = [];
    const keep = (event) => meanwhile.push(event.detail);
    this.addEventListener('event', keep);
    try {
      await reading();
    } finally {
      this.removeEventListener('event', keep);
      for (const event of meanwhile) {
        const station = this.stations.get(event.chargePointId);
        if (station) apply(station, event);
      }
    }
  }

  #take(event) {
    this.recent.unshift(event);
    if (this.recent.length > RECENT_EVENTS) this.recent.length = RECENT_EVENTS;
    const station = this.stations.get(event.chargePointId);
    if (station) apply(station, event);
    else if (event.chargePointId) this.#fetch(event.chargePointId);
    this.dispatchEvent(new CustomEvent('event', { detail: event }));
    this.changed();
  }

  async #fetch(id) {
    if (this.#fetching.has(id)) return;
    this.#fetching.add(id);
    try {
      await this.#read(async () => {
        const station = await find(chargePointPath(id));
        if (station) this.put(station);
      });
    } catch {
      // The next event of this station asks again.
    } finally {
      this.#fetching.delete(id);
    }
  }

  async #sampleTotals() {
    const kept = await get('/totals').catch(() => null);
    this.totals = kept?.items ?? [];
    setInterval(() => {
      if (!this.loaded) return;
      this.totals.push(this.current());
      if (this.totals.length > TOTALS_KEPT) this.totals.shift();
      this.changed();
    }, SAMPLE_MS);
  }
}

export const store = new Store();
