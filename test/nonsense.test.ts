import { expect, test } from 'vitest';
import { checkPark } from '../src/check/check.ts';
import { formatIssue } from '../src/park/issue.ts';
import type { ReadOptions } from '../src/park/read.ts';
import { planPark } from '../src/pipeline.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

const text = (file: string) => tinyPark().get(file)!;
const told = (change: Readonly<Record<string, string>>, options: Partial<ReadOptions> = {}) => {
  const { park, issues } = readTiny(change, options);
  return [...issues, ...(park ? checkPark(park) : [])]
    .filter((issue) => issue.severity === 'error')
    .map(formatIssue)
    .join('\n');
};
const parkWith = (from: string, to: string) => ({ 'park.yaml': text('park.yaml').replace(from, to) });

test.each([
  ['stages that fall', parkWith('stages: [2026]', 'stages: [2031, 2028]'), /stage 2028[\s\S]*a year after 2031/],
  ['a stage twice', parkWith('stages: [2026]', 'stages: [2030, 2030]'), /stage 2030[\s\S]*a year after 2030/],
  ['a stage before the decision', parkWith('stages: [2026]', 'stages: [2024]'), /a year after the decision in 2025/],
  ['a last year before the last stage', parkWith('lastYear: 2045', 'lastYear: 2020'), /lastYear 2020/],
  ['years of another age', parkWith('lastYear: 2045', 'lastYear: 999999'), /from 1950 to 2200/],
  ['a tax above all income', parkWith('taxRate: 0 %', 'taxRate: 150 %'), /taxRate of 1\.5/],
  ['a depreciation within a year', parkWith('depreciationLife: 10 a', 'depreciationLife: 0.4 a'), /depreciationLife/],
  ['negative spending', parkWith('spending: [1]', 'spending: [1.5, -0.5]'), /spending of/],
  [
    'a premium over itself',
    { 'markets.yaml': text('markets.yaml').replace('lime: { tiers', 'lime: { premiumOver: lime, tiers') },
    /premium of 'lime' over 'lime', which is itself/,
  ],
  [
    'matter from nothing',
    {
      'processes.yaml': text('processes.yaml')
        .replace('    inputs: { ore: 1.7848 t/t }\n', '')
        .replaceAll('check: [Ca, C]', ''),
    },
    /kiln makes matter and takes none/,
  ],
  [
    'a life of nothing',
    { 'processes.yaml': text('processes.yaml').replaceAll('life: 20 a', 'life: 0 a') },
    /life 0 a of mine[\s\S]*1 to 200/,
  ],
  [
    'two derived flows',
    { 'processes.yaml': text('processes.yaml').replace('co2: 0.7848 t/t', 'co2: derived, coal: derived') },
    /two derived flows of kiln/,
  ],
  ['a line of nothing', parkWith('  kiln:\n', '  kiln: { lines: whole, line: 0 kt/a }\n'), /a line size above 0/],
  ['a unit that every object has', parkWith('taxRate: 0 %', 'taxRate: 5 constructor'), /unknown unit 'constructor'/],
])('%s is refused', (_, change, message) => {
  expect(told(change)).toMatch(message);
});

const line = (file: string, from: string, to: string) => ({ [file]: text(file).replace(from, to) });
const energy = (more: string) => ({
  'energy.yaml': `source: paper\nconfidence: computed\n${more}\n`,
  'materials.yaml': `${text('materials.yaml')}  steam_lp: { name: { en: Steam }, unit: GJ }\n`,
});
const park = (more: string) => ({ 'park.yaml': `${text('park.yaml')}${more}\n` });
const claim = (more: string) => park(`claims:\n  jobs: { name: { en: Jobs }, ${more} }`);
const hill = (more: string) => line('deposits.yaml', 'material: ore_in_ground,', `material: ore_in_ground, ${more},`);

