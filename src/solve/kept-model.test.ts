import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Builder } from '../lp/builder.ts';
import { differenceOf, sameRows } from '../lp/difference.ts';
import type { Problem } from '../lp/problem.ts';
import { KeptModel } from './kept-model.ts';

interface Written {
  readonly costs: readonly number[];
  readonly rows: readonly { readonly most: number; readonly values: readonly number[] }[];
}

/** Something worth having, which costs of either sign and rows that take from what there is hold back. */
function problemOf({ costs, rows }: Written): Problem {
  const problem = new Builder();
  const columns = costs.map((cost, c) => problem.column(`x[${c}]`, cost, 0, 10));
  for (const [r, { most, values }] of rows.entries())
    problem.row(
      `row[${r}]`,
      -Infinity,
      most,
      values.map((value, c) => [columns[c]!, value] as const),
    );
  return problem.build();
}

const size = 6;
const number = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 4);
const written = fc.record({
  costs: fc.array(number(-40, 8), { minLength: size, maxLength: size }),
  rows: fc.array(
    fc.record({
      most: number(4, 80),
      values: fc.array(number(1, 20), { minLength: size, maxLength: size }),
    }),
    { minLength: 4, maxLength: 4 },
  ),
});

test('a problem that becomes another over the same columns and rows has the other’s optimum', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 2, maxLength: 4 }), async (several) => {
      const problems = several.map(problemOf);
      const kept = await KeptModel.of(problems[0]!);
      expect(kept.run().status).toBe('optimal');
      for (const [i, problem] of problems.entries()) {
        if (i > 0) {
          const difference = differenceOf(problems[i - 1]!, problem)!;
          expect(sameRows(difference)).toBe(true);
          kept.become(difference);
        }
        const alone = await KeptModel.of(problem);
        const [found, expected] = [kept.run(), alone.run()];
        expect(found.status).toBe('optimal');
        expect(found.objective).toBeCloseTo(expected.objective, 6);
        alone.dispose();
      }
      kept.dispose();
    }),
    { numRuns: 60 },
  );
});

test('a row with entries in other columns is another row', () => {
  const rows = [{ most: 5, values: [1, 1] }];
  const a = problemOf({ costs: [-1, -1], rows });
  const b = problemOf({ costs: [-1, -1], rows: [{ most: 5, values: [1] }] });
  const difference = differenceOf(a, b)!;
  expect(sameRows(difference)).toBe(false);
  expect([difference.dropped, difference.added.map(({ row }) => row)]).toEqual([[0], [0]]);
  expect(differenceOf(a, problemOf({ costs: [-1, -1], rows: [{ most: 7, values: [1, 2] }] }))).toMatchObject({
    entries: [[0, 1, 2]],
    rowBounds: [[0, -Infinity, 7]],
  });
});
