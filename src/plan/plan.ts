/** What `plan.json` holds. All that reports, exports and pages read; amounts are per year in a material's own unit. */
export interface Plan {
  readonly format: 1;
  readonly park: string;
  readonly name: Name;
  readonly scenario: string;
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unbounded' | 'stopped';
  readonly objective: { readonly name: string; readonly value: number };
  /** Real USD of the base year, after tax, at the decision. */
  readonly npvUsd: number;
  readonly lowerBound: number;
  readonly upperBound: number;
  /** (upperBound − lowerBound) / present value of all costs. */
  readonly gap: number;
  readonly hours: string;
  /** Hours per step inside the sample weeks; the dispatch over the year is always hourly. */
  readonly stepHours: number;
  readonly baseYear: number;
  readonly discountRate: number;
  readonly nominalDiscountRate: number;
  readonly capexUsd: number;
  readonly jobs: number;
  readonly jobsMines: number;
  readonly landHa: number;
  readonly landOutsideHa: number;
  readonly co2TonnesPerYear: number;
  readonly waterM3PerYear: number;
  readonly claims: readonly ClaimVerdict[];
  readonly stages: readonly StagePlan[];
  readonly balance: Readonly<Record<string, ElementBalance>>;
  readonly energy: EnergySummary;
  readonly deposits: readonly DepositVerdict[];
  readonly floors: readonly {
    readonly id: string;
    readonly chain: string;
    readonly process: string;
    readonly capacity: number;
    readonly unit: string;
    readonly from: number;
    /** NPV without the floors of this chain less with them, lines relaxed. */
    readonly costUsd?: number;
  }[];
  readonly capexByProcess: Readonly<Record<string, number>>;
  readonly infrastructureUsd: number;
  readonly shadowPrices: Readonly<Record<string, number>>;
  readonly names: {
    readonly processes: Readonly<Record<string, Named>>;
    readonly materials: Readonly<Record<string, Named>>;
  };
  readonly processDetail: Readonly<
    Record<
      string,
      { readonly chain: string; readonly unit: string; readonly line: number; readonly source: readonly string[] }
    >
  >;
  readonly placeholders: readonly string[];
  readonly memoryShare: number;
  readonly wasteUse: readonly {
    readonly material: string;
    readonly made: number;
    readonly used: number;
    readonly stored: number;
  }[];
  readonly valueAdded: { readonly salesUsd: number; readonly purchasesUsd: number; readonly perTonneOre: number };
  readonly week?: WeekDispatch;
  readonly seconds: {
    readonly read: number;
    readonly compile: number;
    readonly solve: number;
    readonly floors: number;
    readonly dispatch: number;
    readonly total: number;
  };
  readonly inputs: readonly { readonly file: string; readonly hash: string }[];
  readonly sources: Readonly<Record<string, string>>;
}

export interface Name {
  readonly en: string;
  readonly ru?: string | undefined;
  readonly kk?: string | undefined;
  readonly zh?: string | undefined;
}

export interface Named {
  readonly name: Name;
  readonly unit: string;
}

export interface ClaimVerdict {
  readonly id: string;
  readonly name: Name;
  readonly comparator?: string;
  readonly claimed?: number;
  readonly planned?: number;
  readonly unit: string;
  readonly verdict: 'holds' | 'falls-short' | 'exceeds' | 'not-judged';
}

export interface StagePlan {
  readonly year: number;
  readonly years: number;
  /** New capacity, in units of product a year or MW. */
  readonly build: Readonly<Record<string, number>>;
  readonly capacity: Readonly<Record<string, number>>;
  readonly run: Readonly<Record<string, number>>;
  readonly buy: Readonly<Record<string, number>>;
  readonly sell: Readonly<Record<string, number>>;
  readonly sink: Readonly<Record<string, number>>;
  readonly extract: Readonly<Record<string, number>>;
  readonly jobs: number;
  readonly co2Tonnes: number;
  readonly capexUsd: number;
}

/** Where an element's tonnes come from and go in the last stage; `unaccounted` is what the recipes' assays leave open. */
export interface ElementBalance {
  readonly in: number;
  readonly out: number;
  /** out/in with the named unaccounted flow. */
  readonly closure: number;
  readonly unaccounted: number;
  readonly flows: readonly { readonly kind: string; readonly material: string; readonly tonnes: number }[];
}

export interface EnergySummary {
  readonly peakMw: number;
  readonly servedMwh: number;
  readonly unservedMwh: number;
  readonly renewableShare: number;
  readonly importMwh: number;
  readonly exportMwh: number;
  /** Whether all 8,760 hours were dispatched with the capacities fixed. */
  readonly fullYear: boolean;
  /** What the full year costs less what the sample weeks said, USD a year. */
  readonly fullYearCostDifferenceUsd: number;
  readonly largestResidual: number;
}

export interface DepositVerdict {
  readonly id: string;
  readonly name: Name;
  readonly announced?: string;
  readonly drawn: number;
  readonly unit: string;
  readonly reserve: number;
  readonly years: number;
  readonly classes: readonly { readonly class: string; readonly amount: number }[];
  readonly verdict: 'suits' | 'short' | 'unproven' | 'not-used';
  readonly reason: string;
}

/** One sample week of the last stage, MW by series, for the report. */
export interface WeekDispatch {
  readonly start: number;
  readonly stepHours: number;
  readonly series: Readonly<Record<string, readonly number[]>>;
}
