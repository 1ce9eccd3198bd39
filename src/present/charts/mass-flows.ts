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

/**
 * Who gives and takes each material measured in tonnes, in one stage. A material of several givers and takers is shared
 * among them in proportion, as it would be from one heap.
 */
export function massFlows(plan: Plan, stage: StagePlan): MassFlows {
  const flows: MassFlow[] = [];
  const left = { air: 0, spoil: 0 };
  for (const [material, { unit }] of Object.entries(plan.names.materials)) {
    if (unit !== 't') continue;
    const givers: [node: string, tonnes: number][] = [];
    const takers: [node: string, tonnes: number][] = [];
    for (const [id, run] of Object.entries(stage.run)) {
      const amount = (plan.processDetail[id]?.net[material] ?? 0) * run;
      if (amount > 0.5) givers.push([`process:${id}`, amount]);
      if (amount < -0.5) takers.push([`process:${id}`, -amount]);
    }
    const bought = stage.buy[material] ?? 0;
    const free = (plan.prices.supplies[material]?.[0]?.price ?? 0) <= 0;
    if (bought > 0.5) givers.push([free ? 'air:' : `bought:${material}`, bought]);
    if ((stage.sell[material] ?? 0) > 0.5) takers.push([`sold:${material}`, stage.sell[material]!]);
    const sunk = stage.sink[material] ?? 0;
    if (sunk > 0.5) takers.push([plan.prices.sinks[material]?.vent ? 'air:' : storeOf(plan, material, givers), sunk]);
    const given = givers.reduce((sum, [, tonnes]) => sum + tonnes, 0);
    const taken = takers.reduce((sum, [, tonnes]) => sum + tonnes, 0);
    // What is taken and neither made nor bought was dug.
    if (taken - given > Math.max(1, 1e-4 * taken)) givers.push([`dug:${material}`, taken - given]);
    const whole = Math.max(taken, given);
    for (const [from, out] of givers)
      for (const [to, into] of takers) {
        const tonnes = (out * into) / whole;
        if (from === 'air:' || to === 'air:') left.air += tonnes;
        else if (to === 'spoil:') left.spoil += tonnes;
        else if (from !== to && tonnes > 0.5) flows.push({ from, to, material, tonnes });
      }
  }
  return { flows: flows.sort((a, b) => b.tonnes - a.tonnes), left };
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
