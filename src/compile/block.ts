import type { Builder } from '../lp/builder.ts';
import type { Park, Process } from '../park/park.ts';
import type { BlockColumns } from './columns.ts';
import { type HourSeries, hourSeries } from './hour-series.ts';
import { rampsBind } from './states.ts';
import type { Profiles } from './weeks.ts';

/** What a block sees of the rest of the park: columns of the master, or fixed columns when capacities are given. */
export interface Linking {
  /** Installed capacity by process: columns with the capacity each unit adds (MW; GJ/h for boilers). */
  capacity(process: Process): readonly (readonly [column: number, value: number])[];
  /** load[grid material] column, MW or GJ/h. */
  readonly load: ReadonlyMap<string, number>;
  /** Load of one flexible process, MW per unit of the column. */
  flexibleLoad(process: string): readonly (readonly [column: number, value: number])[];
  /** Column that is 1 when power sets exist. */
  readonly setsExist?: number;
  /** Column with the MW of grid tie, where the tie is priced by its size; else the agreed tie holds. */
  readonly tie?: number;
  /** Columns of a state (`statesOf`) before a block's first hour and after its last; without, the block is a circle. */
  edge?(state: string): readonly [before: number, after: number] | undefined;
}

/** Coefficients with which a block's hours enter yearly rows of the master. */
export interface Totals {
  /** Row of Σ hours = run[process], in kilo-units a year. */
  runRow(process: Process): number | undefined;
  readonly importRow?: number;
  readonly exportRow?: number;
  readonly renewableRow?: number;
  /** Row of the power dumped in the year, where that is paid for there and not hour by hour. */
  readonly dumpedRow?: number;
  /** Open blocks: row in which what a flexible load shifts adds to nothing over the year. */
  shiftRow?(process: string): number | undefined;
}

export interface BlockSpec {
  readonly stage: number;
  readonly start: number;
  /** Weeks of the year it stands for. */
  readonly weight: number;
  readonly hours: number;
  /** Hours per step; series are averaged over a step. */
  readonly stepHours: number;
  /** Objective per MWh (GJ) unserved, M USD of the stage's NPV. */
  readonly slackCost: number;
  /** Allow unserved energy and uncovered trips at the slack cost, so that any capacity has an answer; else nothing may lack. */
  readonly slack?: boolean;
  /** Leave out what long steps cannot express, so that the block is a relaxation of the hourly one. */
  readonly relaxed?: boolean;
  /** The block is the mean of several spans of the year: nothing is known of the hour before its first. */
  readonly open?: boolean;
  /** Series to use from their first hour on instead of the year's from `start`. */
  readonly averaged?: HourSeries;
}

/** What a MWh dumped costs beside one unserved. */
export const dumpedShare = 0.01;

/**
 * Adds the hours of one block: balance of each grid material, clustered commitment with steam by extraction, boilers,
 * renewables, storage, grid, flexible loads, and security in every hour. Row families as in docs/math.md.
 */
