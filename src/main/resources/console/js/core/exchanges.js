/** Joins CALLs with their answers, and says in one line what a frame holds. */

/** Exchanges, newest first, of frames in the order in which they came. */
export function join(frames) {
  const open = new Map();
  const exchanges = [];
  for (const frame of frames) {
    const side = frame.type === 'CALL' || frame.type === 'INVALID' ? frame.direction : frame.direction === 'RX' ? 'TX' : 'RX';
    const key = `${side} ${frame.messageId}`;
    const waiting = open.get(key);
    if (waiting && (frame.type === 'CALLRESULT' || frame.type === 'CALLERROR')) {
      waiting.answer = frame;
      open.delete(key);
    } else {
      const exchange = { key: `${frame.seq}`, direction: side, call: frame, answer: null };
      exchanges.push(exchange);
      if (frame.type === 'CALL') open.set(key, exchange);
    }
  }
  return exchanges.map(describe).reverse();
}

function describe(exchange) {
  const { call, answer } = exchange;
  return Object.assign(exchange, {
    id: call.messageId,
    time: call.time,
    at: Date.parse(call.time),
    action: call.action ?? answer?.action ?? null,
    latencyMs: answer?.latencyMs ?? (answer ? Date.parse(answer.time) - Date.parse(call.time) : null),
    error: call.type === 'INVALID' || call.type === 'CALLERROR' || answer?.type === 'CALLERROR',
    invalid: call.type === 'INVALID' || Boolean(call.fault || answer?.fault),
    repairs: [...(call.repairs ?? []), ...(answer?.repairs ?? [])],
    payload: payloadOf(call),
    response: answer ? payloadOf(answer) : null,
  });
}

/** The payload of a frame, or null where its text is no OCPP-J message. */
export function payloadOf(frame) {
  let message;
  try {
    message = JSON.parse(frame.text);
  } catch {
    return null;
  }
  if (!Array.isArray(message)) return null;
  if (message[0] === 2) return message[3] ?? null;
  if (message[0] === 3) return message[2] ?? null;
  if (message[0] === 4) return { errorCode: message[2], errorDescription: message[3], errorDetails: message[4] };
  return null;
}

/** What every such message says anyway. */
const isNoise = (name, value) => name === 'timestamp' || (name === 'errorCode' && value === 'NoError');

const SHORT = { 'Power.Active.Import': 'Power', 'Energy.Active.Import.Register': 'Energy', 'Current.Import': 'Current' };

/** Readings by measurand and phase, newest of the message. */
function readings(meterValue) {
  const found = new Map();
  for (const { sampledValue } of meterValue) {
    for (const each of sampledValue ?? []) {
      const measurand = each.measurand ?? 'Energy.Active.Import.Register';
      const unit = each.unit ?? (measurand.startsWith('Energy') ? 'Wh' : '');
      found.set([SHORT[measurand] ?? measurand, each.phase].filter(Boolean).join(' '), `${each.value} ${unit === 'Percent' ? '%' : unit}`.trim());
    }
  }
  return [...found];
}

/** The first members that are plain values and tell something, as `[name, value]`. */
export function highlights(payload, most = 5) {
  const found = [];
  const walk = (value, depth) => {
    if (value === null || typeof value !== 'object') return;
    for (const [name, each] of Object.entries(value)) {
      if (found.length >= most) return;
      if (name === 'meterValue' && Array.isArray(each)) found.push(...readings(each).slice(0, most));
      else if (each !== null && typeof each === 'object') {
        if (depth < 3) walk(Array.isArray(each) ? each[0] : each, depth + 1);
      } else if (String(each) !== '' && !isNoise(name, each)) found.push([name, String(each)]);
    }
  };
  walk(payload, 0);
  return found;
}
