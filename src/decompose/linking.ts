import type { Compiled } from '../compile/compile.ts';
import type { Park, Process } from '../park/park.ts';

/** Linear expression over the master's columns. */
export type Terms = readonly (readonly [column: number, value: number])[];

/**
 * What a block of hours sees of the rest of the park in one stage, by name: `stands[p]` (MW, GJ/h), `load[g]` (MW, GJ/h),
 * `flexible[p]` (MW), `setsExist`, `tie` (MW). States between blocks (`statesOf`) stand apart: they differ block by block.
 */
export function linkingNames(park: Park, sized: ReadonlyMap<string, number>): readonly string[] {
  const hourly = park.processes.filter((process) => process.hourly);
  const sets = hourly.some((process) => process.hourly?.kind === 'thermal') && park.energy.largestTrip > 0;
  return [
    ...hourly.map((process) => `stands[${process.id}]`),
    ...gridMaterials(park).map((id) => `load[${id}]`),
    ...flexibleProcesses(park).map((process) => `flexible[${process.id}]`),
    ...(sets ? ['setsExist'] : []),
    ...(sized.has('gridTie') ? ['tie'] : []),
  ];
}

/** What the hours of a year add up to and the master pays for: `run[p]`, `import`, `export`, `renewable`, `dumped`; GWh (TJ). */
export function totalNames(park: Park): readonly string[] {
  return [
    ...park.processes.filter((process) => process.hourly).map((process) => `run[${process.id}]`),
    ...(park.energy.grid ? ['import', 'export'] : []),
    ...(park.processes.some((process) => process.hourly?.kind === 'renewable') ? ['renewable'] : []),
    ...(park.materials.has('electricity') ? ['dumped'] : []),
  ];
}

export function gridMaterials(park: Park): readonly string[] {
  return ['electricity', 'steam_mp', 'steam_lp'].filter((id) => park.materials.has(id));
}

export function flexibleProcesses(park: Park): readonly Process[] {
  return Object.keys(park.energy.flexible).flatMap((id) => {
    const process = park.processes.find((p) => p.id === id);
    return process && powerUse(process) > 0 ? [process] : [];
  });
}

/** MWh of electricity per unit of product. */
function powerUse(process: Process): number {
  return -(process.net['electricity'] ?? 0);
}

/** Each linking value of a stage as an expression over the columns of a compiled park. */
export function linkingTerms(park: Park, compiled: Compiled, s: number): ReadonlyMap<string, Terms> {
  const { columns } = compiled;
  const terms = new Map<string, Terms>();
  for (const process of park.processes) {
    if (!process.hourly) continue;
    terms.set(`stands[${process.id}]`, [[columns.stands.get(process.id)![s]!, 1]]);
  }
  for (const [id, list] of columns.load) terms.set(`load[${id}]`, [[list[s]!, 1]]);
  for (const process of flexibleProcesses(park))
    terms.set(`flexible[${process.id}]`, [[columns.run.get(process.id)![s]!, (powerUse(process) * 1000) / 8760]]);
  const exists = columns.setsExist[s];
  if (exists !== undefined) terms.set('setsExist', [[exists, 1]]);
  const tie = columns.sized.get('gridTie');
  if (tie !== undefined) terms.set('tie', [[tie, 1]]);
  return terms;
}

/** Column of each total of a stage. */
export function totalColumns(park: Park, compiled: Compiled, s: number): ReadonlyMap<string, number> {
  const { columns } = compiled;
  const yearly: Readonly<Record<string, readonly number[]>> = {
    import: columns.gridImport,
    export: columns.gridExport,
    renewable: columns.renewable,
    dumped: columns.dumped,
  };
  const found = new Map<string, number>();
  for (const name of totalNames(park)) {
    const process = /^run\[(.+)\]$/.exec(name)?.[1];
    const column = process === undefined ? yearly[name]?.[s] : columns.run.get(process)?.[s];
    if (column !== undefined) found.set(name, column);
  }
  return found;
}
