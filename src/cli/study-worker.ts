import { parentPort, workerData } from 'node:worker_threads';
import type { Objective } from '../compile/measures.ts';
import type { Issue } from '../park/issue.ts';
import { compileForQuestions } from '../pipeline.ts';
import type { Alternatives, Name } from '../plan/plan.ts';
import { alternatives } from '../study/alternatives.ts';
import { type Frontier, frontier } from '../study/frontier.ts';
import { loadSoundPark } from './load-park.ts';

export interface StudyJob {
  readonly folder: string;
  readonly scenario: string;
  readonly weeks: number;
  readonly limits: readonly [string, string][];
  readonly floors: readonly [string, string][];
  readonly study:
    | {
        readonly kind: 'frontier';
        readonly along: Objective;
        readonly of: Objective;
        readonly points: number;
        readonly whole: boolean;
      }
    | { readonly kind: 'alternatives'; readonly within: number };
}

export interface StudyAnswer {
  readonly issues: readonly Issue[];
  readonly park?: string;
  readonly name?: Name;
  readonly frontier?: Frontier;
  readonly alternatives?: Alternatives;
}

const job = workerData as StudyJob;
const { park, problems, warnings } = loadSoundPark(job.folder, {
  scenario: job.scenario,
  limits: job.limits,
  floors: job.floors,
});
parentPort!.postMessage({ warnings });
const send = (answer: StudyAnswer) => parentPort!.postMessage(answer);
if (!park) send({ issues: problems });
else {
  const progress = (share: number) => parentPort!.postMessage({ share });
  const compiled = compileForQuestions(park, { weeks: job.weeks });
  const base = { issues: [], park: park.id, name: park.name };
  if (job.study.kind === 'frontier') {
    const { along, of, points, whole } = job.study;
    const found = await frontier(park, compiled, along, of, { points, whole, progress });
    send({ ...base, ...(found ? { frontier: found } : {}) });
  } else {
    const found = await alternatives(park, compiled, { within: job.study.within, progress });
    send({ ...base, ...(found ? { alternatives: found } : {}) });
  }
}
