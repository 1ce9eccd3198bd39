/** From where to where a slider goes, in which steps, and why. */
export interface SliderRange {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /**
   * `published`: the range that the figure's source gives; `judged`: half to one and a half of what stands; `plan`: the
   * same about what the plan comes to; `regime`: up to what the law's own path reaches; `off-to-half-more`, `switch`.
   */
  readonly why: 'published' | 'judged' | 'plan' | 'regime' | 'off-to-half-more' | 'switch';
}

/** Steps of a slider, about. */
const steps = 100;

/**
 * A slider about a value, its ends rounded outwards to whole steps of 1, 2 or 5 times a power of ten.
 *
 * @param value      what stands
 * @param published  range of the figure, where its source has one
 * @param within     what the ends may not leave
 */
export function niceRange(
  value: number,
  published?: readonly [low: number, high: number],
  within: readonly [number, number] = [-Infinity, Infinity],
): SliderRange {
  const usable = published !== undefined && published[1] > published[0];
  const [from, to] = usable ? published : [value * 0.5, value * 1.5].sort((a, b) => a - b);
  const step = niceStep(((to! - from!) / steps) * 1.5);
  // Ends of the same step print alike: 0.30000000000000004 is no end of a slider.
  const round = (end: number, to: (n: number) => number) =>
    Number((to(Number((end / step).toPrecision(9))) * step).toPrecision(9));
  return {
    low: Math.max(within[0], round(from!, Math.floor)),
    high: Math.min(within[1], round(to!, Math.ceil)),
    step,
    why: usable ? 'published' : 'judged',
  };
}

/** The largest of 1, 2 or 5 times a power of ten that is no more. */
function niceStep(size: number): number {
  if (!(size > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(size));
  const lead = size / power;
  return Number(((lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power).toPrecision(3));
}
