import { capitalRecoveryFactor } from '../finance/capital-recovery.ts';
import type { Park, Process } from '../park/park.ts';
import type { ProductCost } from '../plan/accounts.ts';
import type { Plan } from '../plan/plan.ts';
import { inSteps, jobsOf } from './operations.ts';

type Parts = [bought: number, payroll: number, upkeep: number, capital: number, credit: number];

/**
 * Levelised cost of each material that the park makes, in the last stage: every cost of a plant falls on its main product,
 * by-products are taken off at their transfer value, and inputs carry their own cost, bought and made ones mixed as the
 * park mixes them. The costs of all materials depend on each other; they are found by going round until none moves.
 *
 * @param values real USD per unit by which by-products are credited
 */
export function productCostsOf(
  park: Park,
  plan: Pick<Plan, 'stages'>,
  values: (material: string) => number,
): readonly ProductCost[] {
  const stage = plan.stages.at(-1)!;
  const running = park.processes.filter((process) => (stage.run[process.id] ?? 0) > 1e-6);
  const made = new Map<string, number>();
  for (const process of running) made.set(process.product, (made.get(process.product) ?? 0) + stage.run[process.id]!);
  const outside = (id: string): number => {
    const amount = stage.buy[id] ?? 0;
    const { usd, freight } = inSteps(park.supplies.get(id)?.tiers ?? [], amount);
    return usd + freight;
  };
  const grid = stage.energy['electricity']?.['import'] ?? 0;
  let costs = new Map<string, Parts>();
  for (let round = 0; round < mostRounds; round++) {
    const next = new Map<string, Parts>();
    for (const id of park.materials.keys()) {
      const bought = (stage.buy[id] ?? 0) + (id === 'electricity' ? grid : 0);
      const paid = outside(id) + (id === 'electricity' ? grid * (park.energy.grid?.importPrice.value ?? 0) : 0);
      const sum: Parts = [paid, 0, 0, 0, 0];
      let amount = bought;
      for (const process of running.filter(({ product }) => product === id)) {
        const run = stage.run[process.id]!;
        amount += run;
        const unit = unitOf(park, process, stage, costs, values);
        for (const k of unit.keys()) sum[k]! += run * unit[k]!;
      }
      if (amount > 1e-9) next.set(id, sum.map((part) => part / amount) as Parts);
    }
    const moved = [...next].some(([id, parts]) =>
      parts.some((part, k) => Math.abs(part - (costs.get(id)?.[k] ?? 0)) > 1e-9 * Math.max(1, Math.abs(part))),
    );
    costs = next;
    if (!moved) break;
  }
  return [...made].map(([material, amount]) => {
    const [bought, payroll, upkeep, capital, credit] = costs.get(material)!;
    const total = bought + payroll + upkeep + capital - credit;
    const sold = stage.sell[material] ?? 0;
    const price = sold > 0 ? values(material) : undefined;
    return {
      material,
      made: amount,
      bought,
      payroll,
      upkeep,
      capital,
      credit,
      total,
      cash: total - capital,
      ...(price === undefined ? {} : { price }),
    };
  });
}

const mostRounds = 500;

/** Cost of a unit of a plant's main product, its inputs at the costs known so far. */
function unitOf(
  park: Park,
  process: Process,
  stage: Plan['stages'][number],
  costs: ReadonlyMap<string, Parts>,
  values: (material: string) => number,
): Parts {
  const run = stage.run[process.id]!;
  const capacity = stage.capacity[process.id] ?? 0;
  const { discountRate, capexFactor, wage } = park.finance;
  const parts: Parts = [
    0,
    (jobsOf(process, stage) * wage) / run,
    (process.fixedOpexPerCapacity * capacity) / run + process.variableOpex,
    (process.capex.value * capexFactor * capacity * capitalRecoveryFactor(discountRate, process.life)) / run,
    0,
  ];
  const uses = { ...process.net };
  for (const [grid, users] of Object.entries(stage.energy))
    if (grid !== process.product && users[process.id] !== undefined) uses[grid] = users[process.id]! / run;
  for (const [material, net] of Object.entries(uses)) {
    if (material === process.product) continue;
    if (net < 0) {
      const cost = costs.get(material);
      const deposit = park.deposits.find((one) => one.material === material);
      if (cost) for (const k of parts.keys()) parts[k]! += -net * cost[k]!;
      else if (deposit) parts[0] += -net * ((deposit.royalty?.value ?? 0) + (deposit.transport?.value ?? 0));
    } else if (net > 0) {
      const fee = stage.sink[material] ? (park.sinks.get(material)?.fee?.value ?? 0) : 0;
      parts[4] += net * (stage.sink[material] && !stage.sell[material] ? -fee : values(material));
    }
  }
  return parts;
}
