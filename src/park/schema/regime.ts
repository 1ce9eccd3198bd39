import { z } from 'zod';
import { chains } from './catalogue.ts';
import { quantity as anyQuantity, names, processOrMaterialId, provenance } from './quantity.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-01-01');

/** Where figures come from, and the day from which those below hold that do not say it themselves. */
const origin = { from: day.optional().describe('Day from which it holds'), ...provenance };

const inForce = z.strictObject({
  value: z.union([z.string(), z.number()]),
  range: z.tuple([z.number(), z.number()]).optional().describe('Low and high, in the unit of the value'),
  to: day.optional().describe('Last day on which it holds; until the next one begins when absent'),
  placeholder: z.boolean().optional().describe('A value of the right order that nobody has looked up'),
  ...origin,
});

/** A rate with its days; a list when it has changed or will. */
const rate = z
  .union([z.string(), z.number(), inForce, z.array(inForce).min(1)])
  .meta({ id: 'rate', description: 'A rate such as 20 %, or a list of rates that follow each other in time' });

// Shapes with an `id` stand once in the JSON schema.
const quantity = anyQuantity.meta({ id: 'quantity', description: 'A quantity with its unit, such as 13.4 MWh/t' });

const byYear = z.record(z.string(), quantity).meta({ id: 'byYear', description: 'By year; the last one holds on' });

/** The parts of an investment that tax law writes off at rates of their own. */
export const assetGroups = ['buildings', 'machinery', 'computers', 'other'] as const;

/** What a relief can lower. */
export const relievedTaxes = [
  'corporateIncomeTax',
  'propertyTax',
  'landTax',
  'importVat',
  'importDuty',
  'mineralExtractionTax',
  'payroll',
  'withholding',
  'emissionPayments',
] as const;

/** Every levy of a regime, for who receives it and what a stability clause leaves out. */
export const levies = [
  'corporateIncomeTax',
  'vat',
  'mineralExtractionTax',
  'propertyTax',
  'landTax',
  'waterTax',
  'payroll',
  'personalIncomeTax',
  'withholding',
  'importDuty',
  'exportDuty',
  'emissionPayments',
  'wastePayments',
  'emissionsTrading',
  'excise',
] as const;

/** What an incentive may leave out: kinds of activity, or a chain of the catalogue. */
export const excludedActivities = [
  'subsoilUse',
  'mineralTrading',
  'excisableGoods',
  'cryptoMining',
  ...chains,
] as const;

/** A mapping with at most these keys, so that an unknown one is told with the nearest. */
function named<K extends string, V extends z.ZodType>(keys: readonly K[], value: V) {
  const shape = Object.fromEntries(keys.map((key) => [key, value.optional()])) as Record<K, z.ZodOptional<V>>;
  return z.strictObject({ ...shape, ...origin });
}

const receiver = z.enum(['state', 'region', 'fund']);

const depreciationMethod = z
  .enum(['decliningBalance', 'straightLine', 'decliningBalanceToStraightLine'])
  .describe(
    'decliningBalance: a share of what is left; straightLine: a share of the first cost; decliningBalanceToStraightLine: the former until the latter deducts more',
  );
const depreciationGroup = z
  .strictObject({
    rate: rate.describe('Of what is left with decliningBalance, else of the first cost: 1 over the life'),
    method: depreciationMethod.optional().describe("The section's when absent"),
    firstYearFactor: quantity
      .optional()
      .describe('Of decliningBalance: on the rate in the first year of use; 2 where it is doubled'),
    factor: quantity
      .optional()
      .describe('Of decliningBalanceToStraightLine: its declining rate over the straight one; 2 when absent'),
    firstYearShare: quantity
      .optional()
      .describe('Of decliningBalanceToStraightLine: part of the first year in use; 1 when absent, 0.5 for half a year'),
    ...origin,
  })
  .meta({ id: 'depreciationGroup' });

const corporateIncomeTax = z.strictObject({
  rate,
  lossCarryForward: rate.optional().describe('Years for which a loss may lower later profits'),
  thinCapitalisation: rate.optional().describe('Debt over equity up to which interest lowers the profit'),
  depreciation: z
    .strictObject({
      method: depreciationMethod,
      buildings: depreciationGroup,
      machinery: depreciationGroup,
      computers: depreciationGroup.optional().describe('As `other` when absent'),
      other: depreciationGroup.optional().describe('As `machinery` when absent'),
      ...origin,
    })
    .optional(),
  ...origin,
});

const vat = z.strictObject({
  rate,
  exportRate: rate.optional().describe('On what is sold abroad; the rate when absent'),
  refundLag: rate.optional().describe('From paying VAT on purchases until it is paid back, in months'),
  equipmentImports: z.boolean().optional().describe('Whether it is charged on imported equipment, and paid back later'),
  ...origin,
});

