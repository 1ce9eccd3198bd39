import { expect, test } from 'vitest';
import { checkPark } from '../src/check/check.ts';
import { formatIssue } from '../src/park/issue.ts';
import { planPark } from '../src/pipeline.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

const text = (file: string) => tinyPark().get(file)!;
const told = (change: Record<string, string>, options = {}) =>
  readTiny(change, options).issues.map(formatIssue).join('\n');

test('an unknown key is told with its line and the nearest key', () => {
  expect(told({ 'park.yaml': text('park.yaml').replace('decisionYear', 'decisionYaer') })).toMatchInlineSnapshot(`
    "park.yaml:1:1  wrong-shape
      found     no 'decisionYear'
      expected  number
    park.yaml:3:1  unknown-key
      found     decisionYaer
      expected  one of name, place, baseYear, decisionYear, stages, lastYear, prices, finance, workforce, processes, floors, limits, claims, regime, companies, override, source, confidence, reason, note
      hint      did you mean 'decisionYear'?"
  `);
});

test('a wrong unit is told with what was written and what belongs there', () => {
  expect(
    told({ 'processes.yaml': text('processes.yaml').replace('100 USD2025/(t/a)', '100 USD2025/MW') }),
  ).toMatchInlineSnapshot(`
    "processes.yaml:24:5  wrong-unit
      found     100 USD2025/MW: money per power where money × time per mass belongs
      expected  a quantity in USD/(t/a)
      hint      expected a unit like USD/(t/a)"
  `);
});

test('per year is /a: a unit y is an error with a hint', () => {
  expect(told({ 'processes.yaml': text('processes.yaml').replace('10 kt/a', '10 kt/y') })).toContain(
    'hint      per year is /a',
  );
});

test('a number without a unit, a negative figure, money without a year are each told', () => {
  expect(told({ 'processes.yaml': text('processes.yaml').replace('line: 10 kt/a', 'line: 10') })).toContain(
    '10 without a unit',
  );
  expect(told({ 'processes.yaml': text('processes.yaml').replace('10 USD2025/(t/a)', '-10 USD2025/(t/a)') })).toContain(
    'not negative',
  );
  expect(told({ 'processes.yaml': text('processes.yaml').replace('10 USD2025/(t/a)', '10 EUR/(t/a)') })).toContain(
    'money needs its year',
  );
});

test('a figure without a source is refused', () => {
  const bare = text('processes.yaml').replace('source: paper\n', '');
  expect(told({ 'processes.yaml': bare })).toContain('a figure without a source');
});

test('an unknown source, material or scenario is told with the nearest name', () => {
  expect(told({ 'processes.yaml': text('processes.yaml').replace('source: paper', 'source: papre') })).toContain(
    "did you mean 'paper'?",
  );
  expect(
    told({ 'processes.yaml': text('processes.yaml').replace('outputs: { lime: 1 t/t', 'outputs: { lmie: 1 t/t') }),
  ).toContain("did you mean 'lime'?");
  expect(told({ 'scenarios/free.yaml': 'name: { en: Free }\nset: {}\n' }, { scenario: 'fre' })).toContain(
    "did you mean 'free'?",
  );
});

test('an override of a path that does not exist names the part that failed', () => {
  const scenario = 'name: { en: X }\nset:\n  processes.klin.capex: 5 USD2025/(t/a)\n';
  expect(told({ 'scenarios/x.yaml': scenario }, { scenario: 'x' })).toMatchInlineSnapshot(`
    "scenarios/x.yaml:3:3  unknown-name
      found     path processes.klin.capex: no 'klin' under processes
      expected  one of mine, kiln
      hint      did you mean 'kiln'?"
  `);
});

test('an override is applied, and a bad value in it is told at its own line', () => {
  const set = (value: string) => ({ 'scenarios/x.yaml': `name: { en: X }\nset:\n  processes.kiln.capex: ${value}\n` });
  expect(readTiny(set('50 USD2025/(t/a)'), { scenario: 'x' }).park!.catalogue.get('kiln')!.capex.value).toBe(50);
  expect(told(set('50 ha'), { scenario: 'x' })).toContain('scenarios/x.yaml:3:3');
});

test('scenarios that lie over each other in a circle are told', () => {
  const files = {
    'scenarios/a.yaml': 'name: { en: A }\nover: b\nset: {}\n',
    'scenarios/b.yaml': 'name: { en: B }\nover: a\nset: {}\n',
  };
  expect(told(files, { scenario: 'a' })).toContain('circular');
});

test('YAML that cannot be parsed, aliases, and enormous files are each a clear issue', () => {
  expect(told({ 'park.yaml': 'name: [unclosed\n' })).toContain('unreadable');
  expect(told({ 'park.yaml': `a: &a [1, 2]\nb: *a\n` })).toContain('aliases are not used');
  expect(told({ 'park.yaml': `name: "${'x'.repeat(4_100_000)}"` })).toContain('MB of text');
  const deep = `${'['.repeat(60)}${']'.repeat(60)}`;
  expect(told({ 'park.yaml': `name: ${deep}` })).toContain('nesting deeper');
});

test('text in any script is read as it is', () => {
  const { park, issues } = readTiny({
    'park.yaml': text('park.yaml').replace('{ en: Tiny }', '{ en: "Tiny <script>", ru: Малый, kk: Шағын, zh: 小型 }'),
  });
  expect(issues).toEqual([]);
  expect(park!.name.kk).toBe('Шағын');
});

test('a recipe that does not close is refused', () => {
  const { park } = readTiny({ 'processes.yaml': text('processes.yaml').replace('1.7848', '1.9') });
  expect(checkPark(park!).map(formatIssue).join('\n')).toContain('kiln: 760.83 kg Ca in, 714.70 kg out (93.9%)');
});

test('a by-product without an outlet and a process that nothing can feed are told', () => {
  const { park } = readTiny({
    'markets.yaml': text('markets.yaml').replace('  co2: { vent: true }', '  {}'),
    'deposits.yaml': 'deposits: {}\n',
  });
  const issues = checkPark(park!).map(formatIssue).join('\n');
  expect(issues).toContain("'co2' from kiln");
  expect(issues).toContain("mine needs 'ore_in_ground'");
});

test('limits that cannot hold together are named with the line that set them', async () => {
  const park = `${text('park.yaml')}floors:\n  lime: { chain: lime, process: kiln, capacity: 20 kt/a, from: 2026, capacityFactor: 0.5 }\nlimits:\n  capex: 1 million USD2025\n`;
  const result = await planPark(readTiny({ 'park.yaml': park }).park!);
  expect(result.plan).toBeUndefined();
  const issues = result.issues.map(formatIssue).join('\n');
  expect(issues).toMatch(/limit\[capex\]|floor\[lime/);
  expect(issues).toMatch(/alone it would have to be at (most|least) \d/);
  expect(result.issues[0]!.at.line).toBeGreaterThan(15);
});

test('a market without a size makes the plan unbounded, and the issue names it', async () => {
  const open = {
    'markets.yaml': text('markets.yaml').replace(', size: 50 kt/a', ''),
    'deposits.yaml': text('deposits.yaml').replace(
      'extraction: 1 Mt/a, reserves: [ { class: proven, amount: 100 Mt } ]',
      'reserves: []',
    ),
  };
  const { park } = readTiny(open);
  expect(checkPark(park!).map(formatIssue).join('\n')).toContain("market 'lime' without a size");
  const result = await planPark(park!);
  expect(result.status).toBe('unbounded');
  expect(result.issues[0]!.hint).toContain('lime');
});
