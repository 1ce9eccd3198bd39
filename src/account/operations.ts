import type { Park, Process, Tier } from '../park/park.ts';
import type { Company } from '../park/regime.ts';
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

/**
 * Divides a stage's year among the park's companies. Of each material a company makes more than it uses, or uses more than
 * it makes: the first are givers, the others takers. Sales and what is stored fall on the givers in proportion, purchases on
 * the takers; the rest passes between them.
 */
export function operationsOf(park: Park, stage: StagePlan): readonly CompanyOperations[] {
  const { companies } = park;
  const nets = netOf(park, stage);
  const made = companies.map(() => emptyOperations());
  const home = companies.length - 1;
  for (const [material, net] of nets) {
    const sold = stage.sell[material] ?? 0;
    const stored = stage.sink[material] ?? 0;
    const power = material === 'electricity' ? (stage.energy[material] ?? {}) : {};
    const exported = Math.abs(power['export'] ?? 0);
    const imported = Math.abs(power['import'] ?? 0);
    const bought = stage.buy[material] ?? 0;
    const dug = park.deposits.filter((deposit) => deposit.material === material);
    const digging = dug.reduce((sum, deposit) => sum + (stage.extract[deposit.id] ?? 0), 0);
    const out = sold + stored + exported;
    const into = bought + imported + digging;
    const giving = sharesOf(
      net.map((value) => Math.max(0, value)),
      home,
    );
    const taking = sharesOf(
      net.map((value) => Math.max(0, -value)),
      home,
    );
    const given = net.map((value, c) => value - out * giving[c]! + into * taking[c]!);
    // What hours dump, and what the solver rounds, stays with the largest giver or taker: nothing passes to nobody.
    const largest = given.reduce((best, value, c) => (Math.abs(value) > Math.abs(given[best]!) ? c : best), 0);
    given[largest]! -= given.reduce((sum, value) => sum + value, 0);
    for (const [c, operations] of made.entries()) {
      if (sold > 0) {
        const { usd, freight } = salesOf(park, stage, material);
        put(operations.sales, material, sold * giving[c]!, usd * giving[c]!);
        operations.freightOut += freight * giving[c]!;
      }
      if (exported > 0)
        put(
          operations.sales,
          material,
          exported * giving[c]!,
          exported * giving[c]! * (park.energy.grid?.exportPrice.value ?? 0),
        );
      if (stored > 0)
        put(
          operations.fees,
          material,
          stored * giving[c]!,
          stored * giving[c]! * (park.sinks.get(material)?.fee?.value ?? 0),
        );
      if (bought > 0) {
        const { usd, freight } = inSteps(park.supplies.get(material)?.tiers ?? [], bought);
        put(operations.purchases, material, bought * taking[c]!, usd * taking[c]!);
        operations.freightIn += freight * taking[c]!;
      }
      if (imported > 0)
        put(
          operations.purchases,
          material,
          imported * taking[c]!,
          imported * taking[c]! * (park.energy.grid?.importPrice.value ?? 0),
        );
      for (const deposit of dug) {
        const amount = (stage.extract[deposit.id] ?? 0) * taking[c]!;
        if (amount === 0) continue;
        put(operations.dug, deposit.id, amount, amount * (deposit.transport?.value ?? 0));
        operations.royalty[deposit.id] = amount * (deposit.royalty?.value ?? 0);
      }
      if (Math.abs(given[c]!) > 1e-6) operations.transfers[material] = given[c]!;
    }
  }
  for (const [c, company] of companies.entries()) addOwn(park, stage, company, made[c]!);
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
  const known = trades[key] ?? { amount: 0, usd: 0 };
  if (amount !== 0) trades[key] = { amount: known.amount + amount, usd: known.usd + usd };
}

/** Units of each material that each company makes less what it uses. */
function netOf(park: Park, stage: StagePlan): ReadonlyMap<string, number[]> {
  const nets = new Map<string, number[]>();
  const add = (material: string, company: number, amount: number) => {
    const list = nets.get(material) ?? park.companies.map(() => 0);
    list[company]! += amount;
    nets.set(material, list);
  };
  for (const material of [...Object.keys(stage.sell), ...Object.keys(stage.buy), ...Object.keys(stage.sink)])
    add(material, 0, 0);
  for (const [c, { processes }] of park.companies.entries())
    for (const id of processes) {
      const process = park.processes.find((p) => p.id === id)!;
      const run = stage.run[id] ?? 0;
      for (const [material, net] of Object.entries(process.net))
        if (!park.materials.get(material)?.grid) add(material, c, net * run);
      for (const [grid, uses] of Object.entries(stage.energy)) add(grid, c, uses[id] ?? 0);
    }
  return nets;
}

/** Each company's part of a whole; all with the last one where nobody has any. */
function sharesOf(amounts: readonly number[], home: number): number[] {
  const sum = amounts.reduce((all, amount) => all + amount, 0);
  return amounts.map((amount, c) => (sum > 1e-9 ? amount / sum : c === home ? 1 : 0));
}

function addOwn(park: Park, stage: StagePlan, company: Company, operations: Made): void {
  for (const id of company.processes) {
    const process = park.processes.find((p) => p.id === id)!;
    const capacity = stage.capacity[id] ?? 0;
    operations.fixedCosts += process.fixedOpexPerCapacity * capacity;
    operations.variableCosts += process.variableOpex * (stage.run[id] ?? 0);
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
