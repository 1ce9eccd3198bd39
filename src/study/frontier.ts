import type { Compiled } from '../compile/compile.ts';
import { measureUnits, type Objective } from '../compile/measures.ts';
import type { Measures } from '../plan/plan.ts';
import { best, measuresOf, sumOf, termsOf } from './near-optimal.ts';

/** The best of one measure for each level of another: neither can be improved without losing the other. */
export interface Frontier {
  readonly park: string;
  readonly scenario: string;
  readonly along: Objective;
  readonly of: Objective;
  readonly whole: boolean;
  readonly points: readonly FrontierPoint[];
}

export interface FrontierPoint {
  /** What `along` had to reach here, in its unit. */
  readonly bound: number;
  readonly measures: Measures;
  /** What one more unit of `along` costs in `of` here: the slope towards the next point. */
  readonly slope?: number;
}

export interface FrontierOptions {
  readonly points: number;
  readonly whole?: boolean;
  progress?(share: number): void;
}

/**
 * Points from the best of `of` to the best of `along`, evenly spaced in `along` (the ε-constraint method: Haimes 1971):
 * each is the best of `of` that reaches its bound. Undefined when the park has no plan.
 */
export async function frontier(
  park: { readonly id: string; readonly scenario: string },
  compiled: Compiled,
  along: Objective,
  of: Objective,
  options: FrontierOptions,
): Promise<Frontier | undefined> {
  const [alongTerms, ofTerms] = [termsOf(compiled, along), termsOf(compiled, of)];
  const whole = options.whole ?? false;
  const free = await best(compiled, ofTerms, measureUnits[of].more, [], whole);
  const least = await best(compiled, alongTerms, measureUnits[along].more, [], whole);
  if (!free || !least) return undefined;
  options.progress?.(2 / (options.points + 2));
  const [from, to] = [sumOf(alongTerms, free), sumOf(alongTerms, least)];
  const found: FrontierPoint[] = [];
  const count = Math.abs(from - to) < 1e-6 ? 1 : options.points;
  for (let i = 0; i < count; i++) {
    const level = count === 1 ? from : from + ((to - from) * i) / (count - 1);
    // A hair of room, so that the last point is not lost to rounding.
    const room = 1e-6 * Math.max(1, Math.abs(level));
    const row = {
      name: `frontier[${along}]`,
      terms: alongTerms,
      lower: measureUnits[along].more ? level - room : -Infinity,
      upper: measureUnits[along].more ? Infinity : level + room,
    };
    const x = await best(compiled, ofTerms, measureUnits[of].more, [row], whole);
    if (x) found.push({ bound: level * measureUnits[along].scale, measures: measuresOf(compiled, x) });
    options.progress?.((i + 3) / (options.points + 2));
  }
  const points = found.map((point, i) => {
    const next = found[i + 1];
    const step = next ? next.measures[along] - point.measures[along] : 0;
    return next && Math.abs(step) > 0 ? { ...point, slope: (next.measures[of] - point.measures[of]) / step } : point;
  });
  return { park: park.id, scenario: park.scenario, along, of, whole, points };
}
