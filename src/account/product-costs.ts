import { capitalRecoveryFactor } from '../finance/capital-recovery.ts';
import type { Park, Process } from '../park/park.ts';
import type { ProductCost } from '../plan/accounts.ts';
import type { Plan } from '../plan/plan.ts';
import { inSteps, jobsOf } from './operations.ts';

type Parts = [bought: number, payroll: number, upkeep: number, capital: number, credit: number];
type Stage = Plan['stages'][number];

/**
 * Levelised cost of each material that the park makes, in the last stage: every cost of a plant falls on its main product
 * (of a plant that works up slag or slimes, on its most valuable output), by-products are taken off at their transfer
 * value, and who uses them inside the park pays just that; inputs carry their own cost, bought and made ones mixed as the
 * park mixes them. A set's costs fall on power and on the steam taken from it by the power that could have been made
 * instead. The costs of all materials depend on each other; they are found by going round until none moves. What is not
 * used inside carries, over all materials, just what the park pays: nothing is lost.
 *
 * @param values real USD per unit by which by-products are credited
 */
export function productCostsOf(
  park: Park,
  plan: Pick<Plan, 'stages'>,
  values: (material: string) => number,
): readonly ProductCost[] {
  const { sell } = plan.stages.at(-1)!;
  return [...materialCostsOf(park, plan, values)].flatMap(([material, { made, parts }]) => {
    if (made <= 1e-6) return [];
    const [bought, payroll, upkeep, capital, credit] = parts;
    const total = totalOf(parts);
    const price = (sell[material] ?? 0) > 0 ? values(material) : undefined;
    return [
      {
        material,
        made,
        bought,
        payroll,
        upkeep,
        capital,
        credit,
        total,
        cash: total - capital,
        ...(price === undefined ? {} : { price }),
      },
    ];
  });
}

/** What a unit of each material costs in the park, also of those that it only buys or that fall off beside a product. */
export function materialCostsOf(
  park: Park,
  plan: Pick<Plan, 'stages'>,
  values: (material: string) => number,
): ReadonlyMap<string, MaterialCost> {
  const stage = plan.stages.at(-1)!;
  const running = park.processes.filter((process) => (stage.run[process.id] ?? 0) > 1e-6);
  const credit = (id: string) => creditOf(park, stage, id, values);
  const supplies = new Map([...park.materials.keys()].map((id) => [id, suppliesOf(park, stage, running, id, credit)]));
  let costs = new Map<string, Parts>();
  for (let round = 0; round < mostRounds; round++) {
    const units = new Map(running.map((process) => [process.id, unitOf(park, process, stage, costs, credit)]));
    const next = new Map<string, Parts>();
    for (const [id, { paid, parts, amount }] of supplies) {
      const sum: Parts = [paid, 0, 0, 0, 0];
      for (const { from, by } of parts) {
        const unit = from.kind === 'plant' ? units.get(from.id) : costs.get(from.id);
        if (unit) for (const k of unit.keys()) sum[k]! += by * unit[k]!;
      }
      if (amount > 1e-9) next.set(id, sum.map((part) => part / amount) as Parts);
    }
    const moved = [...next].some(([id, parts]) =>
      parts.some((part, k) => Math.abs(part - (costs.get(id)?.[k] ?? 0)) > 1e-9 * Math.max(1, Math.abs(part))),
    );
    costs = next;
    if (!moved) break;
  }
  return new Map(
    [...costs].map(([id, parts]) => {
      const { amount, made } = supplies.get(id)!;
      return [id, { parts, total: totalOf(parts), amount, made }];
    }),
  );
}

export interface MaterialCost {
  /** Real USD per unit. */
  readonly parts: Parts;
  readonly total: number;
  /** Units a year that are bought, dug, made and given beside products; of these, made by plants that are there for it. */
  readonly amount: number;
  readonly made: number;
}

function totalOf([bought, payroll, upkeep, capital, credit]: Parts): number {
  return bought + payroll + upkeep + capital - credit;
}

const mostRounds = 500;

/** Where a material of the park comes from in a year. */
interface Supplies {
  /** Paid outside, for ore in the ground, and to plants that give it beside their product, USD. */
  readonly paid: number;
  /** Units of a plant's running, or of another material, whose cost falls on it. */
  readonly parts: readonly {
    readonly from: { readonly kind: 'plant' | 'material'; readonly id: string };
    readonly by: number;
  }[];
  /** Units bought, dug, made and given beside. */
  readonly amount: number;
  /** Units that plants make as what they are there for. */
  readonly made: number;
}

