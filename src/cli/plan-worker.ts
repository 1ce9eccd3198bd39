import { parentPort, workerData } from 'node:worker_threads';
import { checkPark } from '../check/check.ts';
import type { Objective } from '../compile/measures.ts';
import type { Issue } from '../park/issue.ts';
import { planPark } from '../pipeline.ts';
import { packHours } from '../plan/hours.ts';
import type { Plan } from '../plan/plan.ts';
import { loadPark } from './load-park.ts';

export interface WorkerJob {
  readonly folder: string;
  readonly scenario: string;
  readonly weeks: number;
  readonly gap: number;
  readonly objective: Objective;
  readonly limits: readonly [string, string][];
  readonly floors: readonly [string, string][];
}

export interface WorkerAnswer {
  readonly status: Plan['status'] | 'unread';
  readonly issues: readonly Issue[];
  readonly plan?: Plan;
  readonly hours: Uint8Array;
}

const job = workerData as WorkerJob;
const began = performance.now();
const { park, issues } = loadPark(job.folder, { scenario: job.scenario, limits: job.limits, floors: job.floors });
const problems = [...issues, ...(park ? checkPark(park) : [])].filter((issue) => issue.severity === 'error');
const send = (answer: WorkerAnswer) => parentPort!.postMessage(answer);
if (!park || problems.length > 0) send({ status: 'unread', issues: problems, hours: new Uint8Array() });
else {
  const result = await planPark(park, {
    weeks: job.weeks,
    gap: job.gap,
    objective: job.objective,
    readSeconds: (performance.now() - began) / 1000,
    progress: (step, share) => parentPort!.postMessage({ step, share }),
  });
  send({
    status: result.status,
    issues: result.issues,
    ...(result.plan ? { plan: result.plan } : {}),
    hours: packHours(result.dispatch?.series ?? {}),
  });
}
