import type { Deposit, Park, Tier } from '../../park/park.ts';
import type { PresentValue } from './present-value.ts';
import type { Proof, Terms } from './proof.ts';

/** Columns of what a material is bought, sold, sunk and dug as in a stage; thousand units a year. */
export class Trade {
  readonly #park: Park;
  readonly #year: number;

  constructor(park: Park, s: number) {
    this.#park = park;
    this.#year = park.stages[s]!.year;
  }
  bought(id: string): readonly string[] {
    return this.#bulk(id) ? this.#tiers('buy', id, this.#park.supplies.get(id)?.tiers) : [];
  }
  sold(id: string): readonly string[] {
    return this.#bulk(id) ? this.#tiers('sell', id, this.#park.markets.get(id)?.tiers) : [];
  }
  /** What of a metal is sold as metal, where its market also holds its products. */
  asIs(id: string): string | undefined {
    return this.#bulk(id) && this.#park.markets.has(id) && this.isPooled(id) ? `asIs[${id},${this.#year}]` : undefined;
  }
  isPooled(id: string): boolean {
    return [...this.#park.markets.values()].some(({ premiumOver }) => premiumOver === id);
  }
  sunk(id: string): string | undefined {
    return this.#bulk(id) && this.#park.sinks.has(id) ? `sink[${id},${this.#year}]` : undefined;
  }
  dug(id: string): readonly string[] {
    return this.#park.deposits.filter(({ material }) => material === id).flatMap((deposit) => this.dugFrom(deposit));
  }
  /** By reserve class, or as one where the reserve is not known. */
  dugFrom({ id, material, reserves }: Deposit): readonly string[] {
    if (!this.#bulk(material)) return [];
    if (reserves.length === 0) return [`extract[${id},${this.#year}]`];
    return reserves.map((reserve) => `extract[${id},${reserve.class},${this.#year}]`);
  }

  #bulk(id: string): boolean {
    return this.#park.materials.get(id)?.grid === false;
  }
  #tiers(kind: string, id: string, tiers: readonly Tier[] = []): readonly string[] {
    return tiers.map((_, t) => `${kind}[${id},${t + 1},${this.#year}]`);
  }
}

const thousand = (size: Tier['size']) => (size?.value ?? Infinity) / 1000;

/** buy, sell, asIs, sink and extract with their costs: USD a unit, M USD of NPV per thousand units a year. */
export function addTrade(proof: Proof, park: Park, worth: PresentValue): void {
  for (const [s] of park.stages.entries()) {
    const trade = new Trade(park, s);
    const cost = (usd: number) => (usd * worth.margin[s]!) / 1000;
    for (const [id, { tiers }] of park.supplies)
      for (const [t, name] of trade.bought(id).entries()) {
        const { price, freight, size } = tiers[t]!;
        proof.column(name, cost(price.value + (freight?.value ?? 0)), 0, thousand(size));
      }
    for (const [id, { tiers }] of park.markets) {
      for (const [t, name] of trade.sold(id).entries()) {
        const { price, freight, size } = tiers[t]!;
        proof.column(name, -cost(price.value - (freight?.value ?? 0)), 0, thousand(size));
      }
      const direct = trade.asIs(id);
      if (direct) proof.column(direct, 0);
    }
    for (const [id, { fee, limit }] of park.sinks) {
      const name = trade.sunk(id);
      if (name) proof.column(name, cost(fee?.value ?? 0), 0, thousand(limit));
    }
    for (const deposit of park.deposits)
      for (const name of trade.dugFrom(deposit))
        proof.column(name, cost((deposit.transport?.value ?? 0) + (deposit.royalty?.value ?? 0)));
  }
}

const all = (names: readonly string[], value: number): Terms => names.map((name) => [name, value] as const);

