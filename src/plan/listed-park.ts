import type { Name } from './plan.ts';

/** What a page is told of the parks it may open. */
export interface ListedPark {
  readonly id: string;
  readonly name: Name;
  /** `base`, the park as it stands, first. */
  readonly scenarios: readonly ListedScenario[];
}

export interface ListedScenario {
  readonly id: string;
  /** Absent for `base`. */
  readonly name?: Name;
  /** Whether a saved plan lies ready; `stale` when files have changed since it was made. */
  readonly plan: 'fresh' | 'stale' | 'none';
  /** The files that have changed since. */
  readonly changed: readonly string[];
  /** Whether the hours of its last stage lie beside it, and of which stages before it. */
  readonly hours: boolean;
  readonly earlierHours: readonly number[];
  /** Whether what was learnt of the hours does. */
  readonly learnt: boolean;
  /** Whether deals of it were worked out. */
  readonly deal: boolean;
}
