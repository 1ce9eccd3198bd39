import type { Names } from './schema/quantity.ts';

export interface Tranche {
  readonly id: string;
  readonly name: Names;
  /** Of all debt. */
  readonly share: number;
  /** All-in, nominal, per year. */
  readonly rate: number;
  /** Years from the first draw, grace included. */
  readonly tenor: number;
  readonly grace: number;
  readonly repayment: 'equal' | 'annuity' | 'sculpted';
  readonly upfrontFee: number;
  readonly commitmentFee: number;
  readonly insurance: number;
}

/** How a park is paid for, and the conventions of its accounts. Shares are fractions, spans are years. */
export interface FinancingTerms {
  readonly investor: string;
  readonly lender: string;
  readonly convention: 'end-of-year' | 'mid-year';
  readonly transferPrices: 'shadow' | 'market' | 'cost-plus';
  readonly costPlus: number;
  readonly receivable: number;
  readonly inventory: number;
  readonly payable: number;
  readonly importedEquipment: number;
  /** What equipment bought at home costs more than imported, as a share, beyond what is bought at home anyway. */
  readonly homePremium: number;
  /** What an expatriate costs more than a resident in the same place, real USD a year. */
  readonly expatriateExtra: number;
  /** Share of the jobs that residents hold. */
  readonly residents: number;
  readonly assetGroups: Readonly<Record<'buildings' | 'machinery' | 'computers' | 'other', number>>;
  readonly equityHurdle?: number;
  readonly stateDiscountRate?: number;
  readonly gearing: number;
  readonly tranches: readonly Tranche[];
  readonly coverRatio: number;
  readonly lockUp: number;
  readonly sweep: number;
  readonly reserve: number;
}
