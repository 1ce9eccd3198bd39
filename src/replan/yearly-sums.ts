import type { Compiled } from '../compile/compile.ts';
import type { YearlySum } from '../interpret/interpret.ts';
import type { Park } from '../park/park.ts';

/**
 * Yearly sums of the hourly series as far as a plan's own totals tell them, MWh or GJ, without its hours: what sets, boilers
 * and renewables give, the grid's import and export. Steam that boilers do not give is taken from the sets, in proportion to
 * what they run; storage is charged with what it gives over its round trip.
 */
export function yearlySumsOf(park: Park, { columns }: Compiled, x: Float64Array): YearlySum {
  const value = (column: number | undefined) => (column === undefined ? 0 : x[column]! * 1000);
  const run = (id: string, s: number) => value(columns.run.get(id)?.[s]);
  const hourly = park.processes.filter((process) => process.hourly);
  const sets = hourly.filter((process) => process.hourly!.kind === 'thermal');
  return (s, series) => {
    if (series === 'import') return value(columns.gridImport[s]);
    if (series === 'export') return value(columns.gridExport[s]);
    const [, kind, rest = ''] = /^(output|discharge|charge|taken)_(.+)$/.exec(series) ?? [];
    if (kind === 'output' || kind === 'discharge') return run(rest, s);
    if (kind === 'charge') {
      const roundTrip = hourly.find(({ id }) => id === rest)?.hourly?.roundTrip ?? 1;
      return run(rest, s) / roundTrip;
    }
    if (kind !== 'taken') return 0;
    const set = sets.find(({ id }) => rest.endsWith(`_${id}`));
    const steam = set && rest.slice(0, -set.id.length - 1);
    const load = steam === undefined ? undefined : columns.load.get(steam)?.[s];
    if (!set || load === undefined) return 0;
    const boilers = hourly.filter(({ hourly: h, product }) => h!.kind === 'boiler' && product === steam);
    const needed = Math.max(0, x[load]! * 8760 - boilers.reduce((sum, { id }) => sum + run(id, s), 0));
    const all = sets.reduce((sum, { id }) => sum + run(id, s), 0);
    return all > 0 ? (needed * run(set.id, s)) / all : 0;
  };
}
