import type { Compiled } from '../compile/compile.ts';
import { capacityTerms } from '../compile/rows/capacity.ts';
import { co2Terms, jobTerms, landTerms, waterTerms } from '../compile/rows/limits.ts';
import type { Park, Process } from '../park/park.ts';
import type { ClaimVerdict, DepositVerdict, Plan, StagePlan } from '../plan/plan.ts';
import { announcementOf } from './announcement.ts';
import { elementBalances } from './element-balance.ts';
import { stageEnergy } from './stage-energy.ts';
import { buildersAndJobs } from './workforce.ts';

type Draftish = Parameters<typeof capacityTerms>[0];

export interface Interpretation
  extends Pick<
    Plan,
    | 'capexUsd'
    | 'jobs'
    | 'jobsMines'
    | 'landHa'
    | 'landOutsideHa'
    | 'co2TonnesPerYear'
    | 'waterM3PerYear'
    | 'claims'
    | 'stages'
    | 'balance'
    | 'deposits'
    | 'capexByProcess'
    | 'infrastructureUsd'
    | 'shadowPrices'
    | 'wasteUse'
    | 'announcement'
    | 'workforce'
    | 'capexByYear'
  > {
  readonly renewableShare: number;
  readonly costsPresentValue: number;
}

/** Sum of an hourly series of a stage over the year, MWh or GJ. */
export type YearlySum = (stage: number, series: string) => number;

/** Sums of the compiled hours by their weights. */
function sampledSum(compiled: Compiled, x: Float64Array): YearlySum {
  return (s, series) =>
    (compiled.columns.blocks[s] ?? []).reduce((total, block) => {
      const sum = (block.series.get(series) ?? []).reduce((part, column) => part + x[column]!, 0);
      return total + sum * block.weight * block.stepHours;
    }, 0);
}

