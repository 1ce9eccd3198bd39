import type { YearPoint, YearProposal } from './cut.ts';

/** Point between two others. */
export function between(a: YearPoint, b: YearPoint, share: number): YearPoint {
  const mix = (p: readonly number[], q: readonly number[]) => p.map((v, i) => v + share * (q[i]! - v));
  return { values: mix(a.values, b.values), edges: a.edges.map((list, p) => mix(list, b.edges[p]!)) };
}

/** Whether two points are alike to a relative tolerance. */
export function near(a: YearPoint, b: YearPoint, tolerance: number): boolean {
  const close = (p: readonly number[], q: readonly number[]) =>
    p.every((v, i) => Math.abs(v - q[i]!) <= tolerance * Math.max(Math.abs(v), Math.abs(q[i]!), 1));
  return close(a.values, b.values) && a.edges.every((list, p) => close(list, b.edges[p]!));
}

/** The point at which years that work stand when mixed by their shares. */
export function mixedPoint(shares: readonly (readonly [YearProposal, number])[]): YearPoint {
  const first = shares[0]![0].point;
  const values = first.values.map(() => 0);
  const edges = first.edges.map((list) => list.map(() => 0));
  for (const [{ point }, share] of shares) {
    for (const [i, value] of point.values.entries()) values[i]! += share * value;
    for (const [p, list] of point.edges.entries())
      for (const [b, value] of list.entries()) edges[p]![b]! += share * value;
  }
  return { values, edges };
}
