import type { Limit, Process } from '../../park/park.ts';
import type { Draft } from '../compile.ts';
import { capacityTerms } from './capacity.ts';

export interface YearlyColumns {
  readonly gridImport: readonly number[];
  readonly renewable: readonly number[];
  readonly load: ReadonlyMap<string, readonly number[]>;
}

type Terms = (readonly [column: number, value: number])[];

/** Name of a limit's rows without their year: `limit[co2]` at most, `least[jobs]` at least, `claim[land≥]` where a claim is asked. */
export function limitGroup(limit: Limit): string {
  if (limit.claim) return `claim[${limit.claim}${limit.least === undefined ? '≤' : '≥'}]`;
  return `${limit.least === undefined ? 'limit' : 'least'}[${limit.key}]`;
}

/**
 * limit[key,s], least[key,s] and floor[id,s]: the park's limits and floors as rows. `capex` spans all stages (total investment with
 * factors and infrastructure, undiscounted); `land` holds in the last stage, when stores are full; the others hold in
 * every stage they can. A material is limited in what is sold of it, or, where the park has no market for it, in what is
 * bought and dug. `npv` becomes a row once all costs are known (see `compile`).
 */
export function limitRows(draft: Draft, yearly: YearlyColumns): void {
  const { problem, park } = draft;
  const last = park.stages.length - 1;
  for (const limit of park.limits) {
    const [low, high] = [limit.least ?? -Infinity, limit.most ?? Infinity];
    const add = (name: string, terms: Terms, scale: number) => problem.row(name, low / scale, high / scale, terms);
    const family = limitGroup(limit).slice(0, -1);
    const stagesOf = limit.least === undefined ? park.stages.map((_, s) => s) : [last];
    if (limit.key === 'capex') add(`${family}]`, capexTerms(draft), 1e6);
    else if (limit.key === 'capexPerYear')
      for (const [year, terms] of capexByYear(draft)) add(`${family},${year}]`, terms, 1e6);
    else if (limit.key === 'workforce')
      for (const [year, terms] of buildersByYear(draft)) add(`${family},${year}]`, terms, 1);
    else if (limit.key === 'land') add(`${family}]`, landTerms(draft, last), 1);
    else if (limit.key === 'jobs')
      for (const s of stagesOf) add(`${family},${park.stages[s]!.year}]`, jobTerms(draft, s), 1);
    else if (limit.key === 'co2')
      for (const s of stagesOf) add(`${family},${park.stages[s]!.year}]`, co2Terms(draft, s), 1000);
    else if (limit.key === 'water')
      for (const s of stagesOf) add(`${family},${park.stages[s]!.year}]`, waterTerms(draft, s), 1000);
    else if (limit.key === 'renewableShare') for (const s of stagesOf) addRenewableShare(draft, yearly, s, limit);
    else if (limit.key !== 'npv') {
      const traded = draft.sell.get(limit.key) ?? [
        ...(draft.buy.get(limit.key) ?? []),
        ...park.deposits.filter((d) => d.material === limit.key).flatMap((d) => draft.extract.get(d.id) ?? []),
      ];
      for (const s of stagesOf)
        add(
          `${family},${park.stages[s]!.year}]`,
          traded.map((columns) => [columns[s]!, 1] as const),
          1000,
        );
    }
  }
  for (const floor of park.floors) {
    const process = park.processes.find((p) => p.id === floor.process);
    if (!process) continue;
    const capacity = floor.capacity.value / (process.capacityUnit === 'MW' ? 1 : 1000);
    for (const [s, stage] of park.stages.entries()) {
      if (stage.year + stage.years <= floor.from || (stage.year < floor.from && stage.year + stage.years > floor.from))
        continue;
      problem.row(`floor[${floor.id},${stage.year}]`, capacity, Infinity, capacityTerms(draft, process, s));
      if (floor.capacityFactor > 0 && process.capacityUnit !== 'MW')
        problem.row(`floorRun[${floor.id},${stage.year}]`, capacity * floor.capacityFactor, Infinity, [
          [draft.run.get(process.id)![s]!, 1],
        ]);
    }
  }
}

/** Investment by what it buys: columns with M USD each, with factors, undiscounted; infrastructure belongs to the first stage. */
function investments(draft: Draft): { stage: number; chain: string; column: number; usd: number }[] {
  const { park } = draft;
  const found: { stage: number; chain: string; column: number; usd: number }[] = [];
  for (const process of park.processes) {
    const perUnit =
      process.capex.value *
      park.finance.capexFactor *
      draft.buildStep.get(process.id)! *
      (process.capacityUnit === 'MW' ? 1 : 1000);
    for (const [stage, column] of draft.build.get(process.id)!.entries())
      if (column !== undefined) found.push({ stage, chain: process.chain, column, usd: perUnit / 1e6 });
  }
  for (const lump of park.site.lumps)
    found.push({
      stage: 0,
      chain: 'infrastructure',
      column: lump.sizedBy ? draft.sized.get(lump.sizedBy)! : draft.exists,
      usd: (lump.capex.value * (lump.sizedBy === 'freight' ? 1000 : 1)) / 1e6,
    });
  return found;
}