test.each([
  [
    'bought ground',
    hill('boughtAs: { material: oer, inPlace: 1 t/t }'),
    /deposits.yaml:4:\d+ +unknown-name[\s\S]*'ore'\?/,
  ],
  ['quality', hill('quality: { measure: CaO, for: kilm }'), /process 'kilm'[\s\S]*did you mean 'kiln'/],
  ['flexible load', energy('flexible: { klin: { down: 0.1, up: 0.1 } }'), /process 'klin'[\s\S]*did you mean 'kiln'/],
  ['heating', energy('heating: { steam: steam_pl, share: 0.1, base: 18 }'), /'steam_pl'[\s\S]*mean 'steam_lp'/],
  ['heating by what is no steam', energy('heating: { steam: coal, share: 0.1, base: 18 }'), /one of steam_lp/],
  ['metal', line('markets.yaml', 'lime: { tiers', 'lime: { counts: metl, tiers'), /metl[\s\S]*mean 'metal'/],
  ['builders', park('workforce: { builders: { limme: 5 jobs*a/MUSD2025 } }'), /chain 'limme'[\s\S]*mean 'lime'/],
  ['flow by difference', line('processes.yaml', 'land: 10', 'byDifference: c02\n    land: 10'), /'c02'[\s\S]*'co2'/],
])('a name of %s that is none is told with the nearest', (_, change, message) => {
  expect(told(change)).toMatch(message);
});

test.each([
  [
    'a negative tolerance',
    claim('measure: jobs, comparator: about, value: 5 jobs, tolerance: -0.1'),
    /-0\.1[\s\S]*0 to 1/,
  ],
  ['no comparator', claim('measure: jobs, value: 5 jobs'), /no 'comparator' in the claim 'jobs'[\s\S]*at-least/],
  ['no value', claim('measure: jobs, comparator: at-least'), /no 'value' in the claim/],
  ['a value of nothing', claim('measure: none, value: 5'), /measures nothing/],
])('a claim with %s is refused, not dropped', (_, change, message) => {
  expect(told(change)).toMatch(message);
});

const market = (more: string) => line('markets.yaml', 'size: 50 kt/a', `size: 50 kt/a, ${more}`);
const sink = (more: string) => line('markets.yaml', 'co2: { vent: true }', `co2: { vent: true, ${more} }`);
const flexible = (more: string) => energy(`flexible: { kiln: { ${more} } }`);
const site = (share: string) => ({
  'site.yaml': `source: paper\nconfidence: computed\nsites: { here: { name: { en: Here }, area: 5 ha } }\nchosen: here\nplotShare: ${share}\n`,
});
test.each([
  ['importShare above 1', market('importShare: 1.2'), /importShare of 1\.2[\s\S]*0 to 1/],
  ['importShare below 0', market('importShare: -0.1'), /not negative/],
  ['plotShare 0', site('0'), /plotShare of 0[\s\S]*above 0/],
  ['plotShare above 1', site('110 %'), /plotShare of 110 %/],
  ['a negative pond', sink('pond: -5 ha/(Mt/a)'), /-5 ha[\s\S]*not negative/],
  ['a negative store', sink('store: -5 ha/Mt'), /not negative/],
  ['a negative limit of a sink', sink('limit: -5 kt/a'), /not negative/],
  ['flexible up above 1', flexible('down: 0.1, up: 1.5'), /up of 1\.5/],
  ['flexible down above 1', flexible('down: 3, up: 0.5'), /down of 3/],
  ['interruptible above 1', flexible('down: 0, up: 0, interruptible: 120 %'), /interruptible of 120 %/],
  ['a heating share above 1', energy('heating: { steam: steam_lp, share: 2, base: 18 }'), /share of 2/],
])('%s is refused', (_, change, message) => {
  expect(told(change)).toMatch(message);
});

test('shares at their ends, and a fee that is paid to the park, are taken', () => {
  expect(told({ ...market('importShare: 1'), ...flexible('down: 0, up: 1, interruptible: 100 %'), ...site('1') })).toBe(
    '',
  );
  expect(told(sink('fee: -5 USD2025/t'))).toBe('');
});

test.each(['.nan', '.inf', '-.inf', '1e999'])('a number that is none, %s, is told as it was written', (written) => {
  expect(told(parkWith('spending: [1]', `spending: [${written}]`))).toContain(`found     ${written}\n`);
  expect(told(parkWith('taxRate: 0 %', `taxRate: ${written}`))).toContain(`found     ${written}\n`);
});

