import type { Company, Levy } from '../park/regime.ts';
import type { Names } from '../park/schema/quantity.ts';
import type { FinancingTerms } from '../park/terms.ts';

/** One amount per calendar year, in the order of `Accounts.years`. */
export type Series = readonly number[];
type Lines = Readonly<Record<string, Series>>;

/** What a company is charged before profit tax, by levy, nominal USD by year; and what it would be without its relief. */
export interface CompanyLevies {
  readonly due: Readonly<Partial<Record<Levy | 'borderCarbon', Series>>>;
  readonly standard: Readonly<Partial<Record<Levy | 'borderCarbon', Series>>>;
  /** Part of what the company pays in wages and prices that ends with the state: contributions, taxes inside prices. */
  readonly passedOn: Readonly<Partial<Record<Levy, Series>>>;
}

/** Whether a company's relief holds in each year, and why it ends. */
export interface ReliefTerm {
  readonly kind: Company['relief'];
  readonly from: number;
  /** Last year of relief. */
  readonly to: number;
  readonly ends: 'term' | 'zone-expires' | 'too-small' | 'none';
  readonly category?: string;
  /** Cost of the company's project, nominal-free: real USD of the base year. */
  readonly projectUsd: number;
}

/** A company before anybody lends to it, nominal USD by calendar year; costs are positive. */
export interface CompanyBusiness {
  /** Delivered value by product. */
  readonly sales: Lines;
  /** What it gives to the park's other companies, by material. */
  readonly transfersOut: Lines;
  readonly transfersIn: Lines;
  readonly purchases: Lines;
  readonly freight: Series;
  readonly payroll: Series;
  readonly upkeep: Series;
  /** Fees for what is stored or dumped, and carrying what is dug. */
  readonly handling: Series;
  readonly levies: CompanyLevies;
  readonly closureProvision: Series;
  readonly ebitda: Series;
  readonly investment: Series;
  readonly sustaining: Series;
  /** Straight line over the life of each asset. */
  readonly depreciation: Series;
  /** Book value of plant at the end of each year. */
  readonly plant: Series;
  readonly closureCost: Series;
  /** What the unused life of plant is sold for when the park closes. */
  readonly salvage: Series;
  /** Book value that is left when the park closes. */
  readonly writtenOff: Series;
  /** Cost of the plant that comes into use. */
  readonly commissioned: Series;
  readonly receivables: Series;
  readonly inventory: Series;
  readonly payables: Series;
  readonly vatReceivable: Series;
}

/** Profit and loss, cash flow and balance sheet, nominal USD by year; costs and payments are positive, results signed. */
export interface Statements {
  readonly profitAndLoss: {
    readonly sales: Series;
    readonly transfersOut: Series;
    readonly transfersIn: Series;
    readonly purchases: Series;
    readonly freight: Series;
    readonly payroll: Series;
    readonly upkeep: Series;
    readonly handling: Series;
    readonly levies: Series;
    readonly ebitda: Series;
    readonly depreciation: Series;
    readonly closureProvision: Series;
    /** Sale of what is left at the end less its book value. */
    readonly disposal: Series;
    readonly interest: Series;
    readonly profitTax: Series;
    readonly netProfit: Series;
  };
  readonly cashFlow: {
    readonly operation: Series;
    readonly workingCapital: Series;
    readonly vat: Series;
    readonly profitTax: Series;
    readonly investment: Series;
    readonly sustaining: Series;
    readonly closure: Series;
    readonly salvage: Series;
    readonly grants: Series;
    readonly drawn: Series;
    readonly interest: Series;
    readonly repaid: Series;
    readonly equity: Series;
    readonly distributions: Series;
    readonly change: Series;
  };
  readonly balanceSheet: {
    readonly plant: Series;
    readonly receivables: Series;
    readonly inventory: Series;
    readonly vatReceivable: Series;
    readonly cash: Series;
    readonly debt: Series;
    readonly payables: Series;
    readonly closureProvision: Series;
    readonly paidIn: Series;
    readonly retained: Series;
    /** Assets less liabilities and equity: nothing. */
    readonly difference: Series;
  };
}

