import { z } from 'zod';
import { chains } from './catalogue.ts';
import { names, processOrMaterialId, provenance, quantity } from './quantity.ts';

const choice = z.strictObject({
  lines: z.enum(['whole', 'free']).optional().describe('Whether capacity comes in whole lines'),
  line: quantity.optional().describe("Line size in this park, where it differs from the catalogue's"),
  most: quantity.optional().describe('Most capacity that may be built over all stages'),
  earliest: z.number().int().optional().describe('First year it may run, beyond its construction time'),
  ...provenance,
});

const floor = z.strictObject({
  chain: z.string().describe('The announced chain this floor stands for'),
  process: processOrMaterialId,
  capacity: quantity,
  from: z.number().int().describe('First year in which it holds'),
  capacityFactor: z.number().min(0).max(1).optional(),
  ...provenance,
});

const claim = z.strictObject({
  name: names,
  measure: z.enum(['capex', 'land', 'jobs', 'none']),
  comparator: z.enum(['about', 'at-least', 'at-most']).optional(),
  value: quantity.optional(),
  tolerance: z.number().optional(),
  ...provenance,
});

const company = z.strictObject({
  name: names,
  relief: z
    .enum(['none', 'zone', 'agreement'])
    .optional()
    .describe('Incentive of the regime that it has; none when absent'),
  processes: z.array(processOrMaterialId).optional().describe('Its processes, whatever company their chain belongs to'),
  chains: z.array(z.enum(chains)).optional().describe('Chains whose other processes it owns'),
  lumps: z.array(z.string()).optional().describe('Infrastructure of site.yaml that it pays for'),
  ...provenance,
});

const workforce = z.strictObject({
  builders: z
    .record(z.string(), quantity)
    .describe('Person-years of construction per investment, by chain; `other` for the rest'),
  indirect: quantity.optional().describe('Indirect and induced jobs per direct job; shown beside, never added'),
  ...provenance,
});

const prices = z.strictObject({
  usdDeflator: z.record(z.string(), z.number().positive()),
  perUsd: z.record(z.string(), z.record(z.string(), z.number().positive())).optional(),
  ...provenance,
});

/** The catalogue's price index: price level of the US dollar and exchange rates by year. */
export const pricesFile = prices;

export const parkFile = z.strictObject({
  name: names,
  place: z.string().optional(),
  baseYear: z.number().int(),
  decisionYear: z.number().int(),
  stages: z.array(z.number().int()).min(1),
  lastYear: z.number().int().describe('Last operating year'),
  prices: prices.optional().describe("The catalogue's price index when absent"),
  finance: z.strictObject({
    discountRate: quantity.optional().describe('Real, after tax'),
    nominalDiscountRate: quantity.optional().describe('Nominal; converted with the inflation below'),
    inflation: quantity,
    taxRate: quantity,
    depreciationLife: quantity,
    capexFactors: z.record(z.string(), quantity).describe('Multipliers from battery-limit capex to investment'),
    rehabilitation: quantity.optional().describe('Share of capex spent at the end'),
    wage: quantity,
    rampUp: z
      .array(z.number().min(0).max(1))
      .optional()
      .describe('Share of capacity reached in each of the first years'),
    spending: z
      .array(z.number())
      .min(1)
      .describe('Share of a stage capex in each year before it opens, earliest first'),
    ...provenance,
  }),
  workforce: workforce.optional(),
  processes: z.record(processOrMaterialId, choice.nullable()),
  floors: z.record(z.string(), floor).optional(),
  limits: z.record(z.string(), quantity).optional(),
  claims: z.record(z.string(), claim).optional(),
  regime: z
    .string()
    .optional()
    .describe('Taxes and charges: a regime of catalogue/regimes or regimes/; `generic` when absent'),
  companies: z
    .record(processOrMaterialId, company)
    .optional()
    .describe('Which company owns what; what no company names belongs to the company `park`'),
  override: z.record(z.string(), z.unknown()).optional().describe('Path in the catalogue or the park: new value'),
  ...provenance,
});
export type WrittenPark = z.infer<typeof parkFile>;

const tier = z.strictObject({
  price: quantity,
  freight: quantity.optional(),
  size: quantity.optional(),
  where: names.optional(),
  home: z.boolean().optional().describe('Sold inside the country; a sale abroad when absent'),
  importShare: quantity.optional().describe('Share of this home market that imports meet today'),
  placeholder: z.boolean().optional(),
  ...provenance,
});

export const marketsFile = z.strictObject({
  supplies: z
    .record(
      processOrMaterialId,
      z.strictObject({
        tiers: z.array(tier).min(1),
        rail: z.boolean().optional().describe('Whether it comes by rail; solids and liquids do when absent'),
        placeholder: z.boolean().optional(),
        ...provenance,
      }),
    )
    .optional(),
  country: z
    .record(processOrMaterialId, z.strictObject({ output: quantity, demand: quantity.optional(), ...provenance }))
    .optional()
    .describe('What the country makes and uses today, to measure the park against'),
  markets: z
    .record(
      processOrMaterialId,
      z.strictObject({
        tiers: z.array(tier).min(1),
        premiumOver: z
          .string()
          .optional()
          .describe('Price is a premium over this metal, and each tonne takes room in its tiers'),
        counts: z.enum(['metal']).optional().describe('A metal, over which products are premiums'),
        placeholder: z.boolean().optional(),
        ...provenance,
      }),
    )
    .optional(),
  sinks: z
    .record(
      processOrMaterialId,
      z.strictObject({
        fee: quantity.optional(),
        store: quantity.optional().describe('Land per tonne stored, ha/Mt'),
        pond: quantity.optional().describe('Land per yearly flow, ha/(Mt/a)'),
        vent: z.boolean().optional().describe('Leaves to the air, legally'),
        limit: quantity.optional(),
        placeholder: z.boolean().optional(),
        ...provenance,
      }),
    )
    .optional(),
  ...provenance,
});

