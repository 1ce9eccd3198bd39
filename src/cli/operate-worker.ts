import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { operate } from '../operate/operate.ts';
import type { Issue } from '../park/issue.ts';
import type { Park } from '../park/park.ts';
import { unpackHours } from '../plan/hours.ts';
import type { Operation } from '../plan/operation.ts';
import { parkProfiles } from '../weather/park-profiles.ts';
import { shownPath } from './files.ts';
import { loadSoundPark } from './load-park.ts';
import { changedSince, loadPlan, type SavedPlan } from './saved-plan.ts';

export interface OperateJob {
  readonly path: string;
  readonly scenario: string;
  readonly park?: string;
  readonly stage?: number;
  readonly foresight?: number;
  readonly seed: number;
  readonly years: number;
  readonly maintenance: 'spread' | 'whole';
}

export type OperateAnswer = { readonly issues: readonly Issue[] } | { readonly operation: Operation };

/** The park as its plan was made of it, and the plan's hours; or why they do not go together. */
function read(
  job: OperateJob,
): { park: Park; saved: SavedPlan; hours: ReturnType<typeof unpackHours> } | readonly Issue[] {
  const saved = loadPlan(job.path, job.scenario);
  if ('issue' in saved) return [saved.issue];
  const { plan } = saved;
  const refuse = (found: string, expected: string, hint?: string, file = shownPath(saved.file)): readonly Issue[] => [
    {
      code: 'unreadable',
      severity: 'error',
      at: { file, line: 1, column: 1 },
      found,
      expected,
      ...(hint ? { hint } : {}),
    },
  ];
  const folder = job.park ?? (existsSync(join(job.path, 'park.yaml')) ? job.path : join('parks', plan.park));
  const asked = (side: 'at-most' | 'at-least') =>
    plan.asked.filter((ask) => ask.side === side).map(({ key, written }) => [key, written] as const);
  const { park, problems, warnings } = loadSoundPark(folder, {
    scenario: plan.scenario,
    limits: asked('at-most'),
    floors: asked('at-least'),
  });
  parentPort!.postMessage({ warnings });
  if (!park) return problems;
  const changed = changedSince(folder, plan);
  if (changed.length > 0)
    return refuse(
      `a plan of other inputs: ${changed.join(', ')} differ`,
      `a plan of ${folder} as it is`,
      `kombinat plan ${folder}`,
    );
  const stages = plan.stages.map(({ year }) => year);
  if (job.stage !== undefined && !stages.includes(job.stage))
    return refuse(`no stage ${job.stage}`, `one of ${stages.join(', ')}`);
  try {
    return { park, saved, hours: saved.hours ? unpackHours(saved.hours) : {} };
  } catch {
    return refuse(
      'hours that cannot be read',
      'hours.bin as `kombinat plan` writes it',
      'remove it, or plan the park again',
      'hours.bin',
    );
  }
}

const job = workerData as OperateJob;
const found = read(job);
const send = (answer: OperateAnswer) => parentPort!.postMessage(answer);
if (!('park' in found)) send({ issues: found });
else {
  const { plan } = found.saved;
  // The park was read before the first hour ran: only the rest of the time grows with the share.
  const began = performance.now();
  const progress = (share: number) => {
    const ran = performance.now() - began;
    // The first hours wait for the solver to load and tell nothing.
    if (share > 0.01) parentPort!.postMessage({ share: (began + ran) / (began + ran / share) });
  };
  const operation = await operate(found.park, plan, {
    ...(job.stage === undefined ? {} : { stage: plan.stages.findIndex(({ year }) => year === job.stage) }),
    seed: job.seed,
    years: job.years,
    maintenance: job.maintenance,
    ...(job.foresight === undefined ? {} : { horizon: { foresight: job.foresight } }),
    hours: found.hours,
    weather: parkProfiles,
    progress,
  });
  send({ operation });
}
