import { parentPort, workerData } from 'node:worker_threads';
import { compile } from '../compile/compile.ts';
import { dealOf } from '../deal/deal.ts';
import { readLearnt } from '../decompose/learnt-file.ts';
import { fullYearSettings } from '../decompose/plan-full-year.ts';
import type { Issue } from '../park/issue.ts';
import type { DealStudy } from '../plan/deal.ts';
import type { Name } from '../plan/plan.ts';
import { Replanner } from '../replan/replanner.ts';
import { parkProfiles } from '../weather/park-profiles.ts';
import { blockWorkers } from './block-workers.ts';
import { loadSoundPark } from './load-park.ts';

export interface DealJob {
  readonly folder: string;
  readonly scenario: string;
  readonly lines: 'whole' | 'ends' | 'parts';
  readonly inside: number;
  readonly threads?: number;
  /** What a plan of the park learnt of its hours, as it was written. */
  readonly learnt?: string;
}

export interface DealAnswer {
  readonly issues: readonly Issue[];
  readonly study?: DealStudy;
  /** Name and unit of capacity of each process, by id. */
  readonly processes?: Readonly<Record<string, { readonly name: Name; readonly unit: string }>>;
  readonly refused?: string;
}

/** Seconds for one choice of whole lines: of three deals, each gives a little of its gap for an answer in time. */
const wholeSeconds = 15;

const job = workerData as DealJob;
const { park, problems, warnings } = loadSoundPark(job.folder, { scenario: job.scenario });
parentPort!.postMessage({ warnings });
const send = (answer: DealAnswer) => parentPort!.postMessage(answer);
if (!park) send({ issues: problems });
else
  try {
    const profiles = parkProfiles(park);
    const { sized } = compile(park, profiles, { stepHours: 1 }).columns;
    const known =
      job.learnt === undefined
        ? undefined
        : await readLearnt(job.learnt, { park, profiles, sized, spans: fullYearSettings(park).spans });
    const options = {
      pool: (about: Parameters<typeof blockWorkers>[0]) => blockWorkers(about, job.threads),
      wholeSeconds,
    };
    const replanner =
      known && !('refused' in known)
        ? await Replanner.from(park, profiles, known, options)
        : await Replanner.of(park, profiles, options);
    const study = await dealOf(park, replanner, {
      lines: job.lines,
      inside: job.inside,
      progress: (share) => parentPort!.postMessage({ share }),
    });
    replanner.dispose();
    const processes = park.processes.map((p) => [p.id, { name: p.name, unit: p.capacityUnit }] as const);
    send({ issues: [], study, processes: Object.fromEntries(processes) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    send({ issues: [], refused: error.message });
  }