/** A solution as the park's own amounts: what is built, runs, is traded, and what that means for land, jobs and claims. */
export function interpret(
  park: Park,
  compiled: Compiled,
  x: Float64Array,
  relaxedDual?: Float64Array,
  dualOf: Compiled = compiled,
  yearly: YearlySum = sampledSum(compiled, x),
): Interpretation {
  const { columns, worth } = compiled;
  const last = park.stages.length - 1;
  const draft = { park, worth, ...columns } as unknown as Draftish & Parameters<typeof jobTerms>[0];
  const sum = (terms: readonly (readonly [number, number])[]) =>
    terms.reduce((total, [column, value]) => total + x[column]! * value, 0);
  // The interior point leaves traces of what it does not use: less than this share of a line is nothing.
  const noise = 1e-5;
  const clean = (value: number, size = 1e-6) => (Math.abs(value) < size ? 0 : value);
  const perUnit = (process: Process) => (process.capacityUnit === 'MW' ? 1 : 1000);

  const capexByProcess: Record<string, number> = {};
  const stages: StagePlan[] = park.stages.map((stage, s) => {
    const [build, capacity, run, buy, sell, sink, extract] = [{}, {}, {}, {}, {}, {}, {}] as Record<string, number>[];
    let capexUsd = 0;
    for (const process of park.processes) {
      const column = columns.build.get(process.id)![s];
      const added =
        column === undefined
          ? 0
          : clean(x[column]! * columns.buildStep.get(process.id)! * perUnit(process), process.line.value * noise);
      if (added > 0) {
        build![process.id] = added;
        const usd = added * process.capex.value * park.finance.capexFactor;
        capexUsd += usd;
        capexByProcess[process.id] = (capexByProcess[process.id] ?? 0) + usd;
      }
      const stands = clean(sum(capacityTerms(draft, process, s)) * perUnit(process), process.line.value * noise);
      if (stands > 0) capacity![process.id] = stands;
      const amount = clean(x[columns.run.get(process.id)![s]!]! * 1000, process.line.value * noise);
      if (amount > 0) run![process.id] = amount;
    }
    const collect = (from: ReadonlyMap<string, readonly (readonly number[])[]>, into: Record<string, number>) => {
      for (const [id, tiers] of from) {
        const amount = clean(tiers.reduce((total, tier) => total + x[tier[s]!]!, 0) * 1000, 1e-4);
        if (amount > 0) into[id] = amount;
      }
    };
    collect(columns.buy, buy!);
    collect(columns.sell, sell!);
    for (const [metal, market] of park.markets) {
      // A metal's tiers also hold its downstream products; what is sold as metal is the rest.
      if (![...park.markets.values()].some((m) => m.premiumOver === metal) || market.premiumOver) continue;
      const products = [...park.markets.values()]
        .filter((m) => m.premiumOver === metal)
        .reduce((total, m) => total + (sell![m.material] ?? 0), 0);
      const direct = clean((sell![metal] ?? 0) - products, 1e-3);
      if (direct > 0) sell![metal] = direct;
      else delete sell![metal];
    }
    for (const [id, list] of columns.sink) if (clean(x[list[s]!]! * 1000, 0.5) > 0) sink![id] = x[list[s]!]! * 1000;
    collect(columns.extract, extract!);
    const energy = stageEnergy(park, run!, (series) => yearly(s, series));
    return {
      year: stage.year,
      years: stage.years,
      build: build!,
      capacity: capacity!,
      run: run!,
      buy: buy!,
      sell: sell!,
      sink: sink!,
      extract: extract!,
      energy,
      jobs: sum(jobTerms(draft, s)),
      jobsMines: sum(jobTerms(draft, s, 'mines')),
      landHa: sum(landTerms(draft, s)),
      waterM3: sum(waterTerms(draft, s)) * 1000,
      co2Tonnes: sum(co2Terms(draft, s)) * 1000,
      capexUsd,
    };
  });
  const lumps = park.site.lumps.reduce((total, lump) => {
    if (!lump.sizedBy) return total + lump.capex.value * x[columns.exists]!;
    return total + lump.capex.value * x[columns.sized.get(lump.sizedBy)!]! * (lump.sizedBy === 'freight' ? 1000 : 1);
  }, 0);
  // Capacity that costs nothing is not decided by the solver: it is what runs.
  for (const process of park.processes)
    if (process.capex.value === 0 && process.fixedOpexPerCapacity === 0) {
      let stands = 0;
      for (const stage of stages as {
        build: Record<string, number>;
        capacity: Record<string, number>;
        run: Readonly<Record<string, number>>;
      }[]) {
        const wanted = Math.max(stands, stage.run[process.id] ?? 0);
        delete stage.build[process.id];
        delete stage.capacity[process.id];
        if (wanted > stands) stage.build[process.id] = wanted - stands;
        if (wanted > 0) stage.capacity[process.id] = wanted;
        stands = wanted;
      }
    }
  const capexUsd = stages.reduce((total, stage) => total + stage.capexUsd, 0) + lumps;
  const jobs = sum(jobTerms(draft, last));
  const landHa = sum(landTerms(draft, last));
  const final = stages[last]!;
  const landOutsideHa = park.processes
    .filter((p) => p.outside)
    .reduce((total, p) => total + (final.capacity[p.id] ?? 0) * p.landPerCapacity, 0);
  const measures = { capex: capexUsd, land: landHa, jobs };
  const loadColumn = columns.load.get('electricity')?.[last];
  const electricity = loadColumn === undefined ? 0 : x[loadColumn]! * 8.76;
  const renewable = columns.renewable[last] === undefined ? 0 : x[columns.renewable[last]!]!;
  const waste = wasteUse(park, final);
  return {
    capexUsd,
    jobs,
    landHa,
    landOutsideHa,
    jobsMines: sum(jobTerms(draft, last, 'mines')),
    co2TonnesPerYear: final.co2Tonnes,
    waterM3PerYear: sum(waterTerms(draft, last)) * 1000,
    claims: park.claims.map((claim) => judge(claim, claim.measure === 'none' ? undefined : measures[claim.measure])),
    stages,
    balance: elementBalances(park, final),
    deposits: park.deposits.map((deposit) => judgeDeposit(park, deposit, stages)),
    capexByProcess,
    infrastructureUsd: lumps,
    shadowPrices: relaxedDual ? shadowPrices(park, dualOf, relaxedDual) : {},
    wasteUse: waste,
    announcement: announcementOf(park, final, waste),
    ...buildersAndJobs(park, stages, lumps),
    renewableShare: electricity > 0 ? renewable / electricity : 0,
    costsPresentValue: costsPresentValue(compiled, x),
  };
}

