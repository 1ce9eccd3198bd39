import type { CompileOptions, Span } from '../compile/compile.ts';
import type { Profiles } from '../compile/weeks.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import type { KeptSolution } from '../solve/kept-model.ts';
import type { BlockAnswer, BlockQuestion, ProofQuestion } from './block-solver.ts';
import { type BlockMultipliers, MultiplierBook, type Multipliers } from './certificate.ts';
import type { Cut, YearPoint, YearProposal } from './cut.ts';
import { easedYears } from './eased-years.ts';
import { Master } from './master.ts';
import { Mixture } from './mixture.ts';
import type { WholeValues } from './whole-columns.ts';
import { between, mixedPoint, near } from './year-point.ts';
import { needOf, questionsOf, yearOf } from './year-question.ts';

/** Who solves blocks: this thread, or workers side by side. */
export interface BlockPool {
  ask(questions: readonly BlockQuestion[]): Promise<readonly BlockAnswer[]>;
  /** Row multipliers of answers that were kept, weighed and added up. */
  multipliers(questions: readonly ProofQuestion[]): Promise<readonly BlockMultipliers[]>;
  dispose(): void;
}

/** What a pool needs to know to solve blocks: plain data, so that a worker can be sent it. */
export interface PoolJob {
  readonly park: Park;
  readonly profiles: Profiles;
  /** Infrastructure priced by its size. */
  readonly sized: ReadonlyMap<string, number>;
  readonly spans: readonly Span[];
}

/** What was learnt about the hours, true for any prices, taxes and limits. */
export interface Learnt {
  readonly cuts: readonly Cut[];
  readonly proposals: readonly YearProposal[];
  /** Whole lines of the plan that it was learnt for. */
  readonly whole?: WholeValues;
}

/** What is asked of the park's years. */
export type Posed = Pick<CompileOptions, 'objective' | 'fixedLoad'>;

/** Those parts of options that say what is asked. */
export function posedOf({ objective, fixedLoad }: Posed): Posed {
  return { ...(objective ? { objective } : {}), ...(fixedLoad ? { fixedLoad } : {}) };
}

export interface DecomposeOptions extends Posed {
  readonly spans: readonly Span[];
  /** Typical days that stand for the hours until cuts say more, and hours per step in them. */
  readonly days: number;
  readonly stepHours: number;
  /** Typical days while whole lines are chosen, where that is another number: the next where these choose what was tried. */
  readonly wholeDays?: readonly number[];
  /** Groups of spans with cuts of their own. */
  readonly groups: number;
  /** (upper − lower bound) / present value of all costs at which to stop, with parts of lines and with whole ones. */
  readonly relaxedGap: number;
  readonly gap: number;
  /** Share of the way from the best plan to the master's at which the hours are asked. */
  readonly step: number;
  /** Most rounds with parts of lines. */
  readonly rounds: number;
  /** Seconds that one choice of whole lines may take. */
  readonly wholeSeconds: number;
  /** Seconds after which no further choice of whole lines is begun where a plan with some stands; without end unless given. */
  readonly choosingSeconds?: number;
  readonly learnt?: Learnt;
  /** True once the best plan so far should be taken. */
  stopped?(): boolean;
  /** The master's first solution, with typical days for hours: a plan at a glance, and no bound on it is wrong. */
  first?(x: Float64Array): void;
  progress?(state: Round): void;
}

/** What a round of the solve knows; bounds are of the objective that is made small, −NPV in M USD. */
export interface Round {
  readonly round: number;
  readonly whole: boolean;
  readonly lower: number;
  readonly upper: number;
  /** (upper − lower) / present value of all costs. */
  readonly gap: number;
  readonly cuts: number;
  /** MWh (GJ) lacking in the hours asked last. */
  readonly slack: number;
  readonly seconds: { readonly master: number; readonly blocks: number; readonly mixture: number };
}

/** Most blocks a round that are asked what they need at least. */
const mostNeeds = 60;
/** Points nearer than this to that of a later stage are not asked by themselves. */
const alike = 1e-3;
/** What a plan's hours may lack over all stages, MWh (GJ): nothing, but for the solver's tolerance. */
const mostSlack = 1;
/** What hours lack far from the best plan, MWh (GJ) over all stages asked: from there on they are asked nearer to it. */
const muchSlack = 1000;
/** Least share of the way from the best plan to the master's at which the hours are asked. */
const leastStep = 0.02;
/** M USD per GWh (TJ): nothing beside any price, and more than the solver's tolerance. */
const tracePrice = 1e-6;
/** Rounds in which the bounds come no hundredth nearer to each other: they stand still. */
const stallRounds = 12;
/** Choices of whole lines tried, and rounds for each. */
const [mostChoices, choiceRounds] = [8, 8];

