import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demandsOf, elasticProblem } from '../src/explain/demands.ts';
import type { WhyNot } from '../src/explain/why-not.ts';
import type { Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import { compileForQuestions, explainPark, explainProcess, planPark } from '../src/pipeline.ts';
import { printedWhy, printedWhyNot } from '../src/present/explanation.ts';
import { languages } from '../src/present/locale.ts';
import { solve } from '../src/solve/highs.ts';
import { readTiny, repositoryPark, tinyPark } from './tiny-park.ts';
import { windyPark } from './windy-park.ts';

const text = (file: string) => tinyPark().get(file)!;
const tiny = (park: string) => {
  const { park: read, issues } = readTiny({ 'park.yaml': text('park.yaml') + park });
  expect(issues).toEqual([]);
  return read!;
};

/** Whether the demands of the given ids can be kept together; plants, reserves and markets are as they are. */
async function possible(park: Park, kept: ReadonlySet<string>): Promise<boolean> {
  const compiled = compileForQuestions(park);
  const demands = demandsOf(park, compiled);
  const world = (kind: string) => kind === 'most' || kind === 'reserve' || kind === 'extraction';
  const { with: strict } = elasticProblem(compiled.problem, demands);
  const problem = strict((i) => (world(demands[i]!.kind) || kept.has(demands[i]!.id) ? 'hard' : 'free'));
  return (await solve(problem, { relaxed: true })).status === 'optimal';
}

/** Each set is impossible together and possible without any one of its members, and nothing contradicts without them all. */
async function expectMinimal(park: Park, found: WhyNot): Promise<void> {
  expect(found.conflicts.length).toBeGreaterThan(0);
  for (const set of found.conflicts) {
    const ids = new Set(set.map((demand) => demand.id));
    expect(await possible(park, ids), [...ids].join(' ')).toBe(false);
    for (const id of ids)
      expect(await possible(park, new Set([...ids].filter((other) => other !== id))), `without ${id}`).toBe(true);
  }
  const named = new Set(found.conflicts.flat().map((demand) => demand.id));
  const rest = demandsOf(park, compileForQuestions(park)).filter((demand) => !named.has(demand.id));
  expect(await possible(park, new Set(rest.map((demand) => demand.id)))).toBe(true);
}

const contradictory = `floors:
  lime: { chain: lime, process: kiln, capacity: 20 kt/a, from: 2026, capacityFactor: 0.5 }
limits:
  capex: 1 million USD2025
  co2: 1 kt/a
  land: 100 ha
`;

test('what contradicts is named in minimal sets, with what alone and together would do', async () => {
  const park = tiny(contradictory);
  const found = await explainPark(park);
  expect(found.verdict).toBe('demands');
  await expectMinimal(park, found);
  // The floor meets both the money and the carbon, in two sets or the first of them.
  expect(found.conflicts.flat().map((demand) => demand.of)).toContain('kiln');
  // 20 kt/a of kiln at 100 USD and half of it run: 10 kt of lime give 7.848 kt of CO2.
  for (const { demand, to } of found.together) {
    if (demand.of === 'capex') expect(to).toBeGreaterThan(1e6);
    if (demand.of === 'co2') expect(to).toBeLessThanOrEqual(7848.1);
  }
});

test('changing what is said to do alone makes a plan possible, and a little less does not', async () => {
  const floors = contradictory.replace('  co2: 1 kt/a\n', '');
  const found = await explainPark(tiny(floors));
  const capex = found.alone.find(({ demand }) => demand.of === 'capex')!;
  const with_ = (usd: number) => tiny(floors.replace('1 million USD2025', `${usd} USD2025`));
  expect((await planPark(with_(capex.to * 1.0001))).status).toBe('optimal');
  expect((await planPark(with_(capex.to * 0.999))).status).toBe('infeasible');
  const floor = found.alone.find(({ demand }) => demand.kind === 'floor')!;
  const lower = (tonnes: number) => tiny(floors.replace('20 kt/a', `${tonnes} t/a`));
  expect((await planPark(lower(floor.to * 0.999))).status).toBe('optimal');
  expect((await planPark(lower(floor.to * 1.01))).status).toBe('infeasible');
});

test('sets are minimal whatever contradicts (random demands)', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        capacity: fc.integer({ min: 1, max: 80 }),
        capex: fc.integer({ min: 1, max: 90 }),
        co2: fc.integer({ min: 0, max: 60 }),
        jobs: fc.integer({ min: 0, max: 80 }),
        land: fc.integer({ min: 0, max: 9 }),
      }),
      async ({ capacity, capex, co2, jobs, land }) => {
        const { park } = readTiny(
          {
            'park.yaml': `${text('park.yaml')}floors:\n  lime: { chain: lime, process: kiln, capacity: ${capacity} kt/a, from: 2026, capacityFactor: 0.7 }\nlimits:\n  capex: ${capex / 10} million USD2025\n  co2: ${co2} kt/a\n  land: ${land / 10} ha\n`,
          },
          { floors: [['jobs', `${jobs} jobs`]] },
        );
        const found = await explainPark(park!);
        if (found.verdict === 'demands') await expectMinimal(park!, found);
        else expect(found.verdict).toBe('possible');
      },
    ),
    { numRuns: 15, seed: 3 },
  );
}, 60_000);

