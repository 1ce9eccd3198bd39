import { z } from 'zod';

// Objects are loose: what a later version adds does no harm. Numbers are finite, for JSON has no others.
const { looseObject, number, string, boolean, array, tuple, record } = z;
/** A ratio or bound that may be endless, which JSON writes as null. */
const ratio = number().nullable();
const amounts = record(string(), number());
const name = looseObject({
  en: string(),
  ru: string().optional(),
  kk: string().optional(),
  zh: string().optional(),
});
const named = looseObject({ name, unit: string() });
const sources = array(string());
const range = tuple([number(), number()]);

const stage = looseObject({
  year: number().int(),
  years: number().int().positive(),
  build: amounts,
  capacity: amounts,
  run: amounts,
  buy: amounts,
  sell: amounts,
  sink: amounts,
  extract: amounts,
  jobs: number(),
  jobsMines: number(),
  landHa: number(),
  waterM3: number(),
  co2Tonnes: number(),
  capexUsd: number(),
  energy: record(string(), amounts),
});

const claim = looseObject({
  id: string(),
  name,
  comparator: string().optional(),
  claimed: number().optional(),
  planned: number().optional(),
  tolerance: number(),
  unit: string(),
  verdict: z.enum(['holds', 'falls-short', 'exceeds', 'not-judged']),
});

const element = looseObject({
  in: number(),
  out: number(),
  closure: ratio,
  unaccounted: number(),
  flows: array(looseObject({ kind: string(), material: string(), tonnes: number() })),
});

const energy = looseObject({
  peakMw: number(),
  servedMwh: number(),
  unservedMwh: number(),
  renewableShare: ratio,
  importMwh: number(),
  exportMwh: number(),
  fullYear: boolean(),
  fullYearCostDifferenceUsd: number(),
  largestResidual: number(),
});

const deposit = looseObject({
  id: string(),
  name,
  announced: string().optional(),
  material: string(),
  drawn: number(),
  unit: string(),
  reserve: number(),
  years: ratio,
  classes: array(looseObject({ class: string(), amount: number() })),
  verdict: z.enum(['suits', 'short', 'unproven', 'not-used']),
  reason: string(),
});

const processDetail = looseObject({
  chain: string(),
  unit: string(),
  product: string(),
  line: number(),
  capex: number(),
  net: amounts,
  outside: boolean(),
  source: sources,
});

const traded = looseObject({ material: string(), amount: number(), usd: number() });
const announcement = looseObject({
  ecoFriendly: looseObject({
    wasteMadeTonnes: number(),
    wasteUsedTonnes: number(),
    wasteShare: ratio,
    products: array(
      looseObject({
        material: string(),
        amount: number(),
        co2: number(),
        conventional: name,
        conventionalCo2: number(),
        range: range.optional(),
        savedTonnes: number(),
        source: sources,
      }),
    ),
    savedTonnes: number(),
  }),
  valueAdded: looseObject({
    salesUsd: number(),
    purchasesUsd: number(),
    valueAddedUsd: number(),
    oreTonnes: number(),
    perTonneOre: ratio,
    metalTonnes: number(),
    beyondIngotTonnes: number(),
    beyondIngotShare: ratio,
  }),
  industrialBase: looseObject({
    exportsUsd: number(),
    homeUsd: number(),
    importsReplacedUsd: number(),
    exports: array(traded),
    importsReplaced: array(traded),
    national: array(
      looseObject({
        material: string(),
        planned: number(),
        output: number(),
        demand: number().optional(),
        share: ratio,
        source: sources,
      }),
    ),
  }),
});

const workforce = looseObject({
  plants: number(),
  services: number(),
  mines: number(),
  byProcess: amounts,
  buildersByYear: amounts,
  buildersPeak: number(),
  buildersPeakYear: number(),
  builderYears: number(),
  indirect: looseObject({ jobs: number(), range }).optional(),
});

const figure = looseObject({
  path: string(),
  value: number(),
  unit: string(),
  range: range.optional(),
  source: sources,
  confidence: string(),
  reason: string().optional(),
  placeholder: boolean(),
  written: string(),
  at: string(),
  from: string().optional(),
});

