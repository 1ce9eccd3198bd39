import type { Compiled } from '../compile/compile.ts';
import { compile } from '../compile/compile.ts';
import { type Measure, measureUnits, type Objective } from '../compile/measures.ts';
import { type Profiles, weatherYears } from '../compile/weeks.ts';
import type { Park } from '../park/park.ts';
import type { Multipliers } from './certificate.ts';
import { type BlockPool, Decomposition, type Learnt, type PoolJob, type Round } from './decompose.ts';
import { readLearnt, writeLearnt } from './learnt-file.ts';
import { localPool } from './local-pool.ts';
import { yearSpans } from './year-block.ts';

export interface FullYearOptions {
  readonly objective?: Objective;
  /** (upper − lower bound) / present value of all costs at which to stop. */
  readonly gap: number;
  /** Makes the pool that solves blocks; without, they are solved on this thread. */
  pool?(job: PoolJob): BlockPool;
  /** What an earlier plan of the same hours learnt, as it was written; what cannot be used is told and passed over. */
  readonly learnt?: string;
  refused?(reason: string): void;
  /** True once the plan so far should be taken. */
  stopped?(): boolean;
  /** What typical days say before any hour was asked: shown first, the full year follows. */
  first?(look: FirstLook): void;
  progress?(round: Round): void;
}

/** The park by typical days, lines in parts: its NPV is the most that any plan can have. */
export interface FirstLook {
  readonly days: number;
  readonly bestUsd: number;
  readonly capexUsd: number;
  readonly jobs: number;
}

export type FullYear =
  | { readonly status: 'infeasible' | 'unbounded' | 'stopped'; readonly reason: string; readonly questions: Compiled }
  | {
      readonly status: 'solved';
      /** The years alone: their columns, with values. */
      readonly compiled: Compiled;
      readonly x: Float64Array;
      readonly objective: number;
      /** What the hours lack within the solver's tolerance, at the price of power unserved: present value, M USD. */
      readonly lackingCost: number;
      /** No plan can have a lower objective than this; with parts of lines, than `relaxedBound`. */
      readonly bound: number;
      readonly relaxedBound: number;
      /** The master with what was learnt of the hours as rows: for questions, and what its multipliers belong to. */
      readonly questions: Compiled;
      readonly dual: Float64Array;
      /** MW (GJ/h) by stage and series, 8,760 values each. */
      readonly series: readonly Readonly<Record<string, Float64Array>>[];
      readonly learnt: Learnt;
      /** The same as text, to continue from another time. */
      readonly learntText: string;
      readonly rounds: readonly Round[];
      /** Multipliers that prove the bound with parts of lines. */
      readonly certificate: Multipliers;
    };

/** Typical days of the master and hours per step in them: measured in docs/decisions/0008. */
const [masterDays, masterStep] = [12, 24];
/** Groups of spans with cuts of their own, over all stages. */
const manyGroups = 80;
/** Gap with parts of lines, from where choosing whole lines is worth the time. */
const relaxedGap = 0.001;

/** How a park's year is cut into spans and its cuts into groups; a week where there are many stages (docs/decisions/0008). */
export function fullYearSettings(park: Park, years = park.energy.weather?.years) {
  const few = park.stages.length <= 2;
  const spans = yearSpans(few ? 72 : 168, years);
  return {
    spans,
    days: masterDays,
    stepHours: masterStep,
    groups: few ? spans.length : Math.min(spans.length, Math.max(4, Math.round(manyGroups / park.stages.length))),
    relaxedGap,
    step: 1,
    rounds: 60,
    wholeSeconds: 300,
  };
}

function firstLook(compiled: Compiled, x: Float64Array, days: number): FirstLook {
  const of = (measure: Measure) =>
    compiled.measures[measure].reduce((sum, [column, per]) => sum + per * x[column]!, 0) * measureUnits[measure].scale;
  const bestUsd = -compiled.npvCost.reduce((sum, cost, column) => sum + cost * x[column]!, 0) * 1e6;
  return { days, bestUsd, capexUsd: of('capex'), jobs: of('jobs') };
}

/** Plans a park over all 8,760 hours of every stage. The same park and options give the same plan on any number of workers. */
export async function planFullYear(park: Park, profiles: Profiles, options: FullYearOptions): Promise<FullYear> {
  const settings = fullYearSettings(park, weatherYears(profiles));
  const { spans } = settings;
  const objective = options.objective ? { objective: options.objective } : {};
  const { sized } = compile(park, profiles, { stepHours: 1 }).columns;
  const job: PoolJob = { park, profiles, sized, spans };
  const pool = options.pool?.(job) ?? localPool(park, profiles, sized, spans);
  const known = options.learnt === undefined ? undefined : await readLearnt(options.learnt, job);
  if (known && 'refused' in known) options.refused?.(known.refused);
  const solve = await Decomposition.of(park, profiles, pool, {
    ...settings,
    relaxedGap: Math.min(relaxedGap, options.gap),
    gap: options.gap,
    ...objective,
    ...(known && !('refused' in known) ? { learnt: known } : {}),
    ...(options.stopped ? { stopped: () => options.stopped!() } : {}),
    first: (x) => options.first?.(firstLook(solve.master.compiled, x, settings.days)),
    ...(options.progress ? { progress: (round) => options.progress!(round) } : {}),
  });
  try {
    const outcome = await solve.solve();
    const problem = solve.questions(outcome.status === 'solved' ? outcome.relaxed : undefined);
    // Parts of totals cost nothing by themselves.
    const npvCost = new Float64Array(problem.columnCount);
    npvCost.set(solve.master.compiled.npvCost);
    const questions: Compiled = { ...solve.master.compiled, problem, npvCost };
    if (outcome.status !== 'solved') return { ...outcome, questions };
    const hours = await solve.hoursOf(outcome, profiles);
    const learnt: Learnt = { ...solve.learnt, ...(outcome.whole ? { whole: outcome.whole } : {}) };
    return {
      status: 'solved',
      compiled: hours.mixture.compiled,
      x: hours.x.slice(0, hours.mixture.compiled.problem.columnCount),
      objective: hours.objective,
      lackingCost: hours.mixture.lackingCostOf(hours.x),
      bound: outcome.lower,
      relaxedBound: outcome.relaxedLower,
      questions,
      dual: outcome.relaxed.rowDual,
      series: hours.series,
      learnt,
      learntText: await writeLearnt(learnt, job),
      rounds: outcome.rounds,
      certificate: await solve.certificate(outcome.relaxed),
    };
  } finally {
    solve.dispose();
    pool.dispose();
  }
}
