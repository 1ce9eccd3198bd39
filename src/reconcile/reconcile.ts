import { Matrix, SVD } from 'ml-matrix';
import { chiSquareQuantile, chiSquareTail, normalLimit } from './chi-square.ts';

/** A flow of a steady system, with what was measured of it; without a measurement the balances must say what it is. */
export interface Flow {
  readonly id: string;
  /** In any unit; `sd` is one standard deviation, 0 for a flow that is known exactly. */
  readonly measured?: { readonly value: number; readonly sd: number };
}

/** Sum over flows of coefficient × flow = `equals` (0 when absent). */
export interface Balance {
  readonly id: string;
  readonly of: Readonly<Record<string, number>>;
  readonly equals?: number;
}

/**
 * What the balances make of a flow: `redundant` (measured, and the rest says it again), `determined` (known, but only
 * once: measured without a check, or computed from balances), `unobservable`, or `given` (exact, so never corrected).
 */
export type Standing = 'redundant' | 'determined' | 'unobservable' | 'given';

export interface ReconciledFlow {
  readonly id: string;
  readonly standing: Standing;
  readonly measured?: Flow['measured'];
  /** Absent when unobservable. */
  readonly value?: number;
  readonly sd?: number;
  /** Reconciled less measured, in standard deviations of the measurement. */
  readonly correction?: number;
  /** |correction| over its own standard deviation, of redundant flows: normal when nothing is wrong. */
  readonly test?: number;
  readonly tolerable?: boolean;
}

export interface Reconciliation {
  readonly flows: readonly ReconciledFlow[];
  /** Balances that test the measurements: the degrees of freedom of `chiSquare`. */
  readonly redundancy: number;
  /** Sum of the squared corrections in standard deviations. */
  readonly chiSquare: number;
  readonly chiSquareLimit: number;
  readonly pValue: number;
  /** The global test: `chiSquare` within its limit. */
  readonly tolerable: boolean;
  /** What `test` of one flow may reach so that all of them together keep the level. */
  readonly testLimit: number;
}

const rankTolerance = 1e-10;
const redundantFrom = 1e-9;

/**
 * Reconciles measured flows with linear balances by weighted least squares: the flows nearest to the measurements, in
 * standard deviations, that keep every balance.
 *
 * In corrections y = (x − m)/σ the balances read (Aσ) y + B u = c − A m. A basis N of the left null space of B drops the
 * unmeasured flows u (the projection matrix of Crowe); of what is left, G y = g, the shortest y is the pseudo-inverse
 * solution G⁺g, its length squared is χ² with rank(G) degrees of freedom, and G⁺G is the covariance of y. Singular values
 * decide every rank, so dependent balances and unobservable flows need no care from the caller.
 *
 * Tests: the global test, and per flow the measurement test with the level shared over all redundant flows
 * (Šidák: 1 − (1 − `level`)^(1/n)), as Mah & Tamhane proposed. A single gross error has the largest `test` of all, or
 * shares it with flows that the balances cannot tell from it.
 *
 * After Narasimhan & Jordache 2000, Data Reconciliation and Gross Error Detection; Madron 1992, Process Plant
 * Performance; Cencic 2016, Nonlinear data reconciliation in material flow analysis with software STAN.
 *
 * @throws RangeError for an unknown flow, a figure that is no number, a negative sd, or exact flows that contradict a balance
 */
