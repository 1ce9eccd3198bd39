import type { Park } from '../park/park.ts';
import type { EnergySummary } from '../plan/plan.ts';

/**
 * The electricity of a year of hours in sums.
 *
 * @param series MW by series, 8,760 values for each weather year: sums are means of these
 * @param load MW that material plants draw
 */
export function yearSummary(
  park: Park,
  series: Readonly<Record<string, Float64Array>>,
  load: number,
  beside: { readonly costDifferenceUsd: number; readonly largestResidual: number },
): EnergySummary {
  const hours = Math.max(8760, ...Object.values(series).map(({ length }) => length));
  const total = (name: string) =>
    (series[name] ?? new Float64Array()).reduce((sum, value) => sum + value, 0) / (hours / 8760);
  const shifts = Object.keys(series).filter((name) => name.startsWith('shift_'));
  let peakMw = 0;
  for (let h = 0; h < hours; h++)
    peakMw = Math.max(peakMw, load + shifts.reduce((sum, name) => sum + series[name]![h]!, 0));
  const unservedMwh = total('unserved_electricity');
  const servedMwh = load * 8760 - unservedMwh;
  const renewable = park.processes
    .filter((p) => p.hourly?.kind === 'renewable')
    .reduce((sum, p) => sum + total(`output_${p.id}`), 0);
  const exportMwh = total('export');
  return {
    peakMw,
    servedMwh,
    unservedMwh,
    importMwh: total('import'),
    exportMwh,
    renewableShare: servedMwh > 0 ? renewable / (servedMwh + exportMwh) : 0,
    fullYear: true,
    fullYearCostDifferenceUsd: beside.costDifferenceUsd,
    largestResidual: beside.largestResidual,
  };
}
