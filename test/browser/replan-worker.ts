import { compile } from '../../src/compile/compile.ts';
import type { Profiles } from '../../src/compile/weeks.ts';
import { readLearnt } from '../../src/decompose/learnt-file.ts';
import { fullYearSettings } from '../../src/decompose/plan-full-year.ts';
import { readPark } from '../../src/park/read.ts';
import { Replanner } from '../../src/replan/replanner.ts';
import { parkProfiles } from '../../src/weather/park-profiles.ts';
import { blockWorkers } from '../../src/web/block-workers.ts';

/** What the page sends: the files of a park, what its plan learnt, and the files that a change replaces. */
export interface ReplanTask {
  readonly id: string;
  readonly scenario: string;
  readonly files: Readonly<Record<string, string>>;
  readonly profiles?: Readonly<Record<keyof Profiles, readonly number[]>>;
  readonly learnt: string;
  readonly changes: readonly Readonly<Record<string, string>>[];
  readonly until: string;
  readonly gap: number;
}

/** Re-plans in a worker of the browser, blocks on workers of their own, and posts every step of every change. */
addEventListener('message', async ({ data }: MessageEvent<ReplanTask>) => {
  try {
    postMessage({ steps: await replan(data) });
  } catch (error) {
    postMessage({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

async function replan({ id, scenario, files, profiles: given, learnt: text, changes, until, gap }: ReplanTask) {
  const read = (change: Readonly<Record<string, string>>) => {
    const { park, issues } = readPark(new Map(Object.entries({ ...files, ...change })), { id, scenario });
    if (!park) throw new Error(issues.map((issue) => issue.found).join());
    return park;
  };
  const park = read({});
  const profiles: Profiles = given
    ? {
        wind: Float64Array.from(given.wind),
        solar: Float64Array.from(given.solar),
        temperature: Float64Array.from(given.temperature),
      }
    : parkProfiles(park);
  const { sized } = compile(park, profiles, { stepHours: 1 }).columns;
  const learnt = await readLearnt(text, { park, profiles, sized, spans: fullYearSettings(park).spans });
  if ('refused' in learnt) throw new Error(learnt.refused);
  const replanner = await Replanner.from(park, profiles, learnt, { gap, pool: (job) => blockWorkers(job, 2) });
  const steps = [];
  for (const change of changes)
    for await (const step of replanner.answer(read(change))) {
      steps.push(step);
      if (step.step === until) break;
    }
  replanner.dispose();
  return steps;
}
