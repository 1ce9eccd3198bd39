import { type Compiled, compile } from '../compile/compile.ts';
import type { Profiles } from '../compile/weeks.ts';
import { type BlockPool, Decomposition, type Learnt, type PoolJob } from '../decompose/decompose.ts';
import { localPool } from '../decompose/local-pool.ts';
import { physicsOf } from '../decompose/physics.ts';
import { type FullYearOptions, fullYearSettings, planFullYear } from '../decompose/plan-full-year.ts';
import type { WholeValues } from '../decompose/whole-columns.ts';
import { type Interpretation, interpret } from '../interpret/interpret.ts';
import type { Park } from '../park/park.ts';
import type { Plan } from '../plan/plan.ts';
import { openLimits } from './levers.ts';
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
  /** Present value of all costs of that plan, USD. */
  readonly costUsd?: number;
  /** (bestUsd − npvUsd) / costUsd. */
  readonly gap: number;
  /** Installed capacity in the last stage by process, in its unit of capacity: thousands a year, MW. */
  readonly build: Readonly<Record<string, readonly number[]>>;
  readonly seconds: number;
}

/** A plan's amounts and prices, as accounts and claims read them. */
export type PlannedAmounts = Interpretation & Pick<Plan, 'npvUsd' | 'lackingUsd'>;

/** How an answer ended: with all its steps, because no plan is possible, or because the search found none. */
export type ReplanEnd = 'answered' | 'impossible' | 'stopped';