const scenario = (over: string) => ({
  'scenarios/a.yaml': `name: { en: A }\nover: ${over}\nset: { park.lastYear: 2050 }\n`,
});
test('a scenario over base is one over the park; quotes make no other name', () => {
  expect(told(scenario('base'), { scenario: 'a' })).toBe('');
  const b = { 'scenarios/b.yaml': 'name: { en: B }\nset: { park.decisionYear: 2024 }\n' };
  const { park, issues } = readTiny({ ...scenario('"b" # both'), ...b }, { scenario: 'a' });
  expect(issues).toEqual([]);
  expect([park!.decisionYear, park!.stages[0]!.years]).toEqual([2024, 25]);
});

test('a scenario over one that is not there says so at its line', () => {
  expect(told(scenario('"q"'), { scenario: 'a' })).toMatchInlineSnapshot(`
    "scenarios/a.yaml:2:1  unknown-name
      found     over 'q', a scenario that this park does not have
      expected  base: this park has no other scenarios
      hint      write scenarios/q.yaml, or remove the line: a scenario without \`over\` changes the park itself"
  `);
  expect(
    told({ ...scenario('frea'), 'scenarios/free.yaml': 'name: { en: F }\nset: {}\n' }, { scenario: 'a' }),
  ).toContain("did you mean 'free'?");
  expect(told({}, { scenario: '' })).toContain("scenario ''");
});

test('a change removes nothing that is not there, and changes no scenario', () => {
  const change = (set: string) => told({ 'scenarios/x.yaml': `name: { en: X }\nset: { ${set} }\n` }, { scenario: 'x' });
  expect(change('park.processes.klin: null')).toContain("did you mean 'kiln'?");
  expect(change('name.en: Other')).toContain('unknown-name');
});

test.each([
  ['a source that is none', line('park.yaml', 'source: paper', 'source: 5'), /the id of a source/],
  ['a reserve class that is none', line('deposits.yaml', 'class: proven', 'class: unprovn'), /mean 'unproven'/],
  ['a figure beyond any park', parkWith('capexFactors: {}', 'capexFactors: { contingency: 1e300 }'), /at most 1e\+15/],
  [
    'a start without the fuel of an hour',
    line(
      'processes.yaml',
      '    outside: true',
      '    outside: true\n    hourly: { kind: thermal, startFuel: 20 GJ/MW }',
    ),
    /startFuel of mine without a heatRate/,
  ],
  [
    'a heat rate of nothing',
    line(
      'processes.yaml',
      '    outside: true',
      '    outside: true\n    hourly: { kind: thermal, startFuel: 20 GJ/MW, heatRate: 0 GJ/MWh }',
    ),
    /heatRate 0 GJ\/MWh of mine/,
  ],
  ['a process from after the end', parkWith('  kiln:\n', '  kiln: { earliest: 2060 }\n'), /kiln from 2060/],
] as const)('%s is refused', (_, change, message) => {
  expect(told(change)).toMatch(message);
});

test('prices at which trade alone would pay are a warning', () => {
  const warned = (change: Record<string, string>) =>
    checkPark(readTiny(change).park!)
      .filter((issue) => issue.severity === 'warning')
      .map((issue) => issue.found);
  const power = (price: number) =>
    energy(`grid: { tie: 5 MW, importPrice: 50 USD2025/MWh, exportPrice: ${price} USD2025/MWh }`);
  const bought = (price: number) =>
    line('markets.yaml', 'sinks:', `supplies:\n  lime: { tiers: [ { price: ${price} USD2025/t } ] }\nsinks:`);
  expect(warned(power(60))).toEqual(['power sold at 60 and bought at 50 USD/MWh']);
  expect(warned(bought(90))).toEqual(["'lime' sold at 100 and bought at 90 USD/t"]);
  expect(warned({ ...power(50), ...bought(110) })).toEqual([]);
});

test('a key twice is told at the second, whatever its quotes', () => {
  expect(told(park('"name": { en: Again }'))).toMatch(/park.yaml:\d\d:1 +unreadable\n +found +'name' a second time/);
});

