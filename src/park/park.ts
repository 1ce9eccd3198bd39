import type { DealTerms } from './deal-terms.ts';
import type { Place } from './issue.ts';
import type { Company, Regime } from './regime.ts';
import type { Confidence, Names } from './schema/quantity.ts';
import type { FinancingTerms } from './terms.ts';

/** A number from the park's files in its field's canonical unit, how sure we are, and who said so. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly range?: readonly [low: number, high: number];
  readonly source: readonly string[];
  readonly confidence: Confidence;
  readonly reason?: string;
  /** The dossier marks this value as a placeholder of the right order. */
  readonly placeholder: boolean;
  readonly written: string;
  readonly at: Place;
}

/** Anything that flows. Grid materials balance per hour, all others per year. */
export interface Material {
  readonly id: string;
  readonly name: Names;
  readonly unit: 't' | 'GJ' | 'MWh' | 'm3';
  readonly grid: boolean;
  /** Mass fraction by compound as written; empty for energy. */
  readonly composition: Readonly<Record<string, number>>;
  /** Mass fraction by element, from the composition. */
  readonly elements: Readonly<Record<string, number>>;
  /** t per unit; 0 for energy. */
  readonly massPerUnit: number;
  /** t CO2 per unit burnt, for fuels without an assay. */
  readonly combustion: number;
  /** The product it replaces outside, with its CO2 per unit and how many units of it one unit stands for. */
  readonly conventional?: { readonly name: Names; readonly co2: Figure; readonly replaces: number };
  readonly source: readonly string[];
  readonly at: Place;
}

/** How a technology runs in the hours. Absent for material plants, which the hours see as loads. */
export interface Hourly {
  readonly kind: 'thermal' | 'boiler' | 'renewable' | 'storage';
  readonly profile?: 'wind' | 'solar';
  /** Share of online capacity below which it cannot run. */
  readonly minLoad: number;
  /** MWh of power lost per GJ of steam taken, by steam material. */
  readonly steam: Readonly<Record<string, number>>;
  /** GJ of steam per MWh generated. */
  readonly maxSteam: number;
  /** Fuel of a start, in MWh of full-load output per MW. */
  readonly startFuel: number;
  /** Share of full-load fuel burnt at no output. */
  readonly idleFuelShare: number;
  /** Share of capacity per hour. */
  readonly rampPerHour: number;
  /** Share of capacity lost per year of age. */
  readonly fadePerYear: number;
  /** Storage: energy over power, h. */
  readonly hours: number;
  readonly roundTrip: number;
  /** Storage: share of what is stored lost in an hour. */
  readonly lossPerHour: number;
  /** Storage that is the swing of another process's load: at most this share of it. */
  readonly swing?: { readonly of: string; readonly share: number };
}

/** A recipe from inputs to outputs per unit of its main product, with what its plant costs, employs and covers. */
export interface Process {
  readonly id: string;
  readonly name: Names;
  readonly chain: string;
  readonly product: string;
  /** Per unit of product, in the unit of each material. */
  readonly inputs: Readonly<Record<string, Figure>>;
  readonly outputs: Readonly<Record<string, Figure>>;
  /** Outputs less inputs per unit of product. */
  readonly net: Readonly<Record<string, number>>;
  readonly check: readonly string[];
  readonly byDifference?: string;
  /** `MW` for technologies of electricity, else units of product per year. */
  readonly capacityUnit: string;
  readonly line: Figure;
  readonly whole: boolean;
  readonly most?: Figure;
  /** First year it may run, whatever its construction time. */
  readonly earliest?: number;
  /** USD per unit of capacity, battery limits. */
  readonly capex: Figure;
  /** USD per unit of capacity and year. */
  readonly fixedOpexPerCapacity: number;
  readonly variableOpex: number;
  /** Jobs per unit of capacity. */
  readonly jobsPerCapacity: number;
  /** ha per unit of capacity, plot inside battery limits. */
  readonly landPerCapacity: number;
  readonly buildYears: number;
  readonly life: number;
  readonly availability: number;
  readonly outside: boolean;
  readonly hourly?: Hourly;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly source: readonly string[];
  readonly note?: string;
  readonly at: Place;
}