export function reconcile(flows: readonly Flow[], balances: readonly Balance[], level = 0.05): Reconciliation {
  const index = new Map(flows.map((flow, i) => [flow.id, i]));
  for (const { id, measured } of flows)
    if (measured && !(Number.isFinite(measured.value) && measured.sd >= 0 && Number.isFinite(measured.sd)))
      throw new RangeError(`flow '${id}': ${measured.value} ± ${measured.sd}`);
  const free = flows.flatMap((flow, i) => (flow.measured && flow.measured.sd > 0 ? [i] : []));
  const unmeasured = flows.flatMap((flow, i) => (flow.measured ? [] : [i]));

  // Each row in units of its largest measured term, so that all ranks can be judged on one scale.
  const corrections: number[][] = [];
  const unknowns: number[][] = [];
  const gaps: number[] = [];
  let noise = 1;
  for (const balance of balances) {
    const row = new Array<number>(flows.length).fill(0);
    for (const [id, coefficient] of Object.entries(balance.of)) {
      const i = index.get(id);
      if (i === undefined) throw new RangeError(`balance '${balance.id}' names the unknown flow '${id}'`);
      row[i] = coefficient;
    }
    const terms = row.map((a, i) => a * (flows[i]!.measured?.value ?? 0));
    const gap = (balance.equals ?? 0) - terms.reduce((sum, term) => sum + term, 0);
    const spread = free.map((i) => row[i]! * flows[i]!.measured!.sd);
    const open = unmeasured.map((i) => row[i]!);
    const size = Math.max(...spread.map(Math.abs), 0) || Math.max(...open.map(Math.abs), 0);
    const whole = Math.max(Math.abs(balance.equals ?? 0), ...terms.map(Math.abs));
    if (size === 0) {
      if (Math.abs(gap) > 1e-9 * whole) throw new RangeError(`exact flows contradict balance '${balance.id}'`);
      continue;
    }
    corrections.push(spread.map((value) => value / size));
    unknowns.push(open.map((value) => value / size));
    gaps.push(gap / size);
    noise = Math.max(noise, whole / size);
  }

  const outer = projection(unknowns, unmeasured.length);
  const inner = shortest(outer.reduce(corrections), outer.reduce(gaps.map((gap) => [gap])), free.length, noise);
  const y = inner.solution;
  const chiSquare = y.reduce((sum, value) => sum + value * value, 0);
  const open = outer.recover(corrections, gaps, y, inner.covariance);
  const redundant = free.filter((_, k) => inner.covariance[k]![k]! > redundantFrom).length;
  const testLimit = redundant > 0 ? normalLimit((1 - level) ** (1 / redundant)) : 0;
  const chiSquareLimit = chiSquareQuantile(1 - level, inner.rank);

  const place = new Map(free.map((flow, k) => [flow, k]));
  const reconciled = flows.map((flow, i): ReconciledFlow => {
    const { id, measured } = flow;
    if (!measured) {
      const found = open[unmeasured.indexOf(i)]!;
      return found.observable
        ? { id, standing: 'determined', value: found.value, sd: found.sd }
        : { id, standing: 'unobservable' };
    }
    const k = place.get(i);
    if (k === undefined) return { id, standing: 'given', measured, value: measured.value, sd: 0, correction: 0 };
    const variance = inner.covariance[k]![k]!;
    if (variance <= redundantFrom)
      return { id, standing: 'determined', measured, value: measured.value, sd: measured.sd, correction: 0 };
    const test = Math.abs(y[k]!) / Math.sqrt(variance);
    return {
      id,
      standing: 'redundant',
      measured,
      value: measured.value + y[k]! * measured.sd,
      sd: measured.sd * Math.sqrt(Math.max(0, 1 - variance)),
      correction: y[k]!,
      test,
      tolerable: test <= testLimit,
    };
  });
  return {
    flows: reconciled,
    redundancy: inner.rank,
    chiSquare,
    chiSquareLimit,
    pValue: chiSquareTail(chiSquare, inner.rank),
    tolerable: inner.rank === 0 || chiSquare <= chiSquareLimit,
    testLimit,
  };
}

