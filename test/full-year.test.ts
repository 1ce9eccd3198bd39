import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockWorkers } from '../src/cli/block-workers.ts';
import { compile } from '../src/compile/compile.ts';
import type { BlockPool, PoolJob, Round } from '../src/decompose/decompose.ts';
import { readLearnt } from '../src/decompose/learnt-file.ts';
import { type FirstLook, fullYearSettings } from '../src/decompose/plan-full-year.ts';
import type { Park } from '../src/park/park.ts';
import { type PlanOptions, type PlanResult, planPark } from '../src/pipeline.ts';
import { printedSummary } from '../src/present/summary.ts';
import { Replanner, type ReplanStep } from '../src/replan/replanner.ts';
import { unpackCertificate } from '../src/verify/bound/certificate.ts';
import { verifyBound } from '../src/verify/verify-bound.ts';
import { seasonalFiles, seasonalPark, seasonalYear } from './seasonal-park.ts';
import { windyPark } from './windy-park.ts';

const profiles = seasonalYear();
const full = (park: Park, options: PlanOptions = {}) =>
  planPark(park, { hours: 'full', profiles, quick: true, gap: 0.001, pool: (job) => blockWorkers(job, 2), ...options });

/** Everything a plan could cost: what gaps are measured against. */
const costsOf = ({ plan }: PlanResult) => (plan!.upperBound - plan!.lowerBound) / Math.max(plan!.gap, 1e-12);

let result: PlanResult;
const rounds: Round[] = [];
/** What typical days said, and how many rounds had been told by then. */
const looks: [rounds: number, look: FirstLook][] = [];

beforeAll(async () => {
  result = await full(seasonalPark(), {
    first: (look) => looks.push([rounds.length, look]),
    rounds: (round) => rounds.push(round),
  });
}, 120_000);

describe('a plan over all hours of a park with a seasonal store', () => {
  test('is proven to the gap, serves every hour, and holds when re-checked without the optimiser', () => {
    const plan = result.plan!;
    expect(plan.status).toBe('optimal');
    expect(plan.hours).toBe('full');
    expect(plan.gap).toBeLessThanOrEqual(0.001);
    expect(plan.energy.unservedMwh).toBeLessThan(1);
    expect(plan.verification.broken).toEqual([]);
    expect(plan.verification.comparisons).toBeGreaterThan(8760 * 5);
    expect(plan.stages[0]!.build['hydrogen']).toBeGreaterThan(1);
  });

  test('typical days are shown before any hour is asked, and no plan is better than they say', () => {
    const [[told, look] = [-1], ...others] = looks;
    expect([told, others]).toEqual([0, []]);
    expect(look!.bestUsd).toBeGreaterThanOrEqual(result.plan!.upperBound - 1e-9 * costsOf(result));
    expect(look!.bestUsd).toBeCloseTo(-rounds[0]!.lower * 1e6, -1);
    expect(look!.capexUsd / result.plan!.capexUsd).toBeGreaterThan(0.3);
    expect(look!.capexUsd / result.plan!.capexUsd).toBeLessThan(1.5);
    expect(result.plan!.stoodStill).toBeUndefined();
  });

  test('the bounds close in rounds: the lower never falls, the upper never rises', () => {
    expect(rounds.length).toBeGreaterThan(3);
    for (const [i, round] of rounds.entries()) {
      if (i === 0) continue;
      expect(round.lower).toBeGreaterThanOrEqual(rounds[i - 1]!.lower - 1e-9);
      expect(round.upper).toBeLessThanOrEqual(rounds[i - 1]!.upper + 1e-9);
    }
  });

  test('the certificate proves the bound by weak duality, near to what the solver says', () => {
    const park = seasonalPark();
    const certificate = unpackCertificate(result.certificate!);
    const { boundNpvUsd, unknown } = verifyBound(park, profiles, certificate, fullYearSettings(park));
    expect(unknown).toEqual([]);
    expect(boundNpvUsd).toBe(result.plan!.certificate!.provenUsd);
    // The bound may be reached exactly; sums of a million terms round at 1e-12 of their size.
    expect(boundNpvUsd).toBeGreaterThanOrEqual(result.plan!.npvUsd * (1 - 1e-9));
    expect(boundNpvUsd - result.plan!.certificate!.solverUsd).toBeLessThan(1e-5 * costsOf(result));
  });
});

