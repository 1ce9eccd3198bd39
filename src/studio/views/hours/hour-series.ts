import type { Park } from '../../../park/park.ts';
import type { Plan, StagePlan } from '../../../plan/plan.ts';
import { type Hours, type Power, totalOf } from '../../../present/charts/power-series.ts';
import { sourceName } from '../../../present/charts/power-source.ts';
import type { Locale } from '../../../present/locale-with.ts';
import type { HoursMessages } from '../../messages/hours.ts';

/** A series of every hour of the year that can be shown as a map. */
export interface HourSeries {
  /** As a link names it. */
  readonly id: string;
  readonly name: string;
  readonly unit: 'MW' | 'MWh';
  readonly group: keyof HoursMessages['groups'];
  readonly values: ArrayLike<number>;
}

/** What of the year can be shown, by group: load and safety, each source, each store, the grid. */
export function hourSeries(
  plan: Plan,
  hours: Hours,
  power: Power,
  headroom: Float64Array | undefined,
  locale: Locale,
  m: HoursMessages,
): readonly HourSeries[] {
  const { t } = locale;
  const used = (name: string) => hours[name] !== undefined && totalOf(hours[name]) > 0.5;
  const one = (
    id: string,
    name: string,
    group: HourSeries['group'],
    values: ArrayLike<number>,
    unit: HourSeries['unit'] = 'MW',
  ): HourSeries => ({ id, name, group, values, unit });
  const stores = storesOf(plan, hours);
  const unserved = hours['unserved_electricity'];
  return [
    one('load', t.power.load, 'balance', power.load),
    ...(power.sources.some(({ kind }) => kind === 'free') ? [one('net', t.power.net, 'balance', power.net)] : []),
    ...(headroom ? [one('headroom', m.headroom, 'balance', headroom)] : []),
    ...(unserved ? [one('unserved', t.power.unserved, 'balance', unserved)] : []),
    ...power.sources
      .filter(({ kind }) => kind === 'plant' || kind === 'free' || kind === 'storage')
      .map((source) => one(source.id, sourceName(source, plan, locale), 'sources', source.values)),
    ...stores.map((id) => one(`level-${id}`, m.level(nameOf(id)), 'stored', hours[`level_${id}`]!, 'MWh')),
    ...(used('import') ? [one('import', t.power.import, 'grid', hours['import']!)] : []),
    ...(used('export') ? [one('export', t.energy.toGrid, 'grid', hours['export']!)] : []),
  ];

  function nameOf(id: string): string {
    return locale.name(plan.names.processes[id]?.name ?? { en: id });
  }
}

/** Stores of electricity that are used at all. */
export function storesOf(plan: Plan, hours: Hours): readonly string[] {
  return Object.keys(hours)
    .filter((name) => name.startsWith('level_'))
    .map((name) => name.slice('level_'.length))
    .filter((id) => plan.names.processes[id]?.unit === 'MW' && totalOf(hours[`level_${id}`]!) > 0.5);
}

/**
 * What could be given at once in each hour of a stage if the largest unit tripped, less that unit, MW: unused power
 * of sets that run, storage held ready, spare room on the tie and load that may be interrupted (`security` in
 * docs/math.md). At nothing the rule is just kept.
 *
 * @returns undefined where the park has no such rule, or no sets that could trip
 */
export function headroomOf(stage: StagePlan, park: Park, hours: Hours): Float64Array | undefined {
  const { largestTrip, flexible } = park.energy;
  const sets = park.processes.filter(
    ({ id, hourly }) => hourly?.kind === 'thermal' && (stage.capacity[id] ?? 0) > 0 && hours[`online_${id}`],
  );
  if (!(largestTrip > 0) || sets.length === 0) return undefined;
  const stores = park.processes.filter(
    ({ hourly, product }) => hourly?.kind === 'storage' && product === 'electricity',
  );
  const interruptible = Object.entries(flexible).reduce((sum, [id, bounds]) => {
    const process = park.processes.find((other) => other.id === id);
    const load = (-(process?.net['electricity'] ?? 0) * (stage.run[id] ?? 0)) / 8760;
    return sum + load * bounds.interruptible;
  }, 0);
  const at = (name: string, hour: number) => hours[name]?.[hour] ?? 0;
  return Float64Array.from({ length: 8760 }, (_, hour) => {
    let ready = interruptible + at('spareImport', hour);
    for (const { id, hourly } of sets) {
      ready += at(`online_${id}`, hour) - at(`output_${id}`, hour);
      for (const [steam, lost] of Object.entries(hourly!.steam)) ready -= lost * at(`taken_${steam}_${id}`, hour);
    }
    for (const { id } of stores) ready += at(`reserve_${id}`, hour);
    // The hours are kept as 32-bit floats: what is kept to the last digit is kept.
    const left = ready - largestTrip;
    return Math.abs(left) < 1e-3 ? 0 : left;
  });
}

/** Of a stage's year: the share of wind and sun in what material plants use and the grid is given, and what that is net, MWh. */
export function gridAndShare(
  stage: StagePlan,
  hours: Hours,
  power: Power,
): { readonly share: number; readonly netExport: number } {
  const total = (name: string) => totalOf(hours[name] ?? []);
  const served = Object.entries(stage.energy['electricity'] ?? {})
    .filter(([id]) => !besidePlants.has(id) && !hours[`output_${id}`] && !hours[`charge_${id}`])
    .reduce((sum, [, mwh]) => sum - mwh, -total('unserved_electricity'));
  const free = power.sources.reduce((sum, { kind, values }) => sum + (kind === 'free' ? totalOf(values) : 0), 0);
  const exported = total('export');
  return { share: served > 0 ? free / (served + exported) : 0, netExport: exported - total('import') };
}

/** What stands among a stage's electricity beside its processes. */
const besidePlants: ReadonlySet<string> = new Set(['import', 'export', 'unserved', 'dumped']);

/** The thinnest hour of each of the thinnest days, the thinnest first; of equal ones that in which others must give most. */
export function thinnestHours(headroom: Float64Array, net: ArrayLike<number>, days: number): readonly number[] {
  const thinner = (a: number, b: number) => headroom[a]! - headroom[b]! || net[b]! - net[a]!;
  return Array.from({ length: Math.floor(headroom.length / 24) }, (_, day) =>
    Array.from({ length: 24 }, (_, hour) => day * 24 + hour).reduce((a, b) => (thinner(a, b) <= 0 ? a : b)),
  )
    .sort(thinner)
    .slice(0, days);
}
