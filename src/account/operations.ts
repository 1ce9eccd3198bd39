import type { Park, Process, Tier } from '../park/park.ts';
import type { StagePlan } from '../plan/plan.ts';

/** Units and real USD of a material in a year. */
export interface Trade {
  readonly amount: number;
  readonly usd: number;
}
type Trades = Readonly<Record<string, Trade>>;

/** What a company does in a year of a stage, real USD of the base year. */
export interface CompanyOperations {
  /** By material: delivered value of what it sells outside, and the freight that takes it there. */
  readonly sales: Trades;
  readonly freightOut: number;
  /** By material: what it buys outside at the gate, freight apart; grid power is `electricity`. */
  readonly purchases: Trades;
  readonly freightIn: number;
  /** By material stored, dumped or let go: the fee that the park's files set. */
  readonly fees: Trades;
  /** By deposit: what it digs, and carrying it to the park. */
  readonly dug: Trades;
  readonly royalty: Readonly<Record<string, number>>;
  readonly fixedCosts: number;
  readonly variableCosts: number;
  readonly jobs: number;
  readonly landHa: number;
  /** Units of each material that it gives to the park's other companies (+) or takes from them (−). */
  readonly transfers: Readonly<Record<string, number>>;
}

/** Whose plants are whose. */
export interface Plants {
  /** By company, in the order of its list. */
  readonly of: readonly (readonly Process[])[];
  /** Company of each process. */
  readonly owner: ReadonlyMap<string, number>;
}

export function plantsOf({ companies, processes }: Park): Plants {
  const known = new Map(processes.map((process) => [process.id, process]));
  return {
    of: companies.map((company) => company.processes.map((id) => known.get(id)!)),
    owner: new Map(companies.flatMap((company, c) => company.processes.map((id) => [id, c] as const))),
  };
}

/**
 * Divides a stage's year among the park's companies. Of each material a company makes more than it uses, or uses more than
 * it makes: the first are givers, the others takers. Sales and what is stored fall on the givers in proportion, purchases on
 * the takers; the rest passes between them. What nobody makes or uses falls on the last company.
 */
export function operationsOf(park: Park, stage: StagePlan, plants: Plants): readonly CompanyOperations[] {
  const made = park.companies.map(() => emptyOperations());
  const digging = park.deposits.filter(({ id }) => stage.extract[id]);
  const grid = park.energy.grid;
  for (const [material, parties] of partiesOf(park, stage, plants)) {
    const sold = stage.sell[material] ?? 0;
    const stored = stage.sink[material] ?? 0;
    const power = material === 'electricity' ? (stage.energy[material] ?? {}) : {};
    const exported = Math.abs(power['export'] ?? 0);
    const imported = Math.abs(power['import'] ?? 0);
    const bought = stage.buy[material] ?? 0;
    const deposits = digging.filter((deposit) => deposit.material === material);
    const dug = deposits.reduce((sum, { id }) => sum + stage.extract[id]!, 0);
    const out = sold + stored + exported;
    const into = bought + imported + dug;
    const giving = out === 0 ? parties.map(() => 0) : sharesOf(parties, 1);
    const taking = into === 0 ? parties.map(() => 0) : sharesOf(parties, -1);
    const given = parties.map(({ net }, k) => net - out * giving[k]! + into * taking[k]!);
    // What hours dump, and what the solver rounds, stays with the largest giver or taker: nothing passes to nobody.
    const largest = given.reduce((best, value, k) => (Math.abs(value) > Math.abs(given[best]!) ? k : best), 0);
    given[largest]! -= given.reduce((sum, value) => sum + value, 0);
    const sale = sold > 0 ? salesOf(park, stage, material) : { usd: 0, freight: 0 };
    const purchase = inSteps(park.supplies.get(material)?.tiers ?? [], bought);
    const fee = park.sinks.get(material)?.fee?.value ?? 0;
    for (const [k, { company }] of parties.entries()) {
      const operations = made[company]!;
      const [gives, takes] = [giving[k]!, taking[k]!];
      const exportUsd = exported * (grid?.exportPrice.value ?? 0);
      put(operations.sales, material, (sold + exported) * gives, (sale.usd + exportUsd) * gives);
      operations.freightOut += sale.freight * gives;
      put(operations.fees, material, stored * gives, stored * gives * fee);
      const importUsd = imported * (grid?.importPrice.value ?? 0);
      put(operations.purchases, material, (bought + imported) * takes, (purchase.usd + importUsd) * takes);
      operations.freightIn += purchase.freight * takes;
      for (const { id, transport, royalty } of takes > 0 ? deposits : []) {
        const amount = stage.extract[id]! * takes;
        put(operations.dug, id, amount, amount * (transport?.value ?? 0));
        operations.royalty[id] = amount * (royalty?.value ?? 0);
      }
      if (Math.abs(given[k]!) > 1e-6) operations.transfers[material] = given[k]!;
    }
  }
  for (const [c, own] of plants.of.entries()) addOwn(park, stage, own, made[c]!);
  return made;
}

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends Readonly<Record<string, infer V>> ? Record<string, V> : T[K];
};
type Made = Mutable<CompanyOperations>;