function judge(claim: Park['claims'][number], planned: number | undefined): ClaimVerdict {
  const units = { capex: 'USD', land: 'ha', jobs: 'jobs', none: '' } as const;
  const base = { id: claim.id, name: claim.name, tolerance: claim.tolerance, unit: units[claim.measure] };
  if (planned === undefined || !claim.value || !claim.comparator) return { ...base, verdict: 'not-judged' };
  const claimed = claim.value.value;
  const slack = claimed * claim.tolerance;
  const verdict =
    claim.comparator === 'at-least'
      ? planned >= claimed - slack
        ? 'holds'
        : 'falls-short'
      : claim.comparator === 'at-most'
        ? planned <= claimed + slack
          ? 'holds'
          : 'exceeds'
        : planned < claimed - slack
          ? 'falls-short'
          : planned > claimed + slack
            ? 'exceeds'
            : 'holds';
  return { ...base, comparator: claim.comparator, claimed, planned, verdict };
}

function judgeDeposit(park: Park, deposit: Park['deposits'][number], stages: readonly StagePlan[]): DepositVerdict {
  const last = stages.at(-1)!;
  const bought = deposit.boughtAs ? (last.buy[deposit.boughtAs.material] ?? 0) * deposit.boughtAs.inPlace.value : 0;
  const drawn = (last.extract[deposit.id] ?? 0) + bought;
  const reserve = deposit.reserves.reduce((total, r) => total + r.amount.value, 0);
  const draw = drawn + (deposit.incumbentDraw?.value ?? 0);
  const through = bought > 0 ? ', bought from its owner' : '';
  const years = draw > 0 ? reserve / draw : Infinity;
  const needed = stages.reduce((total, stage) => total + stage.years, 0);
  const poor =
    deposit.quality?.value && deposit.quality.needed && deposit.quality.value.value < deposit.quality.needed.value;
  const unproven = deposit.reserves.length === 0 || deposit.reserves.every((r) => /unproven|inferred/.test(r.class));
  const [verdict, reason]: [DepositVerdict['verdict'], string] = unproven
    ? ['unproven', `no proven or probable reserve is known${through}`]
    : poor
      ? [
          'short',
          `${deposit.quality!.measure} ${deposit.quality!.value!.value} where the process needs ${deposit.quality!.needed!.value}`,
        ]
      : drawn === 0
        ? ['not-used', 'the plan does not draw on it']
        : years < needed
          ? ['short', `lasts ${years.toFixed(0)} years of the ${needed} planned at this draw${through}`]
          : ['suits', `lasts ${years > 999 ? 'over 999' : years.toFixed(0)} years at this draw${through}`];
  return {
    id: deposit.id,
    name: deposit.name,
    ...(deposit.announced ? { announced: deposit.announced } : {}),
    material: deposit.material,
    drawn,
    unit: `${park.materials.get(deposit.material)!.unit}/a`,
    reserve,
    years: Number.isFinite(years) ? years : -1,
    classes: deposit.reserves.map((r) => ({ class: r.class, amount: r.amount.value })),
    verdict,
    reason,
  };
}

/** Shadow price of each bulk material in the last stage, USD per unit: dual over the stage's after-tax discount sum. */
function shadowPrices(park: Park, compiled: Compiled, dual: Float64Array): Record<string, number> {
  const last = park.stages.length - 1;
  const prices: Record<string, number> = {};
  for (const [id, rows] of compiled.columns.balanceRow) {
    const price = (dual[rows[last]!]! * 1000) / compiled.worth.margin[last]!;
    if (Math.abs(price) > 1e-6) prices[id] = price;
  }
  return prices;
}

/** By-products with a store: made in the park (mines' overburden and tailings stay outside it), used or sold, stored. */
function wasteUse(park: Park, stage: StagePlan): Plan['wasteUse'][number][] {
  const result: Plan['wasteUse'][number][] = [];
  for (const id of park.sinks.keys()) {
    if (park.sinks.get(id)!.vent) continue;
    const madeBy = (outside: boolean) =>
      park.processes
        .filter((p) => p.outside === outside)
        .reduce((total, p) => total + Math.max(0, p.net[id] ?? 0) * (stage.run[p.id] ?? 0), 0);
    const made = madeBy(false);
    if (made < 1) continue;
    const stored = Math.max(0, (stage.sink[id] ?? 0) - madeBy(true));
    result.push({ material: id, made, stored, used: made - stored > 0.5 ? made - stored : 0 });
  }
  return result.sort((a, b) => b.made - a.made);
}

/** Present value of all costs: the positive part of the objective, M USD. */
function costsPresentValue(compiled: Compiled, x: Float64Array): number {
  let costs = 0;
  for (let column = 0; column < compiled.problem.columnCount; column++)
    costs += Math.max(0, compiled.npvCost[column]! * x[column]!);
  return costs;
}
