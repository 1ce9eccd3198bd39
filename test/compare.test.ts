import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPark } from '../src/park/read.ts';
import { planPark } from '../src/pipeline.ts';
import { type ComparedScenario, compareScenarios } from '../src/study/compare.ts';
import { inputDifferences } from '../src/study/compare-inputs.ts';
import { differ } from '../src/study/compare-results.ts';
import { readScenario, scenarioIds, scenarioIssues } from '../src/study/scenario.ts';
import { repositoryPark, tinyPark } from './tiny-park.ts';

const scenario = (set: string, over = '') =>
  `name: { en: A trial }\nsource: paper\nconfidence: judgement\n${over}set:\n${set}`;
const scenarios = {
  'scenarios/dear.yaml': scenario(
    '  markets.lime.tiers[0].price: 90 USD2025/t\n  park.finance.taxRate: { value: 10 %, source: paper }\n',
  ),
  'scenarios/dearer.yaml': scenario(
    '  markets.lime.tiers[0].price: 80 USD2025/t\n  park.limits: { jobs: 20 jobs, land: 1 ha }\n',
    'over: dear\n',
  ),
  'scenarios/bare.yaml': scenario(
    '  park.processes.mine: null\n  park.processes.kiln: { most: 30 kt/a }\n  sinks.lime: { fee: 5 USD2025/t, vent: false }\n  processes.kiln.capex: { value: 100 USD2025/(t/a), reason: the same again }\n',
  ),
  'scenarios/none.yaml': scenario(
    '  park.limits: { jobs: 0 jobs }\n  park.floors: { kiln: { chain: lime, process: kiln, capacity: 20 kt/a, from: 2026, capacityFactor: 0.9 } }\n',
  ),
};
const files = tinyPark(scenarios);
const column = (id: string) => {
  const { park, issues } = readPark(files, { id: 'tiny', scenario: id });
  expect(issues).toEqual([]);
  return { scenario: readScenario(files, id), park: park! };
};

test('inputs differ by path, with the line that sets each; what is as in the base is null', () => {
  const rows = inputDifferences(files, ['base', 'dear', 'dearer'].map(column));
  expect(rows).toEqual([
    {
      path: 'markets.lime.tiers.0.price',
      values: [
        { written: '100 USD2025/t', value: 100, unit: 'USD/t', at: 'markets.yaml:4' },
        { written: '90 USD2025/t', value: 90, unit: 'USD/t', at: 'scenarios/dear.yaml:5' },
        { written: '80 USD2025/t', value: 80, unit: 'USD/t', at: 'scenarios/dearer.yaml:6' },
      ],
    },
    {
      path: 'park.finance.taxRate',
      values: [
        { written: '0 %', value: 0, unit: '1', at: 'park.yaml:11' },
        { written: '10 %', value: 0.1, unit: '1', at: 'scenarios/dear.yaml:6' },
        { written: '10 %', value: 0.1, unit: '1', at: 'scenarios/dear.yaml:6' },
      ],
    },
    {
      path: 'park.limits.jobs',
      values: [{ written: 'none' }, null, { written: '20 jobs', at: 'scenarios/dearer.yaml:7' }],
    },
    {
      path: 'park.limits.land',
      values: [{ written: 'none' }, null, { written: '1 ha', at: 'scenarios/dearer.yaml:7' }],
    },
  ]);
});

test('what is taken away or added shows; a figure that is set to what it was does not', () => {
  const rows = inputDifferences(files, ['base', 'bare'].map(column));
  expect(rows.map(({ path, values }) => [path, ...values.map((value) => value?.written)])).toEqual([
    ['park.processes.kiln.most', 'none', '30 kt/a'],
    ['park.processes.mine', 'present', 'none'],
    ['sinks.lime.fee', 'none', '5 USD2025/t'],
  ]);
});

test('the reference park: removed floors are told by their capacities, an allowed process by its name', () => {
  const pavlodar = repositoryPark('parks/pavlodar');
  const of = (id: string) => ({
    scenario: readScenario(pavlodar, id),
    park: readPark(pavlodar, { id: 'pavlodar', scenario: id }).park!,
  });
  const rows = inputDifferences(pavlodar, ['base', 'free', 'hou'].map(of));
  const floors = rows.filter(({ path }) => path.startsWith('park.floors.'));
  expect(floors.length).toBe(of('base').park.floors.length);
  for (const { path, values } of floors) {
    expect(path).toMatch(/\.capacity$/);
    expect(values[0]!.at).toMatch(/^park\.yaml:\d+$/);
    expect(values.slice(1)).toEqual([{ written: 'none', at: 'scenarios/free.yaml:5' }, null]);
  }
  const allowed = rows.find(({ path }) => path === 'park.processes.soda_hou')!;
  expect(allowed.values.map((value) => value?.written)).toEqual(['none', undefined, 'present']);
});

test('a scenario knows its chain; unknown ones and too few are told', () => {
  expect(readScenario(files, 'dearer').files).toEqual(['scenarios/dearer.yaml', 'scenarios/dear.yaml']);
  expect(readScenario(files, 'base')).toEqual({ id: 'base', files: [], changes: [] });
  expect(scenarioIds(files)).toEqual(['dear', 'dearer', 'bare', 'none']);
  expect(scenarioIssues(files, ['dear'])).toEqual([]);
  expect(scenarioIssues(files, ['dear', 'dearr'])).toMatchObject([{ hint: "did you mean 'dear'?" }]);
  expect(scenarioIssues(files, ['base'])).toMatchObject([{ found: 'fewer than two scenarios' }]);
  expect(scenarioIssues(tinyPark(), ['x'])[0]!.expected).toBe('base: this park has no scenarios');
});

