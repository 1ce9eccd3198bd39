import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readParkFolder } from '../src/cli/files.ts';
import { loadPark } from '../src/cli/load-park.ts';
import { type LeverSettings, leversOf } from '../src/replan/levers.ts';
import { EventQueue } from '../src/web/event-queue.ts';
import { interruptiblePool, Superseded } from '../src/web/interruptible-pool.ts';
import { nearestPossible } from '../src/web/nearest-possible.ts';
import type { StudioSource } from '../src/web/studio-messages.ts';
import type { StudioProbe, TimedEvent } from './browser/studio-page.ts';
import { realBrowser, servedPage } from './real-browser.ts';

const { park } = loadPark('parks/lime-and-soda', { scenario: 'base' });
const levers = leversOf(park!, {
  stages: [],
  capexUsd: 1e9,
  jobs: 400,
  landHa: 100,
  energy: { renewableShare: 0 },
});

describe('the possible state nearest to an impossible one', () => {
  const nearest = (from: LeverSettings, to: LeverSettings, possible: (at: LeverSettings) => boolean) =>
    nearestPossible(levers, from, to, async (at) => possible(at));

  test('is found by halving, on the possible side and on the slider’s own steps', async () => {
    const found = await nearest({ 'least.jobs': 100 }, { 'least.jobs': 900 }, (at) => Number(at['least.jobs']) <= 512);
    const { step } = levers.find(({ id }) => id === 'least.jobs')!;
    expect(found['least.jobs']).toBeLessThanOrEqual(512);
    expect(found['least.jobs']).toBeGreaterThan(512 - 800 / 2 ** 9 - step);
    expect((Number(found['least.jobs']) / step) % 1).toBeCloseTo(0, 9);
  });

  test('starts from the slider’s end where there was no limit', async () => {
    const found = await nearest({}, { 'most.capex': 1e8 }, (at) => Number(at['most.capex'] ?? Infinity) >= 6e8);
    expect(found['most.capex']).toBeGreaterThanOrEqual(6e8);
    expect(found['most.capex']).toBeLessThan(7e8);
  });

  test('of several levers puts back the one that is enough, as little as need be, and leaves the others', async () => {
    const to = { 'most.capex': 1e8, 'least.jobs': 300, tax: 0.3 };
    const found = await nearest({}, to, (at) => Number(at['most.capex'] ?? Infinity) >= 6e8);
    expect(found).toMatchObject({ 'least.jobs': 300, tax: 0.3 });
    expect(found['most.capex']).toBeGreaterThanOrEqual(6e8);
    expect(found['most.capex']).toBeLessThan(7e8);
    // Two of which each is enough: the one that need go back less of its way.
    const either = await nearest({}, { 'most.capex': 1e8, 'least.jobs': 400 }, (at) => {
      const [capex, jobs] = [Number(at['most.capex'] ?? Infinity), Number(at['least.jobs'] ?? 0)];
      return capex >= 9e8 || jobs <= 380;
    });
    expect(either['most.capex']).toBe(1e8);
    expect(Number(either['least.jobs'])).toBeGreaterThan(370);
    expect(Number(either['least.jobs'])).toBeLessThanOrEqual(380);
  });

  test('where a switch alone is in the way, that switch goes back; where none alone is enough, all do', async () => {
    const switched = { 'least.jobs': 300, 'process.lime_pfr': false };
    expect(await nearest({}, switched, (at) => at['process.lime_pfr'] !== false)).toEqual({ 'least.jobs': 300 });
    const both = await nearest({}, { 'most.capex': 1e8, 'least.jobs': 400 }, (at) => {
      const [capex, jobs] = [Number(at['most.capex'] ?? Infinity), Number(at['least.jobs'] ?? 0)];
      return capex >= 5e8 && jobs <= 200;
    });
    expect(both['most.capex']).toBeGreaterThanOrEqual(5e8);
    expect(both['least.jobs']).toBeLessThanOrEqual(200);
  });

  test('is the state before where only a switch differs', async () => {
    const from = { tax: 0.25 };
    expect(await nearest(from, { ...from, 'process.lime_pfr': false }, () => true)).toBe(from);
  });
});