export type Outcome =
  | { readonly status: 'infeasible' | 'unbounded' | 'stopped'; readonly reason: string }
  | {
      readonly status: 'solved';
      readonly lower: number;
      readonly upper: number;
      /** Values of the mixture's columns. */
      readonly x: Float64Array;
      readonly whole?: WholeValues;
      /** The master's last solution with parts of lines. */
      readonly relaxed: KeptSolution;
      readonly relaxedLower: number;
      readonly rounds: readonly Round[];
    };

/**
 * Benders' decomposition of a park over all hours of the year. The master holds the years, typical days as a relaxation of
 * the hours, and cuts; blocks of consecutive hours answer at the master's points, and their answers are both cuts (a
 * lower bound) and years that work, whose mixtures are plans (an upper bound). Prices stay outside: a cut binds totals, a
 * year that works stays one whatever it costs (docs/decisions/0008).
 */
export class Decomposition {
  readonly master: Master;
  readonly mixture: Mixture;
  #park: Park;
  readonly #pool: BlockPool;
  readonly #options: DecomposeOptions;
  readonly #groupOf: readonly number[];
  readonly #cuts: Cut[] = [];
  /** Where each cut's multipliers are kept: blocks with numbers of proofs; none for cuts from another time. */
  readonly #origins: (readonly (readonly [block: number, proof: number])[])[] = [];
  #proofs = 0;
  readonly #proposals: YearProposal[] = [];
  #rounds: Round[] = [];
  readonly #clock = { master: 0, blocks: 0, mixture: 0 };
  /** Cuts that ever bound. */
  readonly #binding = new Set<number>();
  #slack = 0;
  #gap = Infinity;
  /** The last mixture of years that work, and whether it lacks anything. */
  #mixed: (KeptSolution & { readonly lacks: boolean }) | undefined;

  private constructor(park: Park, pool: BlockPool, options: DecomposeOptions, master: Master, mixture: Mixture) {
    this.#park = park;
    this.#pool = pool;
    this.#options = options;
    this.#groupOf = groupsOf(options);
    this.master = master;
    this.mixture = mixture;
    if (options.learnt) this.#learn(options.learnt.cuts, options.learnt.proposals);
  }

  static async of(park: Park, profiles: Profiles, pool: BlockPool, options: DecomposeOptions): Promise<Decomposition> {
    const posed = posedOf(options);
    const { spans, days, stepHours } = options;
    const master = await Master.of(park, profiles, {
      spans,
      groupOf: groupsOf(options),
      days,
      stepHours,
      ...posed,
    });
    return new Decomposition(park, pool, options, master, await Mixture.of(park, profiles, posed));
  }

  /** Turns to another park with the same hours; all that was learnt stays true. True where the master goes on from its last basis. */
  async become(park: Park, profiles: Profiles): Promise<boolean> {
    this.#park = park;
    const goesOn = await this.master.become(park);
    await this.mixture.become(park, profiles);
    this.#rounds = [];
    this.#gap = Infinity;
    this.#mixed = undefined;
    return goesOn;
  }

