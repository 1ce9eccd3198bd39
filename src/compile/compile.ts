import { Builder } from '../lp/builder.ts';
import { withObjective, withRows } from '../lp/extend.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park, Process } from '../park/park.ts';
import { addBlock, type Linking, type Totals } from './block.ts';
import type { BlockColumns, Columns } from './columns.ts';
import { type Measure, measureTerms, measureUnits, type Objective } from './measures.ts';
import { type Worth, worthOf } from './money.ts';
import { limitGroup, limitRows } from './rows/limits.ts';
import { addTrade } from './rows/trade.ts';
import type { Profiles, SampleWeek } from './weeks.ts';

export interface Compiled {
  readonly problem: Problem;
  readonly columns: Columns;
  readonly worth: Worth;
  /** −NPV in M USD per column, whatever the objective is. */
  readonly npvCost: Float64Array;
  /** Other measures as sums over columns. */
  readonly measures: Readonly<Record<Measure, readonly (readonly [column: number, value: number])[]>>;
}

export interface CompileOptions {
  readonly weeks: readonly SampleWeek[];
  /** Hours per step inside a week. */
  readonly stepHours: number;
  /** Long steps as a relaxation of the hourly problem: its bound holds for that too. */
  readonly relaxedHours?: boolean;
  /** Capacities as built in another solution: `build` columns are fixed to them. */
  readonly fixedBuild?: ReadonlyMap<string, readonly number[]>;
  /** `npv` (default) or another measure to be made as large or small as possible. */
  readonly objective?: Objective;
}

/** Share of the NPV that stays in another objective, so that among equal plans the better one is found. */
const npvWeight = 1e-6;

/** What is unserved costs this much, USD per MWh: above anything a product could earn from it. */
const unservedPrice = 3000;

/** Everything row families need while they add to the problem. */
export interface Draft {
  readonly problem: Builder;
  readonly park: Park;
  readonly worth: Worth;
  readonly build: Map<string, (number | undefined)[]>;
  readonly buildStep: Map<string, number>;
  readonly run: Map<string, number[]>;
  readonly sink: Map<string, number[]>;
  readonly buy: Map<string, number[][]>;
  readonly sell: Map<string, number[][]>;
  /** Metal sold as metal, where its market's steps also hold its products. */
  readonly asIs: Map<string, number[]>;
  readonly extract: Map<string, number[][]>;
  readonly exists: number;
  /** Size of infrastructure priced by what it carries: t/a moved by rail in thousands, MW of grid tie. */
  readonly sized: Map<string, number>;
  readonly stands: Map<string, number>;
}

/**
 * The park as one linear problem, minimising −NPV in M USD: the master's yearly rows and, for each stage, the hours of
 * each sample week. Bulk amounts are in thousands of a material's unit per year, power in MW.
 */
