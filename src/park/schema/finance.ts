import { z } from 'zod';
import { names, provenance, quantity } from './quantity.ts';

const tranche = z.strictObject({
  name: names,
  share: quantity.describe('Of all debt'),
  rate: quantity.describe('All-in, nominal USD'),
  tenor: quantity.describe('From the first draw, grace included'),
  grace: quantity.describe('From the first draw to the first repayment'),
  repayment: z.enum(['equal', 'annuity', 'sculpted']).optional(),
  upfrontFee: quantity.optional(),
  commitmentFee: quantity.optional().describe('A year, on what is not yet drawn'),
  insurance: quantity.optional().describe('Premium on the insured debt, paid at the first draw'),
  ...provenance,
});

/** How the park is paid for, and by what conventions its accounts are kept. */
export const financeFile = z.strictObject({
  investor: z.string().optional().describe('Country of those who receive dividends, as the regime names it'),
  lender: z.string().optional().describe('Country of those who receive interest, as the regime names it'),
  convention: z.enum(['end-of-year', 'mid-year']).optional().describe('When a year counts in present values'),
  transferPrices: z
    .enum(['shadow', 'market', 'cost-plus'])
    .optional()
    .describe("At what prices the park's companies trade with each other"),
  costPlus: quantity.optional().describe('Margin of cost-plus prices on cost'),
  workingCapital: z
    .strictObject({ receivable: quantity, inventory: quantity, payable: quantity, ...provenance })
    .optional(),
  importedEquipment: quantity.optional().describe('Share of investment that crosses the border'),
  homePremium: quantity
    .optional()
    .describe(
      'What equipment made at home costs more, where a floor asks for more of it than is bought at home anyway',
    ),
  expatriateExtra: quantity.optional().describe('What an expatriate costs more than a resident in the same place'),
  assetGroups: z
    .strictObject({ buildings: quantity, machinery: quantity, computers: quantity, other: quantity, ...provenance })
    .optional()
    .describe('Shares of investment by group of tax depreciation'),
  equityHurdle: quantity.optional().describe('Nominal return on equity below which the investor walks away'),
  stateDiscountRate: quantity.optional().describe("Real; the park's own when absent"),
  gearing: quantity.optional().describe('Debt as a share of what is spent until the park runs'),
  tranches: z.record(z.string(), tranche).optional(),
  coverRatio: quantity.optional().describe('DSCR by which sculpted debt is sized'),
  lockUp: quantity.optional().describe('DSCR below which nothing is paid out'),
  sweep: quantity.optional().describe('Share of free cash that repays debt early'),
  reserve: quantity.optional().describe('Span of debt service kept in reserve'),
  ...provenance,
});
