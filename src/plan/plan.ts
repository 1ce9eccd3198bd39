import type { Accounts } from './accounts.ts';

/** What `plan.json` holds. All that reports, exports and pages read; amounts are per year in a material's own unit. */
export interface Plan {
  readonly format: 1;
  readonly park: string;
  readonly name: Name;
  readonly scenario: string;
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unbounded' | 'stopped';
  /** What was made as large or small as possible, its value in the plan and the proven best. */
  readonly objective: { readonly name: string; readonly value: number; readonly best: number; readonly unit: string };
  /** Real USD of the base year, after tax, at the decision. */
  readonly npvUsd: number;
  /** Present value of the traces that hours lack within the solver's tolerance, at the price of power unserved: taken off the NPV. */
  readonly lackingUsd?: number;
  /** Proven bounds of the objective, in its unit; of the NPV they are `npvUsd` and the best possible. */
  readonly lowerBound: number;
  readonly upperBound: number;
  /** (upperBound − lowerBound) / present value of all costs; over the value for another objective. */
  readonly gap: number;
  /**
   * Where the bounds stood still, or were stopped, before they met as near as was wanted: with lines in parts, or while
   * whole ones were chosen; after how many rounds, and how near lines in parts had come.
   */
  readonly stoodStill?: { readonly at: 'parts' | 'lines'; readonly rounds: number; readonly partsGap: number };
  readonly hours: string;
  /** Weather years over which each stage was planned, where more than one: yearly amounts are their means. */
  readonly weatherYears?: number;
  /** Limits and floors asked for beside the park's own, as written on the command line. */
  readonly asked: readonly { readonly key: string; readonly side: 'at-most' | 'at-least'; readonly written: string }[];
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
      {
        readonly chain: string;
        readonly unit: string;
        readonly product: string;
        readonly line: number;
        /** USD per unit of capacity, with the park's capex factors. */
        readonly capex: number;
        /** Outputs less inputs per unit of product, in each material's unit. */
        readonly net: Readonly<Record<string, number>>;
        readonly outside: boolean;
        readonly source: readonly string[];
      }
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
  /** What the announcement said in words, measured; the last stage's year. */
  readonly announcement: Announcement;
  readonly workforce: Workforce;
  /** Investment by calendar year, USD of the base year, undiscounted, with factors and infrastructure. */
  readonly capexByYear: Readonly<Record<string, number>>;
  readonly commitments: readonly {
    readonly id: string;
    readonly party: string;
    readonly kind: string;
    readonly text: Name;
    readonly by?: string;
    readonly source: readonly string[];
  }[];
  /** What the plan rests on: figures of the processes, prices and deposits that it uses. */
  readonly figures: readonly PlanFigure[];
  /** What the accounts rest on: figures of the country's law; absent in plans of before these were kept. */
  readonly law?: readonly PlanFigure[];
  /** What discounting, costs and loans rest on: figures of the park's finance; absent in plans of before these were kept. */
  readonly money?: readonly PlanFigure[];
  readonly prices: {
    readonly supplies: Readonly<Record<string, readonly PlanTier[]>>;
    readonly markets: Readonly<Record<string, readonly PlanTier[]>>;
    /** Metal whose steps and price a product shares, by product: its own price is a premium. */
    readonly premiumOver: Readonly<Record<string, string>>;
    readonly sinks: Readonly<Record<string, { readonly fee: number; readonly vent: boolean }>>;
  };
  readonly finance: {
    readonly taxRate: number;
    readonly inflation: number;
    readonly capexFactor: number;
    readonly wage: number;
    readonly decisionYear: number;
    readonly rampUp: readonly number[];
    readonly spending: readonly number[];
  };
  /** The plan re-checked without the optimiser: comparisons made, and the rows that break (none in a sound plan). */
  readonly verification: { readonly comparisons: number; readonly broken: readonly string[] };
  /** What could be otherwise at almost the same value. */
  /**
   * Bounds of the NPV with lines in parts, USD: as the solver gives it, and as `certificate.bin` beside the plan proves it by
   * weak duality (`kombinat verify` computes it again). With whole lines the bound is the solver's alone: `upperBound`.
   */
  readonly certificate?: { readonly solverUsd: number; readonly provenUsd: number };
  readonly alternatives?: Alternatives;
  /** Money by calendar year for companies, lenders and the state. */
  readonly accounts?: Accounts;
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
  readonly sources: Readonly<Record<string, { readonly title: string; readonly url?: string }>>;
}

/** A figure as the park's files give it, with who said so. */
export interface PlanFigure {
  /** Path as an override would name it, such as `processes.kiln.capex`. */
  readonly path: string;
  readonly value: number;
  readonly unit: string;
  readonly range?: readonly [number, number];
  readonly source: readonly string[];
  readonly confidence: string;
  readonly reason?: string;
  readonly placeholder: boolean;
  readonly written: string;
  readonly at: string;
  /** Day from which a figure of the law holds. */
  readonly from?: string;
}

