import type { Plan } from '../plan/plan.ts';
import type { Cell, Table } from './csv.ts';

const hoursPerYear = 8760;

/**
 * The dispatched year, an hour a row from 0, a series a column with its unit in the header; with several weather years one
 * after another, and a column that numbers them from 1.
 */
export function hoursTable(plan: Plan, hours: Readonly<Record<string, ArrayLike<number>>>): Table {
  const names = Object.keys(hours).sort();
  const count = Math.max(0, ...names.map((name) => hours[name]!.length));
  const several = count > hoursPerYear;
  return {
    header: [
      ...(several ? ['weather year'] : []),
      'hour',
      ...names.map((name) => `${name} (${seriesUnit(plan, name)})`),
    ],
    rows: {
      *[Symbol.iterator](): Generator<Cell[]> {
        for (let hour = 0; hour < count; hour++)
          yield [
            ...(several ? [Math.floor(hour / hoursPerYear) + 1] : []),
            hour % hoursPerYear,
            ...names.map((name) => single(hours[name]![hour])),
          ];
      },
    },
  };
}

/** MW for power, GJ/h for steam; a level holds MWh or GJ. */
function seriesUnit(plan: Plan, series: string): string {
  const [, family = '', rest = ''] = /^([A-Za-z]+)_?(.*)$/.exec(series) ?? [];
  const steam =
    family === 'letDown' ||
    (/^(unserved|dumped|taken)$/.test(family)
      ? Object.entries(plan.names.materials).some(([id, { unit }]) => unit === 'GJ' && `${rest}_`.startsWith(`${id}_`))
      : plan.names.processes[rest]?.unit === 'GJ/a');
  if (family === 'level') return steam ? 'GJ' : 'MWh';
  return steam ? 'GJ/h' : 'MW';
}

/** A 32-bit float as the shortest decimal that is it: 12.3, not 12.300000190734863. */
function single(value: number | undefined): number | undefined {
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const nearest = Math.fround(value);
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(nearest.toPrecision(digits));
    if (Math.fround(short) === nearest) return short;
  }
  return Number(nearest.toPrecision(9));
}
