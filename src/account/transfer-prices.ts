import type { Park } from '../park/park.ts';
import type { TransferPrice } from '../plan/accounts.ts';
import type { Plan } from '../plan/plan.ts';
import { inSteps } from './operations.ts';

/**
 * Transfer prices by the park's rule. `shadow`: what one more unit is worth to the plan; `market`: what the park gets for
 * it at the gate, or else pays; `cost-plus`: its cost in the park with a margin. Where a rule gives nothing the next one
 * speaks, in the order shadow, market; a material that none values passes for nothing.
 *
 * @param unitCosts real USD per unit, by material (`productCostsOf`)
 */
export function transferPricesOf(
  park: Park,
  plan: Pick<Plan, 'shadowPrices' | 'stages'>,
  unitCosts: ReadonlyMap<string, number>,
): ReadonlyMap<string, TransferPrice> {
  const stage = plan.stages.at(-1)!;
  const prices = new Map<string, TransferPrice>();
  for (const id of park.materials.keys()) {
    const shadow = plan.shadowPrices[id];
    const market = marketParity(park, id, stage.sell[id] ?? 0, stage.buy[id] ?? 0);
    const cost = unitCosts.get(id);
    const { transferPrices: rule, costPlus } = park.terms;
    if (rule === 'cost-plus' && cost !== undefined && cost > 0) prices.set(id, { usd: cost * (1 + costPlus), rule });
    else if (rule !== 'market' && shadow !== undefined) prices.set(id, { usd: shadow, rule: 'shadow' });
    else if (market !== undefined) prices.set(id, { usd: market, rule: 'market' });
    else if (shadow !== undefined) prices.set(id, { usd: shadow, rule: 'shadow' });
    else prices.set(id, { usd: cost ?? 0, rule: cost === undefined ? 'none' : 'cost-plus' });
  }
  return prices;
}

/** What the park gets for a unit at its gate, or else pays for one there; undefined where it has neither. */
function marketParity(park: Park, id: string, sold: number, bought: number): number | undefined {
  if (id === 'electricity') return park.energy.grid?.importPrice.value;
  const market = park.markets.get(id);
  if (market) {
    const { usd, freight } = inSteps(market.tiers, Math.max(sold, 1e-6));
    const metal = market.premiumOver === undefined ? 0 : (marketParity(park, market.premiumOver, sold, 0) ?? 0);
    return (usd - freight) / Math.max(sold, 1e-6) + metal;
  }
  const supply = park.supplies.get(id);
  if (!supply) return undefined;
  const { usd, freight } = inSteps(supply.tiers, Math.max(bought, 1e-6));
  return (usd + freight) / Math.max(bought, 1e-6);
}
