import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadPark } from '../src/cli/load-park.ts';
import { languages } from '../src/present/language.ts';
import { localeOf } from '../src/present/locale.ts';
import { explainMessages } from '../src/present/messages/explain.ts';
import { leverMessages } from '../src/present/messages/levers.ts';
import { leversOf } from '../src/replan/levers.ts';
import { shellMessages } from '../src/studio/messages/shell.ts';
import { whatIfMessages } from '../src/studio/messages/whatif.ts';
import { fieldScale, leverValue, movedBase } from '../src/studio/views/whatif/lever-value.ts';
import { changeOf, measuresOf } from '../src/studio/views/whatif/measures.ts';
import { readSettings, withSetting, writeSettings } from '../src/studio/views/whatif/settings-link.ts';
import { arrived, extended, replaced } from '../src/studio/views/whatif/trail.ts';
import { type StudioPage, shownTo, studioPage } from './studio-page.ts';
import { differsInView } from './studio-picture.ts';

const en = whatIfMessages.en;
const { park } = loadPark('parks/lime-and-soda', { scenario: 'base' });
const levers = leversOf(park!, { stages: [], capexUsd: 6e8, jobs: 400, landHa: 100, energy: { renewableShare: 0 } });
const lever = (id: string) => levers.find((one) => one.id === id)!;

describe('the state in a link', () => {
  test('is what was set: numbers, switches, no limit', () => {
    const settings = { 'sell.soda_ash': 1.1, 'process.lime_pfr': false, 'most.capex': null, tax: 0.25 };
    expect(writeSettings(settings)).toEqual({
      'sell.soda_ash': '1.1',
      'process.lime_pfr': 'off',
      'most.capex': 'none',
      tax: '0.25',
    });
    expect(readSettings(writeSettings(settings))).toEqual(settings);
  });

  test('keeps what it does not understand, for the engine to refuse with a word', () => {
    expect(readSettings({ taxRate: '0.25', tax: 'much' })).toEqual({ taxRate: 0.25, tax: 'much' });
  });

  test('names no lever that is back where the park has it', () => {
    const tax = lever('tax');
    expect(withSetting({ tax: 0.3, rail: 1.1 }, tax, tax.value)).toEqual({ rail: 1.1 });
  });
});

describe('the trail of states', () => {
  const [a, b, c] = [{}, { tax: 0.1 }, { tax: 0.3 }];
  const walked = extended(extended({ states: [a], at: 0 }, b), c);

  test('goes on after the shown state and forgets what was undone before', () => {
    expect(walked).toEqual({ states: [a, b, c], at: 2 });
    expect(extended({ ...walked, at: 0 }, c)).toEqual({ states: [a, c], at: 1 });
    expect(extended(walked, { tax: 0.3 })).toEqual(walked);
  });

  test('takes a slider on its way as one step', () => {
    expect(replaced(walked, b)).toEqual({ states: [a, b, b], at: 2 });
  });

  test('finds its place when the browser goes back or forward', () => {
    expect(arrived(walked, b)).toEqual({ states: walked.states, at: 1 });
    expect(arrived({ ...walked, at: 1 }, c)).toEqual(walked);
    expect(arrived({ ...walked, at: 0 }, { rail: 2 })).toEqual({ states: [a, { rail: 2 }], at: 1 });
  });
});

describe('levers and differences in words', () => {
  const l = localeOf('en');

  test('a factor is a share and what it makes of the figure, an amount has its unit', () => {
    const price = lever('sell.soda_ash');
    expect(leverValue(price, 1.1, l)).toBe('110%');
    expect(movedBase(price, 1.1, l)).toBe(`${l.number(price.base!.value * 1.1, 4)}\u00a0USD/t`);
    expect(fieldScale(price, l)).toEqual({ per: 0.01, word: '%' });
    expect(leverValue(lever('most.capex'), null, l)).toBe('no limit');
    expect(leverValue(lever('most.capex'), 6.2e8, l)).toBe('620\u00a0M USD');
    expect(fieldScale(lever('most.capex'), l)).toEqual({ per: 1e6, word: 'M USD' });
    expect(fieldScale(lever('least.jobs'), l)).toEqual({ per: 1, word: 'jobs' });
  });

  test('a difference has its way and size; what is none has none', () => {
    const [npv, irr] = measuresOf(l).lead;
    expect(changeOf(npv!, 110e6, 100e6)).toEqual({ way: 'up', size: '10\u00a0M USD' });
    expect(changeOf(npv!, 90e6, 100e6)).toEqual({ way: 'down', size: '10\u00a0M USD' });
    expect(changeOf(npv!, 100e6 + 1, 100e6)?.way).toBe('same');
    expect(changeOf(irr!, 0.11, 0.1)).toEqual({ way: 'up', size: en.points('1') });
    expect(changeOf(irr!, null, 0.1)).toBeUndefined();
    expect(changeOf(irr!, 0.1, undefined)).toBeUndefined();
  });
});

