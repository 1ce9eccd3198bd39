import { depreciationPresentValue, discountFactor } from '../finance/discount.ts';
import type { Park, Process, Tier } from '../park/park.ts';
import type { StagePlan } from '../plan/plan.ts';
import { type Finding, Rule, type VerifiablePlan } from './finding.ts';

/** What the present value may be off by, of all outlays. */
const tolerance = 1e-6;

/**
 * npv: the present value of the plan, year by year, from its amounts: sales less purchases, freight, fees, wages and fixed
 * costs after tax at each year's end, investment with its tax shield at the start of its year, renewal at the end of life,
 * the unused share of life at the horizon, less rehabilitation and what the plan takes off for traces that its hours lack. Measured against the present value of all outlays.
 */
export function verifyMoney(park: Park, plan: VerifiablePlan): Finding {
  const rule = new Rule('npv', tolerance);
  const {
    discountRate: rate,
    taxRate,
    inflation,
    depreciationLife,
    spending,
    rehabilitation,
    capexFactor,
  } = park.finance;
  const at = (year: number) => discountFactor(rate, year - park.decisionYear);
  const end = park.stages.at(-1)!.year + park.stages.at(-1)!.years;
  const shield = 1 - taxRate * depreciationPresentValue(rate, inflation, depreciationLife);
  let [npv, outlays] = [0, 0];
  const invest = (usd: number, opens: number, life: number) => {
    if (usd === 0) return;
    const paid = (year: number) => spending.reduce((sum, share, i) => sum + share * at(year - spending.length + i), 0);
    let opened = opens;
    let cost = paid(opened) * shield;
    for (; opened + life < end - 1e-9; opened += life) cost += paid(opened + life) * shield;
    const unused = Math.max(0, (opened + life - end) / life);
    const value = cost - (unused - rehabilitation) * at(end) * (1 - taxRate);
    npv -= usd * value;
    outlays += usd * value;
  };
  for (const [s, stage] of plan.stages.entries()) {
    const { year, years } = park.stages[s]!;
    for (const process of park.processes)
      invest((stage.build[process.id] ?? 0) * process.capex.value * capexFactor, year, process.life);
    const { earned, spent } = yearOf(park, stage);
    for (let y = year; y < year + years; y++) {
      npv += (earned - spent) * (1 - taxRate) * at(y + 1);
      outlays += spent * (1 - taxRate) * at(y + 1);
    }
  }
  invest(plan.infrastructureUsd, park.stages[0]!.year, 40);
  rule.equal('npv', plan.npvUsd, npv - (plan.lackingUsd ?? 0), Math.max(outlays, 1e6));
  return rule.finding();
}

/**
 * lacking: what the hours of a plan's stages lack, at the price of power unserved (a third of it for steam), is no more than
 * what the plan takes off its NPV for it.
 */
export function verifyLacking(
  park: Park,
  plan: VerifiablePlan,
  stages: ReadonlyMap<number, Readonly<Record<string, ArrayLike<number>>>>,
): Finding {
  const rule = new Rule('lacking', tolerance);
  const price = Math.max(3000, 3 * (park.energy.grid?.importPrice.value ?? 0));
  let usd = 0;
  for (const [s, { year }] of plan.stages.entries()) {
    const { years } = park.stages[s]!;
    let worth = 0;
    for (let y = year; y < year + years; y++)
      worth += discountFactor(park.finance.discountRate, y + 1 - park.decisionYear) * (1 - park.finance.taxRate);
    for (const [name, values] of Object.entries(stages.get(year) ?? {})) {
      const share = name === 'unserved_electricity' || name === 'uncovered' ? 1 : /^unserved_/.test(name) ? 1 / 3 : 0;
      if (share === 0) continue;
      const sum = Array.prototype.reduce.call(values, (all, value) => (all as number) + Number(value), 0) as number;
      usd += (price * worth * share * sum) / Math.max(1, values.length / 8760);
    }
  }
  rule.atMost('lackingUsd', usd, plan.lackingUsd ?? 0, Math.max(Math.abs(plan.npvUsd), 1e6));
  return rule.finding();
}

/** What one year of a stage earns and spends before tax, USD. */
function yearOf(park: Park, stage: StagePlan): { earned: number; spent: number } {
  let [earned, spent] = [0, 0];
  const count = (usd: number) => {
    if (usd >= 0) earned += usd;
    else spent -= usd;
  };
  for (const [id, market] of park.markets) {
    const products = [...park.markets.values()].filter((other) => other.premiumOver === id);
    const sold = [market, ...products].reduce((sum, { material }) => sum + (stage.sell[material] ?? 0), 0);
    count(inSteps(market.tiers, sold, -1));
  }
  for (const [id, amount] of Object.entries(stage.buy)) count(-inSteps(park.supplies.get(id)?.tiers ?? [], amount, 1));
  for (const [id, amount] of Object.entries(stage.sink)) count(-amount * (park.sinks.get(id)?.fee?.value ?? 0));
  for (const deposit of park.deposits)
    count(-(stage.extract[deposit.id] ?? 0) * ((deposit.transport?.value ?? 0) + (deposit.royalty?.value ?? 0)));
  for (const process of park.processes) count(-runningCost(park, process, stage));
  const { grid } = park.energy;
  const power = stage.energy['electricity'] ?? {};
  if (grid) {
    count(-(power['import'] ?? 0) * grid.importPrice.value);
    count(-(power['export'] ?? 0) * grid.exportPrice.value);
  }
  return { earned, spent };
}

function runningCost(park: Park, process: Process, stage: StagePlan): number {
  const capacity = stage.capacity[process.id] ?? 0;
  const run = stage.run[process.id] ?? 0;
  const employed = process.capacityUnit === 'MW' ? capacity : run;
  return (
    process.fixedOpexPerCapacity * capacity +
    process.variableOpex * run +
    process.jobsPerCapacity * employed * park.finance.wage
  );
}

/** An amount laid into steps of a price in order; USD with freight added (+1) or taken off (−1). */
function inSteps(tiers: readonly Tier[], amount: number, freight: 1 | -1): number {
  let [left, usd] = [amount, 0];
  for (const tier of tiers) {
    const part = Math.min(left, tier.size?.value ?? Infinity);
    usd += part * (tier.price.value + freight * (tier.freight?.value ?? 0));
    left -= part;
  }
  return usd;
}
