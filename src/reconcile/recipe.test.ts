import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryPark } from '../../test/tiny-park.ts';
import { closureTolerance, recipeBalance } from '../check/check.ts';
import { readPark } from '../park/read.ts';
import { readPlants } from './plants.ts';
import { overrideLines, reconcileRecipe } from './recipe.ts';

const files = repositoryPark('parks/pavlodar');
const park = readPark(files, { id: 'pavlodar' }).park!;
const { plants, issues } = readPlants(files, park);
const smelter = park.catalogue.get('smelter_prebake_500kA')!;
const reconciled = plants.map((plant) => ({
  plant,
  result: reconcileRecipe(park, park.catalogue.get(plant.process)!, plant),
}));

/** The figures of one plant, written as in plants.yaml. */
const read = (...lines: string[]) => {
  const head = ['source: al-S33', 'confidence: read', 'plants:', '  here:', '    name: { en: Here }'];
  return readPlants(new Map([['plants.yaml', [...head, ...lines].join('\n')]]), park);
};
const smelterWith = (flow: string) => read('    process: smelter_prebake_500kA', '    inputs:', `      ${flow}`);

test('the plants of the reference park read without an issue', () => {
  expect(issues).toEqual([]);
  expect(plants.length).toBeGreaterThan(10);
});

test('a recipe that nothing contradicts needs no correction', () => {
  for (const process of park.processes) {
    const { flows, chiSquare } = reconcileRecipe(park, process, { id: 'nobody', figures: [] });
    expect(chiSquare).toBeLessThan(1e-12);
    for (const flow of flows) expect(Math.abs(flow.reconciled.value - flow.recipe.value)).toBeLessThan(1e-9);
  }
});

test('reconciled recipes close by element with what is unaccounted', () => {
  for (const { plant, result } of reconciled) {
    const process = park.catalogue.get(plant.process)!;
    const values = new Map(result.flows.map((flow) => [flow.id, flow.reconciled.value]));
    for (const element of process.check) {
      const total = (side: 'inputs' | 'outputs') =>
        Object.keys(process[side]).reduce((sum, name) => {
          const { elements, massPerUnit } = park.materials.get(name)!;
          return sum + values.get(`${side}.${name}`)! * (elements[element] ?? 0) * massPerUnit;
        }, 0);
      expect(total('inputs') - total('outputs') - values.get(`unaccounted.${element}`)!).toBeCloseTo(0, 9);
    }
  }
});

test('the net anode of Qatalum comes to lie between what it measured and the recipe', () => {
  // Anode less butts leaves as CO2, which the recipe's carbon balance ties to the recipe's net anode.
  const { result } = reconciled.find(({ plant }) => plant.id === 'qatalum')!;
  const value = (id: string, of: 'recipe' | 'reconciled') => result.flows.find((flow) => flow.id === id)![of].value;
  const net = (of: 'recipe' | 'reconciled') => value('inputs.anode', of) - value('outputs.butts', of);
  const measured = (300 - 63) / 597;
  expect(result.flows.find((flow) => flow.id === 'inputs.anode')!.measured!.value).toBeCloseTo(300 / 597, 12);
  expect(net('reconciled')).toBeGreaterThan(measured);
  expect(net('reconciled')).toBeLessThan(net('recipe'));
});

test('yearly figures, shares and ranges become specific figures with their errors in quadrature', () => {
  const { plants: found, issues: none } = read(
    '    process: alumina_bayer_sinter_kz',
    '    product: { value: 1.4 Mt/a, uncertainty: 3 % }',
    '    inputs:',
    '      bauxite_kz: { value: 4.5 Mt/a, range: [4.2, 4.8], share: { value: 0.85, range: [0.81, 0.89] } }',
  );
  expect(none).toEqual([]);
  const [ore] = found[0]!.figures;
  expect(ore!.value).toBeCloseTo((4.5 * 0.85) / 1.4, 12);
  expect(ore!.sd / ore!.value).toBeCloseTo(Math.hypot(0.15 / 4.5, 0.02 / 0.85, 0.03), 12);
});

test('verdicts on the real plants are these and no others: a change is reviewed', () => {
  const lines = reconciled
    .filter(({ result }) => result.testedFigures > 0)
    .map(({ plant, result }) => {
      const wrong = result.flows.filter((flow) => flow.tolerable === false).map((flow) => flow.id);
      return `${plant.id}: ${result.tolerable ? 'tolerable' : 'not tolerable'}${wrong.length > 0 ? `, ${wrong.join(', ')}` : ''}`;
    });
  expect(lines).toMatchInlineSnapshot(`
    [
      "pavlodar_alumina: tolerable",
      "europe_refineries_2015: not tolerable, outputs.red_mud_bayer, unaccounted.Al",
      "world_refineries_2015: not tolerable, inputs.bauxite_low_si, outputs.red_mud_bayer, unaccounted.Al",
      "renukoot_smelter: tolerable",
      "qatalum: tolerable",
      "world_smelters_2015: tolerable",
      "europe_smelters_2015: tolerable",
      "renukoot_anodes: tolerable",
      "world_anodes_2015: tolerable",
      "europe_anodes_2015: not tolerable",
      "nokeng: tolerable",
      "anhydrite_bct: tolerable",
      "qinghai_copper: tolerable",
      "shuikoushan: tolerable, inputs.cu_concentrate",
      "qazaq_soda: tolerable",
    ]
  `);
});