function emptyOperations(): Made {
  return {
    sales: {},
    freightOut: 0,
    purchases: {},
    freightIn: 0,
    fees: {},
    dug: {},
    royalty: {},
    fixedCosts: 0,
    variableCosts: 0,
    jobs: 0,
    landHa: 0,
    transfers: {},
  };
}

function put(trades: Record<string, Trade>, key: string, amount: number, usd: number): void {
  if (amount !== 0) trades[key] = { amount, usd };
}

/** A company that makes or uses a material, and the units that it makes less what it uses. */
interface Party {
  readonly company: number;
  net: number;
}

/** Who gives and takes each material that is traded outside or that more than one company makes or uses. */
function partiesOf(park: Park, stage: StagePlan, plants: Plants): ReadonlyMap<string, readonly Party[]> {
  const parties = new Map<string, Party[]>();
  const add = (material: string, company: number, net: number) => {
    const list = parties.get(material);
    const known = list?.find((party) => party.company === company);
    if (known) known.net += net;
    else if (list) list.push({ company, net });
    else parties.set(material, [{ company, net }]);
  };
  for (const [c, own] of plants.of.entries())
    for (const { id, net } of own) {
      const run = stage.run[id] ?? 0;
      if (run === 0) continue;
      for (const material in net) if (!park.materials.get(material)?.grid) add(material, c, net[material]! * run);
    }
  for (const [grid, uses] of Object.entries(stage.energy))
    for (const [id, amount] of Object.entries(uses)) {
      const company = plants.owner.get(id);
      if (company !== undefined) add(grid, company, amount);
    }
  const outside = new Set([stage.sell, stage.buy, stage.sink, stage.energy].flatMap((trade) => Object.keys(trade)));
  for (const { id, material } of park.deposits) if (stage.extract[id]) outside.add(material);
  for (const material of outside) if (!parties.has(material)) add(material, park.companies.length - 1, 0);
  // Most materials are made and used up inside one company.
  for (const [material, list] of parties) if (list.length < 2 && !outside.has(material)) parties.delete(material);
  return parties;
}

/** Each party's part of what they give (sign 1) or take (−1) together; all with the last one where none does. */
function sharesOf(parties: readonly Party[], sign: 1 | -1): number[] {
  if (parties.length === 1) return [1];
  const parts = parties.map(({ net }) => Math.max(0, sign * net));
  const sum = parts.reduce((all, part) => all + part, 0);
  return parts.map((part, k) => (sum > 1e-9 ? part / sum : k === parts.length - 1 ? 1 : 0));
}

function addOwn(park: Park, stage: StagePlan, plants: readonly Process[], operations: Made): void {
  for (const process of plants) {
    const capacity = stage.capacity[process.id] ?? 0;
    operations.fixedCosts += process.fixedOpexPerCapacity * capacity;
    operations.variableCosts += process.variableOpex * (stage.run[process.id] ?? 0);
    operations.jobs += jobsOf(process, stage);
    if (!process.outside) operations.landHa += (process.landPerCapacity * capacity) / park.site.plotShare;
  }
}

/** Jobs count on what runs, so that idle plant employs nobody; power sets on what stands. */
export function jobsOf(process: Process, stage: StagePlan): number {
  const employed = process.capacityUnit === 'MW' ? (stage.capacity[process.id] ?? 0) : (stage.run[process.id] ?? 0);
  return process.jobsPerCapacity * employed;
}

/** Delivered value and freight of what is sold of a material: its own steps, and for a premium product the metal's too. */
function salesOf(park: Park, stage: StagePlan, material: string): { usd: number; freight: number } {
  const market = park.markets.get(material);
  if (!market) return { usd: 0, freight: 0 };
  const together = (id: string) =>
    [...park.markets.values()]
      .filter((other) => other.material === id || other.premiumOver === id)
      .reduce((sum, other) => sum + (stage.sell[other.material] ?? 0), 0);
  const amount = stage.sell[material] ?? 0;
  const part = (id: string) => {
    const all = together(id);
    const { usd, freight } = inSteps(park.markets.get(id)!.tiers, all);
    return all > 0 ? { usd: (usd * amount) / all, freight: (freight * amount) / all } : { usd: 0, freight: 0 };
  };
  const own = part(material);
  const metal = market.premiumOver === undefined ? { usd: 0, freight: 0 } : part(market.premiumOver);
  return { usd: own.usd + metal.usd, freight: own.freight + metal.freight };
}

/** Value and freight of an amount laid into steps of a price in order, USD. */
export function inSteps(tiers: readonly Tier[], amount: number): { readonly usd: number; readonly freight: number } {
  let [left, usd, freight] = [amount, 0, 0];
  for (const tier of tiers) {
    const part = Math.min(left, tier.size?.value ?? Infinity);
    usd += part * tier.price.value;
    freight += part * (tier.freight?.value ?? 0);
    left -= part;
  }
  return { usd, freight };
}
