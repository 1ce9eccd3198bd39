import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readPark } from '../src/park/read.ts';
import { planPark } from '../src/pipeline.ts';
import type { Plan } from '../src/plan/plan.ts';
import type { Hours } from '../src/present/charts/power-series.ts';
import { madeOnce } from './made-once.ts';
import { repositoryPark } from './tiny-park.ts';

/** The reference park planned roughly and fast: one sample week, a wide gap, no year. Good for showing, not for judging. */
export async function pavlodarPlan(): Promise<Plan> {
  return quickPlan('pavlodar', { scenario: 'base', gap: 0.05 });
}

/** The small park planned roughly. */
export async function limeAndSodaPlan(): Promise<Plan> {
  return quickPlan('lime-and-soda');
}

async function quickPlan(id: string, { scenario, gap }: { scenario?: string; gap?: number } = {}): Promise<Plan> {
  const folder = await madeOnce(`${id}-quick`, async (out) => {
    const { park } = readPark(repositoryPark(`parks/${id}`), { id, ...(scenario ? { scenario } : {}) });
    const { plan } = await planPark(park!, { weeks: 1, quick: true, ...(gap ? { gap } : {}) });
    writeFileSync(join(out, 'plan.bin'), serialize(plan!));
  });
  return deserialize(readFileSync(join(folder, 'plan.bin'))) as Plan;
}

/** A year of the plan's sample week over and over, for charts of a year. */
export function yearOf(plan: Plan): Hours {
  const { series = {}, stepHours = 1 } = plan.week ?? {};
  return Object.fromEntries(
    Object.entries(series).map(([name, values]) => [
      name,
      Float32Array.from({ length: 8760 }, (_, h) => values[Math.floor(h / stepHours) % values.length]!),
    ]),
  );
}