/** A step of a supply or a market: a price for up to a size; without a size it is open. */
export interface Tier {
  readonly price: Figure;
  readonly freight?: Figure;
  readonly size?: Figure;
  readonly placeholder: boolean;
  readonly where?: Names;
  /** Of a market: inside the country, and the share of that market which imports meet today. */
  readonly home: boolean;
  readonly importShare: number;
}

export interface Supply {
  readonly material: string;
  readonly tiers: readonly Tier[];
  /** Whether it comes by rail. */
  readonly rail: boolean;
  readonly at: Place;
}

export interface Market {
  readonly material: string;
  readonly tiers: readonly Tier[];
  /** The metal whose price and tiers these tonnes share; their own price is a premium over it. */
  readonly premiumOver?: string;
  readonly at: Place;
}

/** What the country makes and uses of a material today, per year. */
export interface National {
  readonly output: Figure;
  readonly demand?: Figure;
}

/** Something a party has announced, or law requires, or was agreed. */
export interface Commitment {
  readonly id: string;
  readonly party: string;
  readonly kind: string;
  readonly text: Names;
  readonly by?: string;
  readonly source: readonly string[];
}

/** Builders per investment and jobs that follow from a direct one. */
export interface WorkforceRates {
  /** Person-years per USD, by chain; `other` for the rest. */
  readonly builders: Readonly<Record<string, number>>;
  readonly indirect?: Figure;
}

export interface Sink {
  readonly material: string;
  readonly fee?: Figure;
  /** ha per t stored. */
  readonly store?: Figure;
  /** ha per yearly t. */
  readonly pond?: Figure;
  readonly limit?: Figure;
  readonly vent: boolean;
  readonly at: Place;
}

export interface Deposit {
  readonly id: string;
  readonly name: Names;
  readonly announced?: string;
  readonly material: string;
  readonly distance?: Figure;
  readonly transport?: Figure;
  /** Most that may be taken per year. */
  readonly extraction?: Figure;
  /** What others take from the same reserve per year. */
  readonly incumbentDraw?: Figure;
  readonly reserves: readonly { readonly class: string; readonly amount: Figure }[];
  readonly quality?: {
    readonly measure: string;
    readonly value?: Figure;
    readonly needed?: Figure;
    readonly for?: string;
    readonly note?: string;
  };
  readonly royalty?: Figure;
  /** A purchase that comes from this ground, and the tonnes in place per unit bought. */
  readonly boughtAs?: { readonly material: string; readonly inPlace: Figure };
  readonly placeholder: boolean;
  readonly note?: string;
  readonly at: Place;
}

export interface Floor {
  readonly id: string;
  readonly chain: string;
  readonly process: string;
  readonly capacity: Figure;
  readonly from: number;
  readonly capacityFactor: number;
  readonly at: Place;
}

export interface Claim {
  readonly id: string;
  readonly name: Names;
  readonly measure: 'capex' | 'land' | 'jobs' | 'none';
  readonly comparator?: 'about' | 'at-least' | 'at-most';
  readonly value?: Figure;
  readonly tolerance: number;
  readonly source: readonly string[];
}

/** A measure or material that may be at most, or must be at least, so much; never both. */
export interface Limit {
  readonly key: string;
  readonly most?: number;
  readonly least?: number;
  /** The claim that this limit asks to be kept. */
  readonly claim?: string;
  readonly written: string;
  readonly at: Place;
}

export interface Finance {
  readonly discountRate: number;
  readonly nominalDiscountRate: number;
  readonly inflation: number;
  readonly taxRate: number;
  readonly depreciationLife: number;
  readonly capexFactor: number;
  readonly rehabilitation: number;
  /** USD per job and year, with on-costs. */
  readonly wage: number;
  /** Share of a stage's capex in each year before it opens, earliest first. */
  readonly spending: readonly number[];
  /** Share of capacity reached in each of the first years of operation. */
  readonly rampUp: readonly number[];
}

export interface MeasuredSeries {
  readonly file: string;
  readonly text?: string;
  readonly columns?: string;
  readonly year?: number;
  readonly at: Place;
}

