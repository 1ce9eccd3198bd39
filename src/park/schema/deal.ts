import { z } from 'zod';
import { names, processOrMaterialId, provenance, quantity } from './quantity.ts';

/** What an instrument moves. */
export const instrumentKinds = [
  'zoneYears',
  'propertyTax',
  'profitTax',
  'mineralTax',
  'carbonPrice',
  'gridTariff',
  'railTariff',
  'infrastructureGrant',
  'stateGrant',
  'stateEquity',
  'jobsFloor',
  'localHireFloor',
  'localContentFloor',
  'offtakeFloor',
] as const;

const instrument = z.strictObject({
  name: names,
  kind: z.enum(instrumentKinds),
  state: quantity.describe("The end of its range that is the state's own wish"),
  investor: quantity.describe("The end that is the investor's"),
  material: processOrMaterialId.optional().describe('Of an offtake floor'),
  ...provenance,
});

/** What both sides of the table can move, and where each walks away. */
export const dealFile = z.strictObject({
  investorHurdle: quantity.optional().describe('Nominal return on equity; that of finance.yaml when absent'),
  stateHurdle: quantity
    .optional()
    .describe('Present value to the budget below which the state walks away; nothing when absent'),
  instruments: z.record(processOrMaterialId, instrument),
  ...provenance,
});