const mineralItem = z
  .strictObject({
    of: z.string().optional().describe('Metal or mineral whose value is taxed, as in the assay; the whole when absent'),
    grade: quantity.optional().describe('Tonnes of it per tonne taken, where the assay does not carry it'),
    rate: rate.optional().describe('Share of that value'),
    price: quantity.optional().describe('Price per tonne of the metal or mineral'),
    priceOf: z
      .string()
      .optional()
      .describe('Material whose price in the park it is: of its market, or else its supply'),
    amount: rate.optional().describe('Instead of a share: money per tonne taken'),
    ...origin,
  })
  .meta({ id: 'mineralItem' });
const mineralItems = z.union([mineralItem, z.array(mineralItem).min(1)]);

const mineralExtractionTax = z.strictObject({
  materials: z
    .record(processOrMaterialId, mineralItems)
    .optional()
    .describe('By material of a deposit, as it lies there'),
  otherwise: mineralItems.optional().describe('On every other material that is dug'),
  newDepositHoliday: rate.optional().describe('From the start of mining at a new deposit'),
  manMadeFactor: rate.optional().describe('On the rates, at dumps and tailings'),
  lowMargin: z
    .strictObject({ margin: quantity, factor: quantity, ...origin })
    .optional()
    .describe('Factor on the rates where the margin of the deposit is at most this'),
  ...origin,
});

const contribution = z.strictObject({
  rate: rate.describe('Share of gross pay'),
  borneBy: z.enum(['employer', 'employee']),
  receipt: receiver,
  cap: rate.optional().describe('Pay up to which it is taken, in minimum wages'),
  share: rate
    .optional()
    .describe('Share of the pay on which it falls, such as that of hazardous work; all when absent'),
  deductible: z.boolean().optional().describe('Borne by the employee: taken off before the personal income tax'),
  ...origin,
});

const payroll = z.strictObject({
  onCost: rate.describe("The employer's contributions inside the park's wage, as a share of gross pay"),
  contributions: z.record(processOrMaterialId, contribution).optional(),
  personalIncomeTax: z
    .strictObject({
      bands: z
        .array(z.strictObject({ above: rate.optional(), rate, ...origin }))
        .min(1)
        .describe('Rates on the part of yearly pay above a sum, lowest first; the first has no sum'),
      deduction: rate.optional().describe('Taken off pay before the tax'),
      ...origin,
    })
    .optional(),
  ...origin,
});

const withholding = z.strictObject({ dividends: rate, interest: rate, royalties: rate, ...origin });

const dutyList = {
  otherwise: rate.describe('On every material that is not listed'),
  materials: z.record(processOrMaterialId, rate).optional(),
  ...origin,
};

const customs = z.strictObject({
  equipment: rate.optional().describe('Import duty on equipment'),
  imports: z
    .strictObject({
      insidePrices: z.boolean().optional().describe("Whether the park's prices at the gate hold it already"),
      ...dutyList,
    })
    .optional()
    .describe('Import duty on materials that are bought'),
  exports: z.strictObject(dutyList).optional().describe('Duty on what is sold abroad'),
  dutyFreeOrigin: z.array(z.string()).optional().describe('Countries whose goods bear no import duty'),
  ...origin,
});

const emissionPayments = z.strictObject({
  rates: z.record(processOrMaterialId, rate).describe('Per tonne emitted, by pollutant'),
  materials: z
    .record(processOrMaterialId, z.string())
    .optional()
    .describe('Pollutant as which each material of the park counts when it goes to the air'),
  councilFactor: rate.optional().describe('By which local councils raise the rates'),
  permit: z.string().optional().describe('State of permit that the park has, one of `coefficients`'),
  coefficients: z.record(processOrMaterialId, rate).optional().describe('On the rates, by state of permit'),
  ...origin,
});

const wastePayments = z.strictObject({
  rates: z.record(processOrMaterialId, rate).describe('Per tonne stored, by kind of waste'),
  materials: z.record(processOrMaterialId, z.string()).optional().describe('Kind of waste that each material is'),
  ...origin,
});

const emissionsTrading = z.strictObject({
  threshold: quantity.optional().describe('CO2 per installation and year up to which nothing is due'),
  price: byYear.describe('Per tonne of CO2, by year; between two years on a straight line'),
  freeShare: rate.optional().describe('Share of the benchmark, or of emissions without one, that is given free'),
  freeShareDecline: quantity.optional().describe('By which that share falls each year, from the year it begins'),
  benchmarks: z
    .record(processOrMaterialId, quantity)
    .optional()
    .describe('Tonnes of CO2 per unit of product, by material or process'),
  ...origin,
});

const borderProduct = z.strictObject({
  benchmark: rate.describe('Tonnes of CO2 per tonne that are free'),
  direct: quantity.optional().describe("Tonnes of CO2 per tonne, where the plan's own figure is not used"),
  indirect: quantity.optional().describe('The same of the power'),
  share: quantity.optional().describe("Share of the tonnes of a market's step that go there; all when absent"),
  insidePrice: quantity.optional().describe("Charge per tonne that goes there which the park's price bears already"),
  ...origin,
});

