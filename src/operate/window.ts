import { addBlock, type Linking } from '../compile/block.ts';
import type { Profiles } from '../compile/weeks.ts';
import { Builder } from '../lp/builder.ts';
import type { Problem } from '../lp/problem.ts';
import type { Process } from '../park/park.ts';
import { hourCosts, storedWorth, storeSize } from './hour-costs.ts';
import type { StandingPark } from './standing-park.ts';

/**
 * USD per MWh by which the means are ordered once power lacks: first the reserve is used, then loads that may be
 * interrupted, then others. The last is that of the plan's dispatch; all are above any fuel or import.
 */
export const lackPrices = { reserve: 500, interruption: 1500, unserved: 3000 };

/** What an hour hands to the next. */
export interface Reached {
  /** MWh (GJ) in store, by process. */
  readonly level: ReadonlyMap<string, number>;
  /** MW online, and fired, of each kind of set; empty before the first hour, when anything may be online. */
  readonly online: ReadonlyMap<string, number>;
  readonly fired: ReadonlyMap<string, number>;
  /** MWh that a flexible load has taken above its mean and owes. */
  readonly ahead: ReadonlyMap<string, number>;
  /** MW that may be online in the next hours without a start that nobody ordered, by process. */
  readonly ordered: ReadonlyMap<string, readonly number[]>;
}

/** Share of each component that can run, by id; 1 where it is not named. */
export type Able = (id: string) => number;

/** Hours to be decided at once, as a problem, and where its columns stand. */
export interface Window {
  readonly problem: Problem;
  readonly hours: number;
  /** Columns by family, as `addBlock` names them, with `interrupted_p` beside. */
  readonly series: ReadonlyMap<string, readonly number[]>;
  /** What is in store at the end and counted on, with its worth. */
  readonly kept: readonly number[];
}

/** Keeps the rows by family, so that more can be added to what `addBlock` writes. */
class RowKeeper extends Builder {
  readonly families = new Map<string, number[]>();
  override row(
    name: string | (() => string),
    lower: number,
    upper: number,
    terms: readonly (readonly [column: number, value: number])[] = [],
  ): number {
    const row = super.row(name, lower, upper, terms);
    this.#keep(typeof name === 'function' ? name() : name, [row]);
    return row;
  }
  override rows(count: number, name: (place: number) => string, lower: number, upper: number): number[] {
    const rows = super.rows(count, name, lower, upper);
    this.#keep(name(0), rows);
    return rows;
  }
  #keep(name: string, rows: readonly number[]): void {
    const family = name.split('[')[0]!;
    const list = this.families.get(family);
    if (list) list.push(...rows);
    else this.families.set(family, [...rows]);
  }
}

/** Share of a technology's capacity that planned outage leaves, over its availability: 1 where nothing is drawn. */
export type Derate = (process: Process) => number;

/**
 * The hours from `start` on with capacities, loads and tie as they are now, taken to stay so: equations of the plan's own
 * block, tied to what the last hour left. Stores count for what half of them is worth; beyond that nothing is foreseen.
 */
