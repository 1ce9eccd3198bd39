import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../src/compile/compile.ts';
import { energyCore } from '../src/compile/energy-core.ts';
import { planLoads } from '../src/export/pypsa/loads.ts';
import { pypsaNetwork, sameProblem } from '../src/export/pypsa/network.ts';
import { networkReadme } from '../src/export/pypsa/readme.ts';
import { readPark } from '../src/park/read.ts';
import { planPark } from '../src/pipeline.ts';
import { solve } from '../src/solve/highs.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { energyPark } from './energy-park.ts';
import { pypsaProblem, rowsOf } from './pypsa-problem.ts';
import { repositoryPark } from './tiny-park.ts';

const wave = (hours: number, from: number) =>
  Float64Array.from({ length: 8760 }, (_, h) => Math.max(0, from + (1 - from) * Math.sin((2 * Math.PI * h) / hours)));
const profiles = {
  solar: wave(24, 0),
  wind: wave(37, 0.3),
  temperature: Float64Array.from({ length: 8760 }, (_, h) => 10 - 20 * Math.cos((2 * Math.PI * h) / 8760)),
};
const loads = new Map([
  ['electricity', [50, 80]],
  ['steam_mp', [40, 60]],
  ['steam_lp', [30, -10]],
]);

const heated = 'heating: { steam: steam_lp, share: 0.5, base: 18 }\nsource: paper\nconfidence: computed\n';

describe('the network is the same problem as the compiled core', () => {
  test.each([
    ['hours', energyPark(), { start: 0, hours: 48, stepHours: 1 }],
    ['steps that start in the year', energyPark(), { start: 1000, hours: 72, stepHours: 3 }],
    [
      'cheap sets up to their most',
      energyPark({ setCapex: 200, sets: 'most: 20 MW' }),
      { start: 0, hours: 48, stepHours: 1 },
    ],
    ['cheap sets without a most', energyPark({ setCapex: 200, sets: '' }), { start: 500, hours: 48, stepHours: 2 }],
    ['no grid', energyPark({ change: { 'energy.yaml': heated } }), { start: 24, hours: 48, stepHours: 1 }],
    ['steam to spare in summer', energyPark(), { start: 4380, hours: 24, stepHours: 1 }],
  ])('%s', async (_, park, hours) => {
    const core = energyCore(park, loads);
    const ours = await solve(compile(core.park, profiles, sameProblem(core, hours)).problem, { method: 'simplex' });
    const theirs = await solve(pypsaProblem(pypsaNetwork(core, profiles, hours)), { method: 'simplex' });
    if (ours.status !== 'optimal' || theirs.status !== 'optimal') throw new Error(`${ours.status}, ${theirs.status}`);
    expect(ours.objective).toBeGreaterThan(1);
    expect(theirs.objective / ours.objective).toBeCloseTo(1, 8);
  });

  test('and of its hours in linked spans, where storage is long enough to be handed on', async () => {
    const park = energyPark({ batteryHours: 100 });
    const processes = park.processes.filter(({ id }) => id !== 'accumulator');
    const core = energyCore({ ...park, processes }, loads);
    const hours = { start: 0, hours: 96, stepHours: 2 };
    const [whole, linked] = await Promise.all(
      [96, 24].map((span) =>
        solve(compile(core.park, profiles, sameProblem(core, hours, span)).problem, { method: 'simplex' }),
      ),
    );
    if (whole?.status !== 'optimal' || linked?.status !== 'optimal') throw new Error(`${whole?.status}`);
    expect(linked.objective / whole.objective).toBeCloseTo(1, 8);
    expect(() => sameProblem(core, hours, 36)).toThrow(/do not fill/);
  });
});

