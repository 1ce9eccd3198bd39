import type { Park, Tier } from '../park/park.ts';
import type { StagePlan } from '../plan/plan.ts';

/** By material: its share of all that is sold, and of all that is bought, in money at the gate over the plan's years. */
export interface TradeShares {
  readonly sell: ReadonlyMap<string, number>;
  readonly buy: ReadonlyMap<string, number>;
}

/**
 * What a plan sells and buys by money. A metal counts with every product that earns a premium over it, since its price is
 * theirs too; such a product counts with its premium.
 */
export function tradeShares(park: Park, stages: readonly StagePlan[]): TradeShares {
  const sell = new Map<string, number>();
  const buy = new Map<string, number>();
  const add = (sums: Map<string, number>, id: string, usd: number) => sums.set(id, (sums.get(id) ?? 0) + usd);
  for (const stage of stages) {
    for (const [id, market] of park.markets) {
      const family = [...park.markets.values()].filter(({ premiumOver }) => premiumOver === id);
      const amount = [id, ...family.map(({ material }) => material)].reduce(
        (sum, material) => sum + (stage.sell[material] ?? 0),
        0,
      );
      add(sell, id, stage.years * costOf(market.tiers, amount));
    }
    for (const [id, amount] of Object.entries(stage.buy)) {
      const supply = park.supplies.get(id);
      if (supply) add(buy, id, stage.years * costOf(supply.tiers, amount));
    }
  }
  return { sell: sharesOf(sell), buy: sharesOf(buy) };
}

/** Money for an amount, filled into the steps of a price in their order. */
function costOf(tiers: readonly Tier[], amount: number): number {
  let [left, usd] = [amount, 0];
  for (const { price, size } of tiers) {
    const part = Math.min(left, size?.value ?? Infinity);
    usd += part * price.value;
    left -= part;
  }
  return usd;
}

function sharesOf(sums: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const all = [...sums.values()].reduce((sum, usd) => sum + Math.max(0, usd), 0);
  return new Map([...sums].map(([id, usd]) => [id, all > 0 ? Math.max(0, usd) / all : 0]));
}
