import { parentPort, workerData } from 'node:worker_threads';
import type { Objective } from '../compile/measures.ts';
import type { Round } from '../decompose/decompose.ts';
import type { FirstLook } from '../decompose/plan-full-year.ts';
import type { Issue } from '../park/issue.ts';
import { type PlanResult, planPark } from '../pipeline.ts';
import { packHours, stageHoursFile } from '../plan/hours.ts';
import type { Plan } from '../plan/plan.ts';
import { blockWorkers } from './block-workers.ts';
import { loadSoundPark } from './load-park.ts';

export interface WorkerJob {
  readonly folder: string;
  readonly scenario: string;
  /** All hours of the year, or this many sample weeks. */
  readonly hours: 'full' | number;
  readonly threads?: number;
  /** What an earlier plan learnt of the hours. */
  readonly learnt?: string;
  /** Set to 1 where the best plan so far should be taken. */
  readonly stop: SharedArrayBuffer;
  readonly gap: number;
  readonly objective: Objective;
  readonly limits: readonly [string, string][];
  readonly floors: readonly [string, string][];
}

export interface WorkerAnswer {
  readonly status: Plan['status'] | 'unread';
  readonly issues: readonly Issue[];
  readonly plan?: Plan;
  /** Hours of the last stage. */
  readonly hours: Uint8Array;
  /** Hours of the stages before it by the file they go to, where all hours were planned. */
  readonly earlierHours: Readonly<Record<string, Uint8Array>>;
  readonly learnt?: string;
  readonly certificate?: Uint8Array;
}

/** What the worker says on the way. */
export type WorkerWord =
  | { readonly step: string; readonly share: number }
  | { readonly round: Round }
  | { readonly first: FirstLook }
  | { readonly refused: string }
  | { readonly warnings: readonly Issue[] };

/** The hours of all stages but the last, packed, by file. */
function earlierHours({ plan, dispatch }: PlanResult): WorkerAnswer['earlierHours'] {
  const earlier = dispatch?.stages?.slice(0, -1) ?? [];
  return Object.fromEntries(
    earlier.map((series, s) => [stageHoursFile(plan!.stages[s]!.year), packHours(series)] as const),
  );
}

const job = workerData as WorkerJob;
const began = performance.now();
const { park, problems, warnings } = loadSoundPark(job.folder, {
  scenario: job.scenario,
  limits: job.limits,
  floors: job.floors,
});
parentPort!.postMessage({ warnings });
const send = (answer: WorkerAnswer) => parentPort!.postMessage(answer);
if (!park) send({ status: 'unread', issues: problems, hours: new Uint8Array(), earlierHours: {} });
else {
  const result = await planPark(park, {
    ...(job.hours === 'full' ? { hours: 'full' as const } : { weeks: job.hours }),
    gap: job.gap,
    objective: job.objective,
    readSeconds: (performance.now() - began) / 1000,
    ...(job.learnt === undefined ? {} : { learnt: job.learnt }),
    refused: (refused) => parentPort!.postMessage({ refused }),
    pool: (about) => blockWorkers(about, job.threads),
    stopped: () => Atomics.load(new Int32Array(job.stop), 0) === 1,
    progress: (step, share) => parentPort!.postMessage({ step, share }),
    rounds: (round) => parentPort!.postMessage({ round }),
    first: (first) => parentPort!.postMessage({ first }),
  });
  send({
    status: result.status,
    issues: result.issues,
    ...(result.plan ? { plan: result.plan } : {}),
    hours: packHours(result.dispatch?.series ?? {}),
    earlierHours: earlierHours(result),
    ...(result.learnt === undefined ? {} : { learnt: result.learnt }),
    ...(result.certificate ? { certificate: result.certificate } : {}),
  });
}
