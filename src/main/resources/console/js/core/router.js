/** Addresses behind `#`: `#/charge-points/CP_1/frames?filter=...`. */

export function parse(hash) {
  const [path, search = ''] = hash.replace(/^#\/?/, '').split('?');
  const segments = path.split('/').filter((part) => part !== '').map(decode);
  return { segments, query: new URLSearchParams(search) };
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of these segments; members of `query` without a value are left out. */
export function to(segments, query = {}) {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = set.length === 0 ? '' : '?' + new URLSearchParams(set);
  return '#/' + segments.map((part) => encodeURIComponent(part)).join('/') + search;
}

export const toStation = (id, ...rest) => to(['charge-points', id, ...rest]);
export const toTransaction = (id) => to(['transactions', String(id)]);

export const go = (address) => {
  location.hash = address;
};

/** Changes the address without a step in the history: for filters as they are typed. The screens are drawn from it anew. */
export const replace = (address) => {
  history.replaceState(null, '', address);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};
