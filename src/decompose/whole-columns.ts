import type { Problem } from '../lp/problem.ts';
import type { KeptModel } from '../solve/kept-model.ts';

/** Values of the columns that must be whole, by name: the same decisions stand elsewhere in another problem. */
export type WholeValues = ReadonlyMap<string, number>;

/** The whole columns of a solution, rounded. */
export function wholeValues(problem: Problem, x: Float64Array): WholeValues {
  const values = new Map<string, number>();
  for (let c = 0; c < problem.integer.length; c++)
    if (problem.integer[c] === 1) values.set(problem.columnName(c), Math.round(x[c]!));
  return values;
}

/** Fixes whole columns at given values, or frees them. */
export function setWhole(model: KeptModel, problem: Problem, values?: WholeValues): void {
  for (let c = 0; c < problem.integer.length; c++) {
    if (problem.integer[c] !== 1) continue;
    const value = values?.get(problem.columnName(c));
    model.bounds([c], [value ?? problem.columnLower[c]!], [value ?? problem.columnUpper[c]!]);
  }
}
