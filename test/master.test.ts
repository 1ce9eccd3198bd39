import { expect, test } from 'vitest';
import { formatIssue } from '../src/park/issue.ts';
import { planPark } from '../src/pipeline.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

const text = (file: string) => tinyPark().get(file)!;
const planOf = async (change: Readonly<Record<string, string>>) => {
  const { park, issues } = readTiny(change);
  expect(issues).toEqual([]);
  const result = await planPark(park!);
  expect(result.issues).toEqual([]);
  return result.plan!;
};
// 50 kt of lime: 5.000 M USD of kiln and 0.892 M of mine, all spent in 2025.
const wholeCapex = 5e6 + 50e3 * 1.7848 * 10;

test('a limit on one year of investment halves what is built in one year', async () => {
  const plan = await planOf({
    'park.yaml': `${text('park.yaml')}limits:\n  capexPerYear: ${wholeCapex / 2} USD2025/a\n`,
  });
  expect(plan.stages[0]!.run['kiln']).toBeCloseTo(25e3, 1);
  expect(plan.capexByYear).toEqual({ 2025: expect.closeTo(wholeCapex / 2, 0) });
});

test('builders follow investment, and a limit on them binds', async () => {
  const workforce = 'workforce:\n  builders: { lime: 10 jobs*a/MUSD2025, other: 5 jobs*a/MUSD2025 }\n  indirect: 1.5\n';
  const free = await planOf({ 'park.yaml': text('park.yaml') + workforce });
  const builders = 50 + 0.892_4 * 5;
  expect(free.workforce.buildersPeak).toBeCloseTo(builders, 6);
  expect(free.workforce.buildersPeakYear).toBe(2025);
  expect(free.workforce.indirect!.jobs).toBeCloseTo(1.5 * 50, 6);
  const bound = await planOf({
    'park.yaml': `${text('park.yaml')}${workforce}limits:\n  workforce: ${builders / 4} jobs\n`,
  });
  expect(bound.stages[0]!.run['kiln']).toBeCloseTo(50e3 / 4, 1);
});

test('rail yards are as large as what is bought, dug outside and sold', async () => {
  const plan = await planOf({
    'site.yaml': `source: paper
confidence: computed
sites: { here: { name: { en: Here }, area: 10 ha } }
chosen: here
lumps:
  yards: { name: { en: Yards }, sizedBy: freight, capex: 2 USD2025/(t/a), outside: true }
`,
  });
  expect(plan.infrastructureUsd).toBeCloseTo(2 * (50e3 + 50e3 * 1.7848), 0);
  expect(plan.capexUsd).toBeCloseTo(wholeCapex + plan.infrastructureUsd, 0);
});

test('each class of a reserve holds what it holds, and what a deposit gives in a year is shared', async () => {
  const reserves = (probable: string) =>
    `source: paper\nconfidence: computed\ndeposits:\n  hill: { name: { en: Hill }, material: ore_in_ground, extraction: 60 kt/a, reserves: [ { class: proven, amount: 400 kt }, { class: probable, amount: ${probable} } ] }\n`;
  // Twenty years of 60 kt need 1.2 Mt.
  const enough = await planOf({ 'deposits.yaml': reserves('5 Mt') });
  expect(enough.stages[0]!.extract['hill']).toBeCloseTo(60e3, 1);
  const short = await planOf({ 'deposits.yaml': reserves('200 kt') });
  expect(short.stages[0]!.extract['hill']).toBeCloseTo(600e3 / 20, 1);
});

const derived = text('processes.yaml').replace('co2: 0.7848 t/t', 'co2: { value: derived, range: [0.7, 0.8] }');

test('derived CO2 follows from the carbon that enters, and from the assay', async () => {
  const pure = await planOf({ 'processes.yaml': derived });
  expect(pure.co2TonnesPerYear / pure.stages[0]!.run['kiln']!).toBeCloseTo(0.7848, 3);
  const dirty = text('materials.yaml').replace(
    'ore: { name: { en: Ore }, composition: { CaCO3: 1 }',
    'ore: { name: { en: Ore }, composition: { CaCO3: 0.98, SiO2: 0.02 }',
  );
  const poorer = readTiny({ 'processes.yaml': derived, 'materials.yaml': dirty }).park!;
  expect(poorer.catalogue.get('kiln')!.outputs['co2']!.value).toBeCloseTo(0.98 * 0.7848, 3);
});

test('derived CO2 outside what is published, or without carbon to make it from, is refused', () => {
  const told = (processes: string) => readTiny({ 'processes.yaml': processes }).issues.map(formatIssue).join('\n');
  expect(told(derived.replace('[0.7, 0.8]', '[0.5, 0.6]'))).toMatch(
    /a derived flow of 0\.784\d[\s\S]*within 0\.5 to 0\.6, as published/,
  );
  expect(told(derived.replace('lime: 1 t/t,', 'lime: 1 t/t, ore: 2 t/t,'))).toContain('enough C among the inputs');
});

