/** Spans of time on the timeline, made from the events and the frames that are at hand. */

const at = (time) => Date.parse(time);

/** When the charge point was connected. Before the first event that tells, nothing is drawn. */
export function linkSpans(data, from, until) {
  const turns = data.history.filter((event) => event.kind === 'connected' || event.kind === 'disconnected')
    .map((event) => ({ time: at(event.time), up: event.kind === 'connected' }));
  const { connected, connectedSince } = data.station;
  if (connected && connectedSince && !turns.some((turn) => turn.up && Math.abs(turn.time - at(connectedSince)) < 1000)) {
    turns.push({ time: at(connectedSince), up: true });
  }
  turns.sort((a, b) => a.time - b.time);
  return spans(turns, from, until, (turn) => ({ up: turn.up }));
}

/** The status of one connector over time, from its StatusNotifications. */
export function statusSpans(data, connector, from, until) {
  const seen = new Map();
  for (const event of data.history) {
    if (event.kind === 'status' && event.connectorId === connector.connectorId) seen.set(Math.floor(at(event.at || event.time) / 1000), event.status);
  }
  for (const call of data.calls('StatusNotification')) {
    if (call.payload.connectorId === connector.connectorId) seen.set(Math.floor(at(call.payload.timestamp || call.time) / 1000), call.payload.status);
  }
  if (connector.status && connector.since) seen.set(Math.floor(at(connector.since) / 1000), connector.status);
  const turns = [...seen].map(([second, status]) => ({ time: second * 1000, status })).sort((a, b) => a.time - b.time);
  return spans(turns, from, until, (turn) => ({ status: turn.status }));
}

function spans(turns, from, until, describe) {
  return turns
    .map((turn, index) => ({ from: Math.max(from, turn.time), until: Math.min(until, turns[index + 1]?.time ?? until), ...describe(turn) }))
    .filter((span) => span.until > span.from);
}
