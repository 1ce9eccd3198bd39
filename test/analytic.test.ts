import { expect, test } from 'vitest';
import { capitalRecoveryFactor } from '../src/finance/capital-recovery.ts';
import { planPark } from '../src/pipeline.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

const years = 1 / capitalRecoveryFactor(0.08, 20);

test('a mine and a kiln earn the margin over twenty years less the capex of the year before', async () => {
  const { park, issues } = readTiny();
  expect(issues).toEqual([]);
  const { plan } = await planPark(park!);
  // 50 kt at 100 USD for 20 years, first at the end of 2026, seen from the end of... the decision at the start of 2025:
  // payments at years 2 … 21, capex in year 0 (2025): kiln 50 kt × 100 and mine 89.24 kt × 10.
  const worth = (50_000 * 100 * years) / 1.08;
  const capex = 50_000 * 100 + 50_000 * 1.7848 * 10;
  expect(plan!.npvUsd / (worth - capex)).toBeCloseTo(1, 6);
  expect(plan!.stages[0]!.sell['lime']).toBeCloseTo(50_000, 3);
  expect(plan!.gap).toBeLessThan(1e-6);
});

test('when the price does not repay the kiln nothing is built and the plan is worth nothing', async () => {
  const { park } = readTiny({ 'markets.yaml': tinyPark().get('markets.yaml')!.replace('100 USD2025', '10 USD2025') });
  const { plan } = await planPark(park!);
  expect(plan!.npvUsd).toBeCloseTo(0, 3);
  expect(plan!.stages[0]!.build).toEqual({});
});

test('whole lines are built in whole numbers, and the gap is proven', async () => {
  const files = {
    'park.yaml': tinyPark().get('park.yaml')!.replace('  kiln:\n', '  kiln: { lines: whole, line: 30 kt/a }\n'),
  };
  const { plan } = await planPark(readTiny(files).park!);
  const built = plan!.stages[0]!.build['kiln']!;
  expect(built / 30_000).toBeCloseTo(Math.round(built / 30_000), 9);
  expect(plan!.upperBound).toBeGreaterThanOrEqual(plan!.npvUsd - 1);
});

test('a floor that loses money is paid for, and jobs count on what runs', async () => {
  const markets = tinyPark().get('markets.yaml')!.replace('100 USD2025', '1 USD2025');
  const floors = `${tinyPark().get('park.yaml')}floors:\n  lime: { chain: lime, process: kiln, capacity: 20 kt/a, from: 2026, capacityFactor: 0.5 }\n`;
  const { plan } = await planPark(readTiny({ 'markets.yaml': markets, 'park.yaml': floors }).park!);
  expect(plan!.npvUsd).toBeLessThan(-1e6);
  expect(plan!.stages[0]!.capacity['kiln']).toBeCloseTo(20_000, 3);
  expect(plan!.jobs).toBeCloseTo(plan!.stages[0]!.run['kiln']! / 1000, 6);
});

const power = (extra: string) => ({
  'materials.yaml': tinyPark().get('materials.yaml')!,
  'processes.yaml': `source: paper
confidence: computed
processes:
  user: { name: { en: User }, chain: lime, product: lime, inputs: { electricity: 0.876 MWh/t }, outputs: { lime: 1 t/t }, line: 1 kt/a, capex: 0.001 USD2025/(t/a), buildTime: 12 months, life: 20 a }
  cheap: { name: { en: Cheap set }, chain: energy, product: electricity, inputs: { coal: 0.5 t/MWh }, outputs: { co2: 1.832 t/MWh }, line: 1 MW, capex: 1 USD2025/kW, buildTime: 12 months, life: 20 a, hourly: { kind: thermal } }
  dear: { name: { en: Dear set }, chain: energy, product: electricity, inputs: { coal: 1 t/MWh }, outputs: { co2: 3.664 t/MWh }, line: 1 MW, capex: 0.9 USD2025/kW, buildTime: 12 months, life: 20 a, hourly: { kind: thermal } }
${extra}`,
  'deposits.yaml': 'deposits: {}\n',
  'energy.yaml': 'source: paper\nconfidence: computed\n',
  'markets.yaml': `source: paper
confidence: computed
supplies:
  coal: { tiers: [ { price: 10 USD2025/t } ] }
markets:
  lime: { tiers: [ { price: 100 USD2025/t, size: 100 kt/a } ] }
sinks:
  co2: { vent: true }
`,
});

test('merit order: the set with cheaper fuel runs first, the other fills what it cannot', async () => {
  const park = tinyPark()
    .get('park.yaml')!
    .replace('  mine:\n  kiln:\n', '  user:\n  cheap: { most: 6 MW }\n  dear:\n');
  const { park: read, issues } = readTiny({ ...power(''), 'park.yaml': park });
  expect(issues).toEqual([]);
  const { plan } = await planPark(read!);
  // 100 kt × 0.876 MWh = 87,600 MWh: 10 MW flat, of which 6 from the cheap set.
  expect(plan!.stages[0]!.capacity['cheap']).toBeCloseTo(6, 4);
  expect(plan!.stages[0]!.capacity['dear']).toBeCloseTo(4, 4);
  expect(plan!.stages[0]!.buy['coal']).toBeCloseTo(6 * 8760 * 0.5 + 4 * 8760, 0);
  expect(plan!.energy.unservedMwh).toBeCloseTo(0, 3);
  expect(plan!.energy.peakMw).toBeCloseTo(10, 4);
});

test('storage carries sun into the night at its round-trip loss', async () => {
  const sun = Float64Array.from({ length: 8760 }, (_, h) => (h % 24 >= 6 && h % 24 < 18 ? 1 : 0));
  const none = new Float64Array(8760);
  const park = tinyPark().get('park.yaml')!.replace('  mine:\n  kiln:\n', '  user:\n  sun:\n  battery:\n');
  const { park: read } = readTiny({
    ...power(`  sun: { name: { en: Sun }, chain: energy, product: electricity, line: 1 MW, capex: 1 USD2025/kW, buildTime: 12 months, life: 20 a, hourly: { kind: renewable, profile: solar } }
  battery: { name: { en: Battery }, chain: energy, product: electricity, line: 1 MW, capex: 1 USD2025/kW, buildTime: 12 months, life: 20 a, hourly: { kind: storage, hours: 12 h, roundTrip: 0.81 } }
`),
    'park.yaml': park,
  });
  const { plan } = await planPark(read!, { profiles: { wind: none, solar: sun, temperature: none }, weeks: 1 });
  // 10 MW day and night: by day 10 + 10/0.81 from the sun; the battery discharges 10 MW at night.
  expect(plan!.stages[0]!.capacity['sun']).toBeCloseTo(10 + 10 / 0.81, 3);
  expect(plan!.energy.unservedMwh).toBeLessThan(1);
  expect(plan!.energy.largestResidual).toBeLessThan(1e-6);
});

test('a set that may trip keeps headroom: online capacity covers the load and the largest trip', async () => {
  const park = tinyPark()
    .get('park.yaml')!
    .replace('  mine:\n  kiln:\n', '  user:\n  cheap: { lines: whole, line: 5 MW, most: 100 MW }\n');
  const { park: read } = readTiny({
    ...power(''),
    'park.yaml': park,
    'energy.yaml': 'source: paper\nconfidence: computed\nsecurity: { largestTrip: 5 MW }\n',
  });
  const { plan } = await planPark(read!);
  expect(plan!.stages[0]!.capacity['cheap']).toBeCloseTo(15, 6);
});