interface Engines {
  engines: Worker[];
  /** What waits to be told to them; nothing waits where this is absent. */
  held: (() => void)[] | undefined;
}

describe('the view What if', () => {
  let studio: StudioPage;
  const view = '#/whatif?park=lime-and-soda';
  const seconds = 60_000;

  beforeAll(async () => {
    studio = await studioPage();
    // Workers of the engine, so that one can be made to wait or to die.
    await studio.page.addInitScript(() => {
      const own = globalThis as unknown as Engines & { Worker: typeof Worker };
      own.engines = [];
      own.held = undefined;
      own.Worker = class extends own.Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          if (String(url).includes('studio-worker')) own.engines.push(this);
        }
        override postMessage(message: unknown): void {
          const post = () => super.postMessage(message);
          if (own.held && own.engines.includes(this)) own.held.push(post);
          else post();
        }
      };
    });
  }, 240_000);
  beforeEach(() => {
    studio.noise.length = 0;
  });
  afterAll(async () => {
    await studio?.close();
  });

  const bounds = () => studio.page.locator('.certainty .bounds');
  const ready = (lang: keyof typeof whatIfMessages = 'en') =>
    expect.poll(() => bounds().textContent(), { timeout: seconds }).toContain(whatIfMessages[lang].ready);
  const open = (set = '') => studio.open(`${view}&lang=en${set ? `&set=${set}` : ''}`);
  /** As `open`, with the engine that is ready from before. */
  const follow = (set = '') => studio.follow(`${view}&lang=en${set ? `&set=${set}` : ''}`);
  /** Once lines in parts are proven and shown. */
  const answered = async () => {
    await studio.page.locator('.certainty li.done').nth(1).waitFor({ timeout: seconds });
    await studio.page.locator('.lead[aria-busy=false]').waitFor({ timeout: seconds });
    await expect.poll(() => bounds().textContent(), { timeout: seconds }).toContain(en.done);
  };
  const lead = (i: number) => studio.page.locator('.lead .figure').nth(i);
  const npv = () => lead(0).locator('.value').textContent();
  const price = () => studio.page.getByRole('slider', { name: /^Soda ash, light/ });
  const button = (name: string) => studio.page.getByRole('button', { name, exact: true });
  const set = () => new URLSearchParams(studio.page.url().split('?')[1]).get('set');
  const killed = () =>
    studio.page.evaluate(() => {
      (globalThis as unknown as Engines).engines.at(-1)!.dispatchEvent(new Event('error'));
    });
  const held = () =>
    studio.page.evaluate(() => {
      (globalThis as unknown as Engines).held = [];
    });
  const released = () =>
    studio.page.evaluate(() => {
      const own = globalThis as unknown as Engines;
      const waiting = own.held ?? [];
      own.held = undefined;
      for (const post of waiting) post();
    });

  test.each(shownTo)(
    'in %s opens %i wide in the %s with no fault that axe knows, no sideways scroll, no noise',
    async (lang, width, scheme) => {
      const { page } = studio;
      // The engine begins once; each language asks it again.
      await (lang === 'en' ? studio.open : studio.follow)(`${view}&lang=${lang}&set=sell.soda_ash:1.1`, {
        width,
        scheme,
      });
      await expect.poll(() => bounds().textContent(), { timeout: seconds }).toContain(whatIfMessages[lang].done);
      expect(await differsInView(page, 'whatif', lang)).toBeLessThan(0.02);
      for (const group of await page.locator('.levers details').all())
        if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
      expect(await studio.violations()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const text = (await page.locator('main').textContent())!;
      expect(text).toContain(whatIfMessages[lang].base.parts);
      expect(text).toContain(leverMessages[lang].groups.law);
      for (const other of languages.filter((one) => one !== lang))
        expect(text).not.toContain(whatIfMessages[other].levers);
      expect(text).not.toMatch(/NaN|undefined|\[object/);
      expect(await page.locator('[aria-current=page]').first().textContent()).toBe(shellMessages[lang].view['whatif']);
      expect(studio.noise).toEqual([]);
    },
    90_000,
  );

  test('shows the saved plan at once, and moving a price gives new figures with bounds and their difference', async () => {
    const { page } = studio;
    await open();
    const l = localeOf('en');
    expect(await npv()).toBe(l.money(studio.plan.npvUsd));
    expect(await lead(0).textContent()).toContain(en.asSaved);
    await ready();
    await held();
    await price().press('End');
    await page.locator('.lead.stale').waitFor();
    expect(await page.locator('.lead').getAttribute('aria-busy')).toBe('true');
    expect(await page.locator('.lead > .note').textContent()).toBe(en.stale);
    await released();
    await answered();
    expect(await bounds().textContent()).toMatch(/The best plan is worth .* USD .*of all costs/);
    expect(await page.locator('.lead > .note').textContent()).toBe(en.base.parts);
    for (const i of [0, 1, 2]) expect(await lead(i).locator('.change').textContent()).toMatch(/^\+\d/);
    expect(set()).toBe('sell.soda_ash:1.5');
    // The reference of a step is that of the step: 134 M with lines in parts, not the saved plan's own figure.
    expect(await lead(0).textContent()).not.toContain(en.was(l.money(studio.plan.npvUsd)));
  }, 90_000);

  test('a tax that rises and a field that is typed in lower the NPV', async () => {
    const { page } = studio;
    await follow();
    await ready();
    await page.locator('summary', { hasText: leverMessages.en.groups.law }).click();
    const field = page.getByRole('textbox', { name: 'Tax on profit, %' });
    await field.fill('thirty');
    await page.getByText(en.notNumber).waitFor();
    await field.fill('28');
    await field.press('Enter');
    await answered();
    expect(set()).toBe('tax:0.28');
    expect(await lead(0).locator('.change').textContent()).toMatch(/^−\d/);
    await page
      .getByRole('button', { name: en.reset(leverMessages.en.names.profitTax) })
      .first()
      .click();
    await expect.poll(set).toBe(null);
    expect(await lead(0).textContent()).toContain(en.asSaved);
  }, 90_000);

  test('undo and redo by button and key, the saved plan again, and the browser’s own back', async () => {
    const { page } = studio;
    await open();
    await ready();
    expect(await button(en.undo).isDisabled()).toBe(true);
    await price().press('End');
    await expect.poll(set).toBe('sell.soda_ash:1.5');
    await answered();
    const first = await npv();
    const second = page.getByRole('slider', { name: /^Dense soda ash/ });
    await second.press('Home');
    await expect.poll(set).toContain('sell.soda_dense');
    await button(en.undo).click();
    await expect.poll(set).toBe('sell.soda_ash:1.5');
    await answered();
    expect(await npv()).toBe(first);
    await button(en.undo).click();
    await expect.poll(set).toBe(null);
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(set).toBe('sell.soda_ash:1.5');
    // In a field of text the keys are the field's.
    await page.getByRole('searchbox', { name: en.search }).press('Control+Z');
    expect(set()).toBe('sell.soda_ash:1.5');
    await second.press('Control+Z');
    await expect.poll(set).toBe(null);
    await button(en.redo).click();
    await button(en.redo).click();
    await expect.poll(set).toContain('sell.soda_dense');
    expect(await button(en.redo).isDisabled()).toBe(true);
    await button(en.toSaved).click();
    await expect.poll(set).toBe(null);
    await page.goBack();
    await expect.poll(set).toContain('sell.soda_dense');
    expect(await button(en.redo).isDisabled()).toBe(false);
  }, 90_000);

  test('its link shows another reader the same; parts of an older version are told, and what would do', async () => {
    const { page } = studio;
    await open('sell.soda_ash:1.2,tax:0.25');
    await answered();
    const [value, link] = [await npv(), page.url()];
    await page.goto('about:blank');
    await page.goto(link);
    await answered();
    expect(await npv()).toBe(value);
    await follow('sell.soda_ahs:1.2,tax:0.25,capex:99');
    await page.getByText(leverMessages.en.refused.unknown('sell.soda_ahs')).waitFor({ timeout: seconds });
    await page.getByText(leverMessages.en.refused.outOfRange(leverMessages.en.names.capex)).waitFor();
    await answered();
    await button(en.dropRefused).click();
    await expect.poll(set).toBe('tax:0.25');
    await answered();
    expect(await page.getByText(en.refused).count()).toBe(0);
  }, 120_000);

  test('an impossible state says why, and goes to the nearest possible one', async () => {
    const { page } = studio;
    await follow('least.jobs:5000');
    await page.getByText(en.impossible).waitFor({ timeout: seconds });
    const jobs = explainMessages.en.measures['jobs']!;
    await page.getByText(explainMessages.en.atLeast(jobs, '5,000\u00a0jobs')).waitFor({ timeout: seconds });
    await button(en.toNearest).waitFor({ timeout: seconds });
    expect(await studio.violations()).toEqual([]);
    expect(await page.locator('.lead').getAttribute('class')).toContain('stale');
    await button(en.toNearest).click();
    await answered();
    const nearest = Number(/least\.jobs:(\d+)/.exec(set()!)?.[1]);
    expect(nearest).toBeGreaterThan(600);
    expect(nearest).toBeLessThanOrEqual(637);
    expect(await page.getByText(en.impossible).count()).toBe(0);
  }, 120_000);

  test('where one change alone is enough, it is offered and leaves the other levers as they are', async () => {
    const { page } = studio;
    await follow('sell.soda_ash:0.9,least.jobs:5000');
    await page.getByText(en.alone).waitFor({ timeout: seconds });
    await page.getByRole('button', { name: en.tryChange }).first().click();
    await answered();
    const state = set()!;
    expect(state).toContain('sell.soda_ash:0.9');
    expect(Number(/least\.jobs:(\d+)/.exec(state)?.[1])).toBeLessThanOrEqual(637);
    expect(await page.getByText(en.impossible).count()).toBe(0);
  }, 120_000);

  test('nothing jumps while the view opens and a slider is moved on a phone', async () => {
    const { page } = studio;
    await studio.open(`${view}&lang=ru`, { width: 390 });
    await ready('ru');
    const shifts = () =>
      page.evaluate(
        () =>
          new Promise<number>((told) => {
            new PerformanceObserver((list) => {
              told(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0));
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => told(0), 500);
          }),
      );
    expect(await shifts()).toBeLessThan(0.03);
    await page.locator('.lever input[type=range]').first().press('ArrowRight');
    await page.locator('.certainty li.done').nth(1).waitFor({ timeout: seconds });
    // Those that follow a press within half a second count too.
    expect(await shifts()).toBeLessThan(0.1);
  }, 90_000);

  test('a plant that may not be built is a switch, and what changes is listed', async () => {
    const { page } = studio;
    await follow();
    await ready();
    const name = leverMessages.en.names.process('Soda ash densification');
    await page.getByRole('searchbox', { name: en.search }).fill('densification');
    await page.getByRole('checkbox', { name }).click();
    await answered();
    expect(set()).toBe('process.soda_dense:off');
    expect(await page.locator('.moved-list').textContent()).toContain(leverMessages.en.off);
    const row = page.getByRole('group', { name: en.capacities }).locator('tr', { hasText: 'Soda ash densification' });
    expect(await row.textContent()).toMatch(/−\d/);
  }, 90_000);

  test('a worker that dies once is not noticed; one that dies again is told, and goes on where it was', async () => {
    const { page } = studio;
    await open();
    await ready();
    await held();
    await price().press('End');
    await page.locator('.lead.stale').waitFor();
    await killed();
    await released();
    await answered();
    const value = await npv();
    await held();
    await price().press('Home');
    await page.locator('.lead.stale').waitFor();
    await killed();
    await killed();
    await page.getByText(en.crashed).waitFor();
    await released();
    expect(await studio.violations()).toEqual([]);
    expect(set()).toMatch(/^sell\.soda_ash:0/);
    await button(en.restart).click();
    await answered();
    expect(await npv()).not.toBe(value);
    expect(await page.getByText(en.crashed).count()).toBe(0);
  }, 120_000);

  test('whole lines are compared with whole lines', async () => {
    const { page } = studio;
    await follow('sell.soda_ash:1.1');
    await answered();
    await button(en.askWhole).click();
    await page.locator('.certainty li.done').nth(2).waitFor({ timeout: seconds });
    await expect.poll(() => page.locator('.lead > .note').textContent(), { timeout: seconds }).toBe(en.base.whole);
    expect(await lead(0).locator('.change').textContent()).toMatch(/^\+\d/);
  }, 120_000);

  test('prints the figures and what is set, without what moves it', async () => {
    const { page } = studio;
    await follow('sell.soda_ash:1.1');
    await answered();
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    expect(await page.locator('.levers').isVisible()).toBe(false);
    expect(await page.locator('.moved-list').isVisible()).toBe(true);
    expect(await lead(0).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  }, 90_000);

  test('a park without a plan is planned here when its reader asks for it', async () => {
    const { page } = studio;
    await studio.open('#/whatif?park=hostile&lang=en');
    expect(await studio.violations()).toEqual([]);
    await button(en.planHere).click();
    await ready();
    await page.locator('.lead .figure').first().waitFor();
    await price().press('End');
    await answered();
    expect(await lead(0).locator('.change').textContent()).toMatch(/^\+\d/);
    expect(await page.evaluate(() => 'harmed' in globalThis)).toBe(false);
  }, 120_000);
});
