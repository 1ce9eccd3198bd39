import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { languages } from '../src/present/language.ts';
import { localeOf } from '../src/present/locale.ts';
import { glanceMessages } from '../src/studio/messages/glance.ts';
import { shellMessages } from '../src/studio/messages/shell.ts';
import { hostileName, type StudioPage, studioPage } from './studio-page.ts';
import { differsInView } from './studio-picture.ts';

let studio: StudioPage;

beforeAll(async () => {
  studio = await studioPage();
}, 240_000);
beforeEach(() => {
  studio.noise.length = 0;
});
afterAll(async () => {
  await studio?.close();
});

const glance = '#/glance?park=lime-and-soda';

// First, before a worker keeps the scripts.
test('a page whose scripts do not come says so in each language', async () => {
  const { page } = studio;
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto(studio.url);
  const late = page.locator('.late');
  expect(await late.isVisible()).toBe(false);
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  for (const lang of languages) expect(await late.locator(`[lang=${lang}]`).isVisible()).toBe(true);
  await page.unroute('**/assets/*.js');
});

describe.each(languages)('the studio in %s', (lang) => {
  test.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)(
    'opens %i wide in the %s with no fault that axe knows, no sideways scroll, no noise',
    async (width, scheme) => {
      await studio.open(`${glance}&lang=${lang}`, { width, scheme });
      const { page } = studio;
      expect(await page.locator('h1').textContent()).toBe(localeOf(lang).name(studio.plan.name));
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang);
      expect(await studio.violations()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      if ((lang === 'en') === (width === 1440)) expect(await differsInView(page, 'glance', lang)).toBeLessThan(0.02);
      await page.locator('.footprint button').first().click();
      await page.locator('dialog[open]').waitFor();
      expect(await studio.violations()).toEqual([]);
      expect(
        await page.evaluate(() => {
          const dialog = document.querySelector('dialog')!;
          return dialog.scrollWidth - dialog.clientWidth;
        }),
      ).toBeLessThanOrEqual(0);
      expect(studio.noise).toEqual([]);
    },
  );

  test('says nothing in another language', async () => {
    await studio.follow(`${glance}&lang=${lang}`);
    const text = await studio.page.locator('main').textContent();
    const g = glanceMessages[lang];
    for (const words of [g.certificate, g.npvAccounts, g.opens, localeOf(lang).t.announced.title])
      expect(text).toContain(words);
    for (const other of languages.filter((one) => one !== lang))
      expect(text).not.toContain(glanceMessages[other].certificate);
  });
});

test('remembers the language that was chosen, and puts it into the link', async () => {
  const { page } = studio;
  await studio.open(glance);
  await page.getByLabel(shellMessages.en.chooseLanguage).selectOption('kk');
  await page.getByLabel(shellMessages.kk.chooseLanguage).waitFor();
  expect(page.url()).toContain('lang=kk');
  await studio.open('');
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('kk');
  await page.getByLabel(shellMessages.kk.chooseLanguage).selectOption('en');
  await page.getByLabel(shellMessages.en.chooseLanguage).waitFor();
  await page.evaluate(() => localStorage.clear());
});

test('works where storage is blocked', async () => {
  const { page } = studio;
  const blocked = () =>
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  await page.goto(studio.url);
  await page.evaluate(blocked);
  await page.getByLabel(shellMessages.en.chooseLanguage).selectOption('ru');
  await page.getByLabel(shellMessages.ru.chooseLanguage).waitFor();
  await page.getByLabel(shellMessages.ru.scheme).selectOption('dark');
  expect(await page.evaluate(() => document.documentElement.dataset['scheme'])).toBe('dark');
  expect(studio.noise).toEqual([]);
});