test('a pool that is superseded gives up between two blocks, and keeps the order of its answers until then', async () => {
  let superseded = false;
  const asked: number[] = [];
  const pool = interruptiblePool(
    {
      async ask(questions) {
        asked.push(questions[0]!.block);
        if (asked.length === 5) superseded = true;
        return questions.map(({ block }) => ({ block, value: 0, totals: [], slopes: [], constant: 0, slack: 0 }));
      },
      multipliers: async () => [],
      dispose() {},
    },
    2,
    () => superseded,
  );
  const questions = (count: number) =>
    Array.from({ length: count }, (_, block) => ({ block, values: [], states: 0, prices: [] }));
  expect((await pool.ask(questions(3))).map(({ block }) => block)).toEqual([0, 1, 2]);
  await expect(pool.ask(questions(40))).rejects.toThrow(Superseded);
  expect(asked.length).toBeLessThan(8);
});

async function all<T>(events: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const event of events) list.push(event);
  return list;
}

test('a queue of events ends, fails and drops once', async () => {
  const queue = new EventQueue<number>();
  const taken = queue.next();
  queue.put(1);
  queue.put(2);
  queue.end();
  queue.put(3);
  expect(await taken).toEqual({ value: 1, done: false });
  expect(await all(queue)).toEqual([2]);
  const failed = new EventQueue<number>();
  failed.fail(new Error('gone'));
  await expect(failed.next()).rejects.toThrow('gone');
  expect(await failed.next()).toEqual({ value: undefined, done: true });
  const dropped = new EventQueue<number>();
  dropped.put(1);
  dropped.drop();
  expect(await all(dropped)).toEqual([]);
});

