import type { Profiles } from '../src/compile/weeks.ts';
import type { Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import { tinyPark } from './tiny-park.ts';

const text = (file: string) => tinyPark().get(file)!;

/** Files of a plant of 50 MW that lives on sun, wind, a battery and a store that carries the summer into the winter. */
export function seasonalFiles({
  limePrice = 3000,
  windCapex = 1100,
  change = {} as Readonly<Record<string, string>>,
} = {}): ReadonlyMap<string, string> {
  return tinyPark({
    'processes.yaml': `source: paper
confidence: computed
processes:
  user: { name: { en: User }, chain: lime, product: lime, inputs: { electricity: 8.76 MWh/t }, outputs: { lime: 1 t/t }, line: 1 kt/a, capex: 100 USD2025/(t/a), buildTime: 12 months, life: 20 a }
  sun: { name: { en: Sun }, chain: energy, product: electricity, line: 1 MW, capex: 500 USD2025/kW, fixedOpex: 2 %/a, buildTime: 12 months, life: 25 a, hourly: { kind: renewable, profile: solar } }
  air: { name: { en: Wind }, chain: energy, product: electricity, line: 1 MW, capex: ${windCapex} USD2025/kW, fixedOpex: 2 %/a, buildTime: 12 months, life: 25 a, hourly: { kind: renewable, profile: wind } }
  battery: { name: { en: Battery }, chain: energy, product: electricity, line: 1 MW, capex: 600 USD2025/kW, buildTime: 12 months, life: 20 a, hourly: { kind: storage, hours: 4 h, roundTrip: 0.9 } }
  hydrogen: { name: { en: Hydrogen }, chain: energy, product: electricity, line: 1 MW, capex: 1800 USD2025/kW, fixedOpex: 2 %/a, buildTime: 12 months, life: 25 a, hourly: { kind: storage, hours: 500 h, roundTrip: 0.4 } }
`,
    'deposits.yaml': 'deposits: {}\n',
    'energy.yaml': 'source: paper\nconfidence: computed\n',
    'markets.yaml': `source: paper\nconfidence: computed\nmarkets:\n  lime: { tiers: [ { price: ${limePrice} USD2025/t, size: 50 kt/a } ] }\n`,
    'park.yaml': text('park.yaml').replace('  mine:\n  kiln:\n', '  user:\n  sun:\n  air:\n  battery:\n  hydrogen:\n'),
    ...change,
  });
}

export function seasonalPark(options: Parameters<typeof seasonalFiles>[0] = {}): Park {
  const { park, issues } = readPark(seasonalFiles(options), { id: 'tiny', scenario: 'base' });
  if (!park || issues.length > 0) throw new Error(issues.map((issue) => issue.found).join(', '));
  return park;
}

/** A year of hours: sun by day and season, wind in spells of some days, both the same each time. */
export function seasonalYear(): Profiles {
  const hours = Array.from({ length: 8760 }, (_, h) => h);
  const season = (h: number) => Math.cos((2 * Math.PI * (h - 4000)) / 8760);
  return {
    solar: Float64Array.from(
      hours,
      (h) => Math.max(0, Math.sin((Math.PI * ((h % 24) - 6)) / 12)) * (0.55 + 0.35 * season(h)),
    ),
    wind: Float64Array.from(hours, (h) => {
      const spell = Math.sin(h / 37) + Math.sin(h / 83 + 1) + 0.6 * Math.sin(h / 11);
      return Math.min(1, Math.max(0, 0.35 + 0.25 * spell - 0.08 * season(h)));
    }),
    temperature: Float64Array.from(hours, (h) => 5 + 18 * season(h)),
  };
}