export function compile(park: Park, profiles: Profiles, options: CompileOptions): Compiled {
  const problem = new Builder();
  const worth = worthOf(park);
  const stages = park.stages.map((_, s) => s);
  const draft: Draft = {
    problem,
    park,
    worth,
    build: new Map(),
    buildStep: new Map(),
    run: new Map(),
    sink: new Map(),
    buy: new Map(),
    sell: new Map(),
    asIs: new Map(),
    extract: new Map(),
    stands: new Map(),
    sized: new Map(),
    exists: problem.column('exists', lumpCost(park, worth), 0, 1, park.site.lumps.length > 0),
  };
  addSized(draft);

  for (const process of park.processes) addProcess(draft, process, options.fixedBuild);
  for (const process of park.processes) addCapacityRows(draft, process);
  const balanceRow = new Map<string, number[]>();
  for (const material of park.materials.values()) {
    if (material.grid) continue;
    const rows = stages.map((s) => problem.row(`balance[${material.id},${park.stages[s]!.year}]`, 0, 0));
    balanceRow.set(material.id, rows);
  }
  for (const process of park.processes)
    for (const [id, amount] of Object.entries(process.net)) {
      const rows = balanceRow.get(id);
      if (rows) for (const s of stages) problem.entry(rows[s]!, draft.run.get(process.id)![s]!, amount);
    }
  addTrade(draft, balanceRow);

  // load[g,s]: what material plants draw from each grid material, evenly over the year.
  const load = new Map<string, number[]>();
  const loadRow = new Map<string, number[]>();
  for (const id of ['electricity', 'steam_mp', 'steam_lp'].filter((name) => park.materials.has(name))) {
    const columns = stages.map((s) => problem.column(`load[${id},${park.stages[s]!.year}]`, 0, -Infinity, Infinity));
    load.set(id, columns);
    loadRow.set(id, []);
    for (const s of stages) {
      const row = problem.row(`loadSum[${id},${park.stages[s]!.year}]`, 0, 0, [[columns[s]!, 1]]);
      loadRow.get(id)!.push(row);
      for (const process of park.processes)
        if (!process.hourly && process.net[id])
          problem.entry(row, draft.run.get(process.id)![s]!, (process.net[id]! * 1000) / 8760);
    }
  }

  const grid = park.energy.grid;
  const [gridImport, gridExport, renewable] = [[], [], []] as [number[], number[], number[]];
  const blocks: BlockColumns[][] = [];
  const technologies = park.processes.filter((process) => process.hourly);
  if (technologies.length > 0 || [...load.values()].some(() => grid))
    for (const s of stages) {
      const year = park.stages[s]!.year;
      const margin = worth.margin[s]!;
      if (grid) {
        gridImport.push(
          problem.column(
            `import[${year}]`,
            (margin * grid.importPrice.value) / 1000,
            0,
            (grid.importLimit?.value ?? Infinity) / 1000,
          ),
        );
        gridExport.push(
          problem.column(
            `export[${year}]`,
            (-margin * grid.exportPrice.value) / 1000,
            0,
            (grid.exportLimit?.value ?? Infinity) / 1000,
          ),
        );
      }
      renewable.push(problem.column(`renewable[${year}]`, 0));
      const importRow = grid && problem.row(`importSum[${year}]`, 0, 0, [[gridImport[s]!, -1]]);
      const exportRow = grid && problem.row(`exportSum[${year}]`, 0, 0, [[gridExport[s]!, -1]]);
      const renewableRow = problem.row(`renewableSum[${year}]`, 0, 0, [[renewable[s]!, -1]]);
      const runRows = new Map(
        technologies.map((p) => [p.id, problem.row(`runSum[${p.id},${year}]`, 0, 0, [[draft.run.get(p.id)![s]!, -1]])]),
      );
      const totals: Totals = {
        runRow: (process) => runRows.get(process.id),
        renewableRow,
        ...(importRow === undefined ? {} : { importRow }),
        ...(exportRow === undefined ? {} : { exportRow }),
      };
      const setsExist = addSetsExist(draft, s);
      for (const process of technologies) addSwing(draft, process, s);
      const linking: Linking = {
        capacity: (process) => [[addStands(draft, process, s), 1] as const],
        load: new Map([...load].map(([id, list]) => [id, list[s]!])),
        flexibleLoad: (id) => {
          const process = park.processes.find((p) => p.id === id);
          const use = process ? -(process.net['electricity'] ?? 0) : 0;
          return process && use > 0 ? [[draft.run.get(id)![s]!, (use * 1000) / 8760] as const] : [];
        },
        ...(setsExist === undefined ? {} : { setsExist }),
        ...(draft.sized.has('gridTie') ? { tie: draft.sized.get('gridTie')! } : {}),
      };
      const weeks = options.weeks;
      blocks.push(
        weeks.map((week) =>
          addBlock(
            problem,
            park,
            profiles,
            {
              stage: s,
              start: week.start,
              weight: week.weight,
              hours: 168,
              stepHours: options.stepHours,
              relaxed: options.relaxedHours ?? false,
              slackCost: (Math.max(margin, 1e-3) * unservedPrice) / 1e6,
            },
            linking,
            totals,
          ),
        ),
      );
    }
  addFreight(draft);
  limitRows(draft, { gridImport, renewable, load });

  const columns: Columns = {
    build: draft.build,
    buildStep: draft.buildStep,
    run: draft.run,
    buy: draft.buy,
    sell: draft.sell,
    sink: draft.sink,
    extract: draft.extract,
    load,
    gridImport,
    gridExport,
    renewable,
    exists: draft.exists,
    sized: draft.sized,
    blocks,
    loadRow,
    balanceRow,
  };
  const measures = measureTerms(draft, { gridImport, gridExport });
  const built = problem.build();
  const npvCost = built.cost;
  const npvRows = park.limits
    .filter((limit) => limit.key === 'npv')
    .map((limit) => ({
      name: limitGroup(limit),
      terms: [...npvCost].flatMap((cost, column) => (cost === 0 ? [] : [[column, -cost] as const])),
      lower: (limit.least ?? -Infinity) / 1e6,
      upper: (limit.most ?? Infinity) / 1e6,
    }));
  const limited = withRows(built, npvRows);
  const objective = options.objective ?? 'npv';
  if (objective === 'npv') return { problem: limited, columns, worth, npvCost, measures };
  const sign = measureUnits[objective].more ? -1 : 1;
  const wanted = measures[objective].map(([column, value]) => [column, sign * value] as const);
  return { problem: withObjective(limited, wanted, npvWeight), columns, worth, npvCost, measures };
}