export function windowProblem(
  standing: StandingPark,
  profiles: Profiles,
  span: { readonly start: number; readonly hours: number },
  reached: Reached,
  able: Able,
  derate: Derate,
): Window {
  const { park, technologies } = standing;
  const builder = new RowKeeper();
  const fixed = (name: string, value: number) => builder.column(name, 0, value, value);
  const one = fixed('one', 1);
  const capacity = new Map(
    technologies.map((p) => [p.id, fixed(`capacity[${p.id}]`, standing.capacity(p) * able(p.id) * derate(p))]),
  );
  const nothing = fixed('nothing', 0);
  const flexible = Object.keys(park.energy.flexible).filter((id) => standing.load('electricity', id) > 0);
  const mean = new Map(flexible.map((id) => [id, standing.load('electricity', id) * able(id)]));
  // What may not be made up any more is product lost, as an interruption is.
  const allotment = new Map(
    flexible.map((id) => {
      const owed = -(reached.ahead.get(id) ?? 0) / 1000;
      return [
        id,
        builder.row(`allotment_${id}`, owed, owed, [
          [builder.column(`late[${id}]`, lackPrices.interruption), 1 / 1000],
          [builder.column(`early[${id}]`, lackPrices.interruption), -1 / 1000],
        ]),
      ] as const;
    }),
  );
  const linking: Linking = {
    capacity: (process) => [[capacity.get(process.id) ?? nothing, 1]],
    load: new Map(
      ['electricity', 'steam_mp', 'steam_lp'].map((grid) => [
        grid,
        fixed(`load[${grid}]`, ableLoad(standing, grid, able)),
      ]),
    ),
    flexibleLoad: (id) => (mean.has(id) ? [[one, mean.get(id)!]] : []),
    ...(park.energy.grid ? { tie: fixed('tie', standing.tie * able('grid')) } : {}),
    ...(standing.largestTrip > 0 ? { setsExist: one } : {}),
  };
  const block = addBlock(
    builder,
    // What does not stand takes no columns.
    { ...park, processes: park.processes.filter((p) => !p.hourly || capacity.has(p.id)) },
    profiles,
    {
      stage: standing.stage,
      ...span,
      weight: 1,
      stepHours: 1,
      slackCost: lackPrices.unserved,
      slack: true,
      open: true,
    },
    linking,
    { runRow: () => undefined, shiftRow: (id) => allotment.get(id) },
  );
  const series = new Map(block.series);
  for (const [family, cost] of hourCosts(standing))
    for (const column of series.get(family) ?? []) builder.addCost(column, cost);
  for (const column of series.get('uncovered') ?? []) builder.addCost(column, lackPrices.reserve - lackPrices.unserved);
  for (const [id, load] of mean) {
    const share = park.energy.flexible[id]!.interruptible;
    if (share <= 0 || !series.has(`shift_${id}`)) continue;
    series.set(
      `interrupted_${id}`,
      Array.from({ length: span.hours }, (_, h) => {
        const column = builder.column(`interrupted_${id}[+${h}]`, lackPrices.interruption, 0, load * share);
        builder.entry(builder.families.get('balance_electricity')![h]!, column, 1);
        // What has been interrupted is in reserve no more.
        const security = builder.families.get('security');
        if (security) builder.entry(security[h]!, column, -1);
        // No load gives up more than it takes.
        builder.row(`cut_${id}`, -Infinity, load, [
          [column, 1],
          [series.get(`shift_${id}`)![h]!, -1],
        ]);
        return column;
      }),
    );
  }
  const kept: number[] = [];
  for (const [id, [before, after]] of block.edges) {
    const process = technologies.find((p) => p.id === id)!;
    const full = storeSize(standing, process);
    const level = Math.min(full, Math.max(0, reached.level.get(id) ?? full / 2));
    builder.bound(before, level, level);
    const counted = builder.column(`kept[${id}]`, -storedWorth(standing, process), 0, full / 2);
    builder.row(`keptLimit_${id}`, 0, Infinity, [
      [after, 1],
      [counted, -1],
    ]);
    kept.push(counted);
  }
  for (const process of technologies)
    if (process.hourly!.kind === 'thermal') tieToReached(builder, park, process, series, reached, span.hours);
  return { problem: builder.build(), hours: span.hours, series, kept };
}

/** start, rampUp and rampDown of the first hour follow from the last; what nobody ordered to start is not there yet. */
function tieToReached(
  builder: Builder,
  park: StandingPark['park'],
  process: Process,
  series: ReadonlyMap<string, readonly number[]>,
  reached: Reached,
  hours: number,
): void {
  const hourly = process.hourly!;
  const online = series.get(`online_${process.id}`)!;
  const before = reached.online.get(process.id);
  if (before === undefined) return;
  const start = series.get(`start_${process.id}`);
  if (start)
    builder.row(`starting_${process.id}`, -Infinity, before, [
      [online[0]!, 1],
      [start[0]!, -1],
    ]);
  const reach = hourly.rampPerHour;
  if (reach < 1 - hourly.minLoad) {
    const fired = reached.fired.get(process.id) ?? 0;
    const terms = (sign: number): [number, number][] => [
      [series.get(`output_${process.id}`)![0]!, sign],
      ...Object.entries(hourly.steam).flatMap(([steam, lost]): [number, number][] => {
        const taken = series.get(`taken_${steam}_${process.id}`);
        return taken ? [[taken[0]!, sign * lost]] : [];
      }),
    ];
    builder.row(`rampUp_${process.id}`, -Infinity, fired - hourly.minLoad * before, [
      ...terms(1),
      [online[0]!, -reach - hourly.minLoad],
    ]);
    builder.row(`rampDown_${process.id}`, -Infinity, (reach + hourly.minLoad) * before - fired, [
      ...terms(-1),
      [online[0]!, hourly.minLoad],
    ]);
  }
  const wait = Math.min(hours, Math.ceil(park.energy.reliability?.[process.id]?.start ?? 0));
  const ordered = reached.ordered.get(process.id);
  for (let h = 0; h < wait; h++) builder.bound(online[h]!, 0, Math.max(0, ordered?.[h] ?? before));
}

/** Mean load of the plants that can run, MW or GJ/h. */
function ableLoad(standing: StandingPark, grid: string, able: Able): number {
  return standing.park.processes.reduce(
    (sum, { id, hourly }) => (hourly || able(id) === 1 ? sum : sum - standing.load(grid, id) * (1 - able(id))),
    standing.load(grid),
  );
}
