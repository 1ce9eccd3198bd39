import type { Plan } from '../../plan/plan.ts';

/**
 * What a plan may carry beside its published fields: the metal a product's price is a premium over, the material a
 * deposit holds, the tolerance of a claim. Where it does not, the workbook says less rather than guess a figure.
 */
interface Carried {
  readonly prices: { readonly premiumOver?: Readonly<Record<string, string>> };
  readonly deposits: readonly { readonly id: string; readonly material?: string }[];
  readonly claims: readonly { readonly id: string; readonly tolerance?: number }[];
}

/** The metal whose price and steps a material's sales share. */
export function metalOf(plan: Plan, material: string): string | undefined {
  return (plan as Carried).prices.premiumOver?.[material];
}

/** Share by which a claim may be missed and still hold. */
export function toleranceOf(plan: Plan, claim: string): number | undefined {
  return (plan as Carried).claims.find(({ id }) => id === claim)?.tolerance;
}

/** Grid materials (electricity, steam): they balance by the hour, in `energy`. */
export function gridMaterials(plan: Plan): ReadonlySet<string> {
  return new Set(plan.stages.flatMap((stage) => Object.keys(stage.energy)));
}

/** What each deposit that is dug holds: as the plan says, else the material that is used and neither made nor bought. */
export function dugMaterials(plan: Plan): ReadonlyMap<string, string> {
  const last = plan.stages.at(-1)!;
  const grid = gridMaterials(plan);
  const lacking = new Map<string, number>();
  const count = (id: string, amount: number) => lacking.set(id, (lacking.get(id) ?? 0) + amount);
  for (const [process, run] of Object.entries(last.run))
    for (const [id, net] of Object.entries(plan.processDetail[process]?.net ?? {})) count(id, -net * run);
  for (const [id, amount] of Object.entries(last.buy)) count(id, -amount);
  for (const flows of [last.sell, last.sink]) for (const [id, amount] of Object.entries(flows)) count(id, amount);
  const found = new Map<string, string>();
  for (const [deposit, drawn] of Object.entries(last.extract).sort(([, a], [, b]) => b - a)) {
    const said = (plan as Carried).deposits.find(({ id }) => id === deposit)?.material;
    const [nearest] = [...lacking]
      .filter(([id, amount]) => !grid.has(id) && amount > 0)
      .sort(([, a], [, b]) => Math.abs(a - drawn) - Math.abs(b - drawn));
    const material = said ?? nearest?.[0];
    if (!material) continue;
    found.set(deposit, material);
    count(material, -drawn);
  }
  return found;
}
