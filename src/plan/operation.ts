import type { Name } from './plan.ts';

/** What a planned park does when its hours come one after another and things fail: `kombinat operate`. */
export interface Operation {
  readonly park: string;
  readonly name: Name;
  readonly scenario: string;
  /** The stage that is run, by its first year. */
  readonly stage: number;
  /** Hours that each decision looks ahead, and hours of it that are kept unless something fails or returns. */
  readonly foresight: number;
  readonly kept: number;
  readonly seed: number;
  /** Planned outage: as a share of every set all year, as the plan has it, or each set out at a time of its own. */
  readonly maintenance: 'spread' | 'whole';
  /** MW that the security rule covers; 0 where it does not bind. */
  readonly largestTrip: number;
  /** Quantities whose measured year was run again in every year. */
  readonly measured: readonly string[];
  /** What the plan expects of the same year; absent where the plan was dispatched for another stage. */
  readonly planned: {
    readonly co2Tonnes: number;
    readonly fuelTonnes: Readonly<Record<string, number>>;
    readonly importMwh?: number;
    readonly exportMwh?: number;
    readonly unservedMwh?: number;
    /** Fuel and grid, USD. */
    readonly costUsd?: number;
  };
  readonly names: {
    readonly processes: Readonly<Record<string, Name>>;
    readonly materials: Readonly<Record<string, Name>>;
  };
  readonly years: readonly OperationYear[];
  readonly verdict: OperationVerdict;
}

/**
 * `held`: firm load never lacked. `beyond`: it lacked only in hours with two or more things out at once, for which the rule
 * makes no promise. `broken`: it lacked with one thing out, or none.
 */
export interface OperationVerdict {
  readonly rule: boolean;
  readonly outcome: 'held' | 'beyond' | 'broken' | 'nothing-fails';
  /** Over all years: hours in which firm load lacked, by how many sets, boilers or ties were out. */
  readonly lackingHours: { readonly none: number; readonly one: number; readonly several: number };
  /** Means over the years. */
  readonly unservedMwh: number;
  readonly thinHours: number;
  /** Lines whose power lacked for longer than they bear. */
  readonly frozen: readonly string[];
}

export interface OperationYear {
  /** Seed of the synthetic weather, and of what fails. */
  readonly weatherSeed?: number;
  readonly outageSeed: number;
  readonly outages: readonly OutageCount[];
  /** Firm load that was not served; what may be interrupted stands apart. MWh. */
  readonly unservedMwh: number;
  readonly unservedHours: number;
  readonly largestUnservedMw: number;
  readonly interruptedMwh: number;
  readonly unservedSteamGj: number;
  readonly unservedSteamHours: number;
  readonly lackingHours: OperationVerdict['lackingHours'];
  readonly lines: readonly LineLoss[];
  readonly fuelTonnes: Readonly<Record<string, number>>;
  /** Of power and steam. */
  readonly co2Tonnes: number;
  /** Starts of whole sets, by process: MW started over the size of a set. */
  readonly starts: Readonly<Record<string, number>>;
  readonly importMwh: number;
  readonly exportMwh: number;
  /** Hours with less in reserve than the largest trip, and the most that lacked, MW. */
  readonly thinHours: number;
  readonly thinnestMw: number;
  /** Fuel and grid, USD. */
  readonly costUsd: number;
  /** What the decisions minimised, over the hours as they came: the cost with prices on everything that lacked, USD. */
  readonly objectiveUsd: number;
  readonly decisions: number;
}

export interface OutageCount {
  /** A process, or `grid`. */
  readonly id: string;
  readonly units: number;
  readonly failures: number;
  /** Hours out, all units together, and what the rate lets expect. */
  readonly hours: number;
  readonly expectedHours: number;
}

/** What a large or flexible line did not make. */
export interface LineLoss {
  readonly process: string;
  readonly material: string;
  readonly unit: string;
  /** Lost because the line was out, because firm power lacked, and because it was interrupted as agreed. */
  readonly byOutage: number;
  readonly byLack: number;
  readonly byInterruption: number;
  /** Share of the year's product. */
  readonly share: number;
  /** Longest run of hours without its firm power, by lack and with its own outages. */
  readonly longestLack: number;
  readonly longest: number;
  /** Hours it bears, and hours spent beyond them. */
  readonly freeze?: number;
  readonly hoursAtRiskByLack: number;
  readonly hoursAtRisk: number;
  /** Least share of its firm power in any hour. */
  readonly leastPower: number;
}