/** How the park is paid for, nominal USD by year. */
export interface Financing {
  /** What owners pay in and are paid, before tax on dividends. */
  readonly equity: Series;
  readonly distributions: Series;
  /** What owners have paid in and not taken out, never below nothing. */
  readonly equityInvested: Series;
  readonly drawn: Series;
  /** Interest and fees until the plant that they are for runs: paid from draws, part of the cost of plant. */
  readonly financeCosts: Series;
  /** The same in the year in which that plant comes into use. */
  readonly capitalised: Series;
  /** Interest of running plant. */
  readonly interestPaid: Series;
  readonly repaid: Series;
  /** Owed at the end of each year. */
  readonly debt: Series;
  readonly cfads: Series;
  /** Held in reserve for debt service, and held back because cover was too thin, at the end of each year. */
  readonly reserve: Series;
  readonly heldBack: Series;
  /** null where nothing is owed. */
  readonly cover: {
    readonly dscr: readonly (number | null)[];
    readonly llcr: readonly (number | null)[];
    readonly plcr: readonly (number | null)[];
  };
  /** Each stage's plant: what it borrows, and what keeps that from being more. */
  readonly programmes: readonly {
    readonly opens: number;
    readonly debt: number;
    readonly gearing: number;
    readonly limitedBy: 'gearing' | 'amount' | 'cash' | 'tenor' | 'costs';
    readonly shortfallUsd: number;
  }[];
  readonly tranches: readonly {
    readonly id: string;
    readonly drawn: Series;
    readonly interest: Series;
    readonly repaid: Series;
    readonly debt: Series;
  }[];
  readonly lockedYears: Series;
  readonly defaultYears: Series;
  /** Debt that the gearing would allow and the cash cannot carry. */
  readonly notCarriedUsd: number;
}

/** What the two sides of capital get: rates nominal unless said, money real USD at the decision. */
export interface Measures {
  readonly convention: 'end-of-year' | 'mid-year';
  /** Return of the park before any tax and borrowing, nominal; absent where the flows have none. */
  readonly beforeTaxIrr?: number;
  /** After tax, without borrowing. */
  readonly projectIrr?: number;
  readonly projectRealIrr?: number;
  readonly projectNpvUsd: number;
  /** Of the owners' money, after tax on dividends. */
  readonly equityIrr?: number;
  readonly equityNpvUsd: number;
  /** Flows whose rate of return is none or not the only one: all of them, why none, and the modified rate of return. */
  readonly noSoleReturn?: Readonly<Partial<Record<'project' | 'equity', NoSoleReturn>>>;
  /** Return on equity below which the investor walks away, nominal. */
  readonly hurdle?: number;
  /** Years from the decision until the money is back, without interest; absent where it never is. */
  readonly paybackYears?: number;
  readonly discountedPaybackYears?: number;
  readonly minDscr?: number;
  readonly averageDscr?: number;
  readonly minLlcr?: number;
  readonly minPlcr?: number;
  /** Most that is out of the owners' and lenders' pockets at once, nominal USD, and the year. */
  readonly peakFundingUsd: number;
  readonly peakFundingYear: number;
}

/** Nominal rates of flows that have none or several, and the modified rate at which outlay grows to income. */
export interface NoSoleReturn {
  readonly rates: readonly number[];
  readonly reason?: 'no-flows' | 'no-outlay' | 'no-income' | 'out-of-range' | 'never-zero';
  /** Finance and reinvestment at the rate asked of these flows; absent without both outlay and income. */
  readonly modified?: number;
}