/** Infrastructure that the park needs once, after tax, in M USD. */
function lumpCost(park: Park, worth: Worth): number {
  return park.site.lumps.reduce(
    (sum, lump) => sum + (lump.sizedBy ? 0 : (lump.capex.value / 1e6) * worth.capex({ life: infrastructureLife }, 0)),
    0,
  );
}

/** Years that railways, lines and roads last. */
const infrastructureLife = 40;

/** size[lump]: infrastructure priced by what it carries, built once: thousand t/a of freight, MW of tie (at most the agreed one). */
function addSized(draft: Draft): void {
  const { problem, park, worth } = draft;
  for (const lump of park.site.lumps) {
    if (!lump.sizedBy) continue;
    const perUnit = lump.sizedBy === 'freight' ? 1000 : 1;
    const cost = ((lump.capex.value * perUnit) / 1e6) * worth.capex({ life: infrastructureLife }, 0);
    const most = lump.sizedBy === 'gridTie' ? (park.energy.grid?.tie.value ?? 0) : Infinity;
    draft.sized.set(lump.sizedBy, problem.column(`size[${lump.id}]`, cost, 0, most));
  }
}

/**
 * freight[s]: tonnes bought by rail + tonnes from mines outside the fence + tonnes sold ≤ size of the yards, kt/a.
 */
function addFreight(draft: Draft): void {
  const { problem, park } = draft;
  const size = draft.sized.get('freight');
  if (size === undefined) return;
  const mass = (id: string) => park.materials.get(id)!.massPerUnit;
  for (const [s, stage] of park.stages.entries()) {
    const row = problem.row(`freight[${stage.year}]`, -Infinity, 0, [[size, -1]]);
    for (const [id, tiers] of draft.buy)
      if (park.supplies.get(id)!.rail && mass(id) > 0) for (const tier of tiers) problem.entry(row, tier[s]!, mass(id));
    // What is sold as metal stands in `asIs`; its steps also hold its products, which are counted themselves.
    for (const [id, tiers] of draft.sell)
      if (mass(id) > 0 && ![...park.markets.values()].some((market) => market.premiumOver === id))
        for (const tier of tiers) problem.entry(row, tier[s]!, mass(id));
    for (const [id, columns] of draft.asIs) problem.entry(row, columns[s]!, mass(id));
    for (const process of park.processes)
      if (process.outside && process.chain === 'mining' && mass(process.product) > 0)
        problem.entry(row, draft.run.get(process.id)![s]!, mass(process.product));
  }
}

