import type { Place } from './issue.ts';
import type { Figure, Market, Material, Supply } from './park.ts';
import type { Confidence, Names } from './schema/quantity.ts';
import type { excludedActivities, levies, relievedTaxes } from './schema/regime.ts';

/** A figure with the days on which it holds, both included. The last step of a rate mostly has no last day. */
export interface DatedFigure {
  readonly from: string;
  readonly to?: string;
  readonly figure: Figure;
  /** How the file names it where it has several: the year, or the place in a list. */
  readonly key?: string;
}

/** Figures that follow each other in time without overlap or hole, the earliest first; at least one. */
export type Dated = readonly DatedFigure[];

/** A rate as it holds in a year. */
export interface InForce {
  readonly value: number;
  readonly figure: Figure;
  /** Day from which it holds. */
  readonly from: string;
  /** The year lies before or after the days that are known: the first or last rate holds on. */
  readonly held?: 'before' | 'after';
}

/** Rates found before, by year: accounts ask for the same ones thousands of times. */
const found = new WeakMap<Dated, Map<number, InForce>>();

/** The rate of a calendar year: the one in force on 1 July, so that a change in January counts for the whole year. */
export function rateAt(dated: Dated, year: number): InForce {
  const known = found.get(dated)?.get(year);
  if (known) return known;
  const rate = rateOn(dated, `${year}-07-01`);
  found.set(dated, (found.get(dated) ?? new Map()).set(year, rate));
  return rate;
}

function rateOn(dated: Dated, day: string): InForce {
  const step = dated.findLast(({ from }) => from <= day) ?? dated[0]!;
  const held = day < step.from ? 'before' : step.to !== undefined && day > step.to ? 'after' : undefined;
  return { value: step.figure.value, figure: step.figure, from: step.from, ...(held ? { held } : {}) };
}

/** The value of a path in a year: on a straight line between the years that it names, constant outside them. */
export function pathAt(path: Dated, year: number): { readonly value: number; readonly held?: 'before' | 'after' } {
  const points = path.map(({ from, figure }) => ({ year: Number(from.slice(0, 4)), value: figure.value }));
  const after = points.findIndex((point) => point.year >= year);
  if (after < 0) return { value: points.at(-1)!.value, held: 'after' };
  const [low, high] = [points[after - 1], points[after]!];
  if (!low) return { value: high.value, ...(year < high.year ? { held: 'before' } : {}) };
  return { value: low.value + ((high.value - low.value) * (year - low.year)) / (high.year - low.year) };
}

/** Who receives a levy: the state's budget, the region's, or a fund for pensions, health or social insurance. */
export type Receiver = 'state' | 'region' | 'fund';
export type Levy = (typeof levies)[number];
export type RelievedTax = (typeof relievedTaxes)[number];
export type ExcludedActivity = (typeof excludedActivities)[number];

/** A country's currency and prices; `src/park/currency.ts` converts with it. */
export interface Currency {
  readonly code: string;
  readonly baseYear: number;
  /** Units per USD of the years whose rate is known; purchasing-power parity beyond them. Empty for the USD. */
  readonly perUsd: ReadonlyMap<number, number>;
  /** US price level of the years that the price index knows, 1 in the base year. */
  readonly usdLevel: ReadonlyMap<number, number>;
  /** Per year; as that of the USD when absent. */
  readonly domesticInflation?: Dated;
  /** Beyond the price index; the park's own inflation when absent. */
  readonly usdInflation?: Dated;
  readonly parkInflation: number;
}

export interface DepreciationGroup {
  readonly method: 'decliningBalance' | 'straightLine' | 'decliningBalanceToStraightLine';
  /** Share per year: of the balance with `decliningBalance`, else of the first cost. */
  readonly rate: Dated;
  /** On the rate in the first year of use, with `decliningBalance`. */
  readonly firstYearFactor?: Figure;
  /** Declining rate per straight-line rate, and part of the first year in use, with `decliningBalanceToStraightLine`. */
  readonly factor?: Figure;
  readonly firstYearShare?: Figure;
}

export interface CorporateIncomeTax {
  readonly rate: Dated;
  /** Years. */
  readonly lossCarryForward?: Dated;
  /** Debt over equity. */
  readonly thinCapitalisation?: Dated;
  readonly depreciation?: Readonly<Record<'buildings' | 'machinery' | 'computers' | 'other', DepreciationGroup>>;
}