test('when limits fail only because lines are whole, it says so and names the lines', async () => {
  const park = text('park.yaml').replace('  kiln:\n', '  kiln: { lines: whole, line: 30 kt/a, most: 60 kt/a }\n');
  const { park: read } = readTiny({
    'park.yaml': `${park}floors:\n  lime: { chain: lime, process: kiln, capacity: 20 kt/a, from: 2026 }\nlimits:\n  capex: 2.9 million USD2025\n`,
  });
  const result = await planPark(read!);
  expect(result.status).toBe('infeasible');
  const told = result.issues.map(formatIssue).join('\n');
  expect(told).toContain('hold together with parts of lines, but not with whole ones');
  expect(told).toMatch(/`lines: free` for kiln/);
  expect(result.issues[0]!.at.file).toBe('park.yaml');
});

test('commitments and regimes are checked like every other file', () => {
  const told = (file: string, content: string) =>
    readTiny({ [file]: content })
      .issues.map(formatIssue)
      .join('\n');
  expect(
    told('commitments.yaml', 'source: paper\ncommitments:\n  - { id: a, partie: state, kind: law, text: { en: A } }\n'),
  ).toContain('party');
  expect(
    told(
      'catalogue/regimes/here.yaml',
      'regime: here\nname: { en: Here }\nasOf: 2026-01-01\ntaxes:\n  vat: { value: 5 % }\n',
    ),
  ).toMatch(/inForce|regimes\/here\.yaml/);
});

const energyFiles = (processes: string, allowed: string): Readonly<Record<string, string>> => ({
  'processes.yaml': `source: paper
confidence: computed
processes:
  user: { name: { en: User }, chain: lime, product: lime, inputs: { electricity: 0.876 MWh/t }, outputs: { lime: 1 t/t }, line: 1 kt/a, capex: 1 USD2025/(t/a), buildTime: 12 months, life: 20 a }
${processes}`,
  'deposits.yaml': 'deposits: {}\n',
  'markets.yaml': `source: paper
confidence: computed
supplies:
  coal: { tiers: [ { price: 10 USD2025/t } ] }
markets:
  lime: { tiers: [ { price: 100 USD2025/t, size: 100 kt/a } ] }
sinks:
  co2: { vent: true }
`,
  'park.yaml': text('park.yaml').replace('  mine:\n  kiln:\n', `  user:\n${allowed}`),
});
const dayAndNight = Float64Array.from({ length: 8760 }, (_, h) => (h % 24 >= 6 && h % 24 < 18 ? 1 : 0));
const none = new Float64Array(8760);
const technology = (id: string, capex: string, hourly: string, flows = '') =>
  `  ${id}: { name: { en: ${id} }, chain: energy, product: electricity, ${flows} line: 1 MW, capex: ${capex}, buildTime: 12 months, life: 20 a, hourly: { ${hourly} } }\n`;

test('a set whose ramps bind changes its output no faster than its online capacity allows', async () => {
  const { park, issues } = readTiny(
    energyFiles(
      technology('sun', '1 USD2025/kW', 'kind: renewable, profile: solar') +
        technology(
          'set',
          '100 USD2025/kW',
          'kind: thermal, rampPerHour: 0.2',
          'inputs: { coal: 0.5 t/MWh }, outputs: { co2: 1.832 t/MWh },',
        ),
      '  sun:\n  set:\n',
    ),
  );
  expect(issues).toEqual([]);
  const { plan, dispatch } = await planPark(park!, {
    profiles: { wind: none, solar: dayAndNight, temperature: none },
    weeks: 1,
  });
  const output = dispatch!.series['output_set']!;
  const steepest = Math.max(...Array.from(output, (v, h) => (h % 168 === 0 ? 0 : Math.abs(v - output[h - 1]!))));
  expect(plan!.energy.unservedMwh).toBeLessThan(1);
  expect(steepest).toBeGreaterThan(0.1);
  expect(steepest).toBeLessThanOrEqual(0.2 * plan!.stages[0]!.capacity['set']! + 1e-6);
});

test('a battery that fades needs more when new, and the swing of a load is at most its share', async () => {
  const battery = (more: string) =>
    planPark(
      readTiny(
        energyFiles(
          technology('sun', '1 USD2025/kW', 'kind: renewable, profile: solar') +
            technology('battery', '1 USD2025/kW', `kind: storage, hours: 12 h${more}`) +
            technology(
              'dear',
              '5000 USD2025/kW',
              'kind: thermal',
              'inputs: { coal: 0.5 t/MWh }, outputs: { co2: 1.832 t/MWh },',
            ),
          '  sun:\n  battery:\n  dear:\n',
        ),
      ).park!,
      { profiles: { wind: none, solar: dayAndNight, temperature: none }, weeks: 1 },
    ).then(({ plan }) => plan!.stages[0]!.capacity);
  // The one stage runs from 2026 to 2045: a vintage is ten years old in its middle.
  const [fresh, fading] = [await battery(''), await battery(', fadePerYear: 2 %/a')];
  expect(fresh['battery']).toBeCloseTo(10, 3);
  expect(fading['battery']).toBeCloseTo(10 / 0.98 ** 10, 3);
  const swinging = await battery(', swingOf: user, swing: 25 %');
  expect(swinging['battery']).toBeCloseTo(2.5, 3);
});
