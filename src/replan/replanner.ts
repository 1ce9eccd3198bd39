import { compile } from '../compile/compile.ts';
import type { Profiles } from '../compile/weeks.ts';
import { type BlockPool, Decomposition, groupsOf, type Learnt, type PoolJob } from '../decompose/decompose.ts';
import { localPool } from '../decompose/local-pool.ts';
import { Master } from '../decompose/master.ts';
import { Mixture } from '../decompose/mixture.ts';
import { physicsOf } from '../decompose/physics.ts';
import { type FullYearOptions, fullYearSettings, planFullYear } from '../decompose/plan-full-year.ts';
import { type WholeValues, wholeValues } from '../decompose/whole-columns.ts';
import { differenceOf } from '../lp/difference.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import { KeptModel } from '../solve/kept-model.ts';

/** What is known of a changed park after a step, each better than the one before. */
export interface ReplanStep {
  /**
   * `kept`: from what was learnt before, no hours asked. `parts`: hours asked where that did not suffice, lines in parts.
   * `whole`: with whole lines.
   */
  readonly step: 'kept' | 'parts' | 'whole';
  /** The plan in hand has whole lines; else lines may be built in parts. */
  readonly wholeLines: boolean;
  /** A plan over all hours reaches this, USD; absent where none is known. */
  readonly npvUsd?: number;
  /** No plan can reach more, USD: with parts of lines, and so with whole ones too. */
  readonly bestUsd: number;
  /** (bestUsd − npvUsd) / present value of all costs. */
  readonly gap: number;
  /** Installed capacity in the last stage by process, in its unit of capacity: thousands a year, MW. */
  readonly build: Readonly<Record<string, readonly number[]>>;
  readonly seconds: number;
}

export interface ReplannerOptions {
  readonly pool?: (job: PoolJob) => BlockPool;
  /** (best − plan) / present value of all costs at which `parts` and `whole` stop. */
  readonly gap?: number;
  readonly progress?: FullYearOptions['progress'];
}

/**
 * Plans a park once and then answers for changed prices, taxes, discount rates, budgets, limits and floors: what was
 * learnt of the hours stays true, so the first answer needs no hours at all. A change of the hours' own physics (weather,
 * technologies, security) is refused: that is a new plan.
 */
export class Replanner {
  readonly #profiles: Profiles;
  readonly #options: ReplannerOptions;
  readonly #physics: string;
  readonly #whole: WholeValues;
  #learnt: Learnt;
  #kept: { readonly model: KeptModel; readonly problem: Problem } | undefined;
  #pool: { readonly pool: BlockPool } | undefined;

  private constructor(
    profiles: Profiles,
    options: ReplannerOptions,
    physics: string,
    learnt: Learnt,
    whole: WholeValues,
  ) {
    this.#profiles = profiles;
    this.#options = options;
    this.#physics = physics;
    this.#learnt = learnt;
    this.#whole = whole;
  }

  /**
   * Plans the park over all hours and keeps what that taught.
   *
   * @throws Error where the park has no plan
   */
  static async of(park: Park, profiles: Profiles, options: ReplannerOptions = {}): Promise<Replanner> {
    const year = await planFullYear(park, profiles, {
      gap: options.gap ?? usualGap,
      ...(options.pool ? { pool: options.pool } : {}),
      ...(options.progress ? { progress: options.progress } : {}),
    });
    if (year.status !== 'solved') throw new Error(`no plan to start from: ${year.status}`);
    return Replanner.from(park, profiles, year.learnt, wholeValues(year.compiled.problem, year.x), options);
  }

  /** From what an earlier plan of the same hours learnt, and its whole lines. */
  static async from(
    park: Park,
    profiles: Profiles,
    learnt: Learnt,
    whole: WholeValues,
    options: ReplannerOptions = {},
  ): Promise<Replanner> {
    const replanner = new Replanner(profiles, options, await physicsOf(jobOf(park, profiles)), learnt, whole);
    await replanner.#relaxed(park);
    return replanner;
  }

