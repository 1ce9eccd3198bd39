import type { Plan, StagePlan } from '../../plan/plan.ts';

/** Tonnes a year of one material from one node to another; `process:x`, `bought:m`, `dug:m`, `sold:m`, `stored:m`. */
export interface MassFlow {
  readonly from: string;
  readonly to: string;
  readonly material: string;
  readonly tonnes: number;
}

export interface MassFlows {
  readonly flows: readonly MassFlow[];
  /** What takes part in the park's mass but is no flow between plants, t a year. */
  readonly left: { readonly air: number; readonly spoil: number };
}

/** Who gives and takes each material measured in tonnes, in one stage; what goes to the air is not drawn. */
export function massFlows(plan: Plan, stage: StagePlan): MassFlows {
  const left = { air: 0, spoil: 0 };
  const flows = materialFlows(plan, stage, (_, unit) => (unit === 't' ? 1 : 0)).filter(({ from, to, tonnes }) => {
    if (from === 'air:' || to === 'air:') left.air += tonnes;
    else if (to === 'spoil:') left.spoil += tonnes;
    else return true;
    return false;
  });
  return { flows, left };
}

/**
 * Tonnes of all or a part of each material from giver to taker, the largest first. A material of several givers and takers
 * is shared among them in proportion, as it would be from one heap. `air:` is where gases come from and go, `spoil:` where
 * mines outside the fence leave their rock.
 *
 * @param share tonnes that count in one unit of a material
 */
export function materialFlows(
  plan: Plan,
  stage: StagePlan,
  share: (material: string, unit: string) => number,
): MassFlow[] {
  const flows: MassFlow[] = [];
  for (const [material, { unit }] of Object.entries(plan.names.materials)) {
    const part = share(material, unit);
    if (!(part > 0)) continue;
    const least = 0.5 * Math.min(1, part);
    const givers: [node: string, tonnes: number][] = [];
    const takers: [node: string, tonnes: number][] = [];
    for (const [id, run] of Object.entries(stage.run)) {
      const amount = (plan.processDetail[id]?.net[material] ?? 0) * run * part;
      if (amount > least) givers.push([`process:${id}`, amount]);
      if (amount < -least) takers.push([`process:${id}`, -amount]);
    }
    const bought = (stage.buy[material] ?? 0) * part;
    const free = (plan.prices.supplies[material]?.[0]?.price ?? 0) <= 0;
    if (bought > least) givers.push([free ? 'air:' : `bought:${material}`, bought]);
    const sold = (stage.sell[material] ?? 0) * part;
    if (sold > least) takers.push([`sold:${material}`, sold]);
    const sunk = (stage.sink[material] ?? 0) * part;
    if (sunk > least) takers.push([plan.prices.sinks[material]?.vent ? 'air:' : storeOf(plan, material, givers), sunk]);
    const given = givers.reduce((sum, [, tonnes]) => sum + tonnes, 0);
    const taken = takers.reduce((sum, [, tonnes]) => sum + tonnes, 0);
    // What is taken and neither made nor bought was dug.
    if (taken - given > Math.max(2 * least, 1e-4 * taken)) givers.push([`dug:${material}`, taken - given]);
    const whole = Math.max(taken, given);
    for (const [from, out] of givers)
      for (const [to, into] of takers) {
        const tonnes = (out * into) / whole;
        const outside = from === 'air:' || to === 'air:' || to === 'spoil:';
        if (outside || (from !== to && tonnes > least)) flows.push({ from, to, material, tonnes });
      }
  }
  return flows.sort((a, b) => b.tonnes - a.tonnes);
}

/** Rock that only mines outside the fence set aside would drown every other band. */
function storeOf(plan: Plan, material: string, givers: readonly (readonly [string, number])[]): string {
  const mines = givers.length > 0 && givers.every(([node]) => plan.processDetail[node.slice(8)]?.outside);
  return mines ? 'spoil:' : `stored:${material}`;
}

/** Flows with `rename` applied to their ends, those between the same ends added, the largest first. */
export function joined(
  flows: readonly MassFlow[],
  rename: (node: string) => string,
): { from: string; to: string; tonnes: number; materials: Record<string, number> }[] {
  const sums = new Map<string, { from: string; to: string; tonnes: number; materials: Record<string, number> }>();
  for (const flow of flows) {
    const [from, to] = [rename(flow.from), rename(flow.to)];
    if (from === to) continue;
    const key = `${from}\n${to}`;
    const sum = sums.get(key) ?? { from, to, tonnes: 0, materials: {} };
    sum.tonnes += flow.tonnes;
    sum.materials[flow.material] = (sum.materials[flow.material] ?? 0) + flow.tonnes;
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => b.tonnes - a.tonnes);
}

/** Links without the smallest one of each round trip: a Sankey runs one way. */
export function withoutReturns<Link extends { from: string; to: string }>(links: readonly Link[]): Link[] {
  const kept: Link[] = [];
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean => {
    if (from === goal) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return kept.some((link) => link.from === from && reaches(link.to, goal, seen));
  };
  // From the largest on, a link that would close a circle is left out: it is the smallest of that circle.
  for (const link of links) if (!reaches(link.to, link.from)) kept.push(link);
  return kept;
}

/** Links of a size, without those of plants that then would seem to have nothing before or after them. */
export function withEnds<Link extends { from: string; to: string; tonnes: number }>(
  all: readonly Link[],
  least: number,
): Link[] {
  const starts = new Set(all.map((link) => link.from));
  const ends = new Set(all.map((link) => link.to));
  let links = all.filter((link) => link.tonnes >= least);
  for (let before = 0; before !== links.length; ) {
    before = links.length;
    const [from, to] = [new Set(links.map((link) => link.from)), new Set(links.map((link) => link.to))];
    links = links.filter(
      (link) => (!starts.has(link.to) || from.has(link.to)) && (!ends.has(link.from) || to.has(link.from)),
    );
  }
  return links;
}
