import { closureTolerance, recipeBalance } from '../check/check.ts';
import type { Figure, Park, Process } from '../park/park.ts';
import { type FlowId, type Plant, type PlantFigure, rangeSd } from './plants.ts';
import { type Balance, type Flow, reconcile, type Standing } from './reconcile.ts';

/** One standard deviation of a recipe's figure that states no range. */
export const assumedShare = 0.1;

/** A flow of a recipe beside what a plant measured of it, per unit of product. */
export interface RecipeFlow {
  /** `inputs.anode`, or `unaccounted.Al` for what the assays leave open of an element. */
  readonly id: string;
  readonly unit: string;
  readonly recipe: { readonly value: number; readonly sd: number };
  readonly measured?: PlantFigure;
  readonly standing: Standing;
  readonly reconciled: { readonly value: number; readonly sd: number };
  /** Reconciled less measured (or less the recipe, where nothing was measured) in standard deviations of the latter. */
  readonly correction: number;
  /** The correction over its own standard deviation, and whether it is tolerable; absent where no balance tests the flow. */
  readonly test?: number;
  readonly tolerable?: boolean;
  /** Of measured flows: recipe less reconciled, in standard deviations of that difference. */
  readonly recipeOff?: number;
}

/** A figure of the recipe as the plant would have it, for a park or scenario to lay over. */
export interface ProposedFigure {
  readonly path: string;
  readonly value: number;
  readonly range: readonly [low: number, high: number];
  readonly unit: string;
  readonly source: readonly string[];
}

export interface RecipeReconciliation {
  readonly plant: string;
  readonly process: string;
  readonly flows: readonly RecipeFlow[];
  readonly chiSquare: number;
  readonly chiSquareLimit: number;
  readonly redundancy: number;
  readonly pValue: number;
  readonly tolerable: boolean;
  readonly testLimit: number;
  /** Measured flows that at least one balance tests. */
  readonly testedFigures: number;
  readonly proposed: readonly ProposedFigure[];
}

/**
 * Reconciles what a plant measured with the recipe that describes it: one balance per element of the recipe's check
 * list, with the assays of the materials, per unit of product.
 *
 * - The product is exact: it is what the figures are per.
 * - A flow that the plant did not measure is taken from the recipe, with half the half-width of its range as one
 *   standard deviation, or 10% where it has none (`assumedShare`).
 * - What the recipe's assays leave unaccounted is a flow of each balance: what the recipe leaves open, with half of the
 *   tolerance of `check` (1.5% of the element) as one standard deviation. So a recipe alone needs no correction.
 */
