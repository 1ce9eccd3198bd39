import type { Park } from '../../../park/park.ts';
import type { Plan, PlanFigure, StagePlan } from '../../../plan/plan.ts';
import { materialFlows } from '../../../present/charts/mass-flows.ts';

/** A figure as a plan or a park file has it. */
export type KnownFigure = Pick<PlanFigure, 'value' | 'unit' | 'source' | 'confidence' | 'placeholder' | 'written'> & {
  readonly range?: readonly [number, number];
};

/** What a process takes or gives of one material per unit of its product. */
export interface RecipeLine {
  readonly material: string;
  readonly side: 'takes' | 'gives';
  readonly per: number;
  readonly figure?: KnownFigure;
}

/** A process's inputs and outputs, each with who said so: as the plan used them, else as the park's files have them. */
export function recipeOf(plan: Plan, park: Park | undefined, id: string): readonly RecipeLine[] {
  const sides = [
    ['inputs', 'takes'],
    ['outputs', 'gives'],
  ] as const;
  const process = park?.processes.find((other) => other.id === id);
  return sides.flatMap(([field, side]): RecipeLine[] => {
    const path = `processes.${id}.${field}.`;
    const used = plan.figures.filter((figure) => figure.path.startsWith(path));
    if (used.length > 0)
      return used.map((figure) => ({
        material: figure.path.slice(path.length),
        side,
        per: figure.value,
        figure,
      }));
    return Object.entries(process?.[field] ?? {}).map(([material, figure]) => ({
      material,
      side,
      per: figure.value,
      figure,
    }));
  });
}

/** What the plant itself is: its cost, line, life and the like, as the plan used them or the park's files have them. */
export function plantFigures(
  plan: Plan,
  park: Park | undefined,
  id: string,
): readonly (readonly [field: string, figure: KnownFigure])[] {
  const used = plan.figures.flatMap((figure) => {
    const [, of, field = '', ...rest] = figure.path.split('.');
    return figure.path.startsWith('processes.') && of === id && rest.length === 0 ? [[field, figure] as const] : [];
  });
  if (used.length > 0) return used;
  const process = park?.processes.find((other) => other.id === id);
  return process ? Object.entries({ line: process.line, capex: process.capex, ...process.figures }) : [];
}

/** For each material that a process takes or gives in a stage: from whom or to whom, the most first, with its share. */
export function counterparts(
  plan: Plan,
  stage: StagePlan,
  id: string,
): ReadonlyMap<string, readonly (readonly [node: string, share: number])[]> {
  const node = `process:${id}`;
  const found = new Map<string, [string, number][]>();
  // What the hours balance has no one giver: it comes from the grid of power or steam.
  for (const flow of materialFlows(plan, stage, (material) => (material in stage.energy ? 0 : 1))) {
    const side = flow.from === node ? 'gives' : flow.to === node ? 'takes' : undefined;
    if (!side) continue;
    const key = `${side} ${flow.material}`;
    found.set(key, [...(found.get(key) ?? []), [side === 'gives' ? flow.to : flow.from, flow.tonnes]]);
  }
  return new Map(
    [...found].map(([key, list]) => {
      const all = list.reduce((sum, [, amount]) => sum + amount, 0);
      return [key, list.map(([other, amount]) => [other, amount / all] as const)];
    }),
  );
}