export interface ReplannerOptions {
  readonly pool?: (job: PoolJob) => BlockPool;
  /** (best − plan) / present value of all costs at which `parts` and `whole` stop. */
  readonly gap?: number;
  /** Seconds for one choice of whole lines, and after which no further one is begun. */
  readonly wholeSeconds?: number;
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
  #solve: Decomposition;
  /** Whole lines of the plan that all began with, and of the last answer with whole ones. */
  #wholes: readonly WholeValues[];
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
    this.#wholes = whole ? [whole] : [];
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
    const open = openLimits(park);
    const job = jobOf(open, profiles);
    const pool = options.pool?.(job) ?? localPool(job.park, job.profiles, job.sized, job.spans);
    const solve = await decompositionOf(open, profiles, pool, learnt, options);
    const replanner = new Replanner(open, profiles, options, await physicsOf(job), pool, solve, learnt.whole);
    solve.master.solve();
    solve.mixture.solve(learnt.whole);
    return replanner;
  }

  /**
   * Answers for a changed park step by step; the caller may stop after any.
   *
   * @throws RangeError where the hours' own physics has changed
   */
  async *answer(park: Park): AsyncGenerator<ReplanStep, ReplanEnd> {
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    if ((await physicsOf(jobOf(park, this.#profiles))) !== this.#physics)
      throw new RangeError('the weather, the technologies or the rules of the hours have changed: plan anew');
    this.#park = openLimits(park);
    this.#last = undefined;
    let years = await this.#goOn();
    // A solver that went on from another park's basis may lose its way, and then its word is worth nothing.
    let anew = years?.status !== 'optimal';
    if (!years || anew) years = await this.#startAnew();
    if (years.status === 'infeasible') return 'impossible';
    const { mixture } = this.#solve;
    const standing = this.#standing();
    const wholeLines = standing !== undefined;
    const mixed = standing?.mixed ?? mixture.solve();
    const possible = standing !== undefined || this.#works(mixed);
    if (possible) this.#last = { x: mixed.x, dual: years.rowDual };
    const lower = years.status === 'optimal' ? years.objective : -Infinity;
    yield this.#step('kept', wholeLines, lower, possible ? mixed.objective : undefined, mixed.x, seconds());

    let choosing = false;
    const task = { target: this.#options.gap ?? usualGap, rounds: fullYearSettings(park).rounds };
    try {
      let parts = await this.#solve.converge(task);
      const crossed = parts.status === 'solved' && parts.lower > parts.upper + 1e-4 * this.#solve.costsOf(parts.x);
      if ((parts.status !== 'solved' || crossed) && !anew) {
        anew = true;
        years = await this.#startAnew();
        if (years.status === 'infeasible') return 'impossible';
        parts = await this.#solve.converge(task);
      }
      if (parts.status !== 'solved') return parts.status === 'infeasible' ? 'impossible' : 'stopped';
      this.#last = { x: parts.x, dual: parts.relaxed.rowDual };
      yield this.#step('parts', false, parts.lower, parts.upper, parts.x, seconds());
      if (!this.#solve.master.problem.integer.some((flag) => flag === 1)) return 'answered';
      choosing = true;
      const whole = await this.#solve.chooseWhole(parts, standing?.lines);
      choosing = false;
      if (whole.status !== 'solved') return whole.status === 'infeasible' ? 'impossible' : 'stopped';
      if (whole.whole) this.#wholes = [this.#wholes[0] ?? whole.whole, whole.whole];
      this.#last = { x: whole.x, dual: parts.relaxed.rowDual };
      yield this.#step('whole', true, whole.lower, whole.upper, whole.x, seconds());
      return 'answered';
    } finally {
      // An answer that is broken off among whole lines leaves none of them fixed.
      if (choosing) this.#solve.master.fixWhole();
    }
  }

  /** The years with what was learnt of their hours as rows, to ask why no plan is possible. */
  questions(): Compiled {
    const { compiled } = this.#solve.master;
    const problem = this.#solve.questions();
    const npvCost = new Float64Array(problem.columnCount);
    npvCost.set(compiled.npvCost);
    return { ...compiled, problem, npvCost };
  }

  /** The plan of the last step in the park's own amounts, with shadow prices; undefined where that step had none. */
  planned(): PlannedAmounts | undefined {
    return this.#last && this.#plannedOf(this.#last.x, this.#last.dual);
  }

  /**
   * The best plan for the park answered for last with whole lines that stand already, at the shadow prices of the last
   * step; undefined where they stand in no plan.
   */
  plannedStanding(): { readonly plan: PlannedAmounts; readonly costUsd: number } | undefined {
    const x = this.#standing()?.mixed.x;
    if (!x || !this.#last) return undefined;
    return { plan: this.#plannedOf(x, this.#last.dual), costUsd: this.#solve.costsOf(x) * 1e6 };
  }

  #plannedOf(x: Float64Array, dual: Float64Array): PlannedAmounts {
    const { mixture, master } = this.#solve;
    const found = interpret(
      this.#park,
      mixture.compiled,
      x,
      dual,
      master.compiled,
      yearlySumsOf(this.#park, mixture.compiled, x),
    );
    const lacking = mixture.lackingCostOf(x);
    const npv = -mixture.compiled.npvCost.reduce((sum, cost, column) => sum + cost * x[column]!, 0) - lacking;
    return { ...found, npvUsd: npv * 1e6, ...(lacking > 0 ? { lackingUsd: lacking * 1e6 } : {}) };
  }

  /** Whole lines that stand already and work, the best for the park. */
  #standing(): { readonly lines: WholeValues; readonly mixed: Years } | undefined {
    const { mixture } = this.#solve;
    return this.#wholes
      .map((whole) => completed(whole, mixture.problem))
      .map((lines) => ({ lines, mixed: mixture.solve(lines) }))
      .filter(({ mixed }) => this.#works(mixed))
      .sort((a, b) => a.mixed.objective - b.mixed.objective)[0];
  }

  /** Whether a mixture is a plan: one that lacks something is none. */
  #works(mixed: Years): boolean {
    return mixed.status === 'optimal' && this.#solve.mixture.slackOf(mixed.x) < 1;
  }

  /** Poses the park to the solver as it stands after the one before; nothing where that fails. */
  async #goOn(): Promise<Years | undefined> {
    try {
      const goesOn = await this.#solve.become(this.#park, this.#profiles);
      return this.#solve.master.solve(goesOn ? { passes: 1 } : {});
    } catch {
      return undefined;
    }
  }

  /** Poses the park to a solver that remembers no other, with all that was learnt. */
  async #startAnew(): Promise<Years> {
    const { learnt } = this.#solve;
    this.#solve.dispose();
    this.#solve = await decompositionOf(this.#park, this.#profiles, this.#pool, learnt, this.#options);
    return this.#solve.master.solve();
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
      ...(known ? { npvUsd: -upper * 1e6, costUsd: this.#solve.costsOf(x) * 1e6 } : {}),
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

/** The best years that nothing learnt forbids. */
type Years = ReturnType<Decomposition['master']['solve']>;

const usualGap = 0.005;
/** Seconds for one choice of whole lines: who waits for an answer would rather have its bounds. */
const usualWholeSeconds = 45;
/** Typical days with which whole lines are chosen at first: a quarter of all take a quarter of the time, and mostly do. */
const fewDays = 3;

/** Whole lines for another park: a process that the one before did not know has none. */
function completed(whole: WholeValues, problem: Decomposition['mixture']['problem']): WholeValues {
  const values = new Map(whole);
  for (let c = 0; c < problem.columnCount; c++)
    if (problem.integer[c] === 1 && !values.has(problem.columnName(c))) values.set(problem.columnName(c), 0);
  return values;
}

function decompositionOf(
  park: Park,
  profiles: Profiles,
  pool: BlockPool,
  learnt: Learnt,
  options: ReplannerOptions,
): Promise<Decomposition> {
  const { gap = usualGap, wholeSeconds = usualWholeSeconds } = options;
  const settings = fullYearSettings(park);
  return Decomposition.of(park, profiles, pool, {
    ...settings,
    // Cuts say by now what typical days were there for; only where lines must be whole few of them speak.
    days: 1,
    wholeDays: [fewDays, settings.days],
    gap,
    relaxedGap: gap,
    wholeSeconds,
    choosingSeconds: wholeSeconds,
    learnt,
    ...(options.progress ? { progress: (round) => options.progress!(round) } : {}),
  });
}

function jobOf(park: Park, profiles: Profiles): PoolJob {
  const { sized } = compile(park, profiles, { stepHours: 1 }).columns;
  return { park, profiles, sized, spans: fullYearSettings(park).spans };
}