export interface ValueAddedTax {
  readonly rate: Dated;
  readonly exportRate: Dated;
  /** Years from paying it on purchases until it is paid back. */
  readonly refundLag?: Dated;
  /** Whether it is charged on imported equipment, to be paid back later. */
  readonly equipmentImports: boolean;
}

/** A tax on what is dug: a share of the value of a metal or mineral in it, or money per unit. */
export type MineralTaxItem =
  | {
      readonly kind: 'share';
      /** Metal or mineral, as in the assay; the whole material when absent. */
      readonly of?: string;
      /** t of it per t dug: 1 for the whole. */
      readonly content: number;
      /** Written where the assay does not carry it. */
      readonly grade?: Figure;
      readonly rate: Dated;
      /** USD per unit. */
      readonly price?: Figure;
      /** Material whose price in the park it is. */
      readonly priceOf?: string;
    }
  | {
      readonly kind: 'amount';
      /** USD per unit dug. */
      readonly amount: Dated;
    };

export interface MineralExtractionTax {
  /** By material of a deposit. */
  readonly materials: ReadonlyMap<string, readonly MineralTaxItem[]>;
  /** On every other material that is dug. */
  readonly otherwise?: readonly MineralTaxItem[];
  /** Years without tax from the start of mining at a new deposit that qualifies. */
  readonly newDepositHoliday?: Dated;
  readonly manMadeFactor?: Dated;
  readonly lowMargin?: { readonly margin: Figure; readonly factor: Figure };
}

export interface Contribution {
  /** Share of gross pay. */
  readonly rate: Dated;
  readonly borneBy: 'employer' | 'employee';
  readonly receipt: Receiver;
  /** Pay up to which it is taken, in minimum wages. */
  readonly cap?: Dated;
  /** Share of the pay on which it falls; all when absent. */
  readonly share?: Dated;
  /** Taken off pay before the personal income tax. */
  readonly deductible: boolean;
}

export interface Payroll {
  /** The employer's contributions inside the park's wage, as a share of gross pay. */
  readonly onCost: Dated;
  readonly contributions: ReadonlyMap<string, Contribution>;
  readonly personalIncomeTax?: {
    /** Rates on the part of yearly pay above a sum in USD a year, the lowest first. */
    readonly bands: readonly { readonly above?: Dated; readonly rate: Dated }[];
    /** USD a year. */
    readonly deduction?: Dated;
  };
}

export interface Withholding {
  readonly dividends: Dated;
  readonly interest: Dated;
  readonly royalties: Dated;
}

export interface Duties {
  readonly otherwise: Dated;
  readonly materials: ReadonlyMap<string, Dated>;
}

export interface Customs {
  /** Import duty on equipment. */
  readonly equipment?: Dated;
  /** Import duty on materials; `insidePrices` when the prices at the gate hold it already. */
  readonly imports?: Duties & { readonly insidePrices: boolean };
  readonly exports?: Duties;
  /** Countries whose goods bear no import duty. */
  readonly dutyFreeOrigin: readonly string[];
}

export interface EmissionPayments {
  /** USD per t emitted, by pollutant. */
  readonly rates: ReadonlyMap<string, Dated>;
  /** Pollutant as which a material of the park counts when it goes to the air. */
  readonly materials: ReadonlyMap<string, string>;
  readonly councilFactor?: Dated;
  /** State of permit that the park has. */
  readonly permit?: string;
  /** On the rates, by state of permit. */
  readonly coefficients: ReadonlyMap<string, Dated>;
}

export interface WastePayments {
  /** USD per t stored, by kind of waste. */
  readonly rates: ReadonlyMap<string, Dated>;
  /** Kind of waste that a material of the park is. */
  readonly materials: ReadonlyMap<string, string>;
}

export interface EmissionsTrading {
  /** t CO2 per installation and year up to which nothing is due. */
  readonly threshold?: Figure;
  /** USD per t CO2: a path, read by `pathAt`. */
  readonly price: Dated;
  /** Share of the benchmark, or of the emissions of what has none, that is given free. */
  readonly freeShare?: Dated;
  /** By which the free share falls each year after it begins. */
  readonly freeShareDecline?: Figure;
  /** t CO2 per unit of product, by material or process. */
  readonly benchmarks: ReadonlyMap<string, Figure>;
}

