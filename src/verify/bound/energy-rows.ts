import type { Park, Process } from '../../park/park.ts';
import { lineOf, perUnit, standing } from './capacity-rows.ts';
import type { PresentValue } from './present-value.ts';
import type { Proof } from './proof.ts';
import type { Year } from './year.ts';

/** Multipliers of a stage's rows of sums, which its hours have entries in. */
export interface Sums {
  readonly run: ReadonlyMap<string, number>;
  readonly import: number;
  readonly export: number;
  readonly renewable: number;
  /** Undefined where each hour pays for what it dumps. */
  readonly dumped: number | undefined;
}

const gridMaterials = ['electricity', 'steam_mp', 'steam_lp'];

export const gridsOf = (park: Park): readonly string[] => gridMaterials.filter((id) => park.materials.has(id));

export const technologiesOf = (park: Park): readonly Process[] => park.processes.filter(({ hourly }) => hourly);

/** Whether the park has hours at all. */
export function hasHours(park: Park): boolean {
  return technologiesOf(park).length > 0 || (park.energy.grid !== undefined && gridsOf(park).length > 0);
}

/** Whether sets may stand, so that the largest trip must be covered. */
export function isGuarded(park: Park): boolean {
  return park.energy.largestTrip > 0 && setsOf(park).length > 0;
}

const setsOf = (park: Park) => technologiesOf(park).filter(({ hourly }) => hourly!.kind === 'thermal');

/** load[g,s] and loadSum[g,s]: what material plants draw, MW or GJ/h. */
export function addLoads(proof: Proof, park: Park): void {
  for (const id of gridsOf(park))
    for (const { year } of park.stages) {
      proof.column(`load[${id},${year}]`, 0, -Infinity, Infinity);
      proof.row(`loadSum[${id},${year}]`, 0, 0, [
        [`load[${id},${year}]`, 1],
        ...park.processes
          .filter(({ hourly, net }) => !hourly && net[id])
          .map((process) => [`run[${process.id},${year}]`, (process.net[id]! * 1000) / 8760] as const),
      ]);
    }
}

/** Columns and rows of a stage that tie its hours to the years. */
export function addSums(proof: Proof, park: Park, worth: PresentValue, year: Year, s: number): Sums {
  const name = park.stages[s]!.year;
  const margin = worth.margin[s]!;
  const { grid } = park.energy;
  let [bought, sold] = [0, 0];
  if (grid) {
    const yearly = grid.tie.value * year.kilohours;
    const most = (limit: { readonly value: number } | undefined) => (limit?.value ?? Infinity) / 1000;
    proof.column(`import[${name}]`, (margin * grid.importPrice.value) / 1000, 0, most(grid.importLimit));
    proof.column(`export[${name}]`, (-margin * grid.exportPrice.value) / 1000, 0, most(grid.exportLimit));
    bought = proof.row(`importSum[${name}]`, 0, 0, [[`import[${name}]`, -1]], true);
    sold = proof.row(`exportSum[${name}]`, 0, 0, [[`export[${name}]`, -1]], true);
    for (const column of [`import[${name}]`, `export[${name}]`]) proof.implied([[column, 1]], yearly);
  }
  proof.column(`renewable[${name}]`, 0);
  const renewable = proof.row(`renewableSum[${name}]`, 0, 0, [[`renewable[${name}]`, -1]], true);
  const run = new Map(
    technologiesOf(park).map(({ id }) => [
      id,
      proof.row(`runSum[${id},${name}]`, 0, 0, [[`run[${id},${name}]`, -1]], true),
    ]),
  );
  for (const process of technologiesOf(park)) addStands(proof, park, process, s, year);
  const sources = technologiesOf(park).filter(({ hourly }) => hourly!.kind === 'renewable');
  proof.implied([[`renewable[${name}]`, 1], ...sources.map(({ id }) => [`run[${id},${name}]`, -1] as const)]);
  if (isGuarded(park)) addSetsExist(proof, park, s);
  for (const process of technologiesOf(park)) {
    addSwing(proof, park, process, s);
    addStates(proof, process, name, year.spans.length);
  }
  const dumped = park.materials.has('electricity') ? addDumped(proof, park, worth, year, s) : undefined;
  return { run, import: bought, export: sold, renewable, dumped };
}

/** USD per MWh at which the problem prices power that is dumped: a hundredth of what is not served. */
const dumpedPrice = 30;

/** What a MWh of dumped power costs in a stage, M USD of NPV per GWh a year. */
export const dumpedCost = (worth: PresentValue, s: number) => (Math.max(worth.margin[s]!, 1e-3) * dumpedPrice) / 1000;

