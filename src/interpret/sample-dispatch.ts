import type { Compiled } from '../compile/compile.ts';
import type { WeekDispatch } from '../plan/plan.ts';

const hoursPerYear = 8760;

/** Series that people look at. */
const shown = /^(output|import|export|charge|discharge|level|shift|unserved|online|taken)/;

/** The last stage's hardest sample week as series of MW, for people to look at; empty series are left out. */
export function sampleDispatch(compiled: Compiled, x: Float64Array): WeekDispatch {
  const blocks = compiled.columns.blocks.at(-1) ?? [];
  const renewables = (block: (typeof blocks)[number]) =>
    [...block.series]
      .filter(([name]) => name === 'output_wind' || name === 'output_pv')
      .reduce((sum, [, list]) => sum + list.reduce((s, c) => s + x[c]!, 0), 0);
  const block = [...blocks].sort((a, b) => renewables(a) - renewables(b))[0];
  if (!block) return { start: 0, stepHours: 1, series: {} };
  const series: Record<string, number[]> = {};
  for (const [name, list] of block.series) {
    if (!shown.test(name)) continue;
    const values = list.map((column) => Math.round(x[column]! * 1000) / 1000);
    if (values.some((value) => Math.abs(value) > 1e-3)) series[name] = values;
  }
  return { start: block.start, stepHours: block.stepHours, series };
}

/** The week of all weather years with the least wind and sun, hour by hour, as `sampleDispatch` gives a sample week. */
export function hardestWeek(year: Readonly<Record<string, Float64Array>>): WeekDispatch {
  const years = Math.max(1, ...Object.values(year).map(({ length }) => Math.floor(length / hoursPerYear)));
  let [start, least] = [0, Infinity];
  for (let week = 0; week < 52 * years; week++) {
    const first = Math.floor(week / 52) * hoursPerYear + (week % 52) * 168;
    let sum = 0;
    for (const name of ['output_wind', 'output_pv']) for (let h = 0; h < 168; h++) sum += year[name]?.[first + h] ?? 0;
    if (sum < least - 1e-9) [start, least] = [first, sum];
  }
  const series: Record<string, number[]> = {};
  for (const [name, all] of Object.entries(year)) {
    if (!shown.test(name)) continue;
    const values = Array.from(all.subarray(start, start + 168), (value) => Math.round(value * 1000) / 1000);
    if (values.some((value) => Math.abs(value) > 1e-3)) series[name] = values;
  }
  return {
    start: start % hoursPerYear,
    ...(years > 1 ? { weatherYear: Math.floor(start / hoursPerYear) } : {}),
    stepHours: 1,
    series,
  };
}
