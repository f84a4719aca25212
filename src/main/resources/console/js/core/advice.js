/** What to know before sending: notes, never a refusal. The command goes out as it is written. */

const NOT_WHILE_PENDING = ['RemoteStartTransaction', 'RemoteStopTransaction'];

const known = (station, key) => station.configuration?.find((each) => each.key.toLowerCase() === key.toLowerCase())?.value;

function* forProfile(station, payload) {
  const profile = payload.csChargingProfiles ?? payload.chargingProfile;
  if (!profile) return;
  const highest = known(station, 'ChargeProfileMaxStackLevel');
  if (highest !== undefined && profile.stackLevel > Number(highest)) yield `Stack level ${profile.stackLevel} is above its maximum of ${highest}.`;
  const units = known(station, 'ChargingScheduleAllowedChargingRateUnit');
  const unit = profile.chargingSchedule?.chargingRateUnit;
  if (units && unit && !units.toLowerCase().includes(unit === 'W' ? 'power' : 'current')) yield `It allows ${units} as the unit of a schedule, not ${unit}.`;
  const periods = known(station, 'ChargingScheduleMaxPeriods');
  const count = profile.chargingSchedule?.chargingSchedulePeriod?.length ?? 0;
  if (periods !== undefined && count > Number(periods)) yield `${count} periods are more than its maximum of ${periods}.`;
}

function* forAction(station, action, payload) {
  const ids = station.connectors.map((each) => each.connectorId);
  if (payload.connectorId > 0 && ids.length > 0 && !ids.includes(payload.connectorId)) yield `It has reported no connector ${payload.connectorId}.`;
  if (action === 'RemoteStartTransaction' && payload.chargingProfile?.transactionId !== undefined) yield 'A profile within RemoteStartTransaction must not carry a transactionId.';
  if (action === 'RemoteStartTransaction' && payload.connectorId === undefined && ids.filter((id) => id > 0).length === 1) yield 'Some charge points refuse a remote start without connectorId.';
  if (action === 'SendLocalList' && payload.listVersion <= station.localListVersion) yield `Version ${payload.listVersion} is not above ${station.localListVersion}, the last one sent.`;
  if (action === 'Reset' && payload.type === 'Hard' && station.transactions.length > 0) yield 'A hard reset may end its open session without a StopTransaction.';
  if (action === 'TriggerMessage' && payload.requestedMessage === 'BootNotification') yield 'Some charge points restart when they are asked for a BootNotification.';
}

/** Notes on sending this payload to this station. */
export function advice(station, action, profile, payload) {
  if (!station) return ['This charge point is not known here.'];
  const notes = [];
  if (!station.connected) notes.push('It is offline: the server will refuse the command.');
  if (station.registration === 'Rejected') notes.push('Its registration is Rejected: nothing may be sent to it.');
  if (station.registration === 'Pending' && NOT_WHILE_PENDING.includes(action)) notes.push(`Its registration is Pending: ${action} is not allowed.`);
  if (station.unanswered > 0) notes.push(`It left ${station.unanswered === 1 ? 'the last command' : `the last ${station.unanswered} commands`} without an answer.`);
  const profiles = known(station, 'SupportedFeatureProfiles');
  if (profiles && profile !== 'Security' && !profiles.includes(profile)) notes.push(`It does not list ${profile} among its feature profiles.`);
  notes.push(...forAction(station, action, payload), ...forProfile(station, payload));
  return notes;
}
