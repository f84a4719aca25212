/**
 * The filter language of frames: `action:Status* dir:in err:true latency:>500 -action:Heartbeat text:"SoC" Faulted`.
 * Terms are joined by and; a leading minus turns one round; a bare word is looked for in the text.
 */

const TERM = /(-?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/gi;

const wildcard = (text) =>
  new RegExp('^' + text.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*') + '$', 'i');

const yes = (value) => {
  if (!/^(true|false|yes|no)$/i.test(value)) throw new Error(`${value} (expected: true or false)`);
  return /^(true|yes)$/i.test(value);
};

const flag = (read) => (value) => {
  const wanted = yes(value);
  return (exchange) => Boolean(read(exchange)) === wanted;
};

const texts = (exchange) => [exchange.call.text, exchange.answer?.text ?? ''];

const contains = (value) => {
  const wanted = value.toLowerCase();
  return (exchange) => texts(exchange).some((text) => text.toLowerCase().includes(wanted)) || (exchange.action ?? '').toLowerCase().includes(wanted);
};

const deep = (payload, name) => {
  if (payload === null || typeof payload !== 'object') return undefined;
  if (payload[name] !== undefined) return payload[name];
  for (const each of Object.values(payload)) {
    const found = deep(each, name);
    if (found !== undefined) return found;
  }
  return undefined;
};

const member = (name) => (value) => (exchange) =>
  [exchange.payload, exchange.response].some((payload) => String(deep(payload, name)) === value);

const KEYS = {
  action: (value) => {
    const pattern = wildcard(value);
    return (exchange) => pattern.test(exchange.action ?? '');
  },
  dir: (value) => {
    const side = { in: 'RX', rx: 'RX', out: 'TX', tx: 'TX' }[value.toLowerCase()];
    if (!side) throw new Error(`dir:${value} (expected: in or out)`);
    return (exchange) => exchange.direction === side;
  },
  err: flag((exchange) => exchange.error),
  invalid: flag((exchange) => exchange.invalid),
  repaired: flag((exchange) => exchange.repairs.length > 0),
  answered: flag((exchange) => exchange.answer),
  id: (value) => {
    const pattern = wildcard(value);
    return (exchange) => pattern.test(exchange.id ?? '');
  },
  latency: (value) => {
    const [, sign, number] = /^([<>]?)(\d+)$/.exec(value) ?? [];
    if (!number) throw new Error(`latency:${value} (expected: >500 or <20, in ms)`);
    return (exchange) => exchange.latencyMs !== null && (sign === '<' ? exchange.latencyMs < number : exchange.latencyMs > number);
  },
  connector: member('connectorId'),
  tx: member('transactionId'),
  tag: member('idTag'),
  text: contains,
};

export const HELP = 'action:Status*  dir:in  err:true  repaired:true  invalid:true  answered:false  latency:>500  connector:1  tx:7  tag:A1  id:…  text:"SoC"  -action:Heartbeat';

/** `{matches(exchange), fault}`; with a fault everything matches, so that a half-typed term hides nothing. */
export function compile(text) {
  const tests = [];
  try {
    for (const [, minus, key, quoted, plain] of text.matchAll(TERM)) {
      const make = key === undefined ? contains : KEYS[key.toLowerCase()];
      if (!make) throw new Error(`${key}: is no term (known: ${Object.keys(KEYS).join(', ')})`);
      const test = make(quoted ?? plain);
      tests.push(minus ? (exchange) => !test(exchange) : test);
    }
  } catch (error) {
    return { matches: () => true, fault: error.message };
  }
  return { matches: (exchange) => tests.every((test) => test(exchange)), fault: null };
}