test('every file of the folder is there, whatever varies, and no cell is a formula or a gap in numbers', () => {
  const tables = pypsaNetwork(energyCore(energyPark(), loads), profiles, { start: 0, hours: 24, stepHours: 1 });
  expect([...tables.keys()].sort()).toEqual([
    'buses.csv',
    'carriers.csv',
    'generators-p_max_pu.csv',
    'generators.csv',
    'global_constraints.csv',
    'investment_periods.csv',
    'links-p_max_pu.csv',
    'links.csv',
    'loads-p_set.csv',
    'loads.csv',
    'network.csv',
    'snapshots.csv',
    'storage_units-efficiency_dispatch.csv',
    'storage_units-efficiency_store.csv',
    'storage_units-p_max_pu.csv',
    'storage_units-p_min_pu.csv',
    'storage_units.csv',
  ]);
  for (const [name, table] of tables) {
    const rows = [...table.rows];
    for (const row of rows) expect(row.length, name).toBe(table.header.length);
    if (/-/.test(name)) {
      expect(rows.length, name).toBe(2 * 24);
      expect(rows.flat().every(Number.isFinite), name).toBe(true);
    }
  }
  const buses = rowsOf(tables.get('buses.csv')!).map(({ name }) => name);
  for (const file of ['generators', 'links', 'storage_units', 'loads'])
    for (const row of rowsOf(tables.get(`${file}.csv`)!))
      for (const key of ['bus', 'bus0', 'bus1', 'bus2'])
        if (row[key] !== undefined) expect(buses, String(row['name'])).toContain(row[key]);
  const weights = rowsOf(tables.get('snapshots.csv')!);
  expect(weights.reduce((sum, row) => sum + Number(row['objective']), 0)).toBeCloseTo(2 * 8760, 6);
});

test('capital and marginal costs are those of the full park, whatever the core leaves out', () => {
  const park = energyPark();
  const tables = pypsaNetwork(energyCore(park, loads), profiles, { start: 0, hours: 24, stepHours: 1 });
  const full = compile(park, profiles, { stepHours: 1 });
  const periods = rowsOf(tables.get('investment_periods.csv')!).map(
    (row) => [Number(row['period']), Number(row['objective'])] as const,
  );
  const built = ['generators', 'links', 'storage_units']
    .flatMap((file) => rowsOf(tables.get(`${file}.csv`)!))
    .filter((row) => row['p_nom_extendable'] === true);
  // The set takes three years to build: it has no vintage for the first stage.
  expect(built.map(({ name }) => name)).toContain('set 2032');
  expect(built.map(({ name }) => name)).not.toContain('set 2026');
  for (const row of built) {
    const process = park.processes.find(({ id }) => id === row['carrier'])!;
    const stage = park.stages.findIndex(({ year }) => year === row['build_year']);
    const whole =
      full.problem.cost[full.columns.build.get(process.id)![stage]!]! / full.columns.buildStep.get(process.id)!;
    const hourly = process.capacityUnit === 'MW' ? 1 : 8.76 / (process.id === 'electrode' ? 0.28 : 1);
    const weight = periods.reduce((sum, [year, w]) => sum + (year >= Number(row['build_year']) ? w : 0), 0);
    expect((Number(row['capital_cost']) * weight) / (whole * hourly), String(row['name'])).toBeCloseTo(1, 12);
    expect(Number(row['build_year']) + Number(row['lifetime'])).toBe(2046);
  }
  const marginal = (name: string) => Number(built.find((row) => row['name'] === name)!['marginal_cost']);
  // 3 of its own, half a tonne of coal at 42 delivered, a tenth of a tonne of ash at 5.
  expect(marginal('set 2032')).toBeCloseTo(3 + 21 + 0.5, 9);
  expect(marginal('boiler 2026')).toBeCloseTo(4.2 + 0.1 + 0.25, 9);
  expect(marginal('electrode 2026')).toBeCloseTo(0.3 / 0.28, 9);
  expect(marginal('sun 2026')).toBe(0);
});

test('a link from the boilers of a set spends all of its power: output + lost · steam', () => {
  const tables = pypsaNetwork(energyCore(energyPark(), loads), profiles, { start: 0, hours: 24, stepHours: 1 });
  const links = rowsOf(tables.get('links.csv')!).filter((row) => row['bus0'] === 'set fired');
  expect(links.map((row) => row['name'])).toEqual([
    'set to electricity',
    'set to electricity and steam_mp',
    'set to electricity and steam_lp',
  ]);
  const lost: Readonly<Record<string, number>> = { steam_mp: 0.075, steam_lp: 0.0556 };
  for (const row of links) {
    const [output, steam] = [Number(row['efficiency']), Number(row['efficiency2'] ?? 0)];
    expect(output + (lost[String(row['bus2'])] ?? 0) * steam).toBeCloseTo(1, 12);
    if (steam > 0) expect(steam).toBeCloseTo(1.7 * output, 12);
  }
});

