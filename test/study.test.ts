import { expect, test } from 'vitest';
import { compileForQuestions } from '../src/pipeline.ts';
import { languages } from '../src/present/locale.ts';
import { alternativesPage, frontierPage, printedAlternatives, printedFrontier } from '../src/present/study-page.ts';
import { alternatives } from '../src/study/alternatives.ts';
import { frontier } from '../src/study/frontier.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

const text = (file: string) => tinyPark().get(file)!;
const claims = `claims:
  jobs: { name: { en: Many jobs }, measure: jobs, comparator: at-least, value: 30 jobs }
`;
const park = readTiny({ 'park.yaml': text('park.yaml') + claims }).park!;
const compiled = compileForQuestions(park);
// A unit of lime a year takes 100 USD of kiln and 17.848 of mine, and earns 100 USD for twenty years; money is spent a
// year before the first year's end.
const annuity = (1 - 1.08 ** -20) / 0.08 / 1.08;
const perUnit = 100 * annuity - 117.848;

test('the frontier of NPV along CO2 is the straight line worked by hand', async () => {
  const found = (await frontier(park, compiled, 'co2', 'npv', { points: 5 }))!;
  expect(found.points).toHaveLength(5);
  for (const [i, { measures }] of found.points.entries()) {
    const tonnes = 50e3 * (1 - i / 4);
    expect(measures.co2).toBeCloseTo(tonnes * 0.7848, 0);
    expect(measures.npv / 1e3).toBeCloseTo((tonnes * perUnit) / 1e3, 0);
    expect(measures.jobs).toBeCloseTo(tonnes / 1e3, 3);
  }
  for (const { slope } of found.points.slice(0, -1)) expect(slope!).toBeCloseTo(perUnit / 0.7848, 1);
});

test('a point of the frontier cannot be improved in one measure without losing the other', async () => {
  const found = (await frontier(park, compiled, 'jobs', 'capex', { points: 4 }))!;
  const jobs = found.points.map(({ measures }) => measures.jobs);
  const capex = found.points.map(({ measures }) => measures.capex);
  expect([...jobs].sort((a, b) => a - b)).toEqual(jobs);
  expect([...capex].sort((a, b) => a - b)).toEqual(capex);
  expect(jobs.at(-1)!).toBeCloseTo(50, 3);
});

test('what could be otherwise lies within the distance, and spans hold the best plan', async () => {
  const found = (await alternatives(park, compiled, { within: 0.1 }))!;
  expect(found.bestNpvUsd).toBeCloseTo(50e3 * perUnit, -2);
  expect(found.givenUpUsd).toBeGreaterThan(0);
  for (const span of found.chains) {
    expect(span.least).toBeLessThanOrEqual(span.best + 1);
    expect(span.most).toBeGreaterThanOrEqual(span.best - 1);
  }
  // The value is the kiln's: giving up a part of it takes that part of the kiln away.
  const lime = found.chains.find((span) => span.chain === 'lime')!;
  expect(lime.best).toBeCloseTo(5e6, 0);
  expect(lime.least).toBeCloseTo(5e6 * (1 - found.givenUpUsd / found.bestNpvUsd), -1);
  for (const plan of found.plans)
    if (plan.kind !== 'claims') expect(plan.measures.npv).toBeGreaterThan(found.bestNpvUsd - found.givenUpUsd - 10);
  expect(found.plans[0]!.claims).toEqual([expect.objectContaining({ id: 'jobs', holds: true })]);
});

test('an impossible park has neither', async () => {
  const impossible = readTiny({
    'park.yaml': `${text('park.yaml')}floors:\n  lime: { chain: lime, process: kiln, capacity: 20 kt/a, from: 2026, capacityFactor: 0.5 }\nlimits:\n  capex: 1 million USD2025\n`,
  }).park!;
  const problem = compileForQuestions(impossible);
  expect(await frontier(impossible, problem, 'co2', 'npv', { points: 3 })).toBeUndefined();
  expect(await alternatives(impossible, problem, { within: 0.02 })).toBeUndefined();
});

test('tables and pages are worded in all four languages', async () => {
  const curve = (await frontier(park, compiled, 'co2', 'npv', { points: 3 }))!;
  const set = (await alternatives(park, compiled, { within: 0.1 }))!;
  for (const language of languages) {
    const told = printedFrontier(curve, language) + printedAlternatives(set, language);
    const pages = frontierPage(curve, 'Tiny', language) + alternativesPage(set, 'Tiny', language);
    expect(pages).toContain(`<html lang="${language}">`);
    expect(pages).toContain('<svg');
    if (language !== 'en') expect(told).not.toMatch(/\b(best|least|most|plan|chain|invested|value)\b/);
  }
});