export interface Energy {
  readonly weather?: {
    readonly wind: string;
    readonly solar: string;
    readonly temperature: string;
    readonly seed: number;
    /** Weather years over which each stage is planned. */
    readonly years: number;
    /** Files of the park that stand in for the synthetic year, as text (absent when the folder has no such file). */
    readonly measured: Readonly<Partial<Record<'wind' | 'solar' | 'temperature', MeasuredSeries>>>;
  };
  readonly grid?: {
    readonly tie: Figure;
    readonly importPrice: Figure;
    readonly importLimit?: Figure;
    readonly exportPrice: Figure;
    readonly exportLimit?: Figure;
  };
  /** MW lost when the largest unit trips. */
  readonly largestTrip: number;
  readonly heating?: { readonly steam: string; readonly share: number; readonly base: number };
  readonly flexible: Readonly<
    Record<string, { readonly down: number; readonly up: number; readonly interruptible: number }>
  >;
  /** What fails without notice, by process, and `grid` for the tie; the plan does not use it. */
  readonly reliability?: Readonly<Record<string, Reliability>>;
}

/** Outages of each line or set of a process, or of the grid tie. */
export interface Reliability {
  /** Share of hours out without notice. */
  readonly forcedOutage: number;
  /** Mean hours from a failure until it runs again. */
  readonly repair: number;
  /** Hours from the decision until a set that stands still runs. */
  readonly start: number;
  /** Hours without full power after which a line takes lasting harm. */
  readonly freeze?: number;
}

export interface Lump {
  readonly id: string;
  readonly name: Names;
  /** USD once for the park, or per t/a of freight or MW of tie when sized. */
  readonly capex: Figure;
  readonly sizedBy?: 'freight' | 'gridTie';
  readonly outside: boolean;
}

export interface Site {
  readonly chosen: string;
  readonly sites: Readonly<Record<string, { readonly name: Names; readonly area: Figure }>>;
  /** Plot area over fenced area. */
  readonly plotShare: number;
  /** Years of residue that the stores must hold. */
  readonly storeYears: number;
  /** Park services, as a share of plant jobs. */
  readonly parkServicesJobs: number;
  readonly lumps: readonly Lump[];
  readonly waterFlag?: Figure;
}

export interface Stage {
  /** Its name: the first operating year. */
  readonly year: number;
  readonly years: number;
}

/** Calibration and plant data of the synthetic year, as `catalogue/sites.yaml` gives them; `weather` reads it. */
export type ClimateData = Readonly<Record<string, unknown>>;

/** A park as read: every figure in its canonical unit, every name resolved. */
export interface Park {
  readonly id: string;
  readonly scenario: string;
  readonly name: Names;
  readonly baseYear: number;
  readonly decisionYear: number;
  readonly stages: readonly Stage[];
  readonly finance: Finance;
  readonly workforce: WorkforceRates;
  readonly national: ReadonlyMap<string, National>;
  readonly commitments: readonly Commitment[];
  readonly materials: ReadonlyMap<string, Material>;
  /** Those the park allows. */
  readonly processes: readonly Process[];
  /** Every recipe of the catalogue, allowed or not. */
  readonly catalogue: ReadonlyMap<string, Process>;
  readonly supplies: ReadonlyMap<string, Supply>;
  readonly markets: ReadonlyMap<string, Market>;
  readonly sinks: ReadonlyMap<string, Sink>;
  readonly deposits: readonly Deposit[];
  readonly floors: readonly Floor[];
  readonly limits: readonly Limit[];
  readonly claims: readonly Claim[];
  /** Taxes and charges of the country; the accounts read them, the optimiser has `finance.taxRate`. */
  readonly regime: Regime;
  /** Every process and lump of infrastructure belongs to exactly one. */
  readonly companies: readonly Company[];
  /** How it is paid for, and by what conventions its accounts are kept. */
  readonly terms: FinancingTerms;
  /** The figures behind `finance` and `terms`, by the path that an override would name. */
  readonly moneyFigures: ReadonlyMap<string, Figure>;
  /** What both sides of the table can move. */
  readonly deal: DealTerms;
  readonly energy: Energy;
  readonly site: Site;
  readonly climate: ClimateData;
  readonly sources: ReadonlyMap<string, { readonly title: string; readonly url?: string }>;
  /** SHA-free fingerprint of each file that was read, in order of name. */
  readonly inputs: readonly { readonly file: string; readonly hash: string }[];
}
