import { readFileSync } from 'node:fs';
import type { Park } from '../src/park/park.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

/** Files of a plant of 10 MW that lives on wind, a battery and dear power from the grid, at a named site. */
export function windyFiles(): Readonly<Record<string, string>> {
  const technology = (id: string, capex: number, hourly: string) =>
    `  ${id}: { name: { en: ${id} }, chain: energy, product: electricity, line: 1 MW, capex: ${capex} USD2025/kW, buildTime: 12 months, life: 20 a, hourly: { ${hourly} } }\n`;
  return {
    'catalogue/sites.yaml': readFileSync('catalogue/sites.yaml', 'utf8'),
    'processes.yaml': `source: paper
confidence: computed
processes:
  user: { name: { en: User }, chain: lime, product: lime, inputs: { ore: 1 t/t, electricity: 0.876 MWh/t }, outputs: { lime: 1 t/t }, line: 1 kt/a, capex: 1 USD2025/(t/a), buildTime: 12 months, life: 20 a }
${technology('air', 900, 'kind: renewable, profile: wind')}${technology('battery', 150, 'kind: storage, hours: 4 h, roundTrip: 0.81')}`,
    'deposits.yaml': 'deposits: {}\n',
    'energy.yaml': `source: paper
confidence: computed
weather: { wind: ekibastuz, solar: pavlodar, temperature: pavlodar, seed: 2027 }
grid: { tie: 20 MW, importPrice: 120 USD2025/MWh, exportPrice: 1 USD2025/MWh }
`,
    'markets.yaml': `source: paper
confidence: computed
supplies:
  ore: { tiers: [ { price: 1 USD2025/t } ] }
markets:
  lime: { tiers: [ { price: 300 USD2025/t, size: 100 kt/a } ] }
`,
    'park.yaml': tinyPark().get('park.yaml')!.replace('  mine:\n  kiln:\n', '  user:\n  air:\n  battery:\n'),
  };
}

export function windyPark(change: Readonly<Record<string, string>> = {}): Park {
  const { park, issues } = readTiny({ ...windyFiles(), ...change });
  if (!park || issues.length > 0) throw new Error(issues.map((issue) => issue.found).join(', '));
  return park;
}
