import { describe, expect, test } from 'vitest';
import { loadPark } from '../src/cli/load-park.ts';
import { compile } from '../src/compile/compile.ts';
import { physicsOf } from '../src/decompose/physics.ts';
import { fullYearSettings } from '../src/decompose/plan-full-year.ts';
import type { Park } from '../src/park/park.ts';
import { leverName } from '../src/present/lever-name.ts';
import { languages, localeOf } from '../src/present/locale.ts';
import { leverMessages } from '../src/present/messages/levers.ts';
import {
  type Lever,
  type LeverValue,
  leveredPark,
  leversOf,
  openLimits,
  type PlanForLevers,
} from '../src/replan/levers.ts';
import { niceRange } from '../src/replan/slider-range.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';

function parkOf(name: string): Park {
  const { park } = loadPark(`parks/${name}`, { scenario: 'base' });
  if (!park) throw new Error(`parks/${name} does not read`);
  return park;
}

/** A plan that sells and buys a thousand of everything in every stage. */
function tradingPlan(park: Park): PlanForLevers {
  const thousand = (ids: Iterable<string>) => Object.fromEntries([...ids].map((id) => [id, 1000]));
  const stages = park.stages.map((stage) => ({
    ...stage,
    build: {},
    capacity: {},
    run: {},
    buy: thousand(park.supplies.keys()),
    sell: thousand(park.markets.keys()),
    sink: {},
    extract: {},
    energy: {},
    jobs: 900,
    jobsMines: 0,
    landHa: 80,
    waterM3: 2e6,
    co2Tonnes: 4e5,
    capexUsd: 5e8,
  }));
  return { stages, capexUsd: 1e9, jobs: 900, landHa: 80, energy: { renewableShare: 0.1 } };
}

/** Another value that a lever may stand at. */
const other = (lever: Lever): LeverValue =>
  lever.kind === 'switch' ? false : lever.high === lever.value ? lever.low : lever.high;

const lime = parkOf('lime-and-soda');
const pavlodar = parkOf('pavlodar');

describe.each([
  ['lime-and-soda', lime],
  ['pavlodar', pavlodar],
])('levers of %s', (_, park) => {
  const levers = leversOf(park, tradingPlan(park));

  test('no lever changes the physics of the hours, so that a re-planner answers for each', async () => {
    const profiles = parkProfiles(park);
    const { sized } = compile(openLimits(park), profiles, { stepHours: 1 }).columns;
    const { spans } = fullYearSettings(park);
    const physics = (of: Park) => physicsOf({ park: of, profiles, sized, spans });
    const before = await physics(park);
    for (const lever of levers) {
      const moved = leveredPark(park, { [lever.id]: other(lever) });
      expect(moved.refused, lever.id).toEqual([]);
      expect(moved.park, lever.id).not.toBe(park);
      expect(await physics(openLimits(moved.park)), lever.id).toBe(before);
    }
  }, 60_000);

  test('a lever stands between its ends, has an id of its own and a name in every language', () => {
    expect(new Set(levers.map(({ id }) => id)).size).toBe(levers.length);
    for (const lever of levers) {
      expect(lever.id).toMatch(/^[\w.-]+$/);
      expect(lever.low, lever.id).toBeLessThan(lever.high);
      expect(lever.step, lever.id).toBeGreaterThan(0);
      if (typeof lever.value === 'number') {
        expect(lever.low, lever.id).toBeLessThanOrEqual(lever.value);
        expect(lever.high, lever.id).toBeGreaterThanOrEqual(lever.value);
      }
      for (const language of languages) {
        expect(leverName(lever, localeOf(language)), lever.id).not.toMatch(/undefined|^$|^[:：]/);
        expect(leverMessages[language].why[lever.why]).toBeTruthy();
        expect(leverMessages[language].groups[lever.group]).toBeTruthy();
      }
    }
  });

  test('settings that move nothing give the park itself, and moving leaves the park as it was', () => {
    const before = structuredClone(park);
    expect(leveredPark(park, {}).park).toBe(park);
    const still = leveredPark(park, Object.fromEntries(levers.map(({ id, value }) => [id, value])));
    expect(still).toEqual({ park, taken: {}, refused: [] });
    leveredPark(park, Object.fromEntries(levers.map((lever) => [lever.id, other(lever)])));
    expect(park).toEqual(before);
  });

  test('at a fixed plan a dearer sale never costs and a dearer purchase never earns', () => {
    const profiles = parkProfiles(park);
    const costs = (of: Park) => compile(of, profiles, { stepHours: 1 }).npvCost;
    const before = costs(park);
    const prices = levers.filter(({ id }) => /^(sell|buy|grid)\./.test(id));
    for (const { id, kind, value } of prices) {
      const after = costs(leveredPark(park, { [id]: kind === 'factor' ? 1.2 : (value as number) * 1.2 }).park);
      const sale = id.startsWith('sell.') || id === 'grid.export';
      const wrong = [...after.keys()].filter((c) => (sale ? after[c]! > before[c]! : after[c]! < before[c]!));
      expect(wrong, id).toEqual([]);
      expect(
        [...after.keys()].some((c) => after[c] !== before[c]),
        id,
      ).toBe(true);
    }
  }, 60_000);
});