test('claims can be asked for, and what keeping them costs is said', async () => {
  const claims = (jobs: number) =>
    `claims:\n  jobs: { name: { en: Many jobs }, measure: jobs, comparator: at-least, value: ${jobs} jobs }\n`;
  const kept = await explainPark(tiny(claims(40)), { claims: true });
  expect(kept.verdict).toBe('possible');
  expect(kept.claimsCostUsd).toBeCloseTo(0, 0);
  const broken = await explainPark(tiny(claims(400)), { claims: true });
  expect(broken.conflicts.map((set) => set.map((demand) => demand.kind))).toEqual([['claim']]);
  // The market takes 50 kt of lime, one job per kt.
  expect(broken.alone[0]!.to).toBeCloseTo(50, 6);
});

test('a plan that exists is said to exist, and one that fails for whole lines names them', async () => {
  const plain = await explainPark(tiny(''));
  expect(plain).toMatchObject({ verdict: 'possible' });
  expect(plain.sampleWeeks).toBeUndefined();
  const windy = await explainPark(windyPark(), { weeks: 2 });
  expect(windy).toMatchObject({ verdict: 'possible', sampleWeeks: 2 });
  expect(printedWhyNot(windy, {}, 'en')).toContain('sample weeks asked (2)');
  const { park } = readTiny({
    'park.yaml': `${text('park.yaml').replace('  kiln:\n', '  kiln: { lines: whole, line: 30 kt/a, most: 60 kt/a }\n')}floors:\n  lime: { chain: lime, process: kiln, capacity: 20 kt/a, from: 2026 }\nlimits:\n  capex: 2.9 million USD2025\n`,
  });
  const found = await explainPark(park!);
  expect(found.verdict).toBe('lines');
  expect(found.freeLines).toEqual(['kiln']);
  expect(found.alone.find(({ demand }) => demand.of === 'capex')!.to).toBeCloseTo(3e6, -2);
});

test('why a kiln is built: its margin, and the capex and price at which it would not be', async () => {
  const why = (await explainProcess(tiny(''), 'kiln'))!;
  // Money is spent at the start of 2025 and earned at the end of each year from 2026: one year between them.
  const crf = (0.08 / (1 - 1.08 ** -20)) * 1.08;
  expect(why.built).toBe(true);
  expect(why.capacity).toBeCloseTo(50e3, 1);
  // A unit takes 100 USD of kiln and 17.848 of mine, and earns 100 USD a year for twenty years.
  const capex = why.turns.find((turn) => turn.of === 'capex')!;
  const worth = 100 / crf;
  expect(capex.change).toBeGreaterThan((worth - 17.848) / 100 - 1e-6);
  expect(capex.change).toBeLessThan(((worth - 17.848) / 100) * 1.005);
  const price = why.turns.find((turn) => turn.of === 'price')!;
  expect(100 + price.change).toBeLessThan(117.848 * crf);
  expect(100 + price.change).toBeGreaterThan(117.848 * crf - 0.5);
  expect(price.before).toBeGreaterThan(0);
  expect(price.after).toBe(0);
});

test('why a kiln is not built: how much cheaper or dearer it would have to be', async () => {
  const { park } = readTiny({ 'markets.yaml': text('markets.yaml').replace('price: 100', 'price: 10') });
  const why = (await explainProcess(park!, 'kiln'))!;
  expect(why.built).toBe(false);
  // Money is spent at the start of 2025 and earned at the end of each year from 2026: one year between them.
  const crf = (0.08 / (1 - 1.08 ** -20)) * 1.08;
  const price = why.turns.find((turn) => turn.of === 'price')!;
  expect(10 + price.change).toBeGreaterThanOrEqual(117.848 * crf - 1e-6);
  expect(10 + price.change).toBeLessThan(117.848 * crf + 0.5);
  expect(price.after).toBeGreaterThan(0);
});

test('explanations are worded in all four languages without English left over', async () => {
  const found = await explainPark(tiny(contradictory));
  const why = (await explainProcess(tiny(''), 'kiln'))!;
  const names = { processes: { kiln: { en: 'Kiln', ru: 'Печь', kk: 'Пеш', zh: '窑' } }, materials: {} };
  for (const language of languages) {
    const told = printedWhyNot(found, names.processes, language) + printedWhy(why, names, language);
    expect(told).toMatch(/park\.yaml:\d+/);
    if (language !== 'en') expect(told).not.toMatch(/\b(these|without|would|most|least|capacity|built)\b/);
  }
});

test('an impossible Pavlodar is explained within a minute, in minimal sets', async () => {
  const { park } = readPark(repositoryPark('parks/pavlodar'), {
    id: 'pavlodar',
    limits: [
      ['capex', '3 bn USD2026'],
      ['coal_ekibastuz', '0 t/a'],
    ],
    floors: [['jobs', '100000 jobs']],
  });
  const began = performance.now();
  const found = await explainPark(park!);
  expect((performance.now() - began) / 1000).toBeLessThan(60);
  expect(found.conflicts.length).toBeGreaterThanOrEqual(2);
  await expectMinimal(park!, found);
}, 120_000);