export function addBlock(
  problem: Builder,
  park: Park,
  profiles: Profiles,
  spec: BlockSpec,
  linking: Linking,
  totals: Totals,
): BlockColumns {
  const steps = Math.floor(spec.hours / spec.stepHours);
  const annual = (spec.weight * spec.stepHours) / 1000; // MWh in a step to GWh a year
  const technologies = park.processes.filter((process) => process.hourly);
  const steams = ['steam_mp', 'steam_lp'].filter((id) => park.materials.has(id));
  const series = new Map<string, number[]>();
  const tag = `${park.stages[spec.stage]!.year},${spec.start}`;
  const add = (family: string, cost = 0, lower = 0, upper = Infinity): number[] => {
    const list = problem.columns(steps, (h) => `${family}[${tag}+${h * spec.stepHours}]`, cost, lower, upper);
    series.set(family, list);
    return list;
  };
  const rows = (family: string, lower: number, upper: number): number[] =>
    problem.rows(steps, (h) => `${family}[${tag}+${h * spec.stepHours}]`, lower, upper);
  const weather = spec.averaged ?? hourSeries(park, profiles);
  const first = spec.averaged ? 0 : spec.start;
  const mean = (series: Float64Array, h: number) => {
    let sum = 0;
    for (let i = 0; i < spec.stepHours; i++) sum += series[(first + h * spec.stepHours + i) % series.length]!;
    return sum / spec.stepHours;
  };
  /** Hours whose predecessor is known. */
  const follows = (h: number) => h > 0 || !spec.open;
  const edges = new Map<string, readonly [before: number, after: number]>();
  /** Lets a row at an edge be broken at the slack cost; `share` turns MWh of slack into the row's unit. */
  const mayLack = (row: number, state: string, share: number) => {
    if (spec.slack)
      problem.entry(
        row,
        problem.column(() => `short_${state}[${tag}]`, spec.slackCost * spec.weight),
        share,
      );
  };
  /** handed_p: what the block's last hour leaves is what the next begins with, or at least that. Terms of the hour follow. */
  const handOver = (state: string, after: number, most: number, share: number) => {
    const row = problem.row(() => `handed_${state}[${tag}]`, 0, most, [[after, -1]]);
    mayLack(row, state, share);
    if (most === 0) mayLack(row, state, -share);
    return row;
  };

  // balance[g,h]: made + drawn + unserved = load + stored + dumped; MW or GJ/h.
  const balance = new Map(['electricity', ...steams].map((id) => [id, rows(`balance_${id}`, 0, 0)]));
  const power = balance.get('electricity')!;
  for (const [id, list] of balance) {
    const slack = spec.slackCost * spec.weight * spec.stepHours;
    const most = spec.slack ? Infinity : 0;
    const unserved = add(`unserved_${id}`, id === 'electricity' ? slack : slack / 3, 0, most);
    const dumpedRow = id === 'electricity' ? totals.dumpedRow : undefined;
    const dumped = add(`dumped_${id}`, id === 'electricity' && dumpedRow === undefined ? slack * dumpedShare : 0);
    const load = linking.load.get(id);
    const heated = park.energy.heating?.steam === id;
    for (let h = 0; h < steps; h++) {
      const row = list[h]!;
      problem.entry(row, unserved[h]!, 1);
      problem.entry(row, dumped[h]!, -1);
      if (dumpedRow !== undefined) problem.entry(dumpedRow, dumped[h]!, annual);
      if (load === undefined) continue;
      problem.entry(row, load, heated ? -mean(weather.heating, h) : -1);
    }
  }
  if (steams.length === 2) {
    const letDown = add('letDown');
    for (let h = 0; h < steps; h++) {
      problem.entry(balance.get('steam_mp')![h]!, letDown[h]!, -1);
      problem.entry(balance.get('steam_lp')![h]!, letDown[h]!, 1);
    }
  }

  // security[h]: headroom + storage + spare import + interruptible ≥ the largest trip, once sets exist.
  const guarded = linking.setsExist !== undefined && park.energy.largestTrip > 0;
  const security = guarded ? rows('security', 0, Infinity) : [];
  if (guarded) for (const row of security) problem.entry(row, linking.setsExist!, -park.energy.largestTrip);
  if (guarded && spec.slack)
    for (const [h, column] of add('uncovered', spec.slackCost * spec.weight * spec.stepHours).entries())
      problem.entry(security[h]!, column, 1);

  for (const process of technologies) {
    const hourly = process.hourly!;
    const capacity = linking.capacity(process);
    const limit = (family: string, list: readonly number[], share: number | ((h: number) => number)) => {
      const row = rows(`${family}_${process.id}`, -Infinity, 0);
      for (let h = 0; h < steps; h++) {
        problem.entry(row[h]!, list[h]!, 1);
        const part = typeof share === 'number' ? share : share(h);
        for (const [column, value] of capacity) problem.entry(row[h]!, column, -value * part);
      }
    };
    const openEnds = (storage: Process, level: readonly number[]): readonly [number, number] => {
      const initial = problem.column(() => `before_${storage.id}[${tag}]`, 0);
      const most = problem.row(() => `beforeLimit_${storage.id}[${tag}]`, -Infinity, 0, [[initial, 1]]);
      const hours = storage.hourly?.kind === 'storage' ? storage.hourly.hours : 0;
      for (const [column, value] of capacity) problem.entry(most, column, -value * hours);
      edges.set(storage.id, [initial, level.at(-1)!]);
      return [initial, level.at(-1)!];
    };
    const runRow = totals.runRow(process);
    if (hourly.kind === 'renewable') {
      const used = add(`output_${process.id}`);
      const profile = hourly.profile === 'solar' ? weather.solar : weather.wind;
      limit('available', used, (h) => mean(profile, h));
      for (let h = 0; h < steps; h++) {
        problem.entry(power[h]!, used[h]!, 1);
        if (runRow !== undefined) problem.entry(runRow, used[h]!, annual);
        if (totals.renewableRow !== undefined) problem.entry(totals.renewableRow, used[h]!, annual);
      }
    } else if (hourly.kind === 'storage') {
      const efficiency = Math.sqrt(hourly.roundTrip);
      const [charge, discharge, level] = [
        add(`charge_${process.id}`),
        add(`discharge_${process.id}`),
        add(`level_${process.id}`),
      ];
      limit('chargeLimit', charge, 1);
      limit('dischargeLimit', discharge, 1);
      limit('levelLimit', level, hourly.hours);
      // Over a step of several hours what is charged last and discharged first loses least, so that no hours do better.
      const fades = spec.relaxed === true && hourly.lossPerHour > 0;
      const least = fades ? (1 - hourly.lossPerHour) ** (spec.stepHours - 1) : 1;
      const carry = rows(`storage_${process.id}`, fades ? -Infinity : 0, 0);
      const stored = balance.get(process.product) ?? power;
      const kept = (1 - hourly.lossPerHour) ** spec.stepHours;
      // reserve[h] ≤ room on the discharge side, and lasts an hour from what is stored; stored steam carries no power.
      const reserves = guarded && stored === power;
      const reserve = reserves ? add(`reserve_${process.id}`) : [];
      const room = reserves ? rows(`reserveLimit_${process.id}`, -Infinity, 0) : [];
      const lasting = reserves ? rows(`reserveEnergy_${process.id}`, -Infinity, 0) : [];
      const state = `stored_${process.id}`;
      const ends = spec.open ? openEnds(process, level) : linking.edge?.(state);
      const initial = ends ? ends[0] : level[steps - 1]!;
      // What is left beyond what the next block starts from is spilled.
      if (ends && !spec.open) {
        problem.entry(handOver(state, ends[1], Infinity, 1), level[steps - 1]!, 1);
        mayLack(carry[0]!, state, 1);
      }
      for (let h = 0; h < steps; h++) {
        problem.entry(stored[h]!, discharge[h]!, 1);
        problem.entry(stored[h]!, charge[h]!, -1);
        problem.entry(carry[h]!, level[h]!, 1);
        problem.entry(carry[h]!, h === 0 ? initial : level[h - 1]!, -kept);
        problem.entry(carry[h]!, charge[h]!, -efficiency * spec.stepHours);
        problem.entry(carry[h]!, discharge[h]!, (least * spec.stepHours) / efficiency);
        if (runRow !== undefined) problem.entry(runRow, discharge[h]!, annual);
        if (!reserves) continue;
        problem.entry(security[h]!, reserve[h]!, 1);
        problem.entry(room[h]!, reserve[h]!, 1);
        problem.entry(room[h]!, discharge[h]!, 1);
        problem.entry(room[h]!, charge[h]!, -1);
        for (const [column, value] of capacity) problem.entry(room[h]!, column, -value);
        if (!spec.relaxed) problem.entry(lasting[h]!, reserve[h]!, 1);
        if (!spec.relaxed) problem.entry(lasting[h]!, level[h]!, -efficiency);
      }
    } else if (hourly.kind === 'boiler') {
      const output = add(`output_${process.id}`);
      limit('available', output, process.availability);
      const made = balance.get(process.product);
      for (let h = 0; h < steps; h++) {
        if (made) problem.entry(made[h]!, output[h]!, 1);
        const draw = process.net['electricity'] ?? 0;
        problem.entry(power[h]!, output[h]!, draw);
        if (runRow !== undefined) problem.entry(runRow, output[h]!, annual);
      }
    } else {
      const [online, output] = [add(`online_${process.id}`), add(`output_${process.id}`)];
      limit('available', online, process.availability);
      const start = hourly.startFuel > 0 ? add(`start_${process.id}`) : undefined;
      const most = rows(`most_${process.id}`, -Infinity, 0);
      const least = rows(`least_${process.id}`, 0, Infinity);
      const starting = start && rows(`starting_${process.id}`, -Infinity, 0);
      const startLimit = start && rows(`startLimit_${process.id}`, -Infinity, 0);
      const takes = Object.entries(hourly.steam).filter(([id]) => balance.has(id));
      const steamLimit = takes.length > 0 ? rows(`steamLimit_${process.id}`, -Infinity, 0) : undefined;
      const idle = hourly.idleFuelShare;
      // ramp[p,h]: an hour's change of fired power stays within what online sets can do, where that binds at all.
      const reach = hourly.rampPerHour * spec.stepHours;
      const ramps = !spec.relaxed && rampsBind(hourly, spec.stepHours);
      const [rise, fall] = ramps
        ? [rows(`rampUp_${process.id}`, -Infinity, 0), rows(`rampDown_${process.id}`, -Infinity, 0)]
        : [[], []];
      const change = (h: number, column: number, share: number) => {
        if (!ramps || !follows(h)) return;
        problem.entry(rise[h]!, column, share);
        problem.entry(fall[h]!, column, -share);
      };
      // What the hour before the first left: the block's own last hour, or the span before.
      const onlineEnds = linking.edge?.(`online_${process.id}`);
      const firedEnds = linking.edge?.(`fired_${process.id}`);
      const onlineBefore = [onlineEnds ? onlineEnds[0] : online[steps - 1]!, ...online];
      // A MW lacking at an edge spares at most the hours that it takes to ramp.
      const perLack = Math.max(hourly.rampPerHour, 0.01);
      if (onlineEnds) problem.entry(handOver(`online_${process.id}`, onlineEnds[1], 0, perLack), online[steps - 1]!, 1);
      const firedRow = firedEnds && handOver(`fired_${process.id}`, firedEnds[1], 0, perLack);
      if (firedEnds) change(0, firedEnds[0], -1);
      if (firedEnds && ramps) for (const row of [rise[0]!, fall[0]!]) mayLack(row, `fired_${process.id}`, -perLack);
      const fired = (h: number, column: number, share: number) => {
        change(h, column, share);
        if (h + 1 < steps) change(h + 1, column, -share);
        else if (firedRow === undefined) change(0, column, -share);
        else problem.entry(firedRow, column, share);
      };
      for (let h = 0; h < steps; h++) {
        fired(h, output[h]!, 1);
        if (ramps && follows(h)) {
          // What starts may rise to its least load at once; what stops may fall from it.
          problem.entry(rise[h]!, online[h]!, -reach - hourly.minLoad);
          problem.entry(rise[h]!, onlineBefore[h]!, hourly.minLoad);
          problem.entry(fall[h]!, onlineBefore[h]!, -reach - hourly.minLoad);
          problem.entry(fall[h]!, online[h]!, hourly.minLoad);
        }
        problem.entry(most[h]!, output[h]!, 1);
        problem.entry(most[h]!, online[h]!, -1);
        problem.entry(least[h]!, output[h]!, 1);
        problem.entry(least[h]!, online[h]!, -hourly.minLoad);
        problem.entry(power[h]!, output[h]!, 1);
        if (steamLimit) problem.entry(steamLimit[h]!, output[h]!, -hourly.maxSteam);
        if (start && starting && startLimit) {
          // Only what is online has started: a start burns fuel, and ash has a use.
          problem.entry(startLimit[h]!, start[h]!, 1);
          problem.entry(startLimit[h]!, online[h]!, -spec.stepHours);
          if (follows(h)) {
            problem.entry(starting[h]!, online[h]!, 1);
            problem.entry(starting[h]!, onlineBefore[h]!, -1);
            problem.entry(starting[h]!, start[h]!, -1);
          }
          if (runRow !== undefined) problem.entry(runRow, start[h]!, (hourly.startFuel * spec.weight) / 1000);
        }
        if (runRow !== undefined) {
          problem.entry(runRow, output[h]!, annual * (1 - idle));
          problem.entry(runRow, online[h]!, annual * idle);
        }
        if (guarded) {
          problem.entry(security[h]!, online[h]!, 1);
          problem.entry(security[h]!, output[h]!, -1);
        }
      }
      for (const [id, lost] of takes) {
        const taken = add(`taken_${id}_${process.id}`);
        for (let h = 0; h < steps; h++) {
          fired(h, taken[h]!, lost);
          problem.entry(balance.get(id)![h]!, taken[h]!, 1);
          problem.entry(most[h]!, taken[h]!, lost);
          problem.entry(least[h]!, taken[h]!, lost);
          problem.entry(steamLimit![h]!, taken[h]!, 1);
          if (runRow !== undefined) problem.entry(runRow, taken[h]!, annual * (1 - idle) * lost);
          if (guarded) problem.entry(security[h]!, taken[h]!, -lost);
        }
      }
    }
  }

  const grid = park.energy.grid;
  if (grid) {
    // tie[h]: import + export + spare import ≤ the tie.
    const tie = grid.tie.value;
    const [bought, sold] = [add('import', 0, 0, tie), add('export', 0, 0, tie)];
    const spare = guarded ? add('spareImport', 0, 0, tie) : [];
    const limited = linking.tie !== undefined;
    const tieRow = limited || guarded ? rows('tie', -Infinity, limited ? 0 : tie) : [];
    for (let h = 0; h < steps; h++) {
      problem.entry(power[h]!, bought[h]!, 1);
      problem.entry(power[h]!, sold[h]!, -1);
      if (totals.importRow !== undefined) problem.entry(totals.importRow, bought[h]!, annual);
      if (totals.exportRow !== undefined) problem.entry(totals.exportRow, sold[h]!, annual);
      if (tieRow.length > 0) {
        problem.entry(tieRow[h]!, bought[h]!, 1);
        problem.entry(tieRow[h]!, sold[h]!, limited ? 1 : 0);
        if (limited) problem.entry(tieRow[h]!, linking.tie!, -1);
      }
      if (!guarded) continue;
      problem.entry(security[h]!, spare[h]!, 1);
      problem.entry(tieRow[h]!, spare[h]!, 1);
    }
  }

  // shift[p,h]: a flexible load moves within its bounds and makes its allotment over the block.
  for (const [id, bounds] of Object.entries(park.energy.flexible)) {
    const load = linking.flexibleLoad(id);
    if (load.length === 0) continue;
    const shift = add(`shift_${id}`, 0, -Infinity, Infinity);
    const [up, down] = [rows(`shiftUp_${id}`, -Infinity, 0), rows(`shiftDown_${id}`, 0, Infinity)];
    const yearly = spec.open ? totals.shiftRow?.(id) : undefined;
    const allotment = yearly ?? problem.row(() => `allotment_${id}[${tag}]`, 0, 0);
    const part = yearly === undefined ? 1 : annual;
    for (let h = 0; h < steps; h++) {
      problem.entry(power[h]!, shift[h]!, -1);
      problem.entry(allotment, shift[h]!, part);
      problem.entry(up[h]!, shift[h]!, 1);
      problem.entry(down[h]!, shift[h]!, 1);
      for (const [column, value] of load) {
        problem.entry(up[h]!, column, -value * bounds.up);
        problem.entry(down[h]!, column, value * bounds.down);
        if (guarded) problem.entry(security[h]!, column, value * bounds.interruptible);
      }
    }
  }
  return { start: spec.start, weight: spec.weight, stepHours: spec.stepHours, series, edges };
}