export function reconcileRecipe(
  park: Pick<Park, 'materials'>,
  process: Process,
  plant: Pick<Plant, 'id' | 'figures'>,
): RecipeReconciliation {
  const measured = new Map<string, PlantFigure>(plant.figures.map((figure) => [figure.flow, figure]));
  const productUnit = park.materials.get(process.product)!.unit;
  const sides = (['inputs', 'outputs'] as const).flatMap((side) =>
    Object.entries(process[side]).map(([name, figure]) => ({ id: `${side}.${name}` as FlowId, side, name, figure })),
  );
  const prior = new Map(
    sides.map(({ id, figure, name, side }) => {
      const isProduct = side === 'outputs' && name === process.product;
      const sd = figure.range ? rangeSd(figure.range) : assumedShare * Math.abs(figure.value);
      return [id as string, { value: figure.value, sd: isProduct ? 0 : sd, unit: unitOf(figure, productUnit) }];
    }),
  );
  const balances = recipeBalance(park, process).map(({ element, in: entering, out: leaving }): Balance => {
    const id = `unaccounted.${element}`;
    const most = Math.max(entering, leaving);
    prior.set(id, {
      value: entering - leaving,
      sd: (closureTolerance / 2) * most,
      unit: `t ${element}/${productUnit}`,
    });
    const contents = sides.map(({ id: flow, side, name }) => {
      const { elements, massPerUnit } = park.materials.get(name)!;
      return [flow, (elements[element] ?? 0) * massPerUnit * (side === 'inputs' ? 1 : -1)] as const;
    });
    return { id: element, of: { ...Object.fromEntries(contents.filter(([, content]) => content !== 0)), [id]: -1 } };
  });
  const flows = [...prior].map(([id, recipe]): Flow => ({ id, measured: measured.get(id) ?? recipe }));
  const result = reconcile(flows, balances);
  const lines = result.flows.map((flow): RecipeFlow => {
    const recipe = prior.get(flow.id)!;
    const figure = measured.get(flow.id);
    const reconciled = { value: flow.value!, sd: flow.sd! };
    return {
      id: flow.id,
      unit: recipe.unit,
      recipe: { value: recipe.value, sd: recipe.sd },
      ...(figure ? { measured: figure } : {}),
      standing: flow.standing,
      reconciled,
      correction: flow.correction!,
      ...(flow.test === undefined ? {} : { test: flow.test, tolerable: flow.tolerable! }),
      ...(figure && recipe.sd + reconciled.sd > 0
        ? { recipeOff: (recipe.value - reconciled.value) / Math.hypot(recipe.sd, reconciled.sd) }
        : {}),
    };
  });
  const { chiSquare, chiSquareLimit, redundancy, pValue, tolerable, testLimit } = result;
  return {
    plant: plant.id,
    process: process.id,
    flows: lines,
    chiSquare,
    chiSquareLimit,
    redundancy,
    pValue,
    tolerable,
    testLimit,
    testedFigures: lines.filter((line) => line.measured && line.standing === 'redundant').length,
    proposed: proposals(process, lines, plant),
  };
}

/**
 * Figures that the plant moved by a quarter of their standard deviation or more, with mean ± 2 sd as the range. A flow
 * that the recipe derives from others follows them by itself.
 */
function proposals(
  process: Process,
  flows: readonly RecipeFlow[],
  plant: Pick<Plant, 'figures'>,
): readonly ProposedFigure[] {
  const derived = new Set(
    (['inputs', 'outputs'] as const).flatMap((side) =>
      Object.keys(process[side]).flatMap((name) =>
        process[side][name]!.written === 'derived' ? [`${side}.${name}`] : [],
      ),
    ),
  );
  const all = [...new Set(plant.figures.flatMap(({ figure }) => figure.source))];
  return flows
    .filter(({ id, recipe, reconciled, standing }) => {
      if (id.startsWith('unaccounted.') || standing === 'given' || derived.has(id) || !(reconciled.value > 0))
        return false;
      return Math.abs(reconciled.value - recipe.value) >= recipe.sd / 4;
    })
    .map(({ id, unit, reconciled, measured }) => ({
      path: `processes.${process.id}.${id}`,
      value: rounded(reconciled.value),
      range: [
        rounded(Math.max(0, reconciled.value - 2 * reconciled.sd)),
        rounded(reconciled.value + 2 * reconciled.sd),
      ],
      unit,
      source: measured ? measured.figure.source : all,
    }));
}

/** The unit of a recipe's flow as a person writes it; the reader cancels t/t to 1. */
function unitOf(recipe: Figure, productUnit: string): string {
  return recipe.unit === '1' ? `${productUnit}/${productUnit}` : recipe.unit;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** Lines for `override:` of a park or `set:` of a scenario. */
export function overrideLines(reconciliation: Pick<RecipeReconciliation, 'proposed' | 'plant'>): readonly string[] {
  return reconciliation.proposed.map(({ path, value, range, unit, source }) => {
    const from = source.includes('assumption')
      ? `source: assumption, reason: reconciled with ${reconciliation.plant}`
      : `source: [${source.join(', ')}]`;
    return `${path}: { value: ${decimal(value)} ${unit}, range: [${range.map(decimal).join(', ')}], ${from}, confidence: computed }`;
  });
}

/** Without an exponent, which YAML and the reader take but people misread. */
function decimal(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 4, maximumFractionDigits: 20 });
}