test('back and forward undo and redo what was chosen', async () => {
  const { page } = studio;
  await studio.open(`${glance}&lang=en`);
  await page.getByLabel(shellMessages.en.chooseLanguage).selectOption('zh');
  await page.getByLabel(shellMessages.zh.chooseLanguage).waitFor();
  await page.goBack();
  await page.getByLabel(shellMessages.en.chooseLanguage).waitFor();
  await page.goForward();
  await page.getByLabel(shellMessages.zh.chooseLanguage).waitFor();
  await page.evaluate(() => localStorage.clear());
});

test('leads by keyboard alone to the source of a figure, and back', async () => {
  const { page } = studio;
  await studio.open(`${glance}&lang=en`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(shellMessages.en.skip);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  for (let i = 0; i < 40 && !(await focused()).startsWith(localeOf('en').t.key.invested); i++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  for (let i = 0; i < 40 && !(await page.evaluate(() => document.activeElement?.matches('.source-mark'))); i++)
    await page.keyboard.press('Tab');
  const mark = await focused();
  await page.keyboard.press('Enter');
  const source = Object.keys(studio.plan.sources).find((id) => localeOf('en').word(id) === mark)!;
  expect(await focused()).toContain(studio.plan.sources[source]!.title);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(await focused()).toContain(localeOf('en').t.key.invested);
});

test('every number opens, in each language', async () => {
  const { page } = studio;
  for (const lang of languages) {
    await studio.follow(`${glance}&lang=${lang}`);
    const buttons = page.locator('main button[aria-haspopup=dialog]');
    for (let i = 0; i < (await buttons.count()); i++) {
      await buttons.nth(i).click();
      const text = await page.locator('dialog[open]').textContent();
      expect(text).toContain(glanceMessages[lang].formula);
      expect(text).not.toMatch(/NaN|undefined|\[object/);
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
    }
  }
  expect(studio.noise).toEqual([]);
});

test('shows a name with a script in it as the text that it is, and that there is no plan', async () => {
  const { page } = studio;
  await studio.open('#/glance?park=hostile&lang=en');
  expect(await page.locator('h1').textContent()).toBe(hostileName);
  expect(await page.evaluate(() => (globalThis as { harmed?: 1 }).harmed)).toBeUndefined();
  expect(await page.locator('main').textContent()).toContain(shellMessages.en.trouble.missing);
  expect(await studio.violations()).toEqual([]);
  expect(studio.noise).toEqual([]);
});

test.each([
  ['damaged', shellMessages.en.trouble.damaged],
  ['older', shellMessages.en.trouble.otherFormat],
] as const)('says what is wrong with a plan that is %s', async (park, words) => {
  await studio.open(`#/glance?park=${park}&lang=en`);
  await studio.page.getByText(words).waitFor();
  expect(await studio.violations()).toEqual([]);
});

test('opens something sensible for a link that it does not understand, and says what was dropped', async () => {
  const { page } = studio;
  await studio.open('#/atlas?park=nowhere&scenario=best&lang=tlh&set=taxRate:0.25,nonsense&week=7&__proto__=1');
  const text = await page.locator('main').textContent();
  const s = shellMessages.en;
  for (const words of [
    s.dropped,
    s.droppedPart.view('atlas'),
    s.droppedPart.park('nowhere'),
    s.droppedPart.lang('tlh'),
    s.droppedPart.set('nonsense'),
  ])
    expect(text).toContain(words);
  expect(await page.locator('.screen').count()).toBe(1);
});

test('the first screen asks for at most 300 kB of script and style, packed', async () => {
  const { page } = studio;
  await page.goto('about:blank');
  const asked = new Set<string>();
  const note = (sent: { url(): string }) => void asked.add(new URL(sent.url()).pathname);
  page.on('request', note);
  await studio.open(`${glance}&lang=en`);
  page.off('request', note);
  // The service worker may have answered before: then the built page itself says what it begins with.
  const files = [...asked].filter((path) => /assets\/.*\.(js|css)$/.test(path) && !/check-plan-worker/.test(path));
  expect(files.length).toBeGreaterThan(3);
  const size = files.reduce((all, path) => all + gzipSync(readFileSync(join(studio.built, path))).length, 0);
  expect(size).toBeLessThan(300_000);
  const text = files.map((path) => readFileSync(join(studio.built, path), 'utf8')).join('');
  expect(text).not.toMatch(/echarts|ZodError|highs/i);
});

test('the folder of the page holds nothing that points at where it was built', () => {
  const assets = join(studio.built, 'assets');
  for (const name of readdirSync(assets).filter((file) => /\.(js|css)$/.test(file)))
    expect(readFileSync(join(assets, name), 'utf8')).not.toContain(process.cwd());
  expect(statSync(join(studio.built, 'service-worker.js')).size).toBeGreaterThan(1000);
});

describe('the server', () => {
  const asked = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; body: string }>((done, fail) => {
      const { hostname, port } = new URL(studio.url);
      // Sent as it stands: `fetch` would tidy the path.
      request({ hostname, port, path, headers, method }, (response) => {
        let body = '';
        response.on('data', (part) => {
          body += part;
        });
        response.on('end', () => done({ status: response.statusCode!, body }));
      })
        .on('error', fail)
        .end();
    });

  test.each([
    '/data/../../package.json',
    '/../package.json',
    '/data/%2e%2e/%2e%2e/package.json',
    '/data/lime-and-soda/base/..%2f..%2f..%2fpackage.json',
    '/data/lime-and-soda/%2e%2e/secret.json',
    '/data/lime-and-soda/base/certificate.bin',
    '/data//etc/passwd',
    '/data/%00',
    '/data/%ff',
    '/%2e%2e%2f%2e%2e%2fetc/passwd',
    '/..%5c..%5cpackage.json',
  ])('gives nothing for %s', async (path) => {
    writeFileSync(join(studio.parks, 'secret.json'), 'secret');
    expect((await asked(path)).status).toBe(404);
  });

  test('follows no link out of the folders that it shows', async () => {
    const folder = join(studio.plans, 'hostile', 'base');
    mkdirSync(folder, { recursive: true });
    symlinkSync('/etc/passwd', join(folder, 'plan.json'));
    symlinkSync('/etc/passwd', join(studio.parks, 'hostile', 'stolen.yaml'));
    expect((await asked('/data/hostile/base/plan.json')).status).toBe(404);
    const files = await asked('/data/hostile/files.json');
    expect(files.status).toBe(200);
    expect(Object.keys(JSON.parse(files.body))).not.toContain('stolen.yaml');
  });

  test('answers to this machine alone, and only reads', async () => {
    expect((await asked('/data/parks.json', { host: 'evil.example' })).status).toBe(403);
    expect((await asked('/data/parks.json', {}, 'POST')).status).toBe(405);
    const { status, body } = await asked('/data/parks.json');
    expect(status).toBe(200);
    expect(JSON.parse(body).map((park: { id: string }) => park.id)).toContain('lime-and-soda');
  });
});

// Last, for it ends the server.
test('opens without a network after its first load', async () => {
  const { page } = studio;
  await studio.open(`${glance}&lang=en`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const kept = () =>
    page.evaluate(async () =>
      (await (await caches.open('data')).keys()).map(({ url }) => new URL(url).pathname.split('/').at(-1)!),
    );
  await expect
    .poll(kept, { timeout: 15_000 })
    .toEqual(expect.arrayContaining(['parks.json', 'plan.json', 'files.json', 'drawn.json']));
  await studio.halt();
  await page.reload();
  await page.locator('.screen').waitFor();
  expect(await page.locator('h1').textContent()).toBe(studio.plan.name.en);
  for (const view of ['map', 'flows', 'time', 'hours', 'whatif', 'deal', 'files']) {
    await page.evaluate((hash) => location.assign(hash), glance.replace('glance', view));
    await page.locator(`.view-link[href*="${view}"][aria-current]`).first().waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('main .skeleton').count(), { timeout: 20_000 }).toBe(0);
    expect(await page.locator('main .notice.bad').allTextContents(), view).toEqual([]);
  }
}, 120_000);