export interface BorderCarbonProduct {
  /** t CO2 per t that are free, before `payable`. */
  readonly benchmark: Dated;
  /** t CO2 per t, where the plan's own figure is not used. */
  readonly direct?: Figure;
  readonly indirect?: Figure;
  /** Steps of the park's market of the product whose place names this market, by index; empty when none does. */
  readonly tiers: readonly number[];
  /** Share of the tonnes of such a step that go there. */
  readonly share?: Figure;
  /** USD of charge per t that goes there which the park's price bears already. */
  readonly insidePrice?: Figure;
}

/** A charge that customers' countries put on the CO2 of what they import. */
export interface BorderCarbon {
  readonly name: Names;
  readonly market: string;
  readonly products: ReadonlyMap<string, BorderCarbonProduct>;
  /** Share of the benchmark that is no longer free, by year. */
  readonly payable: Dated;
  /** USD per t CO2: a path, read by `pathAt`. */
  readonly allowancePrice: Dated;
  readonly includesIndirect: boolean;
  readonly deductsHomePrice: boolean;
  /** t a year below which nothing is due. */
  readonly leastQuantity?: Figure;
}

/** How a tax is lowered: by a factor on its rate, or to a rate. */
export type Relief = { readonly factor: Dated } | { readonly rate: Dated };
export type Reliefs = Readonly<Partial<Record<RelievedTax, Relief>>>;

export interface SpecialEconomicZone {
  readonly name: Names;
  /** Last day of the zone: no relief beyond it, whatever the term. */
  readonly expires: { readonly day: string; readonly source: readonly string[]; readonly confidence: Confidence };
  readonly relief: Reliefs;
  /** Years of relief by cost of the project in USD, the smallest first; the last has no bound. */
  readonly terms: readonly { readonly category: string; readonly below?: Dated; readonly term: Dated }[];
  /** Least share of income from activity in the zone. */
  readonly incomeShare?: Dated;
  readonly excludes: readonly ExcludedActivity[];
  readonly at: Place;
}

export interface InvestmentAgreement {
  /** Least investment, USD. */
  readonly minimum: Dated;
  /** Years of relief at most. */
  readonly term: Dated;
  readonly relief: Reliefs;
  readonly excludes: readonly ExcludedActivity[];
  /** Whether rates stay as on the day of signing, for how many years, and which change all the same. */
  readonly stability?: { readonly freezes: boolean; readonly term: Dated; readonly except: readonly Levy[] };
  readonly at: Place;
}

/**
 * A country's taxes, charges and reliefs, resolved. A section that the file leaves out is absent: the levy does not exist.
 * Money is real USD of the park's base year, shares are fractions, spans are years.
 */
export interface Regime {
  readonly id: string;
  readonly name: Names;
  /** Day of the law that the file tells; empty when the park has no regime. */
  readonly asOf: string;
  readonly currency: Currency;
  /** USD of one unit of account, such as MCI; the last one holds on in real terms. */
  readonly unitsOfAccount: ReadonlyMap<string, Dated>;
  /** USD a year; the last one holds on in real terms. */
  readonly minimumWage?: Dated;
  readonly corporateIncomeTax?: CorporateIncomeTax;
  readonly vat?: ValueAddedTax;
  readonly mineralExtractionTax?: MineralExtractionTax;
  /** Share of the average book value a year. */
  readonly propertyTax?: { readonly rate: Dated };
  /** USD per ha and year. */
  readonly landTax?: { readonly outsideTowns: Dated; readonly inTowns?: Dated };
  /** USD per m3; `insidePrices` when the park's price of water holds it already. */
  readonly waterTax?: { readonly rate: Dated; readonly insidePrices: boolean };
  readonly payroll?: Payroll;
  /** By country of the recipient; `other` for those without a treaty. */
  readonly withholding: ReadonlyMap<string, Withholding>;
  readonly customs?: Customs;
  readonly emissionPayments?: EmissionPayments;
  readonly wastePayments?: WastePayments;
  readonly emissionsTrading?: EmissionsTrading;
  readonly borderCarbon: ReadonlyMap<string, BorderCarbon>;
  readonly specialEconomicZone?: SpecialEconomicZone;
  readonly investmentAgreement?: InvestmentAgreement;
  /** Share of fixed investment that the state may give in kind, at most. */
  readonly stateGrant?: { readonly cap: Dated };
  readonly labour?: { readonly quotas: ReadonlyMap<string, Dated>; readonly exempt?: Dated };
  /** Least share of purchases at home, by kind of buyer. */
  readonly localContent: ReadonlyMap<string, Dated>;
  /** Who receives a levy where it is written; the state otherwise. */
  readonly receipts: Readonly<Partial<Record<Levy, Receiver>>>;
  readonly at: Place;
}