/** Investment of all stages with factors and infrastructure, undiscounted, M USD. */
export function capexTerms(draft: Draft): Terms {
  return investments(draft).map(({ column, usd }) => [column, usd] as const);
}

/** Investment by calendar year of construction, M USD. */
function capexByYear(draft: Draft): ReadonlyMap<number, Terms> {
  return byYear(draft, (item) => item.usd);
}

/** Builders at work by calendar year: person-years per investment of the chain. */
function buildersByYear(draft: Draft): ReadonlyMap<number, Terms> {
  const { builders } = draft.park.workforce;
  return byYear(draft, (item) => item.usd * 1e6 * (builders[item.chain] ?? builders['other'] ?? 0));
}

function byYear(
  draft: Draft,
  amount: (item: ReturnType<typeof investments>[number]) => number,
): ReadonlyMap<number, Terms> {
  const { park } = draft;
  const years = new Map<number, Terms>();
  for (const item of investments(draft))
    for (const [i, share] of park.finance.spending.entries()) {
      const year = park.stages[item.stage]!.year - park.finance.spending.length + i;
      const value = amount(item) * share;
      if (value > 0) years.set(year, [...(years.get(year) ?? []), [item.column, value] as const]);
    }
  return years;
}

/** Fenced land in a stage: plots over the plot share, stores for the park's store years, ponds by flow. ha. */
export function landTerms(draft: Draft, s: number): Terms {
  const { park } = draft;
  const terms: Terms = [];
  for (const process of park.processes) {
    if (process.outside) continue;
    const plot = (process.landPerCapacity * perCapacity(process)) / park.site.plotShare;
    for (const [column, value] of capacityTerms(draft, process, s)) terms.push([column, value * plot]);
  }
  for (const [id, sink] of park.sinks) {
    const column = draft.sink.get(id)?.[s];
    const perKilo = ((sink.store?.value ?? 0) * park.site.storeYears + (sink.pond?.value ?? 0)) * 1000;
    if (column !== undefined && perKilo > 0) terms.push([column, perKilo]);
  }
  return terms;
}

/** Permanent direct jobs: they count on what runs, so that idle plant employs nobody; power plant counts on capacity. */
export function jobTerms(draft: Draft, s: number, kind: 'all' | 'plants' | 'mines' = 'plants'): Terms {
  const { park } = draft;
  const terms: Terms = [];
  for (const process of park.processes) {
    const mine = process.outside && process.chain === 'mining';
    if ((kind === 'mines') !== mine && kind !== 'all') continue;
    const services = mine ? 1 : 1 + park.site.parkServicesJobs;
    const jobs = process.jobsPerCapacity * perCapacity(process) * services;
    if (process.capacityUnit === 'MW')
      for (const [column, value] of capacityTerms(draft, process, s)) terms.push([column, value * jobs]);
    else terms.push([draft.run.get(process.id)![s]!, jobs]);
  }
  return terms;
}

/** CO2 vented, kt a year: the vent's flow, and fuels without an assay by their factor. */
export function co2Terms(draft: Draft, s: number): Terms {
  const terms: Terms = [];
  const vent = draft.sink.get('co2')?.[s];
  if (vent !== undefined) terms.push([vent, 1]);
  for (const process of draft.park.processes)
    for (const [id, amount] of Object.entries(process.net)) {
      const factor = draft.park.materials.get(id)?.combustion ?? 0;
      if (factor > 0 && amount < 0) terms.push([draft.run.get(process.id)![s]!, -amount * factor]);
    }
  return terms;
}

/** Fresh water drawn, thousand m3 a year. */
export function waterTerms(draft: Draft, s: number): Terms {
  const source = draft.buy.get('river_water') ?? draft.buy.get('water') ?? [];
  return source.map((tier) => [tier[s]!, 1] as const);
}

function addRenewableShare(draft: Draft, yearly: YearlyColumns, s: number, limit: Limit): void {
  const electricity = yearly.load.get('electricity')?.[s];
  const renewable = yearly.renewable[s];
  if (electricity === undefined || renewable === undefined) return;
  const name = `${limitGroup(limit).slice(0, -1)},${draft.park.stages[s]!.year}]`;
  const share = limit.least ?? limit.most ?? 0;
  draft.problem.row(name, limit.least === undefined ? -Infinity : 0, limit.most === undefined ? Infinity : 0, [
    [renewable, 1],
    [electricity, -share * 8.76],
  ]);
}

function perCapacity(process: Process): number {
  return process.capacityUnit === 'MW' ? 1 : 1000;
}