/** Splits the unmeasured flows off: rows free of them, and how to find them again afterwards. */
function projection(unknowns: readonly number[][], count: number) {
  const rows = unknowns.length;
  const norms = Array.from({ length: count }, (_, j) => Math.hypot(...unknowns.map((row) => row[j]!)) || 1);
  if (rows === 0 || count === 0)
    return {
      reduce: (matrix: readonly number[][]) => matrix.map((row) => [...row]),
      recover: () => norms.map(() => ({ observable: false, value: 0, sd: 0 })),
    };
  // More columns than rows, so that the left singular vectors are a whole basis.
  const wide = Matrix.zeros(rows, Math.max(rows, count) + 1);
  for (const [i, row] of unknowns.entries()) for (const [j, value] of row.entries()) wide.set(i, j, value / norms[j]!);
  const { leftSingularVectors: left, rightSingularVectors: right, diagonal } = new SVD(wide, { autoTranspose: true });
  const kept = diagonal.flatMap((s, k) => (s > rankTolerance ? [k] : []));
  const dropped = diagonal.flatMap((s, k) => (s > rankTolerance ? [] : [k]));
  const combine = (vector: number, matrix: readonly number[][], column: number) =>
    matrix.reduce((sum, row, i) => sum + left.get(i, vector) * row[column]!, 0);
  return {
    reduce: (matrix: readonly number[][]) =>
      dropped.map((vector) => (matrix[0] ?? []).map((_, column) => combine(vector, matrix, column))),
    recover: (
      corrections: readonly number[][],
      gaps: readonly number[],
      y: readonly number[],
      covariance: readonly (readonly number[])[],
    ) =>
      norms.map((norm, j) => {
        const observable = Math.abs(1 - kept.reduce((sum, k) => sum + right.get(j, k) ** 2, 0)) < redundantFrom;
        // Row j of B⁺, and what it makes of the gaps and of the corrections.
        const inverse = gaps.map((_, i) =>
          kept.reduce((sum, k) => sum + (right.get(j, k) * left.get(i, k)) / diagonal[k]! / norm, 0),
        );
        const of = y.map((_, k) => inverse.reduce((sum, value, i) => sum + value * corrections[i]![k]!, 0));
        const value = inverse.reduce((sum, part, i) => sum + part * gaps[i]!, 0) - dot(of, y);
        const variance =
          dot(of, of) -
          dot(
            of,
            covariance.map((row) => dot(row, of)),
          );
        return { observable, value, sd: Math.sqrt(Math.max(0, variance)) };
      }),
  };
}

/** The shortest y with G y = g, the rank of G and G⁺G. */
function shortest(G: readonly number[][], g: readonly number[][], columns: number, noise: number) {
  const none = { rank: 0, solution: new Array<number>(columns).fill(0), covariance: square(columns, () => 0) };
  if (G.length === 0) return none;
  if (columns === 0) {
    if (g.some(([value]) => Math.abs(value!) > 1e-9 * noise))
      throw new RangeError('exact flows contradict the balances');
    return none;
  }
  const {
    leftSingularVectors: left,
    rightSingularVectors: right,
    diagonal,
  } = new SVD(
    G.map((row) => [...row]),
    {
      autoTranspose: true,
    },
  );
  const kept = diagonal.flatMap((s, k) => (s > rankTolerance ? [k] : []));
  const along = kept.map((k) => g.reduce((sum, [value], i) => sum + left.get(i, k) * value!, 0));
  for (const [i, [value]] of g.entries()) {
    const reached = kept.reduce((sum, k, position) => sum + left.get(i, k) * along[position]!, 0);
    if (Math.abs(value! - reached) > 1e-9 * noise) throw new RangeError('exact flows contradict the balances');
  }
  return {
    rank: kept.length,
    solution: none.solution.map((_, j) =>
      kept.reduce((sum, k, position) => sum + (right.get(j, k) * along[position]!) / diagonal[k]!, 0),
    ),
    covariance: square(columns, (i, j) => kept.reduce((sum, k) => sum + right.get(i, k) * right.get(j, k), 0)),
  };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function square(size: number, value: (i: number, j: number) => number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => value(i, j)));
}
