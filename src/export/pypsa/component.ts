import type { Cell } from '../csv.ts';

/** A component of a PyPSA network: its static attributes, and those that vary over the snapshots. */
export interface Component {
  readonly name: string;
  /** What is not given has PyPSA's default. */
  readonly attributes: Readonly<Record<string, Cell>>;
  readonly series?: Readonly<Record<string, (stage: number, step: number) => number>>;
}

/** What varies over the steps: output per MW of wind and sun, and heat load over its mean of the year. */
export interface StepSeries {
  readonly wind: readonly number[];
  readonly solar: readonly number[];
  readonly heating: readonly number[];
}

/** A capacity that binds nothing. */
export const unlimited = 'inf';

export const path = (bus0: string, bus1: string) => ({ bus0, bus1, efficiency: 1 });