test('products that earn a premium move with their metal, which counts all that it prices', () => {
  const levers = leversOf(pavlodar, tradingPlan(pavlodar));
  const [metal] = levers.filter(({ topic }) => topic === 'metal');
  const premiums = levers.filter(({ over }) => over === metal!.of);
  expect(premiums.length).toBeGreaterThan(3);
  const profiles = parkProfiles(pavlodar);
  const revenue = (park: Park) => {
    const { columns, npvCost } = compile(park, profiles, { stepHours: 1 });
    return npvCost[columns.sell.get(metal!.of!)![0]![0]!]!;
  };
  // The metal's steps hold its products too: their columns pay the metal's price.
  expect(revenue(leveredPark(pavlodar, { [metal!.id]: 1.1 }).park)).toBeLessThan(revenue(pavlodar));
  expect(leveredPark(pavlodar, { [metal!.id]: 1.1 }).park.markets.get(premiums[0]!.of!)).toEqual(
    pavlodar.markets.get(premiums[0]!.of!),
  );
});

test('what cannot be taken is told with the nearest choice and moves nothing', () => {
  const { park, taken, refused } = leveredPark(lime, {
    tax: 1.4,
    rate: Number.NaN,
    'grid.import': -5,
    capex: null,
    'sell.soda_ash': '2',
    'sell.soda_ahs': 1.1,
    'process.soda_dense': 0,
    somethingElseAltogether: 3,
  });
  expect(park).toBe(lime);
  expect(taken).toEqual({});
  expect(refused).toEqual([
    { id: 'tax', value: 1.4, why: 'out-of-range', nearest: { id: 'tax', value: 0.95 } },
    { id: 'rate', value: Number.NaN, why: 'not-a-value', nearest: { id: 'rate', value: 0.085 } },
    { id: 'grid.import', value: -5, why: 'out-of-range', nearest: { id: 'grid.import', value: 0 } },
    { id: 'capex', value: null, why: 'not-a-value', nearest: { id: 'capex', value: 1 } },
    { id: 'sell.soda_ash', value: '2', why: 'not-a-value', nearest: { id: 'sell.soda_ash', value: 1 } },
    { id: 'sell.soda_ahs', value: 1.1, why: 'unknown', nearest: { id: 'sell.soda_ash', value: 1.1 } },
    { id: 'process.soda_dense', value: 0, why: 'not-a-value', nearest: { id: 'process.soda_dense', value: true } },
    { id: 'somethingElseAltogether', value: 3, why: 'unknown' },
  ]);
});

test('limits come and go; a process that is off is never built; a floor of nothing asks for nothing', () => {
  const limited = leveredPark(lime, { 'most.co2': 2e5, 'least.jobs': 100 }).park;
  expect(limited.limits.map(({ key, most, least }) => [key, most, least])).toEqual([
    ['co2', 2e5, undefined],
    ['jobs', undefined, 100],
  ]);
  expect(leveredPark(limited, { 'most.co2': null }).park.limits.map(({ key }) => key)).toEqual(['jobs']);
  const profiles = parkProfiles(lime);
  const built = (park: Park) => compile(park, profiles, { stepHours: 1 }).columns.build.get('lime_pfr')!;
  expect(built(lime).some((column) => column !== undefined)).toBe(true);
  expect(built(leveredPark(lime, { 'process.lime_pfr': false }).park).every((column) => column === undefined)).toBe(
    true,
  );
  const { floors } = leveredPark(pavlodar, { 'floor.copper': 0, 'floor.alumina': 0.5 }).park;
  expect(floors.find(({ id }) => id === 'copper')!.capacity.value).toBe(0);
  expect(floors.find(({ id }) => id === 'alumina')!.capacity.value).toBe(5e5);
});

test('whatever is limited, a re-planner finds the same rows in the same order', () => {
  const rows = (park: Park) => openLimits(park).limits.map(({ key, least }) => `${key} ${least === undefined}`);
  const before = rows(pavlodar);
  expect(before.length).toBeGreaterThanOrEqual(6);
  expect(rows(leveredPark(pavlodar, { 'most.water': 1e7, 'most.capex': 1e10, 'least.jobs': 1e4 }).park)).toEqual(
    before,
  );
});

test('sliders end at round numbers and say where their range comes from', () => {
  expect(niceRange(46, [38, 60])).toEqual({ low: 38, high: 60, step: 0.2, why: 'published' });
  expect(niceRange(1)).toEqual({ low: 0.5, high: 1.5, step: 0.01, why: 'judged' });
  expect(niceRange(1, [1, 1]).why).toBe('judged');
  expect(niceRange(0.8, undefined, [0, 1]).high).toBe(1);
});