test('one thread or two, the plan is the same', async () => {
  const alone = await full(seasonalPark(), { pool: (job) => blockWorkers(job, 1) });
  expect(alone.plan!.npvUsd).toBe(result.plan!.npvUsd);
  expect(alone.plan!.upperBound).toBe(result.plan!.upperBound);
}, 120_000);

test('a worker that dies has its blocks solved by another, and the plan is as good', async () => {
  const dying = (job: PoolJob): BlockPool => {
    const pool = blockWorkers(job, 2);
    let asked = 0;
    return {
      ...pool,
      ask: (questions) => {
        const answers = pool.ask(questions);
        if (++asked === 3) void pool.workers()[0]!.terminate();
        return answers;
      },
    };
  };
  const survived = await full(seasonalPark(), { pool: dying });
  expect(survived.status).toBe('optimal');
  expect(survived.plan!.verification.broken).toEqual([]);
  const apart = Math.abs(survived.plan!.npvUsd - result.plan!.npvUsd);
  expect(apart).toBeLessThanOrEqual(0.001 * costsOf(result));
}, 120_000);

test('stopped on the way it gives the best plan so far, with the gap that it has', async () => {
  const seen: Round[] = [];
  const early = await full(seasonalPark(), {
    gap: 1e-7,
    rounds: (round) => seen.push(round),
    stopped: () => seen.some(({ gap }) => Number.isFinite(gap)),
  });
  expect(early.plan!.gap).toBeGreaterThan(1e-7);
  // Short of the gap that was wanted, it says where.
  expect(early.plan!.status).toBe('feasible');
  expect(early.plan!.stoodStill).toMatchObject({ at: 'parts', rounds: seen.length });
  expect(printedSummary(early.plan!, [], 'tiny')).toContain(`with lines in parts, after ${seen.length} rounds`);
  expect(early.plan!.npvUsd).toBeLessThanOrEqual(result.plan!.upperBound);
  expect(early.plan!.upperBound).toBeGreaterThanOrEqual(result.plan!.npvUsd);
}, 120_000);

test('bounds that stand still end the search, and the plan says where', async () => {
  // Below nothing no gap can come: only standing still ends this before the sixty rounds that are allowed.
  const seen: Round[] = [];
  const { plan } = await planPark(windyPark(), {
    hours: 'full',
    quick: true,
    gap: -1,
    rounds: (round) => seen.push(round),
  });
  expect(seen.length).toBeGreaterThan(12);
  expect(seen.length).toBeLessThan(50);
  const [before, last] = [seen.at(-13)!, seen.at(-1)!];
  expect(last.upper - last.lower).toBeGreaterThanOrEqual(0.99 * (before.upper - before.lower));
  expect(plan!.stoodStill).toMatchObject({ at: 'parts', rounds: seen.length });
}, 120_000);