test('an anode figure ten standard deviations off is named', () => {
  const [plant] = smelterWith('anode: { value: 0.85 t/t, uncertainty: 4 % }').plants;
  const { flows } = reconcileRecipe(park, smelter, plant!);
  const anode = flows.find((flow) => flow.id === 'inputs.anode')!;
  expect(anode.tolerable).toBe(false);
  expect(Math.max(...flows.map((flow) => flow.test ?? 0))).toBeCloseTo(anode.test!, 6);
});

test('what the command proposes can be laid over the park, which then still closes', () => {
  const { plant, result } = reconciled.find((r) => r.plant.id === 'renukoot_smelter')!;
  const scenario = ['name: { en: As at Renukoot }', 'set:', ...overrideLines(result).map((line) => `  ${line}`)];
  const changed = readPark(new Map([...files, ['scenarios/fitted.yaml', scenario.join('\n')]]), {
    id: 'pavlodar',
    scenario: 'fitted',
  });
  expect(changed.issues).toEqual([]);
  const fitted = changed.park!.catalogue.get(plant.process)!;
  expect(fitted.inputs['anode']!.value).toBeCloseTo(0.5356, 3);
  expect(fitted.inputs['anode']!.source).toEqual(['al-S33']);
  for (const { closure } of recipeBalance(changed.park!, fitted))
    expect(Math.abs(closure - 1)).toBeLessThan(closureTolerance);
});

test.each([
  ['a figure without uncertainty', 'anode: { value: 0.5 t/t }', 'wrong-shape', 'without an uncertainty'],
  ['a bare figure', 'anode: 0.5 t/t', 'wrong-shape', 'without an uncertainty'],
  ['a wrong unit', 'anode: { value: 0.5 GJ/t, uncertainty: 3 % }', 'wrong-unit', '0.5 GJ/t'],
  ['a yearly figure without product', 'anode: { value: 300 kt/a, uncertainty: 3 % }', 'wrong-unit', '300 kt/a'],
  ['a negative sd', 'anode: { value: 0.5 t/t, uncertainty: -3 % }', 'out-of-range', '-3 %'],
  ['an sd in another unit', 'anode: { value: 0.5 t/t, uncertainty: 3 GJ }', 'wrong-unit', '3 GJ'],
  ['a bare sd', 'electricity: { value: 13 MWh/t, uncertainty: 0.5 }', 'wrong-unit', '0.5'],
  ['both', 'anode: { value: 0.5 t/t, uncertainty: 3 %, range: [0.4, 0.6] }', 'wrong-shape', 'and a range'],
  ['an unknown flow', 'anodes: { value: 0.5 t/t, uncertainty: 3 % }', 'unknown-name', "'anodes'"],
  ['an unknown key', 'anode: { value: 0.5 t/t, uncertanty: 3 % }', 'unknown-key', 'uncertanty'],
])('%s is an issue at its line', (_, line, code, found) => {
  const [issue, ...more] = smelterWith(line).issues;
  expect(more).toEqual([]);
  expect(issue).toMatchObject({ code, severity: 'error', at: { file: 'plants.yaml', line: 8 } });
  expect(issue!.found).toContain(found);
});

function kombinat(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli/main.js', 'reconcile', ...words], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('the command prints a line per plant, a table per process and JSON', () => {
  const all = kombinat('parks/pavlodar');
  expect(all.status).toBe(0);
  for (const { id } of plants) expect(all.stdout).toContain(id);
  const one = kombinat('parks/pavlodar', 'smelter_prebake_500kA');
  expect(one.status).toBe(0);
  expect(one.stdout).toMatch(/inputs\.anode .*0\.5360 ± 0\.0054 .*tolerable/);
  expect(one.stdout).toContain('processes.smelter_prebake_500kA.inputs.anode: { value: 0.53');
  const json = JSON.parse(kombinat('parks/pavlodar', 'qatalum', '--json').stdout);
  expect(json.ok).toBe(true);
  expect(json.plants[0]).toMatchObject({ plant: 'qatalum', process: 'smelter_prebake_500kA', redundancy: 5 });
});

test('the command says what is wrong and where, without a stack trace', () => {
  const wrong = kombinat('parks/pavlodar', 'smelter_prebake_500');
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain("did you mean 'smelter_prebake_500kA'?");
  expect(kombinat('parks/pavlodar', 'lime_pfr').stderr).toContain('which no plant here reports');
  expect(kombinat('parks/lime-and-soda').stderr).toContain('plants.yaml');
  const folder = join(mkdtempSync(join(tmpdir(), 'kombinat-')), 'park');
  cpSync('parks/pavlodar', folder, { recursive: true });
  const file = join(folder, 'plants.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('process: anode_plant', 'process: anode_plants'));
  const broken = kombinat(folder);
  expect(broken.status).toBe(1);
  expect(broken.stderr).toMatch(/plants\.yaml:\d+:\d+ {2}unknown-name/);
  expect(broken.stderr).toContain("did you mean 'anode_plant'?");
  for (const { stderr } of [wrong, broken]) expect(stderr).not.toMatch(/\n\s+at /);
  const json = kombinat(folder, '--json');
  expect(json.status).toBe(1);
  expect(JSON.parse(json.stdout).ok).toBe(false);
});
