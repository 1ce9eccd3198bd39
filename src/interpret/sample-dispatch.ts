import type { Compiled } from '../compile/compile.ts';
import type { WeekDispatch } from '../plan/plan.ts';

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
    if (!/^(output|import|export|charge|discharge|level|shift|unserved|online|taken)/.test(name)) continue;
    const values = list.map((column) => Math.round(x[column]! * 1000) / 1000);
    if (values.some((value) => Math.abs(value) > 1e-3)) series[name] = values;
  }
  return { start: block.start, stepHours: block.stepHours, series };
}