describe('what was learnt of the hours', () => {
  test('lets the next plan start near its end', async () => {
    const again: Round[] = [];
    const next = await full(seasonalPark(), { learnt: result.learnt!, rounds: (round) => again.push(round) });
    expect(again.length).toBeLessThanOrEqual(2);
    expect(Math.abs(next.plan!.npvUsd - result.plan!.npvUsd)).toBeLessThanOrEqual(0.001 * costsOf(result));
  }, 120_000);

  const spoilt = {
    'cut short': [(text: string) => text.slice(0, -50), /no JSON/],
    damaged: [(text: string) => text.replace('"cuts":[', '"cuts":[{"group":-1},'), /damaged at cuts/],
    'of other physics': [(text: string) => text.replace(/"physics":"\w{8}/, '"physics":"00000000'), /have changed/],
  } as const;

  test.each(Object.entries(spoilt))('is refused, in words, where it is %s', async (_, [spoil, words]) => {
    const park = seasonalPark();
    const { sized } = compile(park, profiles, { stepHours: 1 }).columns;
    const { spans } = fullYearSettings(park);
    const read = await readLearnt(spoil(result.learnt!), { park, profiles, sized, spans });
    expect('refused' in read && read.refused).toMatch(words);
  });

  test('where it is refused, that is told and the plan is made from nothing', async () => {
    const reasons: string[] = [];
    const [spoil, words] = spoilt.damaged;
    const next = await full(seasonalPark(), {
      learnt: spoil(result.learnt!),
      refused: (reason) => reasons.push(reason),
      gap: 0.05,
    });
    expect(reasons.join()).toMatch(words);
    expect(next.plan).toBeDefined();
  }, 120_000);
});

/** park.yaml of the seasonal park with one text in place of another. */
const parkWith = (from: string, to: string) => seasonalFiles().get('park.yaml')!.replace(from, to);

describe('re-planning', () => {
  // One after another, as a reader moves a slider: each answer starts from what the ones before it left.
  let replanner: Replanner;
  beforeAll(async () => {
    const park = seasonalPark();
    const { sized } = compile(park, profiles, { stepHours: 1 }).columns;
    const learnt = await readLearnt(result.learnt!, { park, profiles, sized, spans: fullYearSettings(park).spans });
    if ('refused' in learnt) throw new Error(learnt.refused);
    replanner = await Replanner.from(park, profiles, learnt, { gap: 0.001, pool: (job) => blockWorkers(job, 2) });
  }, 120_000);
  afterAll(() => replanner.dispose());

  const ask = async (changed: Park): Promise<ReplanStep[]> => {
    const steps: ReplanStep[] = [];
    for await (const step of replanner.answer(changed)) steps.push(step);
    return steps;
  };

  test.each([
    ['a price', { limePrice: 2700 }, 'nothing'],
    ['a capital cost', { windCapex: 1400 }, 'nothing'],
    ['a tax', { change: { 'park.yaml': parkWith('taxRate: 0 %', 'taxRate: 30 %') } }, 'what was learnt'],
    [
      'the discount rate',
      { change: { 'park.yaml': parkWith('discountRate: 8 %/a', 'discountRate: 11 %/a') } },
      'what was learnt',
    ],
    ['a limit', { change: { 'park.yaml': `${parkWith('', '')}limits: { capex: 300 million USD2025 }\n` } }, 'nothing'],
  ])(
    'after a change of %s equals a fresh plan, and is bounded from the first answer on',
    async (_, change, begun) => {
      const changed = seasonalPark(change);
      // A plan has bounds of its own, whatever it began with; from what was learnt it is there sooner.
      const learnt = begun === 'nothing' ? {} : { learnt: result.learnt! };
      const [steps, fresh] = [await ask(changed), await full(changed, learnt)];
      const { npvUsd, upperBound } = fresh.plan!;
      const room = 1e-6 * costsOf(fresh);
      expect(steps[0]!.step).toBe('kept');
      for (const step of steps) {
        // No bound contradicts the fresh plan's: none is below what it reaches, no plan above what it proves.
        expect(step.bestUsd).toBeGreaterThanOrEqual(npvUsd - room);
        if (step.npvUsd !== undefined) expect(step.npvUsd).toBeLessThanOrEqual(upperBound + room);
      }
      expect(steps.at(-1)!.gap).toBeLessThanOrEqual(0.001);
      expect(Math.abs(steps.at(-1)!.npvUsd! - npvUsd)).toBeLessThanOrEqual(0.0021 * costsOf(fresh));
    },
    120_000,
  );

  test('refuses a change of the hours themselves', async () => {
    const other = seasonalPark({
      change: {
        'energy.yaml':
          'source: paper\nconfidence: computed\ngrid: { tie: 5 MW, importPrice: 50 USD2025/MWh, exportPrice: 20 USD2025/MWh }\n',
      },
    });
    await expect(ask(other)).rejects.toThrow(/have changed: plan anew/);
  }, 60_000);
});
