import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blockWorkers } from '../src/cli/block-workers.ts';
import { compile } from '../src/compile/compile.ts';
import { readLearnt } from '../src/decompose/learnt-file.ts';
import { fullYearSettings } from '../src/decompose/plan-full-year.ts';
import { planPark } from '../src/pipeline.ts';
import { Replanner, type ReplanStep } from '../src/replan/replanner.ts';
import type { ReplanTask } from './browser/replan-worker.ts';
import { realBrowser, servedPage } from './real-browser.ts';
import { seasonalFiles, seasonalPark, seasonalYear } from './seasonal-park.ts';

let browser: Browser;
let served: { url: string; server: Server };

beforeAll(async () => {
  [browser, served] = await Promise.all([realBrowser(), servedPage('test/browser')]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  served?.server.close();
});

test('re-planning in a worker of a browser gives the steps that it gives in Node', async () => {
  const [park, profiles] = [seasonalPark(), seasonalYear()];
  const planned = await planPark(park, {
    hours: 'full',
    profiles,
    quick: true,
    gap: 0.001,
    pool: (job) => blockWorkers(job, 2),
  });
  const { sized } = compile(park, profiles, { stepHours: 1 }).columns;
  const learnt = await readLearnt(planned.learnt!, { park, profiles, sized, spans: fullYearSettings(park).spans });
  if ('refused' in learnt) throw new Error(learnt.refused);
  const here: ReplanStep[] = [];
  const replanner = await Replanner.from(park, profiles, learnt, { gap: 0.001, pool: (job) => blockWorkers(job, 2) });
  for await (const step of replanner.answer(seasonalPark({ limePrice: 2800 }))) here.push(step);
  replanner.dispose();

  const page = await browser.newPage();
  await page.goto(served.url);
  const there = (await page.evaluate((task) => window.replan(task), {
    id: 'tiny',
    scenario: 'base',
    files: Object.fromEntries(seasonalFiles()),
    profiles: { wind: [...profiles.wind], solar: [...profiles.solar], temperature: [...profiles.temperature] },
    learnt: planned.learnt!,
    changes: [Object.fromEntries(seasonalFiles({ limePrice: 2800 }))],
    until: 'whole',
    gap: 0.001,
  } satisfies ReplanTask)) as ReplanStep[];

  expect(there.map(({ step }) => step)).toEqual(here.map(({ step }) => step));
  for (const [i, step] of there.entries()) {
    expect(step.bestUsd).toBeCloseTo(here[i]!.bestUsd, -1);
    expect(step.npvUsd).toBeCloseTo(here[i]!.npvUsd!, -1);
  }
  expect(there.at(-1)!.gap).toBeLessThanOrEqual(0.001);
}, 240_000);
