import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readPark } from '../src/park/read.ts';
import { planPark } from '../src/pipeline.ts';
import type { Plan } from '../src/plan/plan.ts';
import type { Hours } from '../src/present/charts/power-series.ts';
import { repositoryPark } from './tiny-park.ts';

/** The reference park planned roughly and fast: one sample week, a wide gap, no year. Good for showing, not for judging. */
export async function pavlodarPlan(): Promise<Plan> {
  const made = join(process.env['KOMBINAT_TEST_ROOM']!, 'pavlodar-quick.bin');
  if (existsSync(made)) return deserialize(readFileSync(made)) as Plan;
  const { park } = readPark(repositoryPark('parks/pavlodar'), { id: 'pavlodar', scenario: 'base' });
  const { plan } = await planPark(park!, { weeks: 1, quick: true, gap: 0.05 });
  // Written beside and renamed: another test file may be reading.
  writeFileSync(`${made}.${process.pid}`, serialize(plan!));
  renameSync(`${made}.${process.pid}`, made);
  return plan!;
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