function suppliesOf(
  park: Park,
  stage: Stage,
  running: readonly Process[],
  id: string,
  credit: (material: string) => number,
): Supplies {
  const imported = id === 'electricity' ? (stage.energy['electricity']?.['import'] ?? 0) : 0;
  const { usd, freight } = inSteps(park.supplies.get(id)?.tiers ?? [], stage.buy[id] ?? 0);
  let paid = usd + freight + imported * (park.energy.grid?.importPrice.value ?? 0);
  let amount = (stage.buy[id] ?? 0) + imported;
  let made = 0;
  const parts: { from: { kind: 'plant' | 'material'; id: string }; by: number }[] = [];
  for (const deposit of park.deposits.filter(({ material }) => material === id)) {
    const extracted = stage.extract[deposit.id] ?? 0;
    paid += extracted * ((deposit.royalty?.value ?? 0) + (deposit.transport?.value ?? 0));
    amount += extracted;
  }
  const flows = stage.energy[id];
  for (const process of running) {
    const run = stage.run[process.id]!;
    const taken = flows?.[process.id] ?? 0;
    const instead = process.hourly?.steam[id];
    if (mainOf(process, credit) === id) {
      const given = flows ? taken : (process.net[id] ?? 1) * run;
      parts.push({ from: { kind: 'plant', id: process.id }, by: run - steamPower(process, stage) });
      amount += given;
      made += Math.max(0, given);
    } else if (instead !== undefined) {
      parts.push({ from: { kind: 'plant', id: process.id }, by: instead * taken });
      amount += taken;
      made += taken;
    } else {
      const beside = Math.max(0, flows ? taken : (process.net[id] ?? 0) * run);
      paid += beside * credit(id);
      amount += beside;
    }
  }
  // Let down, steam of the higher pressure becomes steam of the lower.
  const letDown = id === 'steam_lp' ? (flows?.['letDown'] ?? 0) : 0;
  if (letDown > 0) {
    parts.push({ from: { kind: 'material', id: 'steam_mp' }, by: letDown });
    amount += letDown;
  }
  return { paid, parts, amount, made };
}

/** Power that a set would have made of the steam taken from it, MWh a year. */
function steamPower(process: Process, stage: Stage): number {
  return Object.entries(process.hourly?.steam ?? {}).reduce(
    (sum, [steam, lost]) => sum + lost * (stage.energy[steam]?.[process.id] ?? 0),
    0,
  );
}

/** What a plant is there for: its product, or, where that is what it works up, the output that is worth most. */
function mainOf({ product, net }: Process, credit: (material: string) => number): string {
  if ((net[product] ?? 1) > 0) return product;
  const outputs = Object.entries(net).filter(([, amount]) => amount > 0);
  const worth = ([id, amount]: readonly [string, number]) => amount * credit(id);
  return outputs.toSorted((a, b) => worth(b) - worth(a))[0]?.[0] ?? product;
}

/** What a unit given beside the main product brings the plant: its value, or its fee where it is dumped. */
function creditOf(park: Park, stage: Stage, material: string, values: (material: string) => number): number {
  if (!stage.sink[material] || stage.sell[material]) return values(material);
  return -(park.sinks.get(material)?.fee?.value ?? 0);
}

/** Cost of a unit of a plant's running, its inputs at the costs known so far. */
function unitOf(
  park: Park,
  process: Process,
  stage: Stage,
  costs: ReadonlyMap<string, Parts>,
  credit: (material: string) => number,
): Parts {
  const run = stage.run[process.id]!;
  const main = mainOf(process, credit);
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
    if (grid !== main && users[process.id] !== undefined) uses[grid] = users[process.id]! / run;
  for (const [material, net] of Object.entries(uses)) {
    if (material === main || process.hourly?.steam[material] !== undefined) continue;
    if (net < 0) {
      const cost = costs.get(material);
      if (cost) for (const k of parts.keys()) parts[k]! += -net * cost[k]!;
    } else if (net > 0) parts[4] += net * credit(material);
  }
  return parts;
}
