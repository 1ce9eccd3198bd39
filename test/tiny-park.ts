import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadOptions, readPark } from '../src/park/read.ts';

/** Files of a park with two or three plants, written out so that its answer can be worked on paper. */
export function tinyPark(change: Readonly<Record<string, string>> = {}): Map<string, string> {
  return new Map(
    Object.entries({
      'catalogue/prices.yaml': 'usdDeflator: { 2025: 1.0 }\n',
      'sources.yaml': 'sources:\n  paper: { title: worked by hand }\n',
      'materials.yaml': `source: paper
confidence: computed
materials:
  ore: { name: { en: Ore }, composition: { CaCO3: 1 } }
  ore_in_ground: { name: { en: Ore in the ground }, composition: { CaCO3: 1 } }
  lime: { name: { en: Lime }, composition: { CaO: 1 } }
  co2: { name: { en: Carbon dioxide }, composition: { CO2: 1 } }
  electricity: { name: { en: Electricity }, unit: MWh }
  coal: { name: { en: Coal }, composition: { C: 1 } }
`,
      'processes.yaml': `source: paper
confidence: computed
processes:
  mine:
    name: { en: Mine }
    chain: mining
    product: ore
    inputs: { ore_in_ground: 1 t/t }
    outputs: { ore: 1 t/t }
    check: [Ca, C]
    line: 1 kt/a
    capex: 10 USD2025/(t/a)
    buildTime: 12 months
    life: 20 a
    outside: true
  kiln:
    name: { en: Kiln }
    chain: lime
    product: lime
    inputs: { ore: 1.7848 t/t }
    outputs: { lime: 1 t/t, co2: 0.7848 t/t }
    check: [Ca, C]
    line: 10 kt/a
    capex: 100 USD2025/(t/a)
    labour: 1 jobs/(kt/a)
    land: 10 ha/(Mt/a)
    buildTime: 12 months
    life: 20 a
`,
      'deposits.yaml': `source: paper
confidence: computed
deposits:
  hill: { name: { en: Hill }, material: ore_in_ground, extraction: 1 Mt/a, reserves: [ { class: proven, amount: 100 Mt } ] }
`,
      'markets.yaml': `source: paper
confidence: computed
markets:
  lime: { tiers: [ { price: 100 USD2025/t, size: 50 kt/a } ] }
sinks:
  co2: { vent: true }
`,
      'park.yaml': `name: { en: Tiny }
baseYear: 2025
decisionYear: 2025
stages: [2026]
lastYear: 2045
source: paper
confidence: computed
finance:
  discountRate: 8 %/a
  inflation: 0 %/a
  taxRate: 0 %
  depreciationLife: 10 a
  capexFactors: {}
  wage: "0 USD2025/(jobs*a)"
  spending: [1]
processes:
  mine:
  kiln:
`,
      ...change,
    }),
  );
}

export function readTiny(change: Readonly<Record<string, string>> = {}, options: Partial<ReadOptions> = {}) {
  return readPark(tinyPark(change), { id: 'tiny', ...options });
}

/** A park of the repository with its catalogue. */
export function repositoryPark(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const [root, prefix] of [
    ['catalogue', 'catalogue/'],
    [folder, ''],
  ] as const)
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.yaml')) files.set(prefix + name, readFileSync(join(root, name), 'utf8'));
  return files;
}
