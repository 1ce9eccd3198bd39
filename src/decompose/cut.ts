/**
 * What the hours of a group of blocks are known to need, whatever the stage and the prices outside:
 * Σ prices · totals ≥ constant + Σ slopes · linking values + Σ edge slopes · states handed over.
 * It follows from weak duality of the blocks at one point and one set of prices, so it holds at every point.
 */
export interface Cut {
  readonly group: number;
  /** Per total, in the order of `totalNames`. */
  readonly prices: readonly number[];
  /** Per linking value, in the order of `linkingNames`. */
  readonly slopes: readonly number[];
  /** Per state and span: what is handed to the span. */
  readonly edgeSlopes: readonly (readonly number[])[];
  readonly constant: number;
}

/** The point in which a year of hours was asked: linking values of all blocks, and the states handed to each span. */
export interface YearPoint {
  readonly values: readonly number[];
  /** Per state (in the order of `statesOf`) and span. */
  readonly edges: readonly (readonly number[])[];
}

/** A year of hours that works: at these linking values the hours add up to these totals. Any mix of such years works too. */
export interface YearProposal {
  readonly point: YearPoint;
  readonly prices: readonly number[];
  readonly totals: readonly number[];
  /** MWh (GJ) lacking over the year: a plan needs none. */
  readonly slack: number;
}