test('text that is not UTF-8 is told, not planned with broken names', () => {
  expect(told(parkWith('Tiny', 'Ti\ufffdny'))).toContain('not UTF-8');
});

test('a file of the park that nothing reads is a warning with the name that was meant', () => {
  const { park, issues } = readTiny({ 'market.yaml': 'not: [read', 'constructor.yaml': '5' });
  expect(park).toBeDefined();
  expect(issues.map((issue) => [issue.severity, issue.at.file, issue.hint])).toEqual([
    ['warning', 'constructor.yaml', undefined],
    ['warning', 'market.yaml', undefined],
  ]);
  const moved = readTiny({ 'sitee.yaml': '' });
  expect(moved.issues.map(formatIssue).join()).toContain("did you mean 'site.yaml'?");
});

test.each([
  ['unknown keys', (n: number) => park(Array.from({ length: n }, (_, i) => `key${i}: 1`).join('\n')), () => 51],
  [
    'unknown processes',
    (n: number) => park(Array.from({ length: n }, (_, i) => `  key${i}:`).join('\n')),
    (n: number) => n,
  ],
])('a file of many %s is read in the time of its length', (_, change, count) => {
  // The time of this process alone, so that a busy machine changes nothing; four times the keys, not sixteen times the time.
  const secondsOf = (keys: number) => {
    const before = process.cpuUsage();
    expect(readTiny(change(keys)).issues.length).toBe(count(keys));
    return process.cpuUsage(before).user / 1e6;
  };
  secondsOf(1_000);
  const few = secondsOf(10_000);
  expect(secondsOf(40_000)).toBeLessThan(8 * few + 0.2);
});

test('a file longer than any person writes is refused before its parts are looked at', () => {
  const many = Array.from({ length: 101_000 }, (_, i) => `key${i}: 1`).join('\n');
  expect(told(park(many))).toContain('more than 100,000 keys and items');
});

test.each([
  ['a limit on builders that nothing counts', [['workforce', '10 jobs']], /builders/],
  ['a name that every object has', [['constructor', '5 t/a']], /limit 'constructor'/],
  ['a limit on electricity', [['electricity', '5 MWh/a']], /limit 'electricity'/],
  ['a negative limit', [['co2', '-5 t/a']], /not negative/],
  ['an endless limit', [['co2', '1e999 t/a']], /finite/],
] as const)('%s is refused', (_, limits, message) => {
  expect(told({}, { limits })).toMatch(message);
});

test('an override of what every object inherits is refused and reaches nothing', () => {
  expect(
    told({ 'scenarios/bad.yaml': 'name: { en: Bad }\nset: { park.__proto__.x: 1 }\n' }, { scenario: 'bad' }),
  ).toContain('__proto__');
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('what cannot be served is no plan, however a limit is asked', async () => {
  const power = (floors: readonly [string, string][]) =>
    readTiny(
      {
        'processes.yaml': `source: paper
confidence: computed
processes:
  user: { name: { en: User }, chain: lime, product: lime, inputs: { ore: 1.7848 t/t, electricity: 0.876 MWh/t }, outputs: { lime: 1 t/t, co2: 0.7848 t/t }, line: 1 kt/a, capex: 1 USD2025/(t/a), buildTime: 12 months, life: 20 a }
`,
        'deposits.yaml': 'deposits: {}\n',
        'markets.yaml': text('markets.yaml').replace(
          'markets:',
          'supplies:\n  ore: { tiers: [ { price: 1 USD2025/t } ] }\nmarkets:',
        ),
        'energy.yaml':
          'source: paper\nconfidence: computed\ngrid: { tie: 1 MW, importPrice: 50 USD2025/MWh, exportPrice: 20 USD2025/MWh }\n',
        'park.yaml': text('park.yaml').replace('  mine:\n  kiln:\n', '  user:\n'),
      },
      { floors },
    ).park!;
  // One MW makes 10 kt of lime a year.
  expect((await planPark(power([]))).plan!.stages[0]!.run['user']).toBeCloseTo(10e3, 0);
  expect((await planPark(power([['lime', '20 kt/a']]))).status).toBe('infeasible');
});
