import { compile } from '../compile/compile.ts';
import type { Profiles } from '../compile/weeks.ts';
import { type BlockPool, Decomposition, type Learnt, type PoolJob } from '../decompose/decompose.ts';
import { localPool } from '../decompose/local-pool.ts';
import { physicsOf } from '../decompose/physics.ts';
import { type FullYearOptions, fullYearSettings, planFullYear } from '../decompose/plan-full-year.ts';
import type { WholeValues } from '../decompose/whole-columns.ts';
import { interpret } from '../interpret/interpret.ts';
import type { Park } from '../park/park.ts';
import type { Plan } from '../plan/plan.ts';
import { yearlySumsOf } from './yearly-sums.ts';

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

/** A plan's amounts and prices, as accounts read them. */
export type PlannedAmounts = Pick<
  Plan,
  'stages' | 'infrastructureUsd' | 'shadowPrices' | 'npvUsd' | 'jobs' | 'capexUsd'
>;

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
  readonly #pool: BlockPool;
  readonly #solve: Decomposition;
  #whole: WholeValues | undefined;
  #park: Park;
  /** Values of the plan that the last step told, and multipliers of the years' rows. */
  #last: { readonly x: Float64Array; readonly dual: Float64Array } | undefined;

  private constructor(
    park: Park,
    profiles: Profiles,
    options: ReplannerOptions,
    physics: string,
    pool: BlockPool,
    solve: Decomposition,
    whole: WholeValues | undefined,
  ) {
    this.#park = park;
    this.#profiles = profiles;
    this.#options = options;
    this.#physics = physics;
    this.#pool = pool;
    this.#solve = solve;
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
    return Replanner.from(park, profiles, year.learnt, options);
  }

  /** From what an earlier plan of the same hours learnt. */
  static async from(
    park: Park,
    profiles: Profiles,
    learnt: Learnt,
    options: ReplannerOptions = {},
  ): Promise<Replanner> {
    const job = jobOf(park, profiles);
    const pool = options.pool?.(job) ?? localPool(job.park, job.profiles, job.sized, job.spans);
    const gap = options.gap ?? usualGap;
    const settings = fullYearSettings(park);
    const solve = await Decomposition.of(park, profiles, pool, {
      ...settings,
      // Cuts say by now what typical days were there for; only where lines must be whole few of them speak.
      days: 1,
      wholeDays: settings.days,
      gap,
      relaxedGap: gap,
      learnt,
    });
    const replanner = new Replanner(park, profiles, options, await physicsOf(job), pool, solve, learnt.whole);
    solve.master.solve();
    solve.mixture.solve(learnt.whole);
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
    if ((await physicsOf(jobOf(park, this.#profiles))) !== this.#physics)
      throw new RangeError('the weather, the technologies or the rules of the hours have changed: plan anew');
    const solve = this.#solve;
    const { mixture, master } = solve;
    this.#park = park;
    this.#last = undefined;
    await solve.become(park, this.#profiles);
    const years = master.solve({ passes: 1 });
    let mixed = mixture.solve(this.#whole);
    const wholeLines = mixed.status === 'optimal' && mixture.slackOf(mixed.x) < 1;
    if (!wholeLines) mixed = mixture.solve();
    const possible = mixed.status === 'optimal' && mixture.slackOf(mixed.x) < 1;
    if (possible) this.#last = { x: mixed.x, dual: years.rowDual };
    const lower = years.status === 'optimal' ? years.objective : -Infinity;
    yield this.#step('kept', wholeLines, lower, possible ? mixed.objective : undefined, mixed.x, seconds());

    const parts = await solve.converge({
      target: this.#options.gap ?? usualGap,
      rounds: fullYearSettings(park).rounds,
    });
    if (parts.status !== 'solved') return;
    this.#last = { x: parts.x, dual: parts.relaxed.rowDual };
    yield this.#step('parts', false, parts.lower, parts.upper, parts.x, seconds());
    if (!master.problem.integer.some((flag) => flag === 1)) return;
    const whole = await solve.chooseWhole(parts, this.#whole);
    if (whole.status !== 'solved') return;
    this.#whole = whole.whole ?? this.#whole;
    this.#last = { x: whole.x, dual: parts.relaxed.rowDual };
    yield this.#step('whole', true, whole.lower, whole.upper, whole.x, seconds());
  }

  /** The plan of the last step in the park's own amounts, with shadow prices; undefined where that step had none. */
  planned(): PlannedAmounts | undefined {
    if (!this.#last) return undefined;
    const { mixture, master } = this.#solve;
    const { x, dual } = this.#last;
    const found = interpret(
      this.#park,
      mixture.compiled,
      x,
      dual,
      master.compiled,
      yearlySumsOf(this.#park, mixture.compiled, x),
    );
    const npvUsd = -mixture.compiled.npvCost.reduce((sum, cost, column) => sum + cost * x[column]!, 0) * 1e6;
    return { ...found, npvUsd };
  }

  dispose(): void {
    this.#solve.dispose();
    this.#pool.dispose();
  }

  #step(
    step: ReplanStep['step'],
    wholeLines: boolean,
    lower: number,
    upper: number | undefined,
    x: Float64Array,
    seconds: number,
  ): ReplanStep {
    const { columns } = this.#solve.mixture.compiled;
    const known = upper !== undefined;
    return {
      step,
      wholeLines,
      ...(known ? { npvUsd: -upper * 1e6 } : {}),
      bestUsd: -lower * 1e6,
      gap: known ? Math.max(0, upper - lower) / this.#solve.costsOf(x) : Infinity,
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
