import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { studioServer } from '../src/cli/studio-server.ts';
import type { Plan } from '../src/plan/plan.ts';
import { studioConfig } from '../vite.config.ts';
import { madeOnce } from './made-once.ts';
import { limeAndSodaPlan } from './quick-plan.ts';
import { realBrowser } from './real-browser.ts';

interface ShownAs {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
}

/** The studio as a browser has it: built once, served over a small park with a plan and some that go wrong. */
export interface StudioPage {
  readonly url: string;
  readonly page: Page;
  /** Folder of the built page. */
  readonly built: string;
  readonly plans: string;
  readonly parks: string;
  readonly plan: Plan;
  /** What the console and the page's errors said since it was last emptied. */
  readonly noise: string[];
  /** Loads the page anew at a link. */
  open(hash: string, as?: ShownAs): Promise<void>;
  /**
   * Goes to a link within the page that is loaded, by way of another view so that this one begins anew. What was read
   * and worked out before stays, which spares seconds where loading is not what is looked at.
   */
  follow(hash: string, as?: ShownAs): Promise<void>;
  /** What axe finds wrong with the page as it stands. */
  violations(): Promise<readonly string[]>;
  /** Ends the server, as when the network is gone. */
  halt(): Promise<void>;
  close(): Promise<void>;
}

/** How each view is looked at: every language once, both widths and both schemes twice. */
export const shownTo = [
  ['en', 1440, 'light'],
  ['ru', 390, 'dark'],
  ['kk', 390, 'light'],
  ['zh', 1440, 'dark'],
] as const;

/** A park's name that would do harm if a page took it for its own. */
export const hostileName = '<img src=x onerror="globalThis.harmed=1"><script>globalThis.harmed=1</script>';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The page as it is published: that of `npm run build` where nothing has changed since, else built anew; without data. */
const builtPage = () => madeOnce('studio', buildPage);

async function buildPage(out: string): Promise<void> {
  const published = 'dist/studio';
  if (
    existsSync(join(published, 'index.html')) &&
    changedAt('src') <= statSync(join(published, 'index.html')).mtimeMs
  ) {
    cpSync(published, out, { recursive: true, filter: (path) => relative(published, path).split(sep)[0] !== 'data' });
    return;
  }
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build(studioConfig({ out }));
  process.env['NODE_ENV'] = before;
}

/** When a file below a folder, or how the page is built, was last changed. */
function changedAt(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return Math.max(...[...files, 'vite.config.ts', 'package-lock.json'].map((file) => statSync(file).mtimeMs));
}

/** Builds the studio, plans `lime-and-soda` roughly, and opens it in a real browser. */
export async function studioPage(): Promise<StudioPage> {
  const room = mkdtempSync(join(tmpdir(), 'kombinat-studio-'));
  const [parks, plans] = ['parks', 'out'].map((name) => join(room, name)) as [string, string];
  const folders = ['lime-and-soda', 'hostile', 'damaged', 'older'].map((id) => {
    const folder = join(parks, id);
    cpSync('parks/lime-and-soda', folder, { recursive: true });
    return folder;
  });
  const file = join(parks, 'hostile', 'park.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^name:.*$/m, `name: { en: ${JSON.stringify(hostileName)} }`));
  const plan = await limeAndSodaPlan();
  const save = (id: string, text: string) => {
    mkdirSync(join(plans, id, 'base'), { recursive: true });
    writeFileSync(join(plans, id, 'base', 'plan.json'), text);
  };
  save('lime-and-soda', JSON.stringify(plan));
  save('damaged', JSON.stringify({ ...plan, park: 'damaged', claims: 7 }));
  save('older', JSON.stringify({ ...plan, park: 'older', format: 0 }));
  const built = await builtPage();
  const server: Server = studioServer(built, { parks: folders, plans });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const halt = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser: Browser = await realBrowser();
  // One page for all: in its single process the browser ends with the first page that closes.
  const page = await browser.newPage();
  const noise: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  const shownAs = async ({ width = 1440, scheme = 'light' }: ShownAs = {}) => {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  };
  const settled = async () => {
    await page.locator('main h1').first().waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  };
  return {
    url,
    page,
    built,
    plans,
    parks,
    plan,
    noise,
    async open(hash, as) {
      await shownAs(as);
      await page.goto('about:blank');
      await page.goto(url + hash);
      await settled();
    },
    async follow(hash, as) {
      await shownAs(as);
      for (const next of ['#/glance?park=hostile&lang=en', hash]) {
        await page.evaluate(async (to) => {
          const told = new Promise((done) => addEventListener('hashchange', done, { once: true }));
          location.hash = to;
          await told;
          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
        }, next);
        await settled();
      }
      const lang = new URLSearchParams(hash.split('?')[1]).get('lang');
      if (lang) await page.waitForFunction((to) => document.documentElement.lang === to, lang);
      await settled();
    },
    async violations() {
      await page.evaluate(axe);
      return page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await axe.run();
        return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
      });
    },
    halt,
    async close() {
      await browser.close();
      await halt();
    },
  };
}
