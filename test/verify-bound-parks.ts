import type { Park } from '../src/park/park.ts';
import { energyPark } from './energy-park.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

const text = (file: string) => tinyPark().get(file)!;

/** Every kind of technology, two stages, ramps that bind, storage that fades and one that swings a load. */
export function fullEnergyPark(): Park {
  const park = energyPark();
  return {
    ...park,
    processes: park.processes.flatMap((process) => {
      if (process.id === 'set') {
        const slow = { ...process, id: 'slow', whole: true, hourly: { ...process.hourly!, rampPerHour: 0.2 } };
        return [process, slow, { ...slow, id: 'plain', hourly: { ...slow.hourly, startFuel: 0, steam: {} } }];
      }
      if (process.id === 'battery')
        return [
          process,
          {
            ...process,
            id: 'pots',
            hourly: { ...process.hourly!, lossPerHour: 0.01, swing: { of: 'user', share: 0.1 } },
          },
        ];
      return [process];
    }),
  };
}

/** Trade and limits of every kind: classes of reserve, premiums, stores, sized yards and tie, floors, each limit on both sides. */
export function fullTradePark(): Park {
  const { park, issues } = readTiny({
    'materials.yaml': `${text('materials.yaml')}  fine: { name: { en: Fine lime }, composition: { CaO: 1 } }
  oil: { name: { en: Oil }, unit: GJ, combustion: 0.07 t/GJ }
  river_water: { name: { en: Water }, unit: m3 }
  dust: { name: { en: Dust }, composition: { CaO: 1 } }
`,
    'processes.yaml': `${text('processes.yaml')}  mill: { name: { en: Mill }, chain: lime, product: fine, inputs: { lime: 1.1 t/t, electricity: 0.5 MWh/t, oil: 1 GJ/t, river_water: 2 m3/t }, outputs: { fine: 1 t/t, dust: 0.1 t/t }, line: 5 kt/a, capex: 30 USD2025/(t/a), fixedOpex: 2 %/a, variableOpex: 3 USD2025/t, labour: 2 jobs/(kt/a), land: 20 ha/(Mt/a), buildTime: 24 months, life: 9 a }
  air: { name: { en: Wind }, chain: energy, product: electricity, line: 1 MW, capex: 900 USD2025/kW, labour: 0.1 jobs/MW, land: 0.1 ha/MW, buildTime: 12 months, life: 25 a, hourly: { kind: renewable, profile: wind } }
`,
    'deposits.yaml': `source: paper
confidence: computed
deposits:
  hill: { name: { en: Hill }, material: ore_in_ground, royalty: 1 USD2025/t, transport: 0.5 USD2025/t, extraction: 60 kt/a, reserves: [ { class: proven, amount: 400 kt }, { class: probable, amount: 5 Mt } ] }
  dale: { name: { en: Dale }, material: ore_in_ground, royalty: 4 USD2025/t }
`,
    'markets.yaml': `source: paper
confidence: computed
supplies:
  ore: { rail: true, tiers: [ { price: 5 USD2025/t, freight: 2 USD2025/t, size: 5 kt/a }, { price: 9 USD2025/t } ] }
  oil: { tiers: [ { price: 8 USD2025/GJ } ] }
  river_water: { tiers: [ { price: 0.1 USD2025/m3 } ] }
markets:
  lime: { counts: metal, tiers: [ { price: 100 USD2025/t, size: 50 kt/a }, { price: 70 USD2025/t, freight: 5 USD2025/t, size: 90 kt/a } ] }
  fine: { premiumOver: lime, tiers: [ { price: 60 USD2025/t, size: 20 kt/a } ] }
sinks:
  co2: { vent: true }
  dust: { fee: 3 USD2025/t, store: 2 ha/Mt, pond: 5 ha/(Mt/a), limit: 100 kt/a }
`,
    'energy.yaml': `source: paper
confidence: computed
grid: { tie: 12 MW, importPrice: 60 USD2025/MWh, exportPrice: 15 USD2025/MWh }
`,
    'site.yaml': `source: paper
confidence: computed
sites: { here: { name: { en: Here }, area: 10 ha } }
chosen: here
plotShare: 0.6
storeYears: 10 a
lumps:
  yards: { name: { en: Yards }, sizedBy: freight, capex: 2 USD2025/(t/a), outside: true }
  tie: { name: { en: Tie }, sizedBy: gridTie, capex: 130 USD2025/kW, outside: true }
  roads: { name: { en: Roads }, capex: 0.3 million USD2025 }
`,
    'park.yaml': `${text('park.yaml')
      .replace('stages: [2026]', 'stages: [2026, 2030, 2036]')
      .replace('taxRate: 0 %', 'taxRate: 20 %')
      .replace('inflation: 0 %', 'inflation: 2 %')
      .replace('spending: [1]', 'spending: [0.4, 0.6]\n  rampUp: [0.5, 0.8]\n  rehabilitation: 5 %')
      .replace('0 USD2025/(jobs*a)', '10000 USD2025/(jobs*a)')
      .replace('  kiln:\n', '  kiln: { most: 90 kt/a, lines: whole }\n  mill:\n  air:\n')}
workforce:
  builders: { lime: 10 jobs*a/MUSD2025, other: 5 jobs*a/MUSD2025 }
floors:
  lime: { chain: lime, process: kiln, capacity: 20 kt/a, from: 2030, capacityFactor: 0.5 }
limits:
  capex: 40 million USD2025
  capexPerYear: 9 million USD2025/a
  workforce: 90 jobs
  land: 30 ha
  water: 50000 m3/a
  co2: 60 kt/a
  lime: 80 kt/a
  ore: 90 kt/a
`,
  });
  if (!park || issues.length > 0) throw new Error(issues.map((issue) => `${issue.found} ${issue.expected}`).join(', '));
  const at = park.limits[0]!.at;
  const least = (key: string, value: number, claim?: string) =>
    ({ key, least: value, written: '', at, ...(claim ? { claim } : {}) }) as const;
  return {
    ...park,
    site: { ...park.site, parkServicesJobs: 0.2 },
    limits: [
      ...park.limits,
      least('jobs', 5),
      least('renewableShare', 0.1),
      least('npv', 1e6),
      least('land', 0.1, 'land'),
      { key: 'renewableShare', most: 5, written: '', at },
    ],
  };
}