test('results stand side by side, and a conflict is a column without a plan', async () => {
  const planned = async (id: string): Promise<ComparedScenario> => {
    const { park, scenario: of } = column(id);
    const { plan, status, issues } = await planPark(park, { quick: true });
    return { scenario: of, park, ...(plan ? { plan } : {}), status, from: 'planned', issues };
  };
  const columns = [await planned('base'), await planned('dear'), await planned('none')];
  const { columns: told, results } = compareScenarios(files, columns);
  expect(told.map(({ scenario: id, status }) => [id, status])).toEqual([
    ['base', 'optimal'],
    ['dear', 'optimal'],
    ['none', 'infeasible'],
  ]);
  expect(told[2]!.reason).toMatch(/scenarios\/none\.yaml:\d/);
  const npv = results.find(({ id }) => id === 'npv')!;
  expect(npv.values).toEqual([columns[0]!.plan!.npvUsd, columns[1]!.plan!.npvUsd, null]);
  expect(columns[0]!.plan!.npvUsd).toBeGreaterThan(columns[1]!.plan!.npvUsd);
  // The kiln is as large either way: capacity and sales that do not differ are not told.
  expect(results.filter(({ group }) => group === 'capacity')).toEqual([]);
});

test('amounts within the accuracy of the solver are the same', () => {
  expect(differ([1e6, 1e6 + 900])).toBe(false);
  expect(differ([1e6, 1e6 + 1100])).toBe(true);
  expect(differ([0, 0, null])).toBe(false);
  expect(differ([0, 1e-3])).toBe(true);
  expect(differ([null])).toBe(false);
});

describe('the command', () => {
  let room = '';
  const kombinat = (...words: string[]) => {
    const main = resolve('dist/cli/main.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: 'utf8', cwd: room });
    return { status, stdout, stderr };
  };
  const compared = (...words: string[]) => JSON.parse(kombinat('compare', 'lime', ...words, '--json').stdout);
  beforeAll(() => {
    room = mkdtempSync(join(tmpdir(), 'kombinat-compare-'));
    cpSync('parks/lime-and-soda', join(room, 'lime'), { recursive: true });
    mkdirSync(join(room, 'lime/scenarios'));
    const write = (id: string, set: string) =>
      writeFileSync(join(room, `lime/scenarios/${id}.yaml`), scenario(set).replace('source: paper', 'source: dossier'));
    write('dear', '  supplies.salt.tiers[0].price: 30 USD2025/t\n');
    write(
      'strict',
      '  park.limits: { jobs: 1 jobs }\n  park.floors: { soda: { chain: soda, process: soda_solvay_light, capacity: 200 kt/a, from: 2031, capacityFactor: 0.9 } }\n',
    );
    expect(kombinat('plan', 'lime').status).toBe(0);
  }, 60_000);

  test('a saved plan is taken while its inputs stand, and planned anew when they change', { timeout: 180_000 }, () => {
    appendFileSync(join(room, 'lime/scenarios/strict.yaml'), '# a change to another scenario\n');
    const first = compared('dear');
    expect(first.columns.map((c: { scenario: string; from: string }) => [c.scenario, c.from])).toEqual([
      ['base', 'saved'],
      ['dear', 'planned'],
    ]);
    const value = (id: string) => first.results.find((row: { id: string }) => row.id === id).values;
    expect(value('npv')[0]).toBeGreaterThan(value('npv')[1]);
    expect(first.inputs).toHaveLength(1);
    // Against a scenario that allows no plan, so that one alone is planned.
    expect(compared('strict', '--fresh').columns[0].from).toBe('planned');
    appendFileSync(join(room, 'lime/park.yaml'), '# changed\n');
    expect(compared('strict').columns[0]).toMatchObject({
      from: 'planned',
      passedOver: 'park.yaml changed since the saved one',
    });
  });

  test('a scenario without a plan says why, in the text and on the page', () => {
    const { status, stdout } = kombinat('compare', 'lime', 'dear', 'strict', '--out', 'pages/c.html');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^strict: no plan\. .*scenarios\/strict\.yaml:\d/m);
    expect(stdout).toMatch(/^supplies\.salt\.tiers\.0\.price +22 USD2025\/t \(markets\.yaml:5\) +30 USD2025\/t/m);
    expect(stdout).toMatch(/^NPV .*USD +.*USD +no plan$/m);
    expect(stdout).toContain('Written: pages/c.html');
    const page = readFileSync(join(room, 'pages/c.html'), 'utf8');
    expect(page).toContain('strict: no plan.');
    expect(page).not.toMatch(/https?:\/\/|<script/);
  });

  test('wrong requests are told: an unknown scenario, too few, no park, a page that cannot be written', () => {
    const wrong = (...words: string[]) => {
      const { status, stdout, stderr } = kombinat('compare', ...words);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).not.toMatch(/\n\s+at /);
      return stderr;
    };
    expect(wrong('lime', 'daer')).toContain("did you mean 'dear'?");
    expect(wrong('lime', 'base')).toContain('fewer than two scenarios');
    expect(wrong('nowhere', 'a')).toContain('no such folder');
    expect(wrong('lime', 'dear', '--out', 'lime/park.yaml/c.html')).toContain('a file stands where a folder is needed');
  });
});
