import type { Plan, PlanTier, StagePlan } from '../../plan/plan.ts';

/** Money of an amount at the gate: steps of the price filled in order, freight taken off sales and added to purchases. */
export function tierValue(tiers: readonly PlanTier[], amount: number, sign: 1 | -1): number {
  let left = amount;
  let usd = 0;
  for (const [i, tier] of tiers.entries()) {
    const part = i === tiers.length - 1 ? left : Math.min(left, tier.size ?? Infinity);
    usd += part * (tier.price + sign * tier.freight);
    left -= part;
    if (left <= 0) break;
  }
  return usd;
}

/** What each purchase of a stage costs at the gate, dearest first. */
export function purchases(plan: Plan, stage: StagePlan): [material: string, amount: number, usd: number][] {
  return Object.entries(stage.buy)
    .map(([id, amount]): [string, number, number] => [id, amount, tierValue(plan.prices.supplies[id] ?? [], amount, 1)])
    .sort((a, b) => b[2] - a[2]);
}

/**
 * What each sale of the last stage earns at the gate, most first. A product of a metal has a premium as its price; what
 * it earns with the metal's price stands in the plan's exports and replaced imports, per unit.
 */
export function sales(plan: Plan): [material: string, amount: number, usd: number][] {
  const { exports, importsReplaced } = plan.announcement.industrialBase;
  return Object.entries(plan.stages.at(-1)!.sell)
    .map(([id, amount]): [string, number, number] => {
      const abroad = exports.find((row) => row.material === id);
      const replaced = importsReplaced.find((row) => row.material === id);
      const home = Math.max(0, amount - (abroad?.amount ?? 0));
      const homeTiers = (plan.prices.markets[id] ?? []).filter((tier) => tier.home);
      const homeUsd = replaced?.amount
        ? (replaced.usd / replaced.amount) * home
        : tierValue(homeTiers.length > 0 ? homeTiers : (plan.prices.markets[id] ?? []), home, -1);
      return [id, amount, (abroad?.usd ?? 0) + (home > 1e-6 * amount ? homeUsd : 0)];
    })
    .sort((a, b) => b[2] - a[2]);
}
