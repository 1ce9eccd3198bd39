import type { Profiles } from '../compile/weeks.ts';
import type { Process } from '../park/park.ts';
import { solve } from '../solve/highs.ts';
import { burntBy } from './hour-costs.ts';
import { ableShare, type Component, changes } from './outages.ts';
import type { StandingPark } from './standing-park.ts';
import { type Reached, type Window, windowProblem } from './window.ts';

const hoursPerYear = 8760;

export interface Horizon {
  /** Hours that a decision looks ahead. */
  readonly foresight: number;
  /** Hours of it that are kept, unless something fails or returns. */
  readonly kept: number;
  /** Hours of the year that are run, from its first; all by default. */
  readonly until?: number;
}

/**
 * Two days ahead, renewed each day: for two days a weather forecast is worth acting on, a day-ahead market closes one day
 * before, and it is the two days over which a potline built to modulate moves its metal.
 */
export const usualHorizon: Horizon = { foresight: 48, kept: 24 };

/** 8,760 hours as they were run. */
export interface RunYear {
  /** MW (GJ/h for steam) by family, as the plan's `hours.bin`, with `interrupted_p` beside. */
  readonly series: Readonly<Record<string, Float64Array>>;
  /** Cost of the hours as the decisions saw it, USD, less the worth of what is left in store. */
  readonly objectiveUsd: number;
  /** MWh that a flexible load has not made up by the year's end, by process. */
  readonly owedMwh: Readonly<Record<string, number>>;
  readonly decisions: number;
}

/**
 * Runs a year hour by hour. Each decision knows the weather of its `foresight` hours and takes what runs and what is out
 * to stay so; when something fails or returns, the hours from there on are decided anew from the state reached.
 */
export async function operateYear(
  standing: StandingPark,
  profiles: Profiles,
  components: readonly Component[],
  horizon: Horizon = usualHorizon,
  progress?: (share: number) => void,
): Promise<RunYear> {
  const of = new Map(components.map((component) => [component.id, component]));
  const turns = changes(components);
  const end = horizon.until ?? hoursPerYear;
  const series: Record<string, Float64Array> = {};
  const derate = (process: Process) => {
    const component = of.get(process.id);
    return component && process.availability > 0 ? (1 - component.planned) / process.availability : 1;
  };
  let reached: Reached = {
    level: new Map(),
    online: new Map(),
    fired: new Map(),
    ahead: new Map(),
    ordered: new Map(),
  };
  let [objectiveUsd, decisions, now] = [0, 0, 0];
  for (let turn = 0; now < end; ) {
    while (turn < turns.length && turns[turn]! <= now) turn++;
    const next = Math.min(end, now - (now % horizon.kept) + horizon.kept, turns[turn] ?? Infinity);
    const hours = Math.min(horizon.foresight, end - now);
    const able = (hour: number) => (id: string) => {
      const component = of.get(id);
      return component ? ableShare(component, hour) : 1;
    };
    const window = windowProblem(standing, profiles, { start: now, hours }, reached, able(now), derate);
    const x = await decide(window, now);
    decisions++;
    const count = next - now;
    const { cost } = window.problem;
    for (const [family, columns] of window.series) {
      series[family] ??= new Float64Array(hoursPerYear);
      for (let h = 0; h < count; h++) {
        series[family]![now + h] = x[columns[h]!]!;
        objectiveUsd += cost[columns[h]!]! * x[columns[h]!]!;
      }
    }
    if (next === end) for (const column of window.kept) objectiveUsd += cost[column]! * x[column]!;
    else reached = handOver(standing, window, x, count, reached, [able(now), able(next)], derate);
    now = next;
    progress?.(now / end);
  }
  const owedMwh = Object.fromEntries(
    Object.keys(standing.park.energy.flexible).flatMap((id) => {
      const shift = series[`shift_${id}`];
      return shift ? [[id, -shift.reduce((sum, value) => sum + value, 0)]] : [];
    }),
  );
  return { series, objectiveUsd, owedMwh, decisions };
}

async function decide({ problem }: Window, hour: number): Promise<Float64Array> {
  // Slack makes every window possible: where presolve says otherwise it is misled.
  const first = await solve(problem, { method: 'simplex' });
  const solution = 'x' in first ? first : await solve(problem, { method: 'simplex', plain: true });
  if (!('x' in solution)) throw new Error(`hour ${hour} of the year could not be decided: ${solution.status}`);
  return solution.x;
}

/** The state after `count` hours of a window, and what the next hour's failures and returns make of it. */
function handOver(
  { park, technologies, capacity }: StandingPark,
  { series, hours }: Window,
  x: Float64Array,
  count: number,
  before: Reached,
  [now, next]: readonly [(id: string) => number, (id: string) => number],
  derate: (process: Process) => number,
): Reached {
  const at = (family: string, h: number) => x[series.get(family)?.[h] ?? -1] ?? 0;
  const last = count - 1;
  const level = new Map<string, number>();
  const [online, fired, ordered] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, readonly number[]>(),
  ];
  for (const process of technologies) {
    const { id } = process;
    if (process.hourly!.kind === 'storage') level.set(id, at(`level_${id}`, last));
    if (process.hourly!.kind !== 'thermal') continue;
    // What fails takes its share of what is online with it; what returns has been started by then.
    const stays = now(id) > 0 ? Math.min(1, next(id) / now(id)) : 0;
    const returned = Math.max(0, next(id) - now(id)) * capacity(process) * derate(process) * process.availability;
    online.set(id, at(`online_${id}`, last) * stays);
    fired.set(
      id,
      stays *
        (at(`output_${id}`, last) +
          Object.entries(process.hourly!.steam).reduce(
            (sum, [steam, lost]) => sum + lost * at(`taken_${steam}_${id}`, last),
            0,
          )),
    );
    ordered.set(
      id,
      Array.from({ length: hours - count }, (_, h) => at(`online_${id}`, count + h) * stays + returned),
    );
  }
  const ahead = new Map(before.ahead);
  for (const id of Object.keys(park.energy.flexible)) {
    let sum = ahead.get(id) ?? 0;
    for (let h = 0; h < count; h++) sum += at(`shift_${id}`, h);
    ahead.set(id, sum);
  }
  return { level, online, fired, ahead, ordered };
}

/** Units of run (fuel-equivalent MWh, or GJ) of a plant over the year. */
export function burntIn(run: RunYear, process: Process): number {
  let sum = 0;
  for (const [family, burnt] of burntBy(process))
    sum += burnt * (run.series[family]?.reduce((total, value) => total + value, 0) ?? 0);
  return sum;
}