describe('the engine in a real browser', () => {
  let browser: Browser;
  let served: { url: string; server: Server };
  let page: Page;
  const source: StudioSource = {
    id: 'lime-and-soda',
    scenario: 'base',
    files: Object.fromEntries(readParkFolder('parks/lime-and-soda').files),
  };

  beforeAll(async () => {
    [browser, served] = await Promise.all([realBrowser(), servedPage('test/browser')]);
    page = await browser.newPage();
    await page.goto(served.url);
    await page.evaluate(() => {
      Object.assign(window, { engine: window.studio.engine() });
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    served?.server.close();
  });

  type Here = { readonly engine: ReturnType<StudioProbe['engine']> };
  const answered = (settings: LeverSettings): Promise<TimedEvent[]> =>
    page.evaluate((asked) => {
      const { engine } = window as unknown as Here;
      return window.studio.answered(engine, { settings: asked });
    }, settings);
  const kinds = (events: readonly TimedEvent[]) =>
    events
      .filter(({ kind }) => kind !== 'bounds')
      .map((event) => (event.kind === 'step' ? event.step.step : event.kind));

  test('opens a park with its levers, and plans it before the first answer where nothing was learnt', async () => {
    const [opened, prepared, states] = await page.evaluate(async (park) => {
      const { engine } = window as unknown as Here;
      const states: string[] = [];
      engine.listen((state) => states.push(state));
      return [await engine.open(park), await engine.prepare(), states] as const;
    }, source);
    expect(opened.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(opened.levers!.length).toBeGreaterThan(20);
    expect(prepared.status).toBe('ready');
    if (prepared.status !== 'ready') return;
    expect(prepared.learnt).toContain('"cuts"');
    expect(prepared.levers!.find(({ id }) => id === 'most.capex')!.high).toBeGreaterThan(6e8);
    expect(prepared.reference.parts!.npvUsd).toBeGreaterThan(prepared.reference.kept!.npvUsd - 1);
    expect(states).toEqual(['working', 'idle', 'working', 'idle']);
  }, 60_000);

  test('answers step by step: bounds first, then what each side gets', async () => {
    const events = await answered({ 'sell.soda_ash': 1.1 });
    expect(kinds(events)).toEqual(['kept', 'figures', 'parts', 'figures']);
    const steps = events.flatMap((event) => (event.kind === 'step' ? [event.step] : []));
    expect(steps[1]!.gap).toBeLessThanOrEqual(0.005);
    expect(steps[1]!.npvUsd).toBeGreaterThan(134e6);
    const figures = events.flatMap((event) => (event.kind === 'figures' ? [event.figures] : []));
    expect(figures[1]!.equityIrr).toBeGreaterThan(0);
    expect(figures[1]!.state.presentValue.net).toBeGreaterThan(0);
    expect(figures[1]!.claims[0]!.verdict).toBe('holds');
    expect(figures[1]!.npvUsd).toBeCloseTo(steps[1]!.npvUsd!, -2);
  }, 30_000);

  test('a refused setting is told, and the rest is answered', async () => {
    const events = await answered({ 'sell.soda_ahs': 1.1, tax: 0.3 });
    expect(kinds(events)).toEqual(['refused', 'kept', 'figures', 'parts', 'figures']);
  }, 30_000);

  test('a newer answer ends the older without another word', async () => {
    const [older, newer] = await page.evaluate(async () => {
      const { engine } = window as unknown as Here;
      const all = [1.01, 1.02, 1.03, 1.04].map((factor) =>
        window.studio.answered(engine, { settings: { 'sell.soda_ash': factor } }),
      );
      const lists = await Promise.all(all);
      return [lists.slice(0, -1).flat(), lists.at(-1)!] as const;
    });
    expect(older).toEqual([]);
    expect(kinds(newer)).toEqual(['kept', 'figures', 'parts', 'figures']);
  }, 30_000);

  test('an impossible state is told with its reason and the nearest possible one', async () => {
    const events = await answered({ 'least.jobs': 5000 });
    expect(kinds(events).toSorted()).toEqual(['impossible', 'nearest', 'why']);
    const why = events.find((event) => event.kind === 'why')!;
    if (why.kind === 'why') expect(why.why.alone[0]!.to).toBeCloseTo(637, 0);
    const nearest = events.find((event) => event.kind === 'nearest')!;
    if (nearest.kind !== 'nearest') return;
    const jobs = Number(nearest.settings['least.jobs']);
    expect(jobs).toBeGreaterThan(600);
    expect(jobs).toBeLessThanOrEqual(637);
    expect(kinds(await answered(nearest.settings))).toContain('parts');
  }, 30_000);

  test('files are checked at line and column while the rest goes on', async () => {
    const broken = { ...source, files: { ...source.files, 'markets.yaml': 'supplies:\n  salt: { tiers: 22 }\n' } };
    const issues = await page.evaluate((files) => (window as unknown as Here).engine.check(files), broken);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues[0]!.at).toMatchObject({ file: 'markets.yaml', line: 2 });
  }, 30_000);

  test('edited files are planned from scratch, and a plan may be called off', async () => {
    const [planned, cancelled] = await page.evaluate(async (park) => {
      const { engine } = window as unknown as Here;
      const planned = await engine.plan({ ...park, hours: 'weeks' });
      const called = engine.plan({ ...park, hours: 'weeks' }).catch((error: Error) => error.name);
      engine.cancel('plans');
      return [planned.plan, await called] as const;
    }, source);
    expect(planned!.npvUsd).toBeCloseTo(81.8e6, -6);
    expect(cancelled).toBe('Cancelled');
  }, 60_000);

  test('a worker that dies is started again and still answers; one that dies over it twice says so', async () => {
    const [once, twice] = await page.evaluate(async (park) => {
      const survivor = window.studio.engine(1);
      await survivor.open(park);
      const once = await window.studio.answered(survivor, { settings: {} });
      survivor.dispose();
      const victim = window.studio.engine(2);
      await victim.open(park);
      const twice = await window.studio.answered(victim, { settings: {} }).catch((error: Error) => error.name);
      const { state } = victim;
      const again = await victim.check(park);
      victim.dispose();
      return [once, { twice, state, again }] as const;
    }, source);
    expect(kinds(once).slice(-2)).toEqual(['parts', 'figures']);
    expect(twice).toMatchObject({ twice: 'EngineCrash', state: 'failed' });
    expect(twice.again.filter(({ severity }) => severity === 'error')).toEqual([]);
  }, 60_000);
});
