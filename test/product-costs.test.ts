import { describe, expect, test } from 'vitest';
import { jobsOf } from '../src/account/operations.ts';
import { materialCostsOf, productCostsOf } from '../src/account/product-costs.ts';
import { capitalRecoveryFactor } from '../src/finance/capital-recovery.ts';
import type { Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import type { Plan } from '../src/plan/plan.ts';
import { limeAndSodaPlan, pavlodarPlan } from './quick-plan.ts';
import { repositoryPark } from './tiny-park.ts';

const valuesOf = (plan: Plan) => (id: string) => plan.accounts!.transferPrices[id]?.usd ?? 0;

/** What a year of the last stage costs: bought outside, grid, royalties and haulage of ore, and the plants' own costs. */
function paidIn(park: Park, { stages }: Plan): number {
  const stage = stages.at(-1)!;
  let paid = (stage.energy['electricity']?.['import'] ?? 0) * (park.energy.grid?.importPrice.value ?? 0);
  for (const [id, amount] of Object.entries(stage.buy)) {
    let left = amount;
    for (const { size, price, freight } of park.supplies.get(id)!.tiers) {
      const part = Math.min(left, size?.value ?? Infinity);
      paid += part * (price.value + (freight?.value ?? 0));
      left -= part;
    }
  }
  for (const { id, royalty, transport } of park.deposits)
    paid += (stage.extract[id] ?? 0) * ((royalty?.value ?? 0) + (transport?.value ?? 0));
  for (const process of park.processes) {
    const run = stage.run[process.id] ?? 0;
    if (run <= 1e-6) continue;
    const capacity = stage.capacity[process.id] ?? 0;
    const { discountRate, capexFactor, wage } = park.finance;
    paid +=
      jobsOf(process, stage) * wage +
      process.fixedOpexPerCapacity * capacity +
      process.variableOpex * run +
      process.capex.value * capexFactor * capacity * capitalRecoveryFactor(discountRate, process.life);
  }
  return paid;
}

describe.each([
  ['pavlodar', pavlodarPlan],
  ['lime-and-soda', limeAndSodaPlan],
])('costs of what %s makes', (id, planned) => {
  test('what is not used inside carries just what the park pays: no cost is lost, none counted twice', async () => {
    const plan = await planned();
    const { park } = readPark(repositoryPark(`parks/${id}`), { id, scenario: 'base' });
    const stage = plan.stages.at(-1)!;
    const costs = materialCostsOf(park!, plan, valuesOf(plan));
    const used = new Map<string, number>();
    const use = (material: string, amount: number) => used.set(material, (used.get(material) ?? 0) + amount);
    for (const process of park!.processes) {
      const run = stage.run[process.id] ?? 0;
      if (run <= 1e-6) continue;
      const net = { ...process.net };
      for (const [grid, flows] of Object.entries(stage.energy))
        if (grid !== process.product && flows[process.id] !== undefined) net[grid] = flows[process.id]! / run;
      for (const [material, amount] of Object.entries(net)) if (amount < 0) use(material, -amount * run);
    }
    use('steam_mp', Math.max(0, -(stage.energy['steam_mp']?.['letDown'] ?? 0)));
    let carried = 0;
    for (const [material, { amount, total }] of costs) carried += (amount - (used.get(material) ?? 0)) * total;
    const paid = paidIn(park!, plan);
    expect(paid).toBeGreaterThan(1e7);
    expect(carried / paid).toBeCloseTo(1, 6);
  });
});

test('steam from a set costs the power that is not made for it, and lowers what power must carry', async () => {
  const plan = await pavlodarPlan();
  const { park } = readPark(repositoryPark('parks/pavlodar'), { id: 'pavlodar', scenario: 'base' });
  const cost = (material: string) =>
    productCostsOf(park!, plan, valuesOf(plan)).find((product) => product.material === material)!;
  const { energy } = plan.stages.at(-1)!;
  const set = park!.processes.find((process) => process.hourly?.steam['steam_lp'] !== undefined)!;
  const made = energy['steam_lp']![set.id]!;
  expect(made).toBeGreaterThan(1e5);
  expect(cost('steam_lp').made).toBeCloseTo(made, -1);
  // Power carries wind and sun too, which are dearer or cheaper than the set: the same order, not the same figure.
  const equivalent = set.hourly!.steam['steam_lp']! * cost('electricity').total;
  expect(cost('steam_lp').total / equivalent).toBeGreaterThan(0.5);
  expect(cost('steam_lp').total / equivalent).toBeLessThan(2);
  expect(cost('electricity').made).toBeCloseTo(
    Object.entries(energy['electricity']!)
      .filter(([id, mwh]) => mwh > 0 && park!.processes.find((process) => process.id === id)?.product === 'electricity')
      .reduce((sum, [, mwh]) => sum + mwh, 0),
    -1,
  );
});
