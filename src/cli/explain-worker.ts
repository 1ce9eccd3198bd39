import { parentPort, workerData } from 'node:worker_threads';
import type { Why } from '../explain/why.ts';
import type { WhyNot } from '../explain/why-not.ts';
import type { Issue } from '../park/issue.ts';
import { nearestName } from '../park/issue.ts';
import { explainPark, explainProcess } from '../pipeline.ts';
import type { Name } from '../plan/plan.ts';
import { loadSoundPark } from './load-park.ts';

export interface ExplainJob {
  readonly folder: string;
  readonly scenario: string;
  readonly weeks: number;
  readonly claims: boolean;
  readonly process?: string;
  readonly limits: readonly [string, string][];
  readonly floors: readonly [string, string][];
}

export interface ExplainAnswer {
  readonly issues: readonly Issue[];
  readonly names: {
    readonly processes: Readonly<Record<string, Name>>;
    readonly materials: Readonly<Record<string, Name>>;
  };
  readonly whyNot?: WhyNot;
  readonly why?: Why;
}

const job = workerData as ExplainJob;
const progress = (share: number) => parentPort!.postMessage({ share });
const { park, problems, warnings } = loadSoundPark(job.folder, {
  scenario: job.scenario,
  limits: job.limits,
  floors: job.floors,
});
parentPort!.postMessage({ warnings });
const names = {
  processes: Object.fromEntries([...(park?.catalogue ?? [])].map(([id, process]) => [id, process.name])),
  materials: Object.fromEntries([...(park?.materials ?? [])].map(([id, material]) => [id, material.name])),
};
const send = (answer: Omit<ExplainAnswer, 'names'>) => parentPort!.postMessage({ ...answer, names });
if (!park) send({ issues: problems });
else if (job.process !== undefined && !park.processes.some((process) => process.id === job.process)) {
  const near = nearestName(
    job.process,
    park.processes.map((process) => process.id),
  );
  send({
    issues: [
      {
        code: 'unknown-name',
        severity: 'error',
        at: { file: 'park.yaml', line: 1, column: 1 },
        found: `process '${job.process}', which this park does not allow`,
        expected: 'a process under `processes:`',
        ...(near ? { hint: `did you mean '${near}'?` } : {}),
      },
    ],
  });
} else {
  const why =
    job.process === undefined ? undefined : await explainProcess(park, job.process, { weeks: job.weeks, progress });
  if (why) send({ issues: [], why });
  else send({ issues: [], whyNot: await explainPark(park, { weeks: job.weeks, claims: job.claims, progress }) });
}
