import type { Plan } from '../../plan/plan.ts';

export type Hours = Readonly<Record<string, ArrayLike<number>>>;

export interface PowerSource {
  readonly id: string;
  readonly kind: 'plant' | 'free' | 'storage' | 'import' | 'unserved';
  readonly values: ArrayLike<number>;
}

/** Power by source and the park's load, MW, from series of a week or a year; undefined where nothing gives power. */
export interface Power {
  readonly sources: readonly PowerSource[];
  /** What the park itself takes: sources less export, charging and dumped power. */
  readonly load: Float64Array;
  /** The load less wind and sun. */
  readonly net: Float64Array;
  readonly hours: number;
}

export function powerOf(plan: Plan, series: Hours): Power | undefined {
  const sources: PowerSource[] = [];
  for (const [name, values] of Object.entries(series)) {
    if (name === 'import') sources.push({ id: 'import', kind: 'import', values });
    else if (name === 'unserved_electricity') sources.push({ id: 'unserved', kind: 'unserved', values });
    else {
      const [, what, id] = /^(output|discharge)_(.+)$/.exec(name) ?? [];
      if (!id || plan.names.processes[id]?.unit !== 'MW') continue;
      sources.push({
        id,
        kind: what === 'discharge' ? 'storage' : feedsOnNothing(plan, id) ? 'free' : 'plant',
        values,
      });
    }
  }
  const used = sources.filter((source) => totalOf(source.values) > 0.5);
  if (used.length === 0) return undefined;
  const hours = used[0]!.values.length;
  const taken = Object.entries(series)
    .filter(([name]) => name === 'export' || name === 'dumped_electricity' || name.startsWith('charge_'))
    .map(([, values]) => values);
  const load = Float64Array.from(
    { length: hours },
    (_, h) => used.reduce((sum, s) => sum + s.values[h]!, 0) - taken.reduce((sum, values) => sum + values[h]!, 0),
  );
  const net = Float64Array.from(
    load,
    (mw, h) => mw - used.reduce((sum, s) => sum + (s.kind === 'free' ? s.values[h]! : 0), 0),
  );
  const order = ['plant', 'storage', 'import', 'unserved', 'free'];
  const sorted = used.sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || totalOf(b.values) - totalOf(a.values),
  );
  return { sources: sorted, load, net, hours };
}

/** Wind, sun and water feed on nothing that the park buys or makes. */
function feedsOnNothing(plan: Plan, id: string): boolean {
  const net = plan.processDetail[id]?.net;
  return net ? Object.values(net).every((amount) => amount >= 0) : false;
}

export function totalOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

/** First hour of the week in which most is not delivered or, where all is, wind and sun leave most to others. */
export function hardestWeek(power: Power): number {
  const unserved = power.sources.find((source) => source.kind === 'unserved')?.values;
  let [hardest, most] = [0, -Infinity];
  for (let start = 0; start + 168 <= power.hours; start += 24) {
    let weight = 0;
    for (let h = start; h < start + 168; h++) weight += power.net[h]! + 1000 * (unserved?.[h] ?? 0);
    if (weight > most) [hardest, most] = [start, weight];
  }
  return hardest;
}