  /**
   * Answers for a changed park step by step; the caller may stop after any.
   *
   * @throws RangeError where the hours' own physics has changed
   */
  async *answer(park: Park): AsyncGenerator<ReplanStep> {
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    const job = jobOf(park, this.#profiles);
    if ((await physicsOf(job)) !== this.#physics)
      throw new RangeError('the weather, the technologies or the rules of the hours have changed: plan anew');
    const lower = await this.#relaxed(park);
    const mixture = await Mixture.of(park, this.#profiles);
    mixture.add(this.#learnt.proposals);
    let mixed = mixture.solve(this.#whole);
    const wholeLines = mixed.status === 'optimal' && mixture.slackOf(mixed.x) < 1;
    if (!wholeLines) mixed = mixture.solve();
    const possible = mixed.status === 'optimal' && mixture.slackOf(mixed.x) < 1;
    yield this.#step('kept', wholeLines, lower, possible ? mixed.objective : undefined, mixture, mixed.x, seconds());
    mixture.dispose();

    const settings = fullYearSettings(park);
    const solve = await Decomposition.of(park, this.#profiles, this.#poolOf(job), {
      ...settings,
      gap: this.#options.gap ?? usualGap,
      relaxedGap: this.#options.gap ?? usualGap,
      learnt: this.#learnt,
    });
    try {
      const parts = await solve.converge({ target: this.#options.gap ?? usualGap, rounds: settings.rounds });
      this.#learnt = solve.learnt;
      if (parts.status !== 'solved') return;
      yield this.#step('parts', false, parts.lower, parts.upper, solve.mixture, parts.x, seconds());
      if (!solve.master.problem.integer.some((flag) => flag === 1)) return;
      const whole = await solve.chooseWhole(parts);
      this.#learnt = solve.learnt;
      if (whole.status !== 'solved') return;
      yield this.#step('whole', true, whole.lower, whole.upper, solve.mixture, whole.x, seconds());
    } finally {
      solve.dispose();
    }
  }

  dispose(): void {
    this.#kept?.model.dispose();
    this.#pool?.pool.dispose();
  }

  /** Lower bound of −NPV with parts of lines, M USD, from the cuts in hand: the kept problem turned into the new one. */
  async #relaxed(park: Park): Promise<number> {
    const settings = fullYearSettings(park);
    const problem = Master.problemOf(
      park,
      this.#profiles,
      { ...settings, groupOf: groupsOf(settings) },
      this.#learnt.cuts,
    );
    const difference = this.#kept && differenceOf(this.#kept.problem, problem);
    let solution: ReturnType<KeptModel['run']> | undefined;
    if (this.#kept && difference) {
      this.#kept.model.become(difference);
      solution = this.#kept.model.run({ presolve: false });
      this.#kept = difference.added.length + difference.dropped.length > 0 ? undefined : { ...this.#kept, problem };
    }
    if (!this.#kept) {
      this.#kept = { model: await KeptModel.of(problem), problem };
      solution ??= this.#kept.model.run();
    }
    return solution?.status === 'optimal' ? solution.objective : -Infinity;
  }

  #poolOf(job: PoolJob): BlockPool {
    this.#pool ??= {
      pool: this.#options.pool?.(job) ?? localPool(job.park, job.profiles, job.sized, job.spans),
    };
    return this.#pool.pool;
  }

  #step(
    step: ReplanStep['step'],
    wholeLines: boolean,
    lower: number,
    upper: number | undefined,
    mixture: Mixture,
    x: Float64Array,
    seconds: number,
  ): ReplanStep {
    let costs = 0;
    const { npvCost, columns } = mixture.compiled;
    for (let c = 0; c < npvCost.length; c++) costs += Math.max(0, npvCost[c]! * (x[c] ?? 0));
    const known = upper !== undefined;
    return {
      step,
      wholeLines,
      ...(known ? { npvUsd: -upper * 1e6 } : {}),
      bestUsd: -lower * 1e6,
      gap: known ? Math.max(0, upper - lower) / Math.max(costs, 1e-9) : Infinity,
      build: known
        ? Object.fromEntries(
            [...columns.build].map(([id, list]) => [
              id,
              list.map((column) => (column === undefined ? 0 : x[column]! * columns.buildStep.get(id)!)),
            ]),
          )
        : {},
      seconds,
    };
  }
}

const usualGap = 0.005;

function jobOf(park: Park, profiles: Profiles): PoolJob {
  const { sized } = compile(park, profiles, { stepHours: 1 }).columns;
  return { park, profiles, sized, spans: fullYearSettings(park).spans };
}
