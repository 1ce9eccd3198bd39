import { readFileSync } from 'node:fs';
import { blockWorkers } from '../src/cli/block-workers.ts';
import { loadPark } from '../src/cli/load-park.ts';
import { loadPlan } from '../src/cli/saved-plan.ts';
import { compile } from '../src/compile/compile.ts';
import { readLearnt } from '../src/decompose/learnt-file.ts';
import { fullYearSettings } from '../src/decompose/plan-full-year.ts';
import type { Figure, Limit, Park } from '../src/park/park.ts';
import { Replanner, type ReplanStep } from '../src/replan/replanner.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';

/**
 * Seconds until each answer of the replanner after a single change to Pavlodar's saved plan: node --import tsx
 * bench/replan.ts [--whole]. Each change is made to the park as it was planned.
 */
const { park } = loadPark('parks/pavlodar', { scenario: 'base' });
const saved = loadPlan('parks/pavlodar', 'base');
if (!park || 'issue' in saved) throw new Error('kombinat plan parks/pavlodar must have been run');
const profiles = parkProfiles(park);
const { sized } = compile(park, profiles, { stepHours: 1 }).columns;
const job = { park, profiles, sized, spans: fullYearSettings(park).spans };
const learnt = await readLearnt(readFileSync('out/pavlodar/base/learnt.json', 'utf8'), job);
if ('refused' in learnt) throw new Error(learnt.refused);
const replanner = await Replanner.from(park, profiles, learnt, {
  pool: (asked) => blockWorkers(asked, 2),
});

const times = (figure: Figure, factor: number): Figure => ({ ...figure, value: figure.value * factor });
const limited = (limit: Omit<Limit, 'written' | 'at'>) => (from: Park) => ({
  ...from,
  limits: [...from.limits.filter(({ key }) => key !== limit.key), { ...limit, written: '', at: from.limits[0]!.at }],
});
const changes: Readonly<Record<string, (from: Park) => Park>> = {
  'coal dearer by 20%': (from) => ({
    ...from,
    supplies: new Map(
      [...from.supplies].map(([id, supply]) => [
        id,
        /coal/.test(id)
          ? { ...supply, tiers: supply.tiers.map((tier) => ({ ...tier, price: times(tier.price, 1.2) })) }
          : supply,
      ]),
    ),
  }),
  'metal cheaper by 10%': (from) => ({
    ...from,
    markets: new Map(
      [...from.markets].map(([id, market]) => [
        id,
        /^al_|aluminium/.test(id)
          ? { ...market, tiers: market.tiers.map((tier) => ({ ...tier, price: times(tier.price, 0.9) })) }
          : market,
      ]),
    ),
  }),
  'grid power dearer by 30%': (from) => ({
    ...from,
    energy: { ...from.energy, grid: { ...from.energy.grid!, importPrice: times(from.energy.grid!.importPrice, 1.3) } },
  }),
  'CO2 charged twice as much': (from) => ({
    ...from,
    sinks: new Map(
      [...from.sinks].map(([id, sink]) => [id, id === 'CO2' && sink.fee ? { ...sink, fee: times(sink.fee, 2) } : sink]),
    ),
  }),
  'profit tax 25%': (from) => ({ ...from, finance: { ...from.finance, taxRate: 0.25 } }),
  'discount rate one point higher': (from) => ({
    ...from,
    finance: { ...from.finance, discountRate: from.finance.discountRate + 0.01 },
  }),
  'budget 11 billion': limited({ key: 'capex', most: 11e9 }),
  'CO2 at most 18 Mt a year': limited({ key: 'co2', most: 18e6 }),
  'water at most 40 Mm3 a year': limited({ key: 'water', most: 40e6 }),
  'at least 11,000 jobs': limited({ key: 'jobs', least: 11_000 }),
};

const seconds: Record<ReplanStep['step'], number[]> = { kept: [], parts: [], whole: [] };
const upTo = process.argv.includes('--whole') ? 'whole' : 'parts';
for (const [name, change] of Object.entries(changes)) {
  const told: string[] = [];
  for await (const step of replanner.answer(change(park))) {
    seconds[step.step].push(step.seconds);
    told.push(
      `${step.step} ${step.seconds.toFixed(2)} s, ${((step.npvUsd ?? Number.NaN) / 1e6).toFixed(0)} to ${(step.bestUsd / 1e6).toFixed(0)} M, gap ${(step.gap * 100).toFixed(2)}%`,
    );
    if (step.step === upTo) break;
  }
  console.log(`${name.padEnd(32)} ${told.join(' · ')}`);
}
for (const [step, list] of Object.entries(seconds))
  if (list.length > 0) {
    const sorted = list.toSorted((a, b) => a - b);
    console.log(
      `${step}: median ${sorted[Math.floor(sorted.length / 2)]!.toFixed(2)} s, longest ${sorted.at(-1)!.toFixed(2)} s over ${list.length} changes`,
    );
  }
replanner.dispose();
