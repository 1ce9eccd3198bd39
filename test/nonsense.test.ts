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