test("loads are the plan's: what its plants draw, with nothing lost over the year", async () => {
  const { park } = readPark(repositoryPark('parks/lime-and-soda'), { id: 'lime-and-soda' });
  const { plan } = await planPark(park!, { weeks: 1, quick: true });
  const drawn = planLoads(park!, plan!);
  const hourly = new Set(park!.processes.filter((process) => process.hourly).map(({ id }) => id));
  for (const [s, stage] of plan!.stages.entries())
    for (const [id, flows] of Object.entries(stage.energy)) {
      const plants = Object.entries(flows).filter(
        ([of]) => park!.processes.some((p) => p.id === of) && !hourly.has(of),
      );
      const taken = -plants.reduce((sum, [, amount]) => sum + amount, 0);
      expect(drawn.get(id)![s]! * 8760, `${id} ${stage.year}`).toBeCloseTo(taken, 3);
    }
  expect(drawn.get('electricity')![0]).toBeGreaterThan(1);
  const core = energyCore(park!, drawn);
  const tables = pypsaNetwork(core, parkProfiles(park!), { start: 0, hours: 8760, stepHours: 24 });
  const set = rowsOf(tables.get('loads-p_set.csv')!);
  const days = set.length / park!.stages.length;
  for (const [id, values] of drawn)
    for (const [s, value] of values.entries()) {
      const year = set.slice(s * days, (s + 1) * days).reduce((sum, row) => sum + Number(row[`plants ${id}`]) * 24, 0);
      expect(year).toBeCloseTo(value * 8760, 3);
    }
});

test('loads of another park, or too few, are refused', async () => {
  const park = energyPark();
  expect(() => energyCore(park, new Map([['electricity', [1]]]))).toThrow(/2 numbers/);
  expect(() => energyCore(park, new Map([['lime', [1, 1]]]))).toThrow(/no grid material/);
  const stages = [2026, 2032].map((year) => ({ year, run: { kiln: 1 } }));
  expect(() => planLoads(park, { stages: stages as never })).toThrow(/no process 'kiln'/);
  expect(() => planLoads(park, { stages: stages.slice(1) as never })).toThrow(/stages 2032/);
});

test('the text beside the network says what counts and what is left out', () => {
  const core = energyCore(energyPark(), loads);
  const said = networkReadme(core, { start: 0, hours: 168, stepHours: 1 }, 'tiny');
  for (const part of [
    'multi_investment_periods=True',
    'NPV',
    'LEFT OUT',
    '2026 (6 years), 2032 (14 years)',
    '52.1428571 times',
    '50.0, 80.0',
  ])
    expect(said).toContain(part);
  expect(said).not.toMatch(/undefined|NaN/);
});

test('the command writes a folder, and refuses one that holds other tables', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kombinat-pypsa-'));
  const { park } = readPark(repositoryPark('parks/lime-and-soda'), { id: 'lime-and-soda' });
  const { plan } = await planPark(park!, { weeks: 1, quick: true });
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  const out = join(folder, 'net');
  const run = (plan: string) => {
    const given = ['export', 'parks/lime-and-soda', '--plan', plan, '--to', 'pypsa', '--hours', 'weeks:1', '--json'];
    const told = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', ...given, '--step', '24', '--out', out],
      { encoding: 'utf8' },
    );
    return [told.status, told.stderr, told.stdout] as const;
  };
  expect(run(join(folder, 'none'))).toEqual([1, expect.stringContaining('no such file or folder'), '']);
  const [status, told, json] = run(folder);
  expect([status, told]).toEqual([0, '']);
  expect(JSON.parse(json).files.length).toBe(18);
  expect(readFileSync(join(out, 'snapshots.csv'), 'utf8').trim().split('\r\n').length).toBe(1 + 2 * 7);
  writeFileSync(join(out, 'generators-p_set.csv'), 'x\n');
  expect(run(folder)).toEqual([1, expect.stringContaining('other tables: generators-p_set.csv'), '']);
});
