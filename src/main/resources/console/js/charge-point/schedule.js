/** Charging schedules as steps `[time in ms, limit or null]`, for drawing only: what limits what is the server's answer. */

/** The steps of a schedule that begins at `from`; a duration ends it. */
export function steps(schedule, from) {
  if (!schedule) return [];
  const found = schedule.chargingSchedulePeriod.map((period) => [from + period.startPeriod * 1000, Number(period.limit)]);
  if (schedule.duration) found.push([from + schedule.duration * 1000, null]);
  return found;
}

const RECUR = { Daily: 86_400_000, Weekly: 7 * 86_400_000 };

/** A profile on the axis from `from` to `until`: recurring ones repeat, relative ones begin with the open session. */
export function absoluteSteps(profile, from, until, transactions = []) {
  const { chargingSchedule: schedule, chargingProfileKind: kind } = profile;
  const begin = Date.parse(schedule.startSchedule ?? '') || from;
  if (kind === 'Recurring') {
    const every = RECUR[profile.recurrencyKind] ?? RECUR.Daily;
    const found = [];
    for (let at = begin + Math.floor((from - begin) / every) * every; at < until; at += every) found.push(...steps(schedule, at).filter(([time]) => time < at + every));
    return found;
  }
  if (kind === 'Relative') {
    const open = transactions.find((each) => !each.stoppedAt);
    return steps(schedule, open ? Date.parse(open.startedAt) : from);
  }
  return steps(schedule, begin);
}

/** Several lines of steps on the same times, as a chart wants them. */
export function sampled(lines, from, until) {
  const times = [...new Set([from, until, ...lines.flat().map(([time]) => time)])].filter((time) => time >= from && time <= until).sort((a, b) => a - b);
  const at = (line, time) => line.filter(([start]) => (time === until ? start < time : start <= time)).at(-1)?.[1] ?? null;
  const values = lines.map((line) => times.map((time) => at(line, time)));
  return { times, values };
}