/** How sure a reserve is, the surest first. */
const reserveClass = z.enum(['proven', 'probable', 'measured', 'indicated', 'inferred', 'unproven']);

export const depositsFile = z.strictObject({
  deposits: z.record(
    z.string(),
    z.strictObject({
      name: names,
      announced: z.string().optional().describe('Which announced resource this answers'),
      material: processOrMaterialId,
      place: z.strictObject({ lat: z.number(), lon: z.number() }).optional(),
      distance: quantity.optional(),
      transport: quantity.optional(),
      extraction: quantity.optional(),
      incumbentDraw: quantity.optional(),
      reserves: z.array(z.strictObject({ class: reserveClass, amount: quantity, ...provenance })).optional(),
      quality: z
        .strictObject({
          measure: z.string(),
          value: quantity.optional(),
          needed: quantity.optional(),
          for: z.string().optional(),
          ...provenance,
        })
        .optional(),
      royalty: quantity.optional(),
      boughtAs: z
        .strictObject({ material: processOrMaterialId, inPlace: quantity, ...provenance })
        .optional()
        .describe('A purchase that comes from this ground, and the tonnes in place per tonne bought'),
      placeholder: z.boolean().optional(),
      ...provenance,
    }),
  ),
  ...provenance,
});

const measured = z
  .strictObject({
    file: z.string().regex(/\.csv$/i, 'a CSV file of the park folder, such as profiles/mast.csv'),
    columns: z.string().optional().describe('For a file of your own: time=…,wind=…,solar=…,temperature=…'),
    year: z
      .number()
      .int()
      .optional()
      .describe('The last complete year of the file when absent; of several weather years, the first'),
    ...provenance,
  })
  .describe('Hourly series of a file that stands in for the synthetic year');

export const energyFile = z.strictObject({
  weather: z
    .strictObject({
      wind: z.string(),
      solar: z.string(),
      temperature: z.string(),
      seed: z.number().int(),
      years: z
        .number()
        .int()
        .min(1)
        .max(20)
        .optional()
        .describe('Weather years over which each stage is planned, 1 unless given: of this seed and those after it'),
      measured: z
        .strictObject({
          wind: measured.optional(),
          solar: measured.optional(),
          temperature: measured.optional(),
        })
        .optional(),
    })
    .optional()
    .describe('Named synthetic sites, and files that stand in for them'),
  grid: z
    .strictObject({
      tie: quantity,
      importPrice: quantity,
      importLimit: quantity.optional(),
      exportPrice: quantity,
      exportLimit: quantity.optional(),
      ...provenance,
    })
    .optional(),
  security: z.strictObject({ largestTrip: quantity, ...provenance }).optional(),
  heating: z
    .strictObject({ steam: z.string(), share: quantity, base: z.number(), ...provenance })
    .optional()
    .describe('Share of the steam demand that follows the cold'),
  flexible: z
    .record(
      processOrMaterialId,
      z.strictObject({ down: quantity, up: quantity, interruptible: quantity.optional(), ...provenance }),
    )
    .optional(),
  reliability: z
    .record(
      processOrMaterialId,
      z.strictObject({
        forcedOutage: quantity.describe('Share of hours that a line or set, or the tie, is out without notice'),
        repair: quantity.describe('Mean hours from a failure until it runs again'),
        start: quantity.optional().describe('Hours from the decision until a set that stands still runs'),
        freeze: quantity.optional().describe('Hours without full power after which a line takes lasting harm'),
        ...provenance,
      }),
    )
    .optional()
    .describe('What fails without notice, by process, and `grid` for the tie; read by `kombinat operate` alone'),
  ...provenance,
});

export const siteFile = z.strictObject({
  sites: z.record(
    z.string(),
    z.strictObject({
      name: names,
      area: quantity,
      polygon: z.array(z.tuple([z.number(), z.number()])).optional(),
      ...provenance,
    }),
  ),
  chosen: z.string(),
  plotShare: quantity.optional(),
  storeYears: quantity.optional(),
  parkServicesJobs: quantity.optional(),
  lumps: z
    .record(
      z.string(),
      z.strictObject({
        name: names,
        capex: quantity,
        sizedBy: z
          .enum(['freight', 'gridTie'])
          .optional()
          .describe('Priced per t/a moved by rail, or per MW of the grid tie, instead of once for the park'),
        outside: z.boolean().optional(),
        when: z.string().optional(),
        ...provenance,
      }),
    )
    .optional(),
  waterFlag: quantity.optional(),
  ...provenance,
});

export const scenarioFile = z.strictObject({
  name: names,
  over: z.string().optional().describe('Another scenario this one starts from; the park itself, `base`, when absent'),
  set: z.record(z.string(), z.unknown()),
  ...provenance,
});

export const commitmentsFile = z.strictObject({
  commitments: z.array(
    z.strictObject({
      id: z.string(),
      party: z.enum(['investor', 'state', 'lender', 'both']),
      kind: z.enum(['announced', 'law', 'agreed', 'proposed']),
      text: names,
      by: z.union([z.string(), z.number()]).optional().describe('Date or event by which it is due'),
      ...provenance,
    }),
  ),
  ...provenance,
});