/** First stage in which a process can run: construction takes its time after the decision. */
export function firstStage(park: Park, process: Process): number {
  const earliest = Math.max(park.decisionYear + Math.ceil(process.buildYears - 1e-9), process.earliest ?? 0);
  const index = park.stages.findIndex((stage) => stage.year >= earliest);
  return index < 0 ? park.stages.length : index;
}

function addProcess(draft: Draft, process: Process, fixed: CompileOptions['fixedBuild']): void {
  const { problem, park, worth } = draft;
  const perYear = process.capacityUnit === 'MW' ? 1 : 1000;
  const step = process.whole ? process.line.value / perYear : 1;
  draft.buildStep.set(process.id, step);
  const first = firstStage(park, process);
  const wage = park.finance.wage;
  const builds: (number | undefined)[] = [];
  const runs: number[] = [];
  for (const [s, stage] of park.stages.entries()) {
    const margin = worth.margin[s]!;
    // Fixed opex follows capacity; it is paid from this stage to the end.
    let fixedYears = 0;
    for (let later = s; later < park.stages.length; later++) fixedYears += worth.margin[later]!;
    const jobsOnCapacity = process.capacityUnit === 'MW' ? process.jobsPerCapacity * wage : 0;
    const perCapacity =
      process.capex.value * park.finance.capexFactor * worth.capex(process, s) +
      (process.fixedOpexPerCapacity + jobsOnCapacity) * fixedYears;
    const given = fixed?.get(process.id)?.[s];
    if (s >= first) {
      const most = process.most ? process.most.value / perYear / step : Infinity;
      const column = problem.column(
        `build[${process.id},${stage.year}]`,
        (perCapacity * step * perYear) / 1e6,
        0,
        most,
        process.whole,
      );
      if (given !== undefined) problem.bound(column, given, given);
      builds.push(column);
    } else builds.push(undefined);
    const wages = process.capacityUnit === 'MW' ? 0 : process.jobsPerCapacity * wage;
    const perRun = process.variableOpex + wages;
    runs.push(
      problem.column(`run[${process.id},${stage.year}]`, (margin * perRun) / 1000, 0, s >= first ? Infinity : 0),
    );
  }
  draft.build.set(process.id, builds);
  draft.run.set(process.id, runs);
}

/** Where what is built stands among the columns. */
export type Standing = Pick<Columns, 'build' | 'buildStep'>;

/** Terms that sum to what stands in stage `s`, in capacity units (kilo-units a year or MW). */
export function capacityTerms(draft: Standing, process: Process, s: number): (readonly [number, number])[] {
  const builds = draft.build.get(process.id)!;
  const step = draft.buildStep.get(process.id)!;
  const terms: (readonly [number, number])[] = [];
  for (let i = 0; i <= s; i++) if (builds[i] !== undefined) terms.push([builds[i]!, step]);
  return terms;
}

/**
 * Terms that sum to what is available in stage `s`: what stands, less what each vintage has lost with age by the middle of
 * the stage; at the end of its life it is renewed and starts anew.
 */
export function availableTerms(
  draft: Standing & Pick<Draft, 'park'>,
  process: Process,
  s: number,
): (readonly [number, number])[] {
  const fade = process.hourly?.fadePerYear ?? 0;
  const terms = capacityTerms(draft, process, s);
  if (fade === 0) return terms;
  const builds = draft.build.get(process.id)!;
  const { year, years } = draft.park.stages[s]!;
  return terms.map(([column, value]) => {
    const age = year + years / 2 - draft.park.stages[builds.indexOf(column)]!.year;
    return [column, value * (1 - fade) ** (age % process.life)] as const;
  });
}

/** Mean share of its nameplate that new capacity reaches over its first stage, from the park's ramp-up. */
export function rampShare(park: Park, stage: number): number {
  const years = park.stages[stage]!.years;
  let missing = 0;
  for (const [year, share] of park.finance.rampUp.entries()) if (year < years) missing += 1 - share;
  return 1 - missing / years;
}

