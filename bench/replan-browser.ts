import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { readParkFolder } from '../src/cli/files.ts';
import { loadPark } from '../src/cli/load-park.ts';
import { loadPlan } from '../src/cli/saved-plan.ts';
import type { LeverSettings } from '../src/replan/levers.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { realBrowser, servedPage } from '../test/real-browser.ts';
import sharedRoom from '../test/shared-room.ts';

/**
 * Seconds in a real browser from a lever's release to first bounds, to figures by the accounts, and to bounds proven over
 * all hours with lines in parts: node --import tsx bench/replan-browser.ts [--seconds 60]. Each change is made to the park
 * as it was planned; an answer that takes longer is left for the next.
 */
const saved = loadPlan('parks/pavlodar', 'base');
if ('issue' in saved) throw new Error('kombinat plan parks/pavlodar must have been run');
const { stages, capexUsd, jobs, landHa, energy } = saved.plan;
const { park } = loadPark('parks/pavlodar', { scenario: 'base' });
const profiles = parkProfiles(park!);
const metal = Object.values(saved.plan.prices.premiumOver)[0]!;
const option = process.argv.indexOf('--seconds');
const patience = option > 0 ? Number(process.argv[option + 1]) : 60;

const changes: Readonly<Record<string, LeverSettings>> = {
  'nothing changed': {},
  'coal dearer by 20%': { 'buy.coal_ekibastuz': 1.2 },
  'metal cheaper by 5%': { [`sell.${metal}`]: 0.95 },
  'grid power at 60 USD/MWh': { 'grid.import': 60 },
  'CO2 charged 20 USD/t': { co2: 20 },
  'profit tax 25%': { tax: 0.25 },
  'discount rate one point higher': { rate: 0.095 },
  'budget 11 billion': { 'most.capex': 11e9 },
  'CO2 at most 18 Mt a year': { 'most.co2': 18e6 },
  'at least 11,000 jobs': { 'least.jobs': 11_000 },
  'no copper announced': { 'floor.copper': 0 },
  'plant dearer by 10%': { capex: 1.1 },
};

const leaveRoom = sharedRoom();
const [browser, served] = await Promise.all([realBrowser(), servedPage('test/browser')]);
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(served.url);
  const opened = await page.evaluate(
    async ({ source, hours, plan, learnt }) => {
      const began = performance.now();
      const engine = window.studio.engine();
      Object.assign(window, { engine });
      const [wind, solar, temperature] = hours.map((values) => Float64Array.from(values));
      const profiles = { wind: wind!, solar: solar!, temperature: temperature! };
      const { levers } = await engine.open({ ...source, profiles }, { plan, learnt });
      return { levers: levers?.length, seconds: (performance.now() - began) / 1000 };
    },
    {
      source: {
        id: 'pavlodar',
        scenario: 'base',
        files: Object.fromEntries(readParkFolder('parks/pavlodar').files),
      },
      // A browser's own sines differ from Node's in the last digit, and what was learnt is bound to them.
      hours: [profiles.wind, profiles.solar, profiles.temperature].map((values) => [...values]),
      plan: { stages, capexUsd, jobs, landHa, energy },
      learnt: readFileSync('out/pavlodar/base/learnt.json', 'utf8'),
    },
  );
  console.log(`open after ${opened.seconds.toFixed(2)} s, ${opened.levers} levers`);
  const prepared = await page.evaluate(async () => {
    const { engine } = window as unknown as { engine: ReturnType<typeof window.studio.engine> };
    const began = performance.now();
    const found = await engine.prepare();
    return { refused: '', ...found, seconds: (performance.now() - began) / 1000 };
  });
  console.log(
    `ready for answers after another ${prepared.seconds.toFixed(2)} s: ${prepared.status} ${prepared.refused}`,
  );
  const times: Record<'bounds' | 'figures' | 'parts', number[]> = { bounds: [], figures: [], parts: [] };
  console.log(`${'change'.padEnd(32)}   bounds  figures    parts  NPV to best, M USD, gap`);
  for (const [name, settings] of Object.entries(changes)) {
    const events = await page.evaluate(
      async ({ settings, patience }) => {
        const { engine } = window as unknown as { engine: ReturnType<typeof window.studio.engine> };
        const told: unknown[] = [];
        const began = performance.now();
        const events = engine.answer({ settings });
        const timer = setTimeout(() => events.return!(), patience * 1000);
        for await (const event of events) {
          const at = (performance.now() - began) / 1000;
          if (event.kind === 'step')
            told.push({
              at,
              kind: event.step.step,
              text: `${((event.step.npvUsd ?? Number.NaN) / 1e6).toFixed(0)} to ${(event.step.bestUsd / 1e6).toFixed(0)}, ${(event.step.gap * 100).toFixed(2)}%`,
            });
          else if (event.kind === 'bounds')
            told.push({ at, kind: 'not yet proven', text: `gap ${(event.bounds.gap * 100).toFixed(2)}%` });
          else told.push({ at, kind: event.kind === 'figures' ? `figures of ${event.step}` : event.kind, text: '' });
        }
        clearTimeout(timer);
        return told as { at: number; kind: string; text: string }[];
      },
      { settings, patience },
    );
    const first = (kind: string) => events.find((event) => event.kind === kind);
    const [kept, figures, parts] = [first('kept'), first('figures of kept'), first('parts')];
    times.bounds.push(kept?.at ?? Infinity);
    times.figures.push(figures?.at ?? Infinity);
    times.parts.push(parts?.at ?? Infinity);
    const rest = parts ?? events.at(-1);
    const column = (at?: number) => (at === undefined ? '–' : seconds(at * 1000)).padStart(8);
    console.log(
      `${name.padEnd(32)} ${column(kept?.at)} ${column(figures?.at)} ${column(parts?.at)}  ${kept?.text} · ${rest?.kind} ${rest?.text}`,
    );
  }
  for (const [what, list] of Object.entries(times)) {
    const sorted = list.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)]!;
    console.log(
      `${what}: median ${median.toFixed(2)} s, longest ${sorted.at(-1)!.toFixed(2)} s over ${list.length} changes`,
    );
  }
  const blocked = await page.evaluate(() => window.studio.blocked);
  console.log(
    `the page's own thread was blocked ${blocked.length} times beyond 50 ms${blocked.length > 0 ? `, at most ${Math.max(...blocked).toFixed(0)} ms` : ''}; load of this machine ${loadavg()[0]!.toFixed(1)}`,
  );
} finally {
  await browser.close();
  served.server.close();
  leaveRoom();
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