const tiers = record(
  string(),
  array(
    looseObject({
      price: number(),
      freight: number(),
      size: number().optional(),
      where: name.optional(),
      home: boolean(),
      placeholder: boolean(),
    }),
  ),
);

const measures = looseObject(
  Object.fromEntries(['npv', 'co2', 'jobs', 'capex', 'land', 'water', 'value-added'].map((key) => [key, number()])),
);
const alternatives = looseObject({
  within: number(),
  bestNpvUsd: number(),
  givenUpUsd: number(),
  chains: array(looseObject({ chain: string(), best: ratio, least: number(), most: number() })),
  plans: array(
    looseObject({
      kind: z.enum(['best', 'claims', 'different', 'jobs', 'co2', 'capex', 'most-capex', 'value-added']),
      measures,
      chains: amounts,
      capacity: amounts,
      claims: array(looseObject({ id: string(), name, planned: number(), holds: boolean() })),
    }),
  ),
});

/** What `plan.json` holds, as far as anything reads it; `Plan` says what each part means. */
export const planShape = looseObject({
  park: string(),
  name,
  scenario: string(),
  status: z.enum(['optimal', 'feasible', 'infeasible', 'unbounded', 'stopped']),
  objective: looseObject({ name: string(), value: number(), best: ratio, unit: string() }),
  npvUsd: number(),
  lackingUsd: number().optional(),
  lowerBound: ratio,
  upperBound: ratio,
  gap: ratio,
  stoodStill: looseObject({ at: z.enum(['parts', 'lines']), rounds: number(), partsGap: number() }).optional(),
  hours: string(),
  weatherYears: z.int().min(2).optional(),
  asked: array(looseObject({ key: string(), side: z.enum(['at-most', 'at-least']), written: string() })),
  stepHours: number(),
  baseYear: number(),
  discountRate: number(),
  nominalDiscountRate: number(),
  capexUsd: number(),
  jobs: number(),
  jobsMines: number(),
  landHa: number(),
  landOutsideHa: number(),
  co2TonnesPerYear: number(),
  waterM3PerYear: number(),
  claims: array(claim),
  stages: array(stage).min(1),
  balance: record(string(), element),
  energy,
  deposits: array(deposit),
  floors: array(
    looseObject({
      id: string(),
      chain: string(),
      process: string(),
      capacity: number(),
      unit: string(),
      from: number(),
      costUsd: number().optional(),
    }),
  ),
  capexByProcess: amounts,
  infrastructureUsd: number(),
  shadowPrices: amounts,
  names: looseObject({ processes: record(string(), named), materials: record(string(), named) }),
  processDetail: record(string(), processDetail),
  placeholders: array(string()),
  memoryShare: ratio,
  wasteUse: array(looseObject({ material: string(), made: number(), used: number(), stored: number() })),
  announcement,
  workforce,
  capexByYear: amounts,
  commitments: array(
    looseObject({
      id: string(),
      party: string(),
      kind: string(),
      text: name,
      by: string().optional(),
      source: sources,
    }),
  ),
  figures: array(figure),
  law: array(figure).optional(),
  money: array(figure).optional(),
  prices: looseObject({
    supplies: tiers,
    markets: tiers,
    premiumOver: record(string(), string()),
    sinks: record(string(), looseObject({ fee: number(), vent: boolean() })),
  }),
  finance: looseObject({
    taxRate: number(),
    inflation: number(),
    capexFactor: number(),
    wage: number(),
    decisionYear: number(),
    rampUp: array(number()),
    spending: array(number()).min(1),
  }),
  verification: looseObject({ comparisons: number(), broken: array(string()) }).optional(),
  certificate: looseObject({ solverUsd: number(), provenUsd: number() }).optional(),
  alternatives: alternatives.optional(),
  accounts: looseObject({ years: array(number()), measures: looseObject({}) }).optional(),
  week: looseObject({
    start: number(),
    weatherYear: z.int().min(0).optional(),
    stepHours: number(),
    series: record(string(), array(number())),
  }).optional(),
  seconds: amounts,
  inputs: array(looseObject({ file: string(), hash: string() })),
  sources: record(string(), looseObject({ title: string(), url: string().optional() })),
});
