/** Meter values as lines of a chart: one for each measurand and phase, in a common unit. */

const SCALE = { kW: ['W', 1000], kWh: ['Wh', 1000], kvar: ['var', 1000], kvarh: ['varh', 1000], Percent: ['%', 1] };

const DEFAULT_UNITS = { 'Energy.Active.Import.Register': 'Wh', SoC: '%' };

function normal(value) {
  const unit = value.unit ?? DEFAULT_UNITS[value.measurand] ?? '';
  const [common, factor] = SCALE[unit] ?? [unit, 1];
  return { unit: common, value: Number(value.value) * factor };
}

export const GROUPS = [
  ['Power', ['Power.Active.Import', 'Power.Offered', 'Power.Active.Export']],
  ['Energy', ['Energy.Active.Import.Register']],
  ['Current', ['Current.Import', 'Current.Offered']],
  ['Voltage', ['Voltage']],
  ['SoC', ['SoC']],
  ['Temperature', ['Temperature']],
];

/** The groups for which there are values. */
export const groupsOf = (values) => GROUPS.filter(([, measurands]) => values.some((each) => measurands.includes(each.measurand ?? 'Energy.Active.Import.Register')));

export const contextsOf = (values) => [...new Set(values.map((each) => each.context ?? 'Sample.Periodic'))];

/** `{times, series}` of one group, of the contexts that are wanted. */
export function chartOf(values, measurands, contexts) {
  const lines = new Map();
  const times = new Set();
  for (const each of values) {
    const measurand = each.measurand ?? 'Energy.Active.Import.Register';
    if (!measurands.includes(measurand) || !contexts.has(each.context ?? 'Sample.Periodic')) continue;
    const { unit, value } = normal(each);
    if (!Number.isFinite(value)) continue;
    const time = Date.parse(each.time);
    const label = [short(measurand), each.phase, each.location && each.location !== 'Outlet' ? each.location : null].filter(Boolean).join(' ');
    if (!lines.has(label)) lines.set(label, { label, unit, at: new Map() });
    lines.get(label).at.set(time, value);
    times.add(time);
  }
  const axis = [...times].sort((a, b) => a - b);
  const series = [...lines.values()].map((line, index) => ({ label: line.label, unit: line.unit, color: 1 + (index % 6), fill: index === 0, values: axis.map((time) => line.at.get(time) ?? null) }));
  return { times: axis, series };
}

const short = (measurand) => measurand.replace('.Active.Import.Register', '').replace('.Active.Import', '').replace('.Import', '');
