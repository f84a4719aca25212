/** The operator API. Every call answers parsed JSON or throws a Problem. */

const ROOT = '/api/v1';

/** What the server refused and why (RFC 9457), or that it could not be reached. */
export class Problem extends Error {
  constructor(status, document) {
    super([document.detail, document.advice].filter(Boolean).join('. ') || document.title || `The server answered ${status}.`);
    this.status = status;
    this.pointer = document.pointer || document.errors?.[0]?.pointer || null;
    this.document = document;
  }
}

let clockOffset = 0;

/** The server's clock in milliseconds; ages are told by it, since the browser's may be off. */
export const serverNow = () => Date.now() + clockOffset;

async function call(method, path, body, accept) {
  let response;
  try {
    response = await fetch(path.startsWith('/') ? ROOT + path : path, {
      method,
      headers: {
        Accept: accept || 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(localStorage.getItem('operator') ? { 'X-Operator': localStorage.getItem('operator') } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, { title: 'The server cannot be reached. Is it running?' });
  }
  readClock(response);
  if (response.ok) return response;
  const text = await response.text();
  let document = { title: text.slice(0, 200) || `The server answered ${response.status}.` };
  try {
    document = JSON.parse(text);
  } catch {
    // A proxy may answer in plain text: it is shown as it is.
  }
  throw new Problem(response.status, document);
}

function readClock(response) {
  const offset = Date.parse(response.headers.get('Date')) - Date.now();
  if (Number.isFinite(offset)) clockOffset = Math.abs(offset) > 2000 ? offset : 0;
}

async function json(method, path, body) {
  const response = await call(method, path, body);
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

const query = (parameters) => {
  const set = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return set.length === 0 ? '' : '?' + new URLSearchParams(set);
};

export const get = (path, parameters = {}) => json('GET', path + query(parameters));
export const put = (path, body) => json('PUT', path, body);
export const post = (path, body, parameters = {}) => json('POST', path + query(parameters), body);
export const patch = (path, body) => json('PATCH', path, body);
export const remove = (path) => json('DELETE', path);

/** As get, but null where the route or the thing does not exist. */
export async function find(path, parameters) {
  try {
    return await get(path, parameters);
  } catch (problem) {
    if (problem.status === 404) return null;
    throw problem;
  }
}

/** Every item of a list, page by page; `each` sees a page as soon as it is there. */
export async function all(path, parameters = {}, each = () => {}) {
  const items = [];
  let cursor;
  do {
    const page = await get(path, { limit: 1000, ...parameters, cursor });
    items.push(...page.items);
    each(page.items);
    cursor = page.next;
  } while (cursor);
  return items;
}

/** One JSON object a line. */
export async function lines(path, parameters = {}) {
  const response = await call('GET', path + query(parameters), undefined, 'application/jsonl');
  const text = await response.text();
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
}

const segment = encodeURIComponent;
export const chargePointPath = (id, rest = '') => `/charge-points/${segment(id)}${rest}`;

/** Sends a CALL and answers how it ended; waits no longer than the server does. */
export const execute = (chargePointId, action, payload) =>
  post(chargePointPath(chargePointId, `/commands/${segment(action)}`), payload);
