import type { Profiles } from '../compile/weeks.ts';
import type { Learnt, PoolJob, Round } from '../decompose/decompose.ts';
import { readLearnt } from '../decompose/learnt-file.ts';
import { fullYearSettings, planFullYear } from '../decompose/plan-full-year.ts';
import type { Park } from '../park/park.ts';
import { leveredPark } from '../replan/levers.ts';
import { parkProfiles } from '../weather/park-profiles.ts';
import { blockWorkers } from './block-workers.ts';
import { readStored } from './read-stored.ts';
import { soundPark } from './sound-park.ts';
import { boundsOf, StudioAnswers, usualGap } from './studio-answers.ts';
import type { StoredText, StudioCall, StudioReply, StudioSource, StudioTask, StudioTasks } from './studio-messages.ts';

/** Thread of a browser behind the studio: plans, re-plans, checks and studies deals, so that the page never waits. */
const answers = new StudioAnswers();

type Told<T extends StudioTask> = (event: StudioTasks[T]['told']) => void;
const tasks: {
  readonly [T in StudioTask]: (
    task: StudioTasks[T]['task'],
    told: Told<T>,
  ) => StudioTasks[T]['done'] | Promise<StudioTasks[T]['done']>;
} = {
  open: (source) => answers.open(source),
  prepare: (_, told) => answers.prepare(told),
  answer: (task, told) => answers.answer(task, told),
  check: (source) => soundPark(source).issues,
  async explain({ settings, ...source }) {
    const { park } = soundPark(source);
    if (!park) return undefined;
    const { explainPark } = await import('../pipeline.ts');
    return explainPark(leveredPark(park, settings).park, hoursOf(source));
  },
  async plan({ hours, learnt: stored, ...source }, told) {
    const { park, issues } = soundPark(source);
    if (!park) return { issues };
    const { planPark } = await import('../pipeline.ts');
    const text = stored === undefined ? undefined : await readStored(stored);
    const found = await planPark(park, {
      hours,
      pool: (job) => blockWorkers(job),
      ...hoursOf(source),
      ...(text === undefined ? {} : { learnt: text }),
      progress: (step, share) => told({ kind: 'step', step, share }),
      rounds: (round) => told({ kind: 'bounds', bounds: boundsOf(round) }),
    });
    return {
      issues: [...issues, ...found.issues],
      ...(found.plan ? { plan: found.plan } : {}),
      ...(found.learnt === undefined ? {} : { learnt: found.learnt }),
      ...(found.dispatch ? { series: found.dispatch.series } : {}),
      ...(found.certificate ? { certificate: found.certificate } : {}),
    };
  },
  async deal({ learnt: stored, lines, inside, ...source }, told) {
    const { park, issues } = soundPark(source);
    if (!park) return { issues };
    const [{ dealLacks, dealOf }, { Replanner }] = await Promise.all([
      import('../deal/deal.ts'),
      import('../replan/replanner.ts'),
    ]);
    const lacks = dealLacks(park);
    if (lacks) return { issues, lacks };
    const profiles = source.profiles ?? parkProfiles(park);
    const pool = (job: PoolJob) => blockWorkers(job);
    const learnt =
      (stored === undefined ? undefined : await learntOf(park, profiles, stored)) ??
      (await learnAnew(park, profiles, pool, told));
    if (!learnt) return { issues, lacks: 'plan' };
    const replanner = await Replanner.from(park, profiles, learnt, { pool });
    const share = (done: number) => told({ kind: 'share', share: done });
    share(0);
    try {
      return { issues, study: await dealOf(park, replanner, { lines, inside, progress: share }) };
    } finally {
      replanner.dispose();
    }
  },
};

function hoursOf({ profiles }: StudioSource) {
  return profiles ? { profiles } : {};
}

/** What a plan taught, if it can be had and is of these hours: without it the answer is the same, and takes longer. */
async function learntOf(park: Park, profiles: Profiles, stored: StoredText): Promise<Learnt | undefined> {
  const text = await readStored(stored).catch(() => undefined);
  if (text === undefined) return undefined;
  const { compile } = await import('../compile/compile.ts');
  const { sized } = compile(park, profiles, { stepHours: 1 }).columns;
  const read = await readLearnt(text, { park, profiles, sized, spans: fullYearSettings(park).spans });
  return 'refused' in read ? undefined : read;
}

/** What planning the park as it stands teaches; nothing where it has no plan. */
async function learnAnew(
  park: Park,
  profiles: Profiles,
  pool: (job: PoolJob) => ReturnType<typeof blockWorkers>,
  told: Told<'deal'>,
): Promise<Learnt | undefined> {
  const progress = (round: Round) => told({ kind: 'bounds', bounds: boundsOf(round) });
  const year = await planFullYear(park, profiles, { gap: usualGap, pool, progress });
  if (year.status === 'solved') return year.learnt;
  if (year.status === 'infeasible') return undefined;
  throw new Error(`the search for a plan ended: ${year.status}`);
}

addEventListener('message', async ({ data }: MessageEvent<StudioCall>) => {
  const { call } = data;
  const reply = (message: StudioReply) => postMessage(message);
  try {
    const told = (event: unknown) => reply({ call, told: event });
    reply({ call, done: await tasks[data.task](data.with as never, told as never) });
  } catch (error) {
    reply({ call, failed: error instanceof Error ? error.message : String(error) });
  }
});
