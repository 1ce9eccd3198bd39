import type { Names } from '../park/schema/quantity.ts';

/** A deal that was worked out: its terms, the plan that answers to them, and what each side gets. */
export interface DealPoint {
  /** Value of each instrument, in its unit. */
  readonly values: Readonly<Record<string, number>>;
  /** Instrument that moved since the point before. */
  readonly moved?: string;
  /** Nominal return on equity after all tax; null where the owners' flows have none. */
  readonly equityIrr: number | null;
  readonly projectIrr: number | null;
  /** Owners' value at their hurdle, and the state's at its rate: real USD at the decision. */
  readonly investorNpvUsd: number;
  readonly stateNpvUsd: number;
  readonly reliefsUsd: number;
  readonly governmentTake: number;
  readonly minDscr: number | null;
  readonly jobs: number;
  readonly capexUsd: number;
  /** Capacity in the last stage, in each process' unit. */
  readonly capacity: Readonly<Record<string, number>>;
  /** (best possible − plan) / cost of the plan behind it, and whether its lines are whole. */
  readonly gap: number;
  readonly wholeLines: boolean;
}

/** The deals between two parties: from the state's wishes to the investor's, each point a plan of its own. */
export interface DealStudy {
  readonly park: string;
  readonly name: Names;
  readonly scenario: string;
  readonly baseYear: number;
  /** Fingerprints of the files that it was worked out from; absent in studies of before these were noted. */
  readonly inputs?: readonly { readonly file: string; readonly hash: string }[];
  readonly instruments: readonly {
    readonly id: string;
    readonly name: Names;
    readonly kind: string;
    readonly unit: string;
    readonly state: number;
    readonly investor: number;
    /** Moved alone from the state's wish to the investor's: what each side gains, real USD; absent where no plan exists. */
    readonly alone?: { readonly investorUsd: number; readonly stateUsd: number };
  }[];
  readonly investorHurdle: number;
  readonly stateHurdleUsd: number;
  /** From the state's wishes on, instruments moved one by one, the cheapest concession first; all with lines of one kind. */
  readonly points: readonly DealPoint[];
  /** Both ends of the way with whole lines, where the points have lines in parts and whole ones were found. */
  readonly wholeEnds?: { readonly state?: DealPoint; readonly investor?: DealPoint };
  /** Places of the points that no other one beats, by return on equity and the state's value. */
  readonly frontier: readonly number[];
  /** Places of the points at which neither side walks away. */
  readonly zone: readonly number[];
  /**
   * The least found that brings the investor to the hurdle, with whole lines where these were sought; absent where nothing
   * does. Its cost is counted from the state's wishes with lines of the same kind.
   */
  readonly least?: DealPoint & { readonly costToStateUsd: number };
  /** Deals that allow no plan, in words of their instruments. */
  readonly impossible: readonly Readonly<Record<string, number>>[];
  readonly seconds: number;
}
