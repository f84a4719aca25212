/** What needs a person, worst first: rules over what the store knows, nothing else. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
export const LIMITS = { offlineMs: 5 * MINUTE, sessionMs: DAY, skewSeconds: 60, certificateMs: 30 * DAY, deafAfter: 3 };

export const KINDS = {
  faulted: 'Faulted',
  offline: 'Offline',
  session: 'Suspect sessions',
  unanswered: 'Unanswered commands',
  registration: 'Not accepted',
  clock: 'Clock skew',
  certificate: 'Certificates',
};

/** What a person should look into; a start that was only reported late, or closed by an operator, is no trouble. */
const SUSPECT = {
  Superseded: 'another one started on its connector',
  MeterReset: 'its meter went back',
  MeterBelowStart: 'its meter is below the start',
  EnergyAboveMaximum: 'more energy than the connector can give',
  ClockSkew: 'its times cannot be',
};

const problem = (kind, severity, station, rest) => ({ key: `${kind} ${station.id} ${rest.part ?? ''}`, kind, severity, station, ...rest });

function* faulted(station) {
  for (const connector of station.connectors) {
    if (connector.status !== 'Faulted') continue;
    const where = connector.connectorId === 0 ? 'The charge point' : `Connector ${connector.connectorId}`;
    yield problem('faulted', 'bad', station, {
      part: connector.connectorId,
      since: connector.since,
      text: `${where} is Faulted: ${[connector.errorCode, connector.info].filter(Boolean).join(', ') || 'no error code'}`,
      help: { label: 'Reset', action: 'Reset', payload: { type: 'Soft' } },
    });
  }
}

function* offline(station, now) {
  if (station.connected || !station.lastSeenAt || now - station.seenAt < LIMITS.offlineMs) return;
  const open = station.transactions.length;
  yield problem('offline', open > 0 ? 'bad' : 'warn', station, {
    since: station.lastSeenAt,
    text: open > 0 ? `Offline with ${open} open ${open === 1 ? 'session' : 'sessions'}` : 'Offline',
  });
}

function* sessions(station, now) {
  for (const transaction of station.transactions) {
    const age = now - Date.parse(transaction.startedAt);
    const flags = (transaction.flags ?? []).filter((flag) => SUSPECT[flag]);
    if (flags.length === 0 && !(age > LIMITS.sessionMs)) continue;
    yield problem('session', 'warn', station, {
      part: transaction.transactionId,
      since: transaction.startedAt,
      transactionId: transaction.transactionId,
      text: flags.length > 0
        ? `Transaction ${transaction.transactionId} is suspect: ${flags.map((flag) => SUSPECT[flag]).join(', ')}`
        : `Transaction ${transaction.transactionId} has been open for more than a day`,
    });
  }
}

function* unanswered(station) {
  if (!station.unanswered) return;
  const deaf = station.unanswered >= LIMITS.deafAfter;
  yield problem('unanswered', deaf ? 'bad' : 'warn', station, {
    since: station.lastSeenAt,
    text: deaf ? `Deaf: ${station.unanswered} commands in a row without an answer` : 'The last command got no answer',
    help: { label: 'Ask for a heartbeat', action: 'TriggerMessage', payload: { requestedMessage: 'Heartbeat' } },
  });
}

function* registration(station) {
  if (!['Pending', 'Rejected'].includes(station.registration)) return;
  yield problem('registration', 'warn', station, { since: station.bootedAt, text: `Its boot is ${station.registration}: it may not charge` });
}

function* clock(station) {
  const skew = station.clockSkewSeconds;
  if (!(Math.abs(skew) > LIMITS.skewSeconds)) return;
  yield problem('clock', 'warn', station, { since: null, text: `Its clock is ${Math.abs(Math.round(skew))} s ${skew > 0 ? 'ahead' : 'behind'}` });
}

function* certificates(station, now) {
  for (const certificate of station.certificates ?? []) {
    const left = Date.parse(certificate.validTo) - now;
    if (!(left < LIMITS.certificateMs)) continue;
    yield problem('certificate', left < 0 ? 'bad' : 'warn', station, {
      part: certificate.serialNumber,
      since: null,
      text: left < 0 ? `${certificate.type} has expired` : `${certificate.type} expires in ${Math.ceil(left / DAY)} days`,
    });
  }
}

const RULES = [faulted, offline, sessions, unanswered, registration, clock, certificates];
const byName = new Intl.Collator('en', { numeric: true }).compare;
let cached = { at: 0, size: -1, found: [] };

/** All problems; computed at most once a second, since a fleet may be large. */
export function problems(store, now) {
  if (now - cached.at < 1000 && cached.size === store.stations.size) return cached.found;
  const found = [];
  for (const station of store.stations.values()) {
    for (const rule of RULES) found.push(...rule(station, now));
  }
  found.sort((a, b) => a.severity.localeCompare(b.severity) || byName(a.station.id, b.station.id));
  cached = { at: now, size: store.stations.size, found };
  return found;
}