/** balance[m,s], room[metal,s]. */
export function addBalances(proof: Proof, park: Park): void {
  const metals = new Set([...park.markets.values()].flatMap(({ premiumOver }) => premiumOver ?? []));
  for (const [s, { year }] of park.stages.entries()) {
    const trade = new Trade(park, s);
    const listed = (name: string | undefined) => (name === undefined ? [] : [name]);
    for (const { id, grid } of park.materials.values()) {
      if (grid) continue;
      const leaves = trade.asIs(id) === undefined ? trade.sold(id) : listed(trade.asIs(id));
      proof.row(`balance[${id},${year}]`, 0, 0, [
        ...park.processes.flatMap(({ id: process, net }) =>
          net[id] ? [[`run[${process},${year}]`, net[id]] as const] : [],
        ),
        ...all([...trade.bought(id), ...trade.dug(id)], 1),
        ...all([...leaves, ...listed(trade.sunk(id))], -1),
      ]);
    }
    for (const metal of metals) {
      const products = [...park.markets].filter(([, market]) => market.premiumOver === metal).map(([id]) => id);
      proof.row(`room[${metal},${year}]`, 0, 0, [
        ...all(trade.sold(metal), 1),
        ...all(listed(trade.asIs(metal)), -1),
        ...all(
          products.flatMap((id) => trade.sold(id)),
          -1,
        ),
      ]);
    }
  }
}

/** reserve[d,class], extraction[d,s]. */
export function addDeposits(proof: Proof, park: Park): void {
  for (const deposit of park.deposits) {
    const { id, material, reserves, extraction } = deposit;
    if (park.materials.get(material)?.grid !== false) continue;
    for (const { class: kind, amount } of reserves)
      proof.row(
        `reserve[${id},${kind}]`,
        -Infinity,
        amount.value / 1000,
        park.stages.map(({ year, years }) => [`extract[${id},${kind},${year}]`, years] as const),
      );
    if (!extraction) continue;
    for (const [s, { year }] of park.stages.entries())
      proof.row(
        `extraction[${id},${year}]`,
        -Infinity,
        extraction.value / 1000,
        all(new Trade(park, s).dugFrom(deposit), 1),
      );
  }
}

/** Column of infrastructure that is priced by its size. */
export function sizeOf(park: Park, sizedBy: 'freight' | 'gridTie'): string | undefined {
  const lump = park.site.lumps.findLast((one) => one.sizedBy === sizedBy);
  return lump && `size[${lump.id}]`;
}

/** freight[s]: what comes and goes by rail, by mass, within the yards; thousand t/a. */
export function addFreight(proof: Proof, park: Park): void {
  const yards = sizeOf(park, 'freight');
  if (!yards) return;
  const mass = (id: string) => park.materials.get(id)!.massPerUnit;
  for (const [s, { year }] of park.stages.entries()) {
    const trade = new Trade(park, s);
    const moved: (readonly [string, number])[] = [];
    for (const [id, { rail }] of park.supplies) if (rail) moved.push(...all(trade.bought(id), mass(id)));
    for (const id of park.markets.keys()) {
      const direct = trade.asIs(id);
      if (direct) moved.push([direct, mass(id)]);
      else if (!trade.isPooled(id)) moved.push(...all(trade.sold(id), mass(id)));
    }
    for (const { id, outside, chain, product } of park.processes)
      if (outside && chain === 'mining') moved.push([`run[${id},${year}]`, mass(product)]);
    proof.row(`freight[${year}]`, -Infinity, 0, [[yards, -1], ...moved.filter(([, tonnes]) => tonnes > 0)]);
  }
}

/** Sum of trade columns, for limits on a material: what is sold of it, or, without a market, bought and dug. */
export function tradedOf(park: Park, id: string, s: number): Terms {
  const trade = new Trade(park, s);
  if (park.markets.has(id) && park.materials.get(id)?.grid === false) return all(trade.sold(id), 1);
  return all([...trade.bought(id), ...trade.dug(id)], 1);
}

/** River or other fresh water bought, thousand m3 a year. */
export function waterOf(park: Park, s: number): Terms {
  const trade = new Trade(park, s);
  const known = park.supplies.has('river_water') && park.materials.get('river_water')?.grid === false;
  return all(trade.bought(known ? 'river_water' : 'water'), 1);
}
