import type { Park } from '../src/park/park.ts';
import { readTiny, tinyPark } from './tiny-park.ts';
import { windyFiles } from './windy-park.ts';

/** What serves a plant of 10 MW that must run all year: choices of `park.yaml` by technology. */
export interface Served {
  readonly set?: string;
  readonly air?: string;
  readonly battery?: string;
  readonly boiler?: string;
  /** `energy.yaml` beyond its weather. */
  readonly energy?: string;
  /** GJ of steam per tonne of lime; 0.0876 are 1 GJ/h. */
  readonly steam?: number;
  /** kt a year that must be made; 100 take 10 MW. */
  readonly floor?: number;
  readonly more?: string;
}

/** A park whose plant must run, with what is allowed to serve it. */
export function servedPark(served: Served): Park {
  const files = windyFiles();
  const allowed = (['set', 'air', 'battery', 'boiler'] as const).flatMap((id) =>
    served[id] === undefined ? [] : [`  ${id}: ${served[id]}\n`],
  );
  const { park, issues } = readTiny({
    ...files,
    'materials.yaml': `${tinyPark().get('materials.yaml')}  steam_lp: { name: { en: Heat }, unit: GJ }\n`,
    'processes.yaml': `${files['processes.yaml']!.replace('electricity: 0.876 MWh/t', `electricity: 0.876 MWh/t, steam_lp: ${served.steam ?? 0} GJ/t`)}  set: { name: { en: Set }, chain: energy, product: electricity, inputs: { coal: 0.5 t/MWh }, outputs: { co2: 1.832 t/MWh }, line: 4 MW, capex: 800 USD2025/kW, buildTime: 12 months, life: 20 a, hourly: { kind: thermal, minLoad: 0.4 } }
  boiler: { name: { en: Boiler }, chain: energy, product: steam_lp, inputs: { coal: 0.1 t/GJ }, outputs: { steam_lp: 1 GJ/GJ, co2: 0.3664 t/GJ }, line: 10 TJ/a, capex: 8 USD2025/(GJ/a), buildTime: 12 months, life: 20 a, hourly: { kind: boiler } }
`,
    'energy.yaml': `${files['energy.yaml']!.replace(/grid: .*\n/, '')}${served.energy ?? ''}`,
    'markets.yaml': `${files['markets.yaml']!.replace('supplies:\n', 'supplies:\n  coal: { tiers: [ { price: 40 USD2025/t } ] }\n')}sinks:\n  co2: { vent: true }\n`,
    'park.yaml': `${files['park.yaml']!.replace('  user:\n  air:\n  battery:\n', `  user:\n${allowed.join('')}`)}floors:
  lime: { chain: lime, process: user, capacity: ${served.floor ?? 100} kt/a, from: 2026, capacityFactor: 1 }
${served.more ?? ''}`,
  });
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (!park || errors.length > 0)
    throw new Error(errors.map((issue) => `${issue.found}: ${issue.expected}`).join(', '));
  return park;
}
