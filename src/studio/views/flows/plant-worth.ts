import { capitalRecoveryFactor } from '../../../finance/capital-recovery.ts';
import type { Park, Process } from '../../../park/park.ts';
import type { Plan } from '../../../plan/plan.ts';

/** What a unit of a process's product brings and costs at the plan's internal prices, real USD before tax. */
export interface PlantWorth {
  /** Of the product with its by-products, and of what it takes; by-products that cost money count among the latter. */
  readonly out: number;
  readonly inputs: number;
  /** Variable and fixed cost and pay. */
  readonly running: number;
  /** The plant as an even yearly payment over its life. */
  readonly capital: number;
  /** `out` less all costs. */
  readonly left: number;
  /** Materials without an internal price that are neither free nor let go. */
  readonly unpriced: readonly string[];
}

/**
 * What one unit of the product is worth to the park in the last stage and what it costs there. Internal prices are those
 * of the plan (shadow prices), where it has none those at which the park's companies pass a material on.
 *
 * @returns undefined for makers of power and steam: what these are worth differs by the hour
 */
export function plantWorth(plan: Plan, park: Park, process: Process): PlantWorth | undefined {
  if (process.hourly || Object.keys(plan.shadowPrices).length === 0) return undefined;
  const unpriced: string[] = [];
  let [out, inputs] = [0, 0];
  for (const [id, net] of Object.entries(process.net)) {
    const usd = net * (priceOf(plan, id) ?? 0);
    if (usd >= 0) out += usd;
    else inputs -= usd;
    const free = park.sinks.get(id)?.vent || (park.supplies.get(id)?.tiers[0]?.price.value ?? 1) <= 0;
    if (priceOf(plan, id) === undefined && !free) unpriced.push(id);
  }
  const made = Math.max(process.availability, 1e-3) * (process.capacityUnit === 'MW' ? 8760 : 1);
  const { capexFactor, wage, discountRate } = park.finance;
  const standing = process.fixedOpexPerCapacity + process.jobsPerCapacity * wage;
  const running = process.variableOpex + standing / made;
  const capital = (process.capex.value * capexFactor * capitalRecoveryFactor(discountRate, process.life)) / made;
  return { out, inputs, running, capital, left: out - inputs - running - capital, unpriced };
}

function priceOf(plan: Plan, material: string): number | undefined {
  const passed = plan.accounts?.transferPrices[material];
  return plan.shadowPrices[material] ?? (passed && passed.rule !== 'none' ? passed.usd : undefined);
}