/** What the state receives and gives up, nominal USD by year, and what that is worth to it. */
export interface StateAccounts {
  /** By levy: received. */
  readonly receipts: Readonly<Partial<Record<Levy, Series>>>;
  /** By levy: what the relief of zone or agreement gives up, at the plan as it is. */
  readonly reliefs: Readonly<Partial<Record<Levy, Series>>>;
  readonly grants: Series;
  /** Dividends on the state's own share less what it puts in. */
  readonly stateEquity: Series;
  readonly net: Series;
  /** Real USD at the decision, at the state's discount rate. */
  readonly presentValue: {
    readonly receipts: number;
    readonly reliefs: number;
    readonly grants: number;
    readonly net: number;
    readonly byLevy: Readonly<Partial<Record<Levy, number>>>;
    readonly reliefsByLevy: Readonly<Partial<Record<Levy, number>>>;
  };
  readonly discountRate: number;
  /** Receipts from the park's companies over their cash flow before any tax, both present values. */
  readonly governmentTake: number;
  /** The same with receipts borne by the companies alone, as the IMF's FARI counts it. */
  readonly averageEffectiveTaxRate: number;
  /** (return before tax − return after) / return before tax. */
  readonly marginalEffectiveTaxRate?: number;
  /** Net pay of those employed, real USD in the last stage's year. */
  readonly payrollKept: number;
  /** Sales abroad less imported equipment, debt service and dividends abroad, nominal USD by year; bought materials apart. */
  readonly foreignExchange: Series;
}

/** A step from the plan's linear NPV to the accounts' exact one, real USD at the decision; positive adds. */
export interface BridgeStep {
  readonly id:
    | 'plan'
    | 'investmentTiming'
    | 'endTiming'
    | 'regimeCharges'
    | 'workingCapital'
    | 'vatFloat'
    | 'grant'
    | 'profitTax'
    | 'lacking'
    | 'rest'
    | 'accounts';
  readonly usd: number;
}

/** What a unit costs the park, real USD, part by part; the parts add up to `total`. */
export interface ProductCost {
  readonly material: string;
  /** Made a year in the last stage, in the material's unit. */
  readonly made: number;
  /** Inputs bought outside, at the gate, followed through every plant of the park. */
  readonly bought: number;
  readonly payroll: number;
  readonly upkeep: number;
  /** Plant as a constant yearly payment at the park's discount rate over its life. */
  readonly capital: number;
  /** What by-products bring, negative where they cost. */
  readonly credit: number;
  readonly total: number;
  /** Without capital: what must be paid out to make one more year of it. */
  readonly cash: number;
  /** Sold at the gate: what it brings there. */
  readonly price?: number;
}

/** At what price the park's companies pass a material to each other, real USD per unit, and which rule gave it. */
export interface TransferPrice {
  readonly usd: number;
  readonly rule: 'shadow' | 'market' | 'cost-plus' | 'none';
}

export interface CompanyAccounts {
  readonly id: string;
  readonly name: Names;
  readonly relief: ReliefTerm;
  readonly business: CompanyBusiness;
  readonly statements: Statements;
}

/** A change of law, tariff or price at the plan as it is, and what it does to both sides; money real USD at the decision. */
export interface WhatIf {
  readonly id:
    | 'asItIs'
    | 'zoneLasts'
    | 'noZone'
    | 'railTimesThree'
    | 'borderIndirect'
    | 'carbonTimesTwo'
    | 'pricesTenLower';
  /** Years of relief, of `zoneLasts`. */
  readonly value?: number;
  readonly projectNpvUsd: number;
  readonly equityIrr: number | null;
  readonly stateNpvUsd: number;
  readonly minDscr: number | null;
  /** What lenders can lend, nominal USD. */
  readonly debtUsd: number;
}

/** The accounts of a park by calendar year, nominal USD unless said. */
export interface Accounts {
  readonly years: Series;
  /** Nominal USD per real USD of the base year. */
  readonly level: Series;
  /** Units of the country's currency per USD. */
  readonly perUsd: Series;
  readonly currency: string;
  readonly regime: { readonly id: string; readonly name: Names; readonly asOf: string };
  readonly terms: FinancingTerms;
  readonly companies: readonly CompanyAccounts[];
  readonly consolidated: Statements;
  readonly financing: Financing;
  /** Flows behind the returns: of the project after tax without borrowing, and of its private owners after all tax. */
  readonly flows: { readonly project: Series; readonly owners: Series };
  readonly measures: Measures;
  readonly state: StateAccounts;
  /** From the plan's NPV to the accounts'. */
  readonly bridge: readonly BridgeStep[];
  readonly products: readonly ProductCost[];
  /** What changes of law and tariffs would do, with the plan as it is. */
  readonly whatIfs?: readonly WhatIf[];
  readonly transferPrices: Readonly<Record<string, TransferPrice>>;
}