/** A step of a price: USD per unit, freight, size per year. */
export interface PlanTier {
  readonly price: number;
  readonly freight: number;
  readonly size?: number;
  readonly where?: Name;
  readonly home: boolean;
  readonly placeholder: boolean;
}

/** The announcement's words as figures: eco-friendly, high value-added, a stronger industrial base. */
export interface Announcement {
  readonly ecoFriendly: {
    /** Solid by-products made, and those used or sold, t a year. */
    readonly wasteMadeTonnes: number;
    readonly wasteUsedTonnes: number;
    readonly wasteShare: number;
    /** Embodied CO2 of a product (gate to gate, its bought inputs free) beside the conventional one it replaces. */
    readonly products: readonly {
      readonly material: string;
      readonly amount: number;
      readonly co2: number;
      readonly conventional: Name;
      readonly conventionalCo2: number;
      readonly range?: readonly [number, number];
      readonly savedTonnes: number;
      readonly source: readonly string[];
    }[];
    readonly savedTonnes: number;
  };
  readonly valueAdded: {
    readonly salesUsd: number;
    readonly purchasesUsd: number;
    readonly valueAddedUsd: number;
    /** Ore and coal processed, dug or bought, t a year. */
    readonly oreTonnes: number;
    readonly perTonneOre: number;
    /** Sold of each metal group, and the part sold as something beyond ingot or cathode, t a year. */
    readonly metalTonnes: number;
    readonly beyondIngotTonnes: number;
    readonly beyondIngotShare: number;
  };
  readonly industrialBase: {
    readonly exportsUsd: number;
    readonly homeUsd: number;
    readonly importsReplacedUsd: number;
    readonly exports: readonly { readonly material: string; readonly amount: number; readonly usd: number }[];
    readonly importsReplaced: readonly { readonly material: string; readonly amount: number; readonly usd: number }[];
    /** The park's output beside the country's. */
    readonly national: readonly {
      readonly material: string;
      readonly planned: number;
      readonly output: number;
      readonly demand?: number;
      /** Planned over planned and present output. */
      readonly share: number;
      readonly source: readonly string[];
    }[];
  };
}

/** Permanent direct jobs in the last stage by chain; builders and indirect jobs stand beside them, never added. */
export interface Workforce {
  readonly plants: number;
  readonly services: number;
  readonly mines: number;
  readonly byProcess: Readonly<Record<string, number>>;
  readonly buildersByYear: Readonly<Record<string, number>>;
  readonly buildersPeak: number;
  readonly buildersPeakYear: number;
  readonly builderYears: number;
  readonly indirect?: { readonly jobs: number; readonly range: readonly [number, number] };
}

/** What could be otherwise at almost the same value: the span of each chain, and plans that differ as much as they can. */
export interface Alternatives {
  readonly park: string;
  readonly scenario: string;
  readonly within: number;
  /** NPV of the best plan (lines relaxed), and what may be given up of it: a share of the present value of all costs. */
  readonly bestNpvUsd: number;
  readonly givenUpUsd: number;
  /** Least and most plant at work in each chain within that distance, USD of investment, beside the best plan's. */
  readonly chains: readonly {
    readonly chain: string;
    readonly best: number;
    readonly least: number;
    readonly most: number;
  }[];
  readonly plans: readonly AlternativePlan[];
}

export interface AlternativePlan {
  /** `best`; `claims`: the best that keeps every claim, however far from it; a measure at its best; or `different`. */
  readonly kind: 'best' | 'claims' | 'different' | 'jobs' | 'co2' | 'capex' | 'most-capex' | 'value-added';
  readonly measures: Measures;
  readonly chains: Readonly<Record<string, number>>;
  /** Capacity in the last stage of what carries a floor or comes in whole lines. */
  readonly capacity: Readonly<Record<string, number>>;
  readonly claims: readonly {
    readonly id: string;
    readonly name: Name;
    readonly planned: number;
    readonly holds: boolean;
  }[];
}

/** What a plan is measured by: NPV and investment in USD, land in ha, the others a year. */
export type Measures = Readonly<Record<'npv' | 'co2' | 'jobs' | 'capex' | 'land' | 'water' | 'value-added', number>>;

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
  /** Share of what was claimed by which it may be missed. */
  readonly tolerance: number;
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
  readonly jobsMines: number;
  readonly landHa: number;
  readonly waterM3: number;
  readonly co2Tonnes: number;
  readonly capexUsd: number;
  /** By grid material (`electricity` in MWh, steam in GJ, a year): what each process gives (+) or takes (−), and the grid. */
  readonly energy: Readonly<Record<string, Readonly<Record<string, number>>>>;
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
  readonly material: string;
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
  /** First hour, from 0, of its year. */
  readonly start: number;
  /** Its weather year, from 0; the first unless given. */
  readonly weatherYear?: number;
  readonly stepHours: number;
  readonly series: Readonly<Record<string, readonly number[]>>;
}