const borderCarbon = z.strictObject({
  name: names,
  market: z.string().describe("Word by which the places of the park's markets name it, such as EU"),
  products: z.record(processOrMaterialId, borderProduct),
  payable: byYear.describe('Share of the benchmark that is no longer free'),
  allowancePrice: byYear.describe('Per tonne of CO2'),
  includesIndirect: z.boolean().describe('Whether the CO2 of bought and own power counts'),
  deductsHomePrice: z.boolean().describe('Whether a carbon price paid at home is taken off'),
  leastQuantity: quantity.optional().describe('Yearly tonnes below which nothing is due'),
  ...origin,
});

const relief = z
  .strictObject({
    factor: rate.optional().describe('On the rate; 0 where nothing is due'),
    rate: rate.optional().describe('Instead of the rate'),
    ...origin,
  })
  .meta({ id: 'relief' });
const reliefs = named(relievedTaxes, relief);
const excludes = z.array(z.enum(excludedActivities)).optional().describe('Activities that it is not given to');

const specialEconomicZone = z.strictObject({
  name: names,
  expires: z.union([day, z.strictObject({ day, ...provenance })]).describe('Last day of the zone'),
  relief: reliefs,
  terms: z
    .array(z.strictObject({ category: z.string(), below: rate.optional(), term: rate, ...origin }))
    .min(1)
    .describe('Years of relief by cost of the project, smallest first; the last has no bound'),
  incomeShare: rate.optional().describe('Least share of income from activity in the zone'),
  excludes,
  ...origin,
});

const investmentAgreement = z.strictObject({
  minimum: rate.describe('Least investment'),
  term: rate.describe('Years of relief at most'),
  relief: reliefs,
  excludes,
  stability: z
    .strictObject({
      freezes: z.boolean().describe('Whether rates stay as on the day of signing'),
      term: rate,
      except: z.array(z.enum(levies)).optional().describe('Levies that change all the same'),
      ...origin,
    })
    .optional(),
  ...origin,
});

const regime = z.strictObject({
  name: names,
  asOf: day.describe('Day of the law that the file tells'),
  currency: z.strictObject({
    code: z.string().regex(/^[A-Z]{3}$/, 'three capitals such as KZT'),
    perUsd: z
      .record(z.string(), byYear)
      .optional()
      .describe('Units of a currency per USD, by currency and year, beside those of the price index'),
    domesticInflation: byYear.optional().describe('As that of the USD when absent'),
    usdInflation: byYear.optional().describe("The park's `finance.inflation` when absent"),
    ...origin,
  }),
  unitsOfAccount: z
    .record(z.string(), byYear)
    .optional()
    .describe('Units of three capitals in which law states amounts, such as MCI, and their money by year'),
  minimumWage: byYear.optional(),
  corporateIncomeTax: corporateIncomeTax.optional(),
  vat: vat.optional(),
  mineralExtractionTax: mineralExtractionTax.optional(),
  propertyTax: z.strictObject({ rate: rate.describe('Share of the average book value a year'), ...origin }).optional(),
  landTax: z.strictObject({ outsideTowns: rate, inTowns: rate.optional(), ...origin }).optional(),
  waterTax: z
    .strictObject({
      rate,
      insidePrices: z.boolean().optional().describe("Whether the park's price of water holds it already"),
      ...origin,
    })
    .optional(),
  payroll: payroll.optional(),
  withholding: z
    .record(z.string(), withholding)
    .optional()
    .describe('By country of the recipient (CN); `other` for those without a treaty'),
  customs: customs.optional(),
  emissionPayments: emissionPayments.optional(),
  wastePayments: wastePayments.optional(),
  emissionsTrading: emissionsTrading.optional(),
  borderCarbon: z.record(z.string(), borderCarbon).optional().describe('Charges at the borders of its customers'),
  specialEconomicZone: specialEconomicZone.optional(),
  investmentAgreement: investmentAgreement.optional(),
  stateGrant: z
    .strictObject({ cap: rate.describe('Share of fixed investment, in kind, at most'), ...origin })
    .optional(),
  labour: z
    .strictObject({
      quotas: z.record(processOrMaterialId, rate).describe('Least share of citizens, by group of staff'),
      exempt: rate.optional().describe('From start-up, under a zone or an agreement'),
      ...origin,
    })
    .optional(),
  localContent: z
    .record(processOrMaterialId, rate)
    .optional()
    .describe('Least share of purchases at home, by kind of buyer'),
  receipts: named(levies, receiver).optional().describe('Who receives it; the state when absent'),
  ...origin,
});
export type WrittenRegime = z.infer<typeof regime>;

/** Countries' taxes, charges and reliefs as data (`catalogue/regimes`, or `regimes/` of a park). */
export const regimesFile = z.strictObject({
  regimes: z.record(z.string().regex(/^[a-z][A-Za-z0-9_-]*$/, 'a name of letters, digits, - and _'), regime),
  ...origin,
});
