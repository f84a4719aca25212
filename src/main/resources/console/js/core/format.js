/** Numbers and times as people read them. Each answers a dash for what is not known. */

export const DASH = '–';
const missing = (value) => value === undefined || value === null || Number.isNaN(value);

const rounded = (value, digits) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

function scaled(value, unit) {
  const size = Math.abs(value);
  if (size >= 1e6) return `${rounded(value / 1e6, 2)} M${unit}`;
  if (size >= 1e3) return `${rounded(value / 1e3, size >= 1e5 ? 0 : 1)} k${unit}`;
  return `${rounded(value, 0)} ${unit}`;
}

export const power = (watts) => (missing(watts) ? DASH : scaled(watts, 'W'));
export const energy = (wattHours) => (missing(wattHours) ? DASH : scaled(wattHours, 'Wh'));
export const count = (value) => (missing(value) ? DASH : value.toLocaleString('en'));
export const milliseconds = (value) =>
  missing(value) ? DASH : value >= 10000 ? `${rounded(value / 1000, 1)} s` : `${rounded(value, value < 10 && value % 1 ? 1 : 0)} ms`;
export const percent = (value) => (missing(value) ? DASH : `${rounded(Number(value), 0)} %`);

/** A span of time in its largest unit, two where the first is small. */
export function span(ms) {
  if (missing(ms)) return DASH;
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export const since = (time, now) => (time ? span(now - Date.parse(time)) : DASH);

const two = (number) => String(number).padStart(2, '0');

export function clock(time, withMillis = false) {
  if (!time) return DASH;
  const at = new Date(time);
  const text = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  return withMillis ? `${text}.${String(at.getMilliseconds()).padStart(3, '0')}` : text;
}

export function date(time) {
  if (!time) return DASH;
  const at = new Date(time);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export const moment = (time) => (time ? `${date(time)} ${clock(time)}` : DASH);

/** For an input of type datetime-local, and back to ISO 8601 in UTC. */
export const toLocalInput = (time) => (time ? `${date(time)}T${clock(time)}` : '');
export const fromLocalInput = (text) => (text ? new Date(text).toISOString().replace(/\.000Z$/, 'Z') : undefined);

/** `StatusNotification` as `Status notification`: for headings only, never for what goes on the wire. */
export const words = (name) => name.replace(/([a-z])([A-Z])/g, '$1 $2');