/** dumped[s] and dumpedSum[s]: GWh, at most what all that can feed the grid would make. */
function addDumped(proof: Proof, park: Park, worth: PresentValue, year: Year, s: number): number {
  const name = park.stages[s]!.year;
  const column = `dumped[${name}]`;
  proof.column(column, dumpedCost(worth, s));
  if (park.energy.heating?.steam !== 'electricity') {
    const fed = technologiesOf(park).map(({ id, hourly, net }) => {
      const share = hourly!.kind === 'boiler' ? Math.max(0, net['electricity'] ?? 0) : 1;
      return [`stands[${id},${name}]`, -share * year.kilohours] as const;
    });
    const freed = Object.entries(park.energy.flexible).flatMap(([id, { down }]) => {
      const load = (-(park.processes.find((one) => one.id === id)?.net['electricity'] ?? 0) * 1000) / 8760;
      return load > 0 ? [[`run[${id},${name}]`, -down * load * year.kilohours] as const] : [];
    });
    proof.implied(
      [[column, 1], ...fed, ...freed, [`load[electricity,${name}]`, year.kilohours]],
      (park.energy.grid?.tie.value ?? 0) * year.kilohours,
    );
  }
  return proof.row(`dumpedSum[${name}]`, 0, 0, [[column, -1]], true);
}

/** stands[p,s] and standsSum[p,s]: MW or GJ/h, each vintage as old as in the middle of the stage. */
function addStands(proof: Proof, park: Park, process: Process, s: number, year: Year): void {
  const { year: name, years } = park.stages[s]!;
  const fade = process.hourly!.fadePerYear;
  const scale = process.capacityUnit === 'MW' ? 1 : 1000 / 8760;
  const left = (built: number) => {
    const age = name + years / 2 - park.stages[built]!.year;
    return scale * (fade === 0 ? 1 : (1 - fade) ** (age % process.life));
  };
  const stands = `stands[${process.id},${name}]`;
  proof.column(stands, 0);
  proof.row(`standsSum[${process.id},${name}]`, 0, 0, [[stands, -1], ...standing(park, process, s, left)]);
  proof.implied([
    [`run[${process.id},${name}]`, 1],
    [stands, -yearlyRun(process, year)],
  ]);
}

/** Most that a MW (GJ/h) can run in a year, GWh (TJ). */
function yearlyRun({ hourly, availability }: Process, year: Year): number {
  const { kind, profile, startFuel } = hourly!;
  if (kind === 'renewable') {
    const output = profile === 'solar' ? year.solar : year.wind;
    return year.hours.reduce((sum, h) => sum + year.annual[h]! * Math.max(0, output[h]!), 0);
  }
  if (kind === 'storage') return year.kilohours;
  return year.kilohours * availability * (kind === 'thermal' ? 1 + startFuel : 1);
}

/** setsExist[s] and setsExistRow[p,s]. */
function addSetsExist(proof: Proof, park: Park, s: number): void {
  const { year } = park.stages[s]!;
  proof.column(`setsExist[${year}]`, 0, 0, 1);
  for (const process of setsOf(park)) {
    const many = process.most ? process.most.value / process.line.value : 12;
    proof.row(`setsExistRow[${process.id},${year}]`, -Infinity, 0, [
      [`setsExist[${year}]`, -many],
      ...standing(park, process, s, () => 1 / process.line.value),
    ]);
  }
}

/** swing[p,s]: storage in another process's load is at most its share of that load, MW. */
function addSwing(proof: Proof, park: Park, process: Process, s: number): void {
  const { swing } = process.hourly!;
  const of = park.processes.find(({ id }) => id === swing?.of);
  if (!swing || !of) return;
  const { year } = park.stages[s]!;
  const load = ((of.net['electricity'] ?? 0) * 1000) / 8760;
  proof.row(`swing[${process.id},${year}]`, -Infinity, 0, [
    ...standing(park, process, s),
    [`run[${of.id},${year}]`, swing.share * load],
  ]);
}

/** Whether a set cannot cross its range, from its least load to its most, in an hour. */
export function rampsBind({ hourly }: Process): boolean {
  return hourly!.kind === 'thermal' && hourly!.rampPerHour < 1 - hourly!.minLoad;
}

/**
 * What is handed to each span: stored[p,s,b] with storedLimit (MWh, GJ), and of sets whose ramps bind online[p,s,b] and
 * fired[p,s,b] with onlineLimit, firedLimit and firedLeast (MW).
 */
function addStates(proof: Proof, process: Process, year: number, spans: number): void {
  const { id, availability } = process;
  const { kind, hours, minLoad } = process.hourly!;
  const stands = `stands[${id},${year}]`;
  const atMost = (state: string, b: number, other: string, share: number) => {
    const name = `${state}[${id},${year},${b}]`;
    proof.column(name, 0);
    proof.row(`${state}Limit[${id},${year},${b}]`, -Infinity, 0, [
      [name, 1],
      [other, -share],
    ]);
    return name;
  };
  for (let b = 0; b < spans; b++) {
    if (kind === 'storage') atMost('stored', b, stands, hours);
    if (!rampsBind(process)) continue;
    const online = atMost('online', b, stands, availability);
    const fired = atMost('fired', b, online, 1);
    proof.row(`firedLeast[${id},${year},${b}]`, 0, Infinity, [
      [fired, 1],
      [online, -minLoad],
    ]);
  }
}

/** A capacity beyond what anybody would build, in units of `build`, where the park names no most. */
export function declaredBuild(park: Park, process: Process): number {
  const floors = park.floors.filter((floor) => floor.process === process.id).map(({ capacity }) => capacity.value);
  const most = Math.max(1000 * process.line.value, ...floors.map((value) => 10 * value));
  return most / perUnit(process) / lineOf(process);
}