/** A legal person of the park, with the processes and infrastructure that it owns. */
export interface Company {
  readonly id: string;
  readonly name: Names;
  readonly relief: 'none' | 'zone' | 'agreement';
  /** Processes that the park allows, in order of id. */
  readonly processes: readonly string[];
  /** Lumps of infrastructure. */
  readonly lumps: readonly string[];
  readonly at: Place;
}

/** What is left of a rate under a relief. */
export function relievedRate(rate: number, relief: Relief | undefined, year: number): number {
  if (!relief) return rate;
  return 'factor' in relief ? rate * rateAt(relief.factor, year).value : rateAt(relief.rate, year).value;
}

/** Years of relief that a project of this cost is given by the law of a year, and the category that gives them. */
export function zoneTerm(
  zone: SpecialEconomicZone,
  projectCostUsd: number,
  year: number,
): { readonly category: string; readonly years: number } {
  const row = zone.terms.find(({ below }) => below && projectCostUsd < rateAt(below, year).value) ?? zone.terms.at(-1)!;
  return { category: row.category, years: rateAt(row.term, year).value };
}

/** Share of allowances that is given free in a year: the share in force, less the decline since it began. */
export function freeShareAt(trading: EmissionsTrading, year: number): number {
  if (!trading.freeShare) return 0;
  const { value, from } = rateAt(trading.freeShare, year);
  const years = Math.max(0, year - Number(from.slice(0, 4)));
  return Math.max(0, value - (trading.freeShareDecline?.value ?? 0) * years);
}

/**
 * Charge on a product at the border of its market, USD per t:
 *
 *     max(0, (E − benchmark · (1 − payable)) · allowance price − carbon price paid at home)
 *
 * E is t CO2 per t: direct, and indirect where the charge includes it; the product's own figures where none is given.
 * What the price bears already (`insidePrice`) is not taken off.
 */
export function borderCharge(
  border: BorderCarbon,
  product: BorderCarbonProduct,
  year: number,
  emissions: { readonly direct?: number; readonly indirect?: number; readonly paidAtHome?: number } = {},
): number {
  const direct = emissions.direct ?? product.direct?.value ?? 0;
  const indirect = border.includesIndirect ? (emissions.indirect ?? product.indirect?.value ?? 0) : 0;
  const free = rateAt(product.benchmark, year).value * (1 - rateAt(border.payable, year).value);
  const due = Math.max(0, direct + indirect - free) * pathAt(border.allowancePrice, year).value;
  return Math.max(0, due - (border.deductsHomePrice ? (emissions.paidAtHome ?? 0) : 0));
}

/** Tax on a unit of a material as it is dug, USD, before any holiday and factor. */
export function mineralTaxPerUnit(
  tax: MineralExtractionTax,
  material: string,
  year: number,
  trade: { readonly markets: ReadonlyMap<string, Market>; readonly supplies: ReadonlyMap<string, Supply> },
): number {
  const items = tax.materials.get(material) ?? tax.otherwise ?? [];
  return items.reduce((sum, item) => {
    if (item.kind === 'amount') return sum + rateAt(item.amount, year).value;
    const price = item.price?.value ?? parkPrice(item.priceOf ?? material, trade) ?? 0;
    return sum + item.content * price * rateAt(item.rate, year).value;
  }, 0);
}

/** The price at which the park sells a material first, or else buys it first; for a premium, with the metal's. */
export function parkPrice(
  material: string,
  trade: { readonly markets: ReadonlyMap<string, Market>; readonly supplies: ReadonlyMap<string, Supply> },
): number | undefined {
  const market = trade.markets.get(material);
  if (!market) return trade.supplies.get(material)?.tiers[0]?.price.value;
  const over = market.premiumOver === undefined ? 0 : parkPrice(market.premiumOver, trade);
  return (market.tiers[0]?.price.value ?? 0) + (over ?? 0);
}

/** t of a metal or mineral per t of a material, by its assay; undefined where the assay does not carry it. */
export function contentOf(material: Material, of: string): number | undefined {
  return material.elements[of] ?? material.composition[of];
}