  get learnt(): Learnt {
    return { cuts: this.#cuts, proposals: this.#proposals };
  }

  get clock(): Round['seconds'] {
    return this.#clock;
  }

  /** Present value of all costs of a plan, M USD: what gaps are measured by. */
  costsOf(x: Float64Array): number {
    let sum = 0;
    const { npvCost } = this.mixture.compiled;
    for (let c = 0; c < npvCost.length; c++) sum += Math.max(0, npvCost[c]! * x[c]!);
    return Math.max(sum, 1e-9);
  }

  /** Solves with parts of lines, then with whole ones. */
  async solve(): Promise<Outcome> {
    const parts = await this.converge({
      target: this.#options.relaxedGap,
      rounds: this.#options.rounds,
    });
    if (parts.status !== 'solved') return parts;
    if (!this.master.problem.integer.some((flag) => flag === 1)) return parts;
    return this.chooseWhole(parts);
  }

  /** Rounds of master and hours, lines in parts or fixed, until the bounds meet. */
  async converge(task: {
    readonly target: number;
    readonly rounds: number;
    readonly whole?: WholeValues;
    readonly known?: { readonly lower: number; readonly upper: number; readonly x?: Float64Array };
  }): Promise<Outcome> {
    let lower = -Infinity;
    let upper = task.known?.upper ?? Infinity;
    let best = task.known?.x;
    let points: readonly YearPoint[] | undefined;
    let solved: KeptSolution | undefined;
    let { step } = this.#options;
    let moved = { apart: Infinity, round: 0 };
    if (task.whole) this.master.fixWhole(task.whole);
    for (let round = 0; ; round++) {
      solved = await this.#timed('master', () => this.master.solve({ presolve: round === 0 }));
      // A solver that lost its way on its last basis finds it from nothing.
      if (solved.status !== 'optimal' && solved.status !== 'infeasible')
        solved = await this.#timed('master', () => this.master.solve({ presolve: true, anew: true }));
      if (solved.status !== 'optimal') {
        if (task.whole) this.master.fixWhole();
        return {
          status: solved.status === 'infeasible' ? 'infeasible' : 'stopped',
          reason: `the master is ${solved.status}`,
        };
      }
      if (round === 0 && !task.whole) this.#options.first?.(solved.x);
      lower = Math.max(lower, solved.objective);
      for (const cut of this.master.bindingCuts(solved.x)) this.#binding.add(cut);
      if (round === 0) ({ upper, best, points } = await this.#improve({ upper, best, points }, task.whole));
      this.#tell(task.whole !== undefined, task.known?.lower ?? lower, upper, best);
      if (best && this.#options.stopped?.()) break;
      // Bounds that stand still will not meet: what is known by now is what there is.
      if (best && upper - lower < 0.99 * moved.apart) moved = { apart: upper - lower, round };
      if (best && round - moved.round >= stallRounds) break;
      if (round >= task.rounds || (best && (upper - lower) / this.costsOf(best) <= task.target)) break;
      const out = this.#park.stages.map((_, s) => this.#sensible(this.master.pointOf(solved!.x, s), round));
      await this.#visit(
        points ? out.map((p, s) => between(points![s]!, p, step)) : out,
        this.#park.stages.map((_, s) => this.#pricesOf(solved!, s, round)),
        task.whole !== undefined,
      );
      const before = upper;
      ({ upper, best, points } = await this.#improve({ upper, best, points }, task.whole));
      // Hours that lack much far from the best plan teach slowly: nearer to it they make a better one.
      const stuck = best !== undefined && before - upper <= 1e-6 * this.costsOf(best);
      step = stuck && this.#slack > muchSlack ? Math.max(step / 2, leastStep) : Math.min(this.#options.step, 2 * step);
    }
    if (task.whole) this.master.fixWhole();
    if (!best) return { status: 'stopped', reason: 'no plan was found over all hours' };
    return {
      status: 'solved',
      lower,
      upper,
      x: best,
      ...(task.whole ? { whole: task.whole } : {}),
      relaxed: solved,
      relaxedLower: lower,
      rounds: [...this.#rounds],
    };
  }

  /**
   * Chooses whole lines by the master, works them out over the hours, and again until the bounds meet. Lines that stand
   * already are the first choice where they still work.
   */
  async chooseWhole(parts: Outcome & { readonly status: 'solved' }, standing?: WholeValues): Promise<Outcome> {
    let lower = parts.lower;
    let best: (Outcome & { readonly status: 'solved' }) | undefined;
    if (standing) {
      const mixed = await this.#timed('mixture', () => this.mixture.solve(standing));
      if (mixed.status === 'optimal' && this.mixture.slackOf(mixed.x) <= mostSlack)
        best = { ...parts, upper: mixed.objective, x: mixed.x, whole: standing };
    }
    // Few days and the needs alone choose well and fast; once they choose what was tried already, more days, and then all
    // that binds, must speak.
    const tried = new Map<string, Outcome['status']>();
    const daysInTurn = this.#options.wholeDays ?? [this.#options.days];
    let turn = 0;
    let lastTried: WholeValues | undefined;
    const until = performance.now() + 1000 * (this.#options.choosingSeconds ?? Infinity);
    for (let choice = 0; choice < mostChoices; choice++) {
      if (best && (this.#options.stopped?.() || performance.now() > until)) break;
      const chosen = await this.#timed('master', () =>
        this.master.solveWhole(
          {
            cuts: turn < daysInTurn.length ? this.#needed() : this.#binding,
            days: daysInTurn[Math.min(turn, daysInTurn.length - 1)]!,
          },
          {
            absoluteGap: (this.#options.gap / (standing ? 4 : 50)) * this.costsOf(best?.x ?? parts.x),
            seconds: this.#options.wholeSeconds,
            ...(this.#options.stopped ? { stopped: () => this.#options.stopped!() } : {}),
          },
          best?.whole ?? lastTried ?? standing,
        ),
      );
      if (chosen.status === 'infeasible')
        return { status: 'infeasible', reason: 'no choice of whole lines is possible' };
      if (chosen.status === 'stopped') break;
      lower = Math.max(lower, chosen.bound);
      for (const cut of chosen.binding) this.#binding.add(cut);
      this.#tell(true, lower, best?.upper ?? Infinity, best?.x);
      if (best && (best.upper - lower) / this.costsOf(best.x) <= this.#options.gap) break;
      const { whole } = chosen;
      lastTried = whole;
      const lines = JSON.stringify([...whole]);
      // Lines for which no plan was found yet, and no proof that there is none, are worth more rounds.
      if (turn < daysInTurn.length && (tried.get(lines) ?? 'stopped') !== 'stopped') {
        turn++;
        continue;
      }
      const found = await this.converge({
        target: standing ? this.#options.gap : this.#options.gap / 4,
        rounds: choiceRounds,
        whole,
        known: { lower, upper: Infinity },
      });
      tried.set(lines, found.status);
      if (found.status === 'solved' && found.upper < (best?.upper ?? Infinity)) best = found;
      if (best && (best.upper - lower) / this.costsOf(best.x) <= this.#options.gap) break;
    }
    if (!best) return { status: 'stopped', reason: 'no plan with whole lines was found over all hours' };
    return { ...best, lower, relaxed: parts.relaxed, relaxedLower: parts.relaxedLower, rounds: [...this.#rounds] };
  }

  /**
   * The multipliers of the whole-year problem behind the bound with parts of lines: those of the master's years, of its
   * typical days spread over their hours, and of the blocks whose cuts bind. Whatever the solver's tolerance, they prove a
   * bound by weak duality; cuts from another time have left theirs behind, which weakens it.
   */
  async certificate(relaxed: KeptSolution): Promise<Multipliers> {
    const book = new MultiplierBook(this.#park, this.#options.spans);
    const binding = this.master.writeMultipliers(relaxed, book);
    const wanted = new Map<string, { block: number; stage: number; weights: [number, number][] }>();
    for (const { cut, stage, multiplier } of binding)
      for (const [block, proof] of this.#origins[cut]!) {
        const key = `${block},${stage}`;
        const known = wanted.get(key) ?? { block, stage, weights: [] };
        known.weights.push([proof, multiplier]);
        wanted.set(key, known);
      }
    const blocks = await this.#timed('blocks', () => this.#pool.multipliers([...wanted.values()]));
    for (const block of blocks) book.addBlock(block);
    return { rows: book.rows, hours: book.hours };
  }

  /**
   * A problem for further questions: the master with the needs that ever bound and the cuts that carry weight in a solution
   * with parts of lines, where there is one. A relaxation, and small enough to be asked often.
   */
  questions(relaxed?: KeptSolution): Problem {
    const needed = this.#needed();
    const first = this.master.problem.rowCount;
    return this.master.withCuts((row) => needed.has(row) || (relaxed?.rowDual[first + row] ?? 0) > 0);
  }

  /** Cuts that bound and speak of what hours need, whatever it costs: few and sparse, they hardly slow the search for lines. */
  #needed(): ReadonlySet<number> {
    const stages = this.#park.stages.length;
    return new Set(
      [...this.#binding].filter((row) => this.#cuts[Math.floor(row / stages)]!.prices.every((price) => price === 0)),
    );
  }

  /** The hours of each stage in a plan, MW (GJ/h): asked once more at its points, and the plan made of just these. */
  async hoursOf(
    plan: Outcome & { readonly status: 'solved' },
    profiles: Profiles,
  ): Promise<{
    readonly x: Float64Array;
    readonly objective: number;
    readonly mixture: Mixture;
    readonly series: readonly Readonly<Record<string, Float64Array>>[];
  }> {
    const { spans } = this.#options;
    const stages = this.#park.stages.map((_, s) => s);
    const shares = stages.map((s) => this.mixture.sharesOf(plan.x, s).filter(([, share]) => share > 1e-7));
    const asked = stages.flatMap((s) => [
      { point: mixedPoint(shares[s]!), prices: this.master.pricesOf(plan.relaxed, s) },
      ...(shares[s]!.length > 1 ? shares[s]! : []).map(([{ point, prices }]) => ({ point, prices })),
    ]);
    const years: { readonly proposal: YearProposal; readonly series: Record<string, Float64Array> }[] = [];
    for (const { point, prices } of asked) {
      const questions = questionsOf(point, prices, spans.length).map((question) => ({
        ...question,
        series: true,
      }));
      const answers = await this.#timed('blocks', () => this.#pool.ask(questions));
      const { proposal } = yearOf(point, prices, answers, this.#groupOf);
      years.push({ proposal, series: joined(answers, spans) });
    }
    const posed = posedOf(this.#options);
    const mixture = await Mixture.of(this.#park, profiles, posed);
    mixture.add(years.map(({ proposal }) => proposal));
    const solved = mixture.solve(plan.whole);
    if (solved.status !== 'optimal') throw new Error(`the plan's hours do not fit its years: ${solved.status}`);
    const series = stages.map((s) => {
      const mixed: Record<string, Float64Array> = {};
      for (const [proposal, share] of mixture.sharesOf(solved.x, s)) {
        const year = years.find((one) => one.proposal === proposal)!;
        for (const [name, values] of Object.entries(year.series)) {
          mixed[name] ??= new Float64Array(values.length);
          for (let h = 0; h < values.length; h++) mixed[name]![h]! += share * values[h]!;
        }
      }
      return mixed;
    });
    return { x: solved.x, objective: solved.objective, mixture, series };
  }

  dispose(): void {
    this.master.dispose();
    this.mixture.dispose();
  }

  /**
   * A point worth asking: where one cut speaks for many spans, the master knows too little of what to hand from span to
   * span, and its choice at each edge is chance; the mean of all edges is near what is good for short storage. Every other
   * round the edges are asked as they are, so that their cuts are learnt too.
   */
  #sensible(point: YearPoint, round: number): YearPoint {
    if (this.#options.groups >= this.#options.spans.length || round % 2 === 1) return point;
    const edges = point.edges.map((list) => list.map(() => list.reduce((sum, value) => sum + value, 0) / list.length));
    return { values: point.values, edges };
  }

  /**
   * Prices to ask at: the master's are means of those that its binding cuts were asked at, and hardly move where all of
   * these are alike; every third round the mixture's, which only years that work have made, bring in others. While these
   * make no plan, a trace on top keeps the hours from buying what they sell at the same price, beyond what a year allows.
   */
  #pricesOf(solved: KeptSolution, s: number, round: number): number[] {
    const trace = round > 0 && !this.#mixed ? tracePrice : 0;
    if (this.#mixed && !this.#mixed.lacks && round % 3 === 2) return this.mixture.pricesOf(this.#mixed, s);
    return this.master.pricesOf(solved, s).map((price) => price + trace);
  }

  /** Asks the hours at a point of each stage, and keeps what they answer. */
  async #visit(points: readonly YearPoint[], prices: readonly (readonly number[])[], whole: boolean): Promise<void> {
    // The proof is of the bound with parts of lines.
    const keep = !whole;
    const count = this.#options.spans.length;
    // While the bounds are far apart, stages that are somewhat alike need no question each.
    const tolerance = Math.min(0.05, Math.max(alike, 10 * this.#gap));
    const stages = this.#park.stages
      .map((_, s) => s)
      .filter((s) => !points.some((point, t) => t > s && near(point, points[s]!, tolerance)));
    const questions = stages
      .flatMap((s) => questionsOf(points[s]!, prices[s]!, count))
      .map((question) => (keep ? { ...question, proof: this.#proofs++ } : question));
    const answers = await this.#timed('blocks', () => this.#pool.ask(questions));
    const cuts: Cut[] = [];
    const origins: (readonly (readonly [number, number])[])[] = [];
    const proposals: YearProposal[] = [];
    const years = stages.map((s, i) => ({
      point: points[s]!,
      questions: questions.slice(i * count, (i + 1) * count),
      answers: answers.slice(i * count, (i + 1) * count),
    }));
    for (const { point, questions: asked, answers: part } of years) {
      const year = yearOf(point, asked[0]!.prices, part, this.#groupOf);
      cuts.push(...year.cuts);
      for (const { group } of year.cuts)
        origins.push(
          asked.flatMap(({ block, proof }) =>
            proof !== undefined && this.#groupOf[block] === group ? [[block, proof] as const] : [],
          ),
        );
      proposals.push(year.proposal);
    }
    const { sized } = this.master.compiled.columns;
    proposals.push(
      ...(await easedYears(this.#park, sized, this.#groupOf, years, whole, (again) =>
        this.#timed('blocks', () => this.#pool.ask(again)),
      )),
    );
    for (const need of await this.#needs(questions, answers, keep)) {
      cuts.push(need.cut);
      origins.push(need.origin);
    }
    this.#slack = answers.reduce((sum, answer) => sum + answer.slack, 0);
    this.#learn(cuts, proposals, origins);
  }

  /** Where hours lack something: what they need at least, which says more than what they would cost. */
  async #needs(
    questions: readonly BlockQuestion[],
    answers: readonly BlockAnswer[],
    keep: boolean,
  ): Promise<readonly { readonly cut: Cut; readonly origin: readonly (readonly [number, number])[] }[]> {
    const worst = questions
      .map((question, i) => ({ question, slack: answers[i]!.slack }))
      .filter(({ slack }) => slack > 1e-3)
      .sort((a, b) => b.slack - a.slack)
      .slice(0, mostNeeds)
      .map(({ question }) => ({
        ...question,
        prices: question.prices.map(() => 0),
        ...(keep ? { proof: this.#proofs++ } : {}),
      }));
    if (worst.length === 0) return [];
    const needs = await this.#timed('blocks', () => this.#pool.ask(worst));
    const seen = new Set<string>();
    return needs.flatMap((answer, i) => {
      const cut = needOf(answer, worst[i]!, this.#options.spans.length, this.#groupOf);
      const key = `${answer.block}:${cut.slopes.map((value) => value.toPrecision(4)).join()}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const { proof } = worst[i]!;
      return [{ cut, origin: proof === undefined ? [] : [[answer.block, proof] as const] }];
    });
  }

  #learn(
    cuts: readonly Cut[],
    proposals: readonly YearProposal[],
    origins: readonly (readonly (readonly [number, number])[])[] = cuts.map(() => []),
  ): void {
    this.#origins.push(...origins);
    this.#cuts.push(...cuts);
    this.#proposals.push(...proposals);
    this.master.add(cuts);
    this.mixture.add(proposals);
  }

  async #improve(
    known: { upper: number; best: Float64Array | undefined; points: readonly YearPoint[] | undefined },
    whole: WholeValues | undefined,
  ): Promise<typeof known> {
    if (this.#proposals.length === 0) return known;
    const mixed = await this.#timed('mixture', () => this.mixture.solve(whole));
    const works = mixed.status === 'optimal';
    // A mixture that lacks something is no plan, however cheap what it lacks, and its prices are those of lacking.
    const lacks = works && this.mixture.slackOf(mixed.x) > mostSlack;
    this.#mixed = works ? { ...mixed, lacks } : undefined;
    if (!works || lacks || mixed.objective >= known.upper) return known;
    const points = this.#park.stages.map((_, s) => mixedPoint(this.mixture.sharesOf(mixed.x, s)));
    return { upper: mixed.objective, best: mixed.x, points };
  }

  #tell(whole: boolean, lower: number, upper: number, best: Float64Array | undefined): void {
    const round: Round = {
      round: this.#rounds.length + 1,
      whole,
      lower,
      upper,
      gap: best ? Math.max(0, (upper - lower) / this.costsOf(best)) : Infinity,
      cuts: this.#cuts.length,
      slack: this.#slack,
      seconds: { ...this.#clock },
    };
    this.#gap = round.gap;
    this.#rounds.push(round);
    this.#options.progress?.(round);
  }

  async #timed<T>(part: keyof Round['seconds'], work: () => Promise<T> | T): Promise<T> {
    const began = performance.now();
    const result = await work();
    this.#clock[part] += (performance.now() - began) / 1000;
    return result;
  }
}

/** Group of each span: spans in a row, all but equally many. */
export function groupsOf({ spans, groups }: Pick<DecomposeOptions, 'spans' | 'groups'>): number[] {
  return spans.map((_, b) => Math.floor((b * Math.min(groups, spans.length)) / spans.length));
}

/** Series of all blocks, one after another. */
function joined(answers: readonly BlockAnswer[], spans: readonly Span[]): Record<string, Float64Array> {
  const hours = spans.at(-1)!.start + spans.at(-1)!.hours;
  const year: Record<string, Float64Array> = {};
  for (const answer of answers)
    for (const [name, values] of Object.entries(answer.series ?? {})) {
      year[name] ??= new Float64Array(hours);
      year[name]!.set(values, spans[answer.block]!.start);
    }
  return year;
}
