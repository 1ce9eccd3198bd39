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
  const credits = new Map([...park.materials.keys()].map((id) => [id, creditOf(park, stage, id, values)]));
  const credit = (id: string) => credits.get(id) ?? 0;
  const running = park.processes
    .filter((process) => (stage.run[process.id] ?? 0) > 1e-6)
    .map((process): Running => ({ process, run: stage.run[process.id]!, main: mainOf(process, credit) }));
  const supplies = suppliesOf(park, stage, running, credit);
  const materials = [...supplies].filter(([, { amount }]) => amount > 1e-9);
  const places = new Map(materials.map(([id], m) => [id, running.length + m]));
  const costs = costsOf([
    ...running.map((plant) => unitOf(park, plant, stage, places, credit)),
    ...materials.map(
      ([, { paid, parts, amount }]): Carrier => ({
        own: [paid / amount, 0, 0, 0, 0],
        carries: parts.flatMap(({ from, by }) => {
          const place = typeof from === 'number' ? from : places.get(from);
          return place === undefined ? [] : [{ place, by: by / amount }];
        }),
      }),
    ),
  ]);
  return new Map(
    materials.map(([id, { amount, made }]) => {
      const parts = costs[places.get(id)!]!;
      return [id, { parts, total: totalOf(parts), amount, made }];
    }),
  );
}

/** Something whose unit costs what it pays itself and a part of what others cost: a plant's running, or a material. */
interface Carrier {
  readonly own: Readonly<Parts>;
  readonly carries: readonly { readonly place: number; readonly by: number }[];
}

/** Costs of a unit of each carrier, USD: each in its turn from what the others cost so far, until none moves. */
function costsOf(carriers: readonly Carrier[]): readonly Parts[] {
  const costs = carriers.map((): Parts => [0, 0, 0, 0, 0]);
  for (let round = 0, moved = true; moved && round < mostRounds; round++) {
    moved = false;
    for (const [at, { own, carries }] of carriers.entries()) {
      const cost = costs[at]!;
      const next: Parts = [...own];
      for (const { place, by } of carries) {
        const other = costs[place]!;
        for (let k = 0; k < next.length; k++) next[k]! += by * other[k]!;
      }
      for (let k = 0; k < next.length; k++) {
        if (Math.abs(next[k]! - cost[k]!) > 1e-9 * Math.max(1, Math.abs(next[k]!))) moved = true;
        cost[k] = next[k]!;
      }
    }
  }
  return costs;
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

/** A plant that runs, units of its running a year, and what it is there for. */
interface Running {
  readonly process: Process;
  readonly run: number;
  readonly main: string;
}

/** Where a material of the park comes from in a year. */
interface Supplies {
  /** Paid outside, for ore in the ground, and to plants that give it beside their product, USD. */
  paid: number;
  /** Units of a plant's running, by its place in the list, or of another material, whose cost falls on it. */
  readonly parts: { readonly from: number | string; readonly by: number }[];
  /** Units bought, dug, made and given beside. */
  amount: number;
  /** Units that plants make as what they are there for. */
  made: number;
}

function suppliesOf(
  park: Park,
  stage: Stage,
  running: readonly Running[],
  credit: (material: string) => number,
): ReadonlyMap<string, Supplies> {
  const supplies = new Map([...park.materials.keys()].map((id) => [id, boughtOf(park, stage, id)]));
  for (const { material, id, royalty, transport } of park.deposits) {
    const extracted = stage.extract[id] ?? 0;
    const supply = supplies.get(material)!;
    supply.paid += extracted * ((royalty?.value ?? 0) + (transport?.value ?? 0));
    supply.amount += extracted;
  }
  for (const [place, { process, run, main }] of running.entries()) {
    const steam = process.hourly?.steam ?? {};
    const grids = Object.keys(stage.energy).filter((grid) => stage.energy[grid]![process.id] !== undefined);
    for (const id of new Set([main, ...Object.keys(process.net), ...Object.keys(steam), ...grids])) {
      const supply = supplies.get(id);
      if (!supply) continue;
      const flows = stage.energy[id];
      const taken = flows?.[process.id] ?? 0;
      if (id === main) {
        const given = flows ? taken : (process.net[id] ?? 1) * run;
        supply.parts.push({ from: place, by: run - steamPower(process, stage) });
        supply.amount += given;
        supply.made += Math.max(0, given);
      } else if (steam[id] !== undefined) {
        supply.parts.push({ from: place, by: steam[id] * taken });
        supply.amount += taken;
        supply.made += taken;
      } else {
        const beside = Math.max(0, flows ? taken : (process.net[id] ?? 0) * run);
        supply.paid += beside * credit(id);
        supply.amount += beside;
      }
    }
  }
  // Let down, steam of the higher pressure becomes steam of the lower.
  const letDown = stage.energy['steam_lp']?.['letDown'] ?? 0;
  const low = supplies.get('steam_lp');
  if (low && letDown > 0) {
    low.parts.push({ from: 'steam_mp', by: letDown });
    low.amount += letDown;
  }
  return supplies;
}

function boughtOf(park: Park, stage: Stage, id: string): Supplies {
  const bought = stage.buy[id] ?? 0;
  const imported = id === 'electricity' ? (stage.energy['electricity']?.['import'] ?? 0) : 0;
  const { usd, freight } = inSteps(park.supplies.get(id)?.tiers ?? [], bought);
  return {
    paid: usd + freight + imported * (park.energy.grid?.importPrice.value ?? 0),
    parts: [],
    amount: bought + imported,
    made: 0,
  };
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

/** Cost of a unit of a plant's running. */
function unitOf(
  park: Park,
  { process, run, main }: Running,
  stage: Stage,
  places: ReadonlyMap<string, number>,
  credit: (material: string) => number,
): Carrier {
  const capacity = stage.capacity[process.id] ?? 0;
  const { discountRate, capexFactor, wage } = park.finance;
  const own: Parts = [
    0,
    (jobsOf(process, stage) * wage) / run,
    (process.fixedOpexPerCapacity * capacity) / run + process.variableOpex,
    (process.capex.value * capexFactor * capacity * capitalRecoveryFactor(discountRate, process.life)) / run,
    0,
  ];
  const uses = { ...process.net };
  for (const [grid, users] of Object.entries(stage.energy))
    if (grid !== main && users[process.id] !== undefined) uses[grid] = users[process.id]! / run;
  const carries: { place: number; by: number }[] = [];
  for (const [material, net] of Object.entries(uses)) {
    if (material === main || process.hourly?.steam[material] !== undefined) continue;
    const place = places.get(material);
    if (net > 0) own[4] += net * credit(material);
    else if (net < 0 && place !== undefined) carries.push({ place, by: -net });
  }
  return { own, carries };
}
