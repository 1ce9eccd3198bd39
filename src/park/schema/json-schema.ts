import { z } from 'zod';
import { materialsFile, processesFile, sourcesFile } from './catalogue.ts';
import { dealFile } from './deal.ts';
import { financeFile } from './finance.ts';
import {
  commitmentsFile,
  depositsFile,
  energyFile,
  marketsFile,
  parkFile,
  pricesFile,
  scenarioFile,
  siteFile,
} from './park.ts';
import { plantsFile } from './plants.ts';
import { regimesFile } from './regime.ts';

const files = {
  park: parkFile,
  markets: marketsFile,
  deposits: depositsFile,
  energy: energyFile,
  site: siteFile,
  scenario: scenarioFile,
  materials: materialsFile,
  processes: processesFile,
  sources: sourcesFile,
  prices: pricesFile,
  commitments: commitmentsFile,
  regime: regimesFile,
  plants: plantsFile,
  finance: financeFile,
  deal: dealFile,
} as const;

/** JSON Schema of each kind of file, from the schemas that validate them, so that editors complete and underline. */
export function jsonSchemas(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input' })]),
  );
}
