/** What each server-sent event changes on a station. A kind without an entry changes nothing but the age. */

const connectorOf = (station, connectorId) => {
  let connector = station.connectors.find((each) => each.connectorId === connectorId);
  if (!connector) {
    connector = { connectorId };
    station.connectors.push(connector);
    station.connectors.sort((a, b) => a.connectorId - b.connectorId);
  }
  return connector;
};

const transactionOf = (station, event) =>
  station.transactions.find((each) => each.transactionId === event.transactionId) ??
  station.transactions.find((each) => event.transactionId == null && each.connectorId === event.connectorId);

const assignKnown = (target, source, ...names) => {
  for (const name of names) if (source[name] !== undefined && source[name] !== null) target[name] = source[name];
};

const CHANGES = {
  connected(station, event) {
    station.connected = true;
    station.connectedSince = event.time;
    assignKnown(station, event, 'remoteAddress');
  },
  disconnected(station) {
    station.connected = false;
    station.roundTripMs = null;
  },
  boot(station, event) {
    assignKnown(station, event, 'vendor', 'model', 'firmware', 'registration');
    station.bootedAt = event.time;
  },
  status(station, event) {
    const connector = connectorOf(station, event.connectorId);
    if (connector.status !== event.status) connector.since = event.at || event.time;
    connector.status = event.status;
    connector.errorCode = event.errorCode;
    connector.info = event.info;
  },
  transaction(station, event) {
    if (event.change === 'started') {
      station.transactions = station.transactions.filter((each) => each.transactionId !== event.transactionId);
      station.transactions.push({
        transactionId: event.transactionId,
        connectorId: event.connectorId,
        idTag: event.idTag,
        startedAt: event.at || event.time,
        energyWh: event.energyWh ?? 0,
        flags: event.flags ?? [],
      });
    } else {
      station.transactions = station.transactions.filter((each) => each.transactionId !== event.transactionId);
    }
  },
  meter(station, event) {
    const transaction = transactionOf(station, event);
    if (transaction) assignKnown(transaction, event, 'energyWh', 'powerW', 'soc');
  },
  command(station, event) {
    if (event.state === 'TimedOut') station.unanswered = (station.unanswered ?? 0) + 1;
    if (event.state === 'Answered') station.unanswered = 0;
  },
  repaired(station) {
    station.repairs = (station.repairs ?? 0) + 1;
  },
  seen(station, event) {
    assignKnown(station, event, 'roundTripMs');
  },
};

export const KINDS = [...Object.keys(CHANGES), 'security'];
const NOT_HEARD = new Set(['disconnected', 'command']);

export function apply(station, event) {
  CHANGES[event.kind]?.(station, event);
  if (!NOT_HEARD.has(event.kind)) station.lastSeenAt = event.lastSeenAt || event.time;
  summarize(station);
}

/** The sums that the tables show and sort by. */
export function summarize(station) {
  station.connectors ??= [];
  station.transactions ??= [];
  station.powerW = null;
  station.sessionWh = null;
  for (const transaction of station.transactions) {
    if (transaction.powerW != null) station.powerW = (station.powerW ?? 0) + Number(transaction.powerW);
    if (transaction.energyWh != null) station.sessionWh = (station.sessionWh ?? 0) + Number(transaction.energyWh);
  }
  station.seenAt = station.lastSeenAt ? Date.parse(station.lastSeenAt) : 0;
  return station;
}