/**
 * capacity[p,s]: run ≤ what stands, new capacity counted at its ramp-up share in its first stage.
 * total[p]: Σ build ≤ most. Power technologies are bounded by their hours instead.
 */
function addCapacityRows(draft: Draft, process: Process): void {
  const { problem, park } = draft;
  const builds = draft.build.get(process.id)!;
  const step = draft.buildStep.get(process.id)!;
  for (const [s, stage] of park.stages.entries()) {
    if (process.hourly && process.capacityUnit === 'MW') continue;
    const row = problem.row(`capacity[${process.id},${stage.year}]`, -Infinity, 0, [
      [draft.run.get(process.id)![s]!, 1],
    ]);
    for (let i = 0; i <= s; i++)
      if (builds[i] !== undefined)
        problem.entry(row, builds[i]!, -step * (i === s && !process.hourly ? rampShare(park, s) : 1));
  }
  if (process.most) {
    const row = problem.row(
      `total[${process.id}]`,
      -Infinity,
      process.most.value / (process.capacityUnit === 'MW' ? 1 : 1000),
    );
    for (const column of builds) if (column !== undefined) problem.entry(row, column, step);
  }
  // park[p,s]: nothing is built inside the fence before the park's infrastructure exists.
  if (park.site.lumps.length > 0 && !process.outside)
    for (const [s, column] of builds.entries()) {
      if (column === undefined) continue;
      const most = (process.most?.value ?? 60 * process.line.value) / (process.capacityUnit === 'MW' ? 1 : 1000);
      problem.row(`infrastructure[${process.id},${park.stages[s]!.year}]`, -Infinity, 0, [
        [column, step / most],
        [draft.exists, -1],
      ]);
    }
}

/**
 * stands[p,s]: what stands of a technology, one column for all its hours: MW, or GJ/h of a boiler. Without it each vintage
 * would enter every hourly row.
 */
function addStands(draft: Draft, process: Process, s: number): number {
  const year = draft.park.stages[s]!.year;
  const known = draft.stands.get(`${process.id},${year}`);
  if (known !== undefined) return known;
  const column = draft.problem.column(`stands[${process.id},${year}]`, 0);
  const scale = process.capacityUnit === 'MW' ? 1 : 1000 / 8760;
  draft.problem.row(`standsSum[${process.id},${year}]`, 0, 0, [
    [column, -1],
    ...availableTerms(draft, process, s).map(([c, v]) => [c, v * scale] as const),
  ]);
  draft.stands.set(`${process.id},${year}`, column);
  return column;
}

/** swing[p,s]: storage in another process's load is at most a share of that load, MW. */
function addSwing(draft: Draft, process: Process, s: number): void {
  const swing = process.hourly?.swing;
  const of = draft.park.processes.find((p) => p.id === swing?.of);
  if (!swing || !of) return;
  const load = (-(of.net['electricity'] ?? 0) * 1000) / 8760;
  draft.problem.row(`swing[${process.id},${draft.park.stages[s]!.year}]`, -Infinity, 0, [
    ...capacityTerms(draft, process, s),
    [draft.run.get(of.id)![s]!, -swing.share * load],
  ]);
}

/** A column that is 1 when whole power sets stand in the stage: the security rule binds only then. */
function addSetsExist(draft: Draft, s: number): number | undefined {
  const { problem, park } = draft;
  const sets = park.processes.filter((p) => p.hourly?.kind === 'thermal');
  if (sets.length === 0 || park.energy.largestTrip <= 0) return undefined;
  const whole = sets.some((p) => p.whole);
  const column = problem.column(`setsExist[${park.stages[s]!.year}]`, 0, 0, 1, whole);
  for (const process of sets) {
    const many = process.most ? process.most.value / process.line.value : 12;
    const row = problem.row(`setsExistRow[${process.id},${park.stages[s]!.year}]`, -Infinity, 0, [[column, -many]]);
    for (const [c, v] of capacityTerms(draft, process, s)) problem.entry(row, c, v / process.line.value);
  }
  return column;
}
