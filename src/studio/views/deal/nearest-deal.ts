import type { DealPoint, DealStudy } from '../../../plan/deal.ts';

/** Value of each instrument, by id, in its unit. */
export type Terms = Readonly<Record<string, number>>;

export interface NearestDeal {
  readonly point: DealPoint;
  /** Instruments whose value in the deal is not the one that was set. */
  readonly apart: readonly string[];
  /** Just these terms were tried, and allow no plan. */
  readonly impossible: boolean;
}

/**
 * The deal that was worked out at the terms nearest to those that are set: each instrument counts by its share of the way
 * from the state's wish to the investor's, all of them alike. Of two as near the earlier on the way.
 */
export function nearestDeal(
  { instruments, points, least, wholeEnds, impossible }: DealStudy,
  set: Terms,
): NearestDeal | undefined {
  const share = (id: string, from: number, to: number) => {
    const { state, investor } = instruments.find((one) => one.id === id)!;
    return state === investor ? 0 : (to - from) / (investor - state);
  };
  const distance = (values: Terms) =>
    Math.hypot(...instruments.map(({ id }) => share(id, values[id]!, set[id] ?? values[id]!)));
  const apartFrom = (values: Terms) =>
    instruments.flatMap(({ id }) => (Math.abs(share(id, values[id]!, set[id] ?? values[id]!)) < 1e-6 ? [] : [id]));
  // The least concession may lie between two deals of the way. What has whole lines comes first: it can be built.
  const known = [
    ...[wholeEnds?.state, wholeEnds ? least : undefined, wholeEnds?.investor].filter((one) => one !== undefined),
    ...points,
    ...(least && !wholeEnds ? [least] : []),
  ];
  const point = known.reduce<DealPoint | undefined>(
    (near, one) => (near && distance(near.values) <= distance(one.values) ? near : one),
    undefined,
  );
  if (!point) return undefined;
  const apart = apartFrom(point.values);
  return {
    point,
    apart,
    impossible: apart.length > 0 && impossible.some((values) => apartFrom(values).length === 0),
  };
}
