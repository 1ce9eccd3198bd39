import { Builder } from '../lp/builder.ts';
import { withObjective, withRows } from '../lp/extend.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import { addBlock, type BlockSpec, dumpedShare, type Linking, type Totals } from './block.ts';
import type { BlockColumns, Columns } from './columns.ts';
import { type Measure, measureTerms, measureUnits, type Objective } from './measures.ts';
import { type Worth, worthOf } from './money.ts';
import { addCapacityRows, addProcess } from './rows/capacity.ts';
import { addCarried, addEdges, shiftRows } from './rows/carried.ts';
import { addFreight, addSized, lumpCost } from './rows/infrastructure.ts';
import { limitGroup, limitRows } from './rows/limits.ts';
import { addSetsExist, addStands, addSwing } from './rows/technology.ts';
import { addTrade } from './rows/trade.ts';
import type { TypicalDay } from './typical-days.ts';
import { unservedPrice } from './unserved-price.ts';
import { type Profiles, type SampleWeek, weatherYears } from './weeks.ts';

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
  /** Sample weeks, each a circle, that stand for the year. */
  readonly weeks?: readonly SampleWeek[];
  /** Typical days instead: a relaxation of the whole year, whatever the step. */
  readonly days?: readonly TypicalDay[];
  /** Consecutive spans of the whole year: states (`statesOf`) are handed from each to the next, and from the last to the first. */
  readonly spans?: readonly Span[];
  /** With `spans`: the handed amounts alone, for hours that are solved elsewhere. */
  readonly edgesOnly?: boolean;
  /** Hours per step inside a week, a day or a span. */
  readonly stepHours: number;
  /** Long steps as a relaxation of the hourly problem: its bound holds for that too. */
  readonly relaxedHours?: boolean;
  /** Capacities as built in another solution: `build` columns are fixed to them. */
  readonly fixedBuild?: ReadonlyMap<string, readonly number[]>;
  /** Loads of grid materials by stage, MW or GJ/h, whatever the park's plants draw. */
  readonly fixedLoad?: ReadonlyMap<string, readonly number[]>;
  /** `npv` (default) or another measure to be made as large or small as possible. */
  readonly objective?: Objective;
}

/** Consecutive hours of the year. */
export interface Span {
  readonly start: number;
  readonly hours: number;
  /** How many times the year holds it, where spans stand for more hours than their own; 1 unless given. */
  readonly weight?: number;
}

/** Share of the NPV that stays in another objective, so that among equal plans the better one is found. */
const npvWeight = 1e-6;

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
  const technologies = park.processes.filter((process) => process.hourly);
  // Where nothing gives any, none can be drawn: there are no hours to say so.
  const most = technologies.length > 0 || park.energy.grid ? Infinity : 0;
  for (const id of ['electricity', 'steam_mp', 'steam_lp'].filter((name) => park.materials.has(name))) {
    const given = options.fixedLoad?.get(id);
    const [low, high] = given ? [-Infinity, Infinity] : [0, 0];
    const columns = stages.map((s) =>
      problem.column(`load[${id},${park.stages[s]!.year}]`, 0, given?.[s] ?? -Infinity, given?.[s] ?? most),
    );
    load.set(id, columns);
    loadRow.set(id, []);
    for (const s of stages) {
      const row = problem.row(`loadSum[${id},${park.stages[s]!.year}]`, low, high, [[columns[s]!, 1]]);
      loadRow.get(id)!.push(row);
      for (const process of park.processes)
        if (!process.hourly && process.net[id])
          problem.entry(row, draft.run.get(process.id)![s]!, (process.net[id]! * 1000) / 8760);
    }
  }

  const grid = park.energy.grid;
  const [gridImport, gridExport, renewable, dumped] = [[], [], [], []] as [number[], number[], number[], number[]];
  const blocks: BlockColumns[][] = [];
  const setsExists: number[] = [];
  const edges = new Map<string, (readonly number[])[]>();
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
      const slackCost = (Math.max(margin, 1e-3) * unservedPrice(park)) / 1e6;
      if (!options.weeks && load.has('electricity'))
        dumped.push(problem.column(`dumped[${year}]`, slackCost * 1000 * dumpedShare));
      const dumpedRow = dumped.length > 0 && problem.row(`dumpedSum[${year}]`, 0, 0, [[dumped[s]!, -1]]);
      const runRows = new Map(
        technologies.map((p) => [p.id, problem.row(`runSum[${p.id},${year}]`, 0, 0, [[draft.run.get(p.id)![s]!, -1]])]),
      );
      const totals: Totals = {
        runRow: (process) => runRows.get(process.id),
        renewableRow,
        ...(importRow === undefined ? {} : { importRow }),
        ...(exportRow === undefined ? {} : { exportRow }),
        ...(dumpedRow === false ? {} : { dumpedRow }),
      };
      const setsExist = addSetsExist(draft, s);
      if (setsExist !== undefined) setsExists.push(setsExist);
      for (const process of technologies) {
        addSwing(draft, process, s);
        addStands(draft, process, s);
      }
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
      const spans = options.spans ?? [];
      const held = spans.length > 0 ? addEdges(draft, s, spans.length) : new Map<string, readonly number[]>();
      for (const [state, columns] of held) edges.set(state, [...(edges.get(state) ?? []), columns]);
      const edge = (index: number) => (state: string) => {
        const columns = held.get(state);
        return columns && ([columns[index]!, columns[(index + 1) % columns.length]!] as const);
      };
      const common = {
        stage: s,
        stepHours: options.stepHours,
        relaxed: options.relaxedHours ?? options.days !== undefined,
        slackCost,
      };
      const block = (spec: Omit<BlockSpec, keyof typeof common>, seen = linking, sums = totals) =>
        addBlock(problem, park, profiles, { ...common, ...spec }, seen, sums);
      const days = options.days ?? [];
      const shifted = days.length > 0 ? shiftRows(draft, s) : undefined;
      const dayTotals: Totals = { ...totals, ...(shifted ? { shiftRow: (id) => shifted.get(id) } : {}) };
      const stageBlocks = [
        ...(options.weeks ?? []).map((week) => block({ start: week.start, weight: week.weight, hours: 168 })),
        ...days.map(({ days: list, mean }) =>
          block(
            {
              start: list[0]! * 24,
              weight: list.length / weatherYears(profiles),
              hours: 24,
              open: true,
              averaged: mean,
            },
            linking,
            dayTotals,
          ),
        ),
        ...(options.edgesOnly ? [] : spans).map((span, b) =>
          block({ weight: 1, ...span }, { ...linking, edge: edge(b) }),
        ),
      ];
      if (days.length > 0) addCarried(draft, s, stageBlocks);
      blocks.push(stageBlocks);
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
    dumped,
    exists: draft.exists,
    sized: draft.sized,
    stands: new Map(
      technologies.map((p) => [p.id, park.stages.map((stage) => draft.stands.get(`${p.id},${stage.year}`)!)]),
    ),
    setsExist: setsExists,
    edges,
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
