import type { Park } from '../src/park/park.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

const text = (file: string) => tinyPark().get(file)!;

/** Every kind of technology, two stages, heat that follows the cold. */
export function energyPark({
  sets = 'most: 60 MW',
  setCapex = 1500,
  batteryHours = 4,
  change = {} as Readonly<Record<string, string>>,
} = {}): Park {
  const { park, issues } = readTiny({
    'materials.yaml': `${text('materials.yaml')}  ash: { name: { en: Ash }, composition: { SiO2: 1 } }
  steam_mp: { name: { en: Steam }, unit: GJ }
  steam_lp: { name: { en: Low steam }, unit: GJ }
`,
    'processes.yaml': `source: paper
confidence: computed
processes:
  user: { name: { en: User }, chain: lime, product: lime, inputs: { electricity: 8.76 MWh/t, steam_mp: 8.76 GJ/t, steam_lp: 17.52 GJ/t }, outputs: { lime: 1 t/t }, line: 1 kt/a, capex: 1 USD2025/(t/a), buildTime: 12 months, life: 20 a }
  acid: { name: { en: Acid }, chain: lime, product: lime, outputs: { steam_lp: 0.876 GJ/t, lime: 1 t/t }, line: 1 kt/a, capex: 1 USD2025/(t/a), buildTime: 12 months, life: 20 a }
  set: { name: { en: Set }, chain: energy, product: electricity, inputs: { coal: 0.5 t/MWh }, outputs: { co2: 1.832 t/MWh, ash: 0.1 t/MWh }, line: 20 MW, capex: ${setCapex} USD2025/kW, fixedOpex: 2 %/a, variableOpex: 3 USD2025/MWh, labour: 0.4 jobs/MW, buildTime: 36 months, life: 30 a, availability: 0.9, hourly: { kind: thermal, minLoad: 0.4, steam: { steam_mp: 0.075 MWh/GJ, steam_lp: 0.0556 MWh/GJ }, maxSteam: 1.7 GJ/MWh, startFuel: 2 GJ/MW, heatRate: 8 GJ/MWh, idleFuelShare: 0.1 } }
  boiler: { name: { en: Boiler }, chain: energy, product: steam_mp, inputs: { coal: 0.1 t/GJ, electricity: 0.006 MWh/GJ }, outputs: { steam_mp: 1 GJ/GJ, co2: 0.3664 t/GJ, ash: 0.02 t/GJ }, line: 1 PJ/a, capex: 8 USD2025/(GJ/a), labour: 25 jobs/(PJ/a), buildTime: 12 months, life: 30 a, availability: 0.93, hourly: { kind: boiler } }
  electrode: { name: { en: Electrode boiler }, chain: energy, product: steam_mp, inputs: { electricity: 0.28 MWh/GJ }, outputs: { steam_mp: 1 GJ/GJ }, line: 1 PJ/a, capex: 3 USD2025/(GJ/a), variableOpex: 0.3 USD2025/GJ, buildTime: 12 months, life: 25 a, availability: 0.98, hourly: { kind: boiler } }
  sun: { name: { en: Sun }, chain: energy, product: electricity, line: 1 MW, capex: 300 USD2025/kW, buildTime: 12 months, life: 25 a, hourly: { kind: renewable, profile: solar, fadePerYear: 0.5 %/a } }
  air: { name: { en: Wind }, chain: energy, product: electricity, line: 1 MW, capex: 900 USD2025/kW, buildTime: 12 months, life: 25 a, hourly: { kind: renewable, profile: wind } }
  battery: { name: { en: Battery }, chain: energy, product: electricity, line: 1 MW, capex: 150 USD2025/kW, variableOpex: 0.5 USD2025/MWh, buildTime: 12 months, life: 8 a, hourly: { kind: storage, hours: ${batteryHours} h, roundTrip: 0.86, fadePerYear: 2 %/a } }
  accumulator: { name: { en: Accumulator }, chain: energy, product: steam_mp, line: 1 PJ/a, capex: 0.5 USD2025/(GJ/a), buildTime: 12 months, life: 30 a, hourly: { kind: storage, hours: 2 h, roundTrip: 0.96, lossPerHour: 0.5 %/h } }
`,
    'deposits.yaml': 'deposits: {}\n',
    'energy.yaml': `source: paper
confidence: computed
security: { largestTrip: 5 MW }
grid: { tie: 12 MW, importPrice: 60 USD2025/MWh, importLimit: 30 GWh/a, exportPrice: 15 USD2025/MWh, exportLimit: 20 GWh/a }
heating: { steam: steam_lp, share: 0.5, base: 18 }
flexible: { user: { down: 0.1, up: 0.2, interruptible: 0.3 } }
`,
    'markets.yaml': `source: paper
confidence: computed
supplies:
  coal: { tiers: [ { price: 40 USD2025/t, freight: 2 USD2025/t, size: 1 kt/a }, { price: 90 USD2025/t } ] }
markets:
  lime: { tiers: [ { price: 100 USD2025/t, size: 50 kt/a } ] }
sinks:
  co2: { vent: true }
  ash: { fee: 5 USD2025/t }
`,
    'park.yaml': text('park.yaml')
      .replace('stages: [2026]', 'stages: [2026, 2032]')
      .replace('taxRate: 0 %', 'taxRate: 20 %')
      .replace('inflation: 0 %', 'inflation: 2 %')
      .replace('0 USD2025/(jobs*a)', '10000 USD2025/(jobs*a)')
      .replace(
        '  mine:\n  kiln:\n',
        `  user:\n  acid:\n  set: { ${sets} }\n  boiler:\n  electrode:\n  sun:\n  air:\n  battery:\n  accumulator:\n`,
      ),
    ...change,
  });
  if (!park || issues.length > 0) throw new Error(issues.map((issue) => issue.found).join(', '));
  return park;
}
