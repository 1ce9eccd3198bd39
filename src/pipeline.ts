import { accountsOf, wholeDollars } from './account/accounts.ts';
import { memoryFigures } from './check/check.ts';
import { type Compiled, type CompileOptions, compile } from './compile/compile.ts';
import { measureUnits, type Objective } from './compile/measures.ts';
import { chooseWeeks, type Profiles, weatherYear, weatherYears } from './compile/weeks.ts';
import { whatIfs } from './deal/what-if.ts';
import type { Multipliers } from './decompose/certificate.ts';
import type { Round } from './decompose/decompose.ts';
import {
  type FirstLook,
  type FullYear,
  type FullYearOptions,
  fullYearSettings,
  planFullYear,
} from './decompose/plan-full-year.ts';
import { unservableHours } from './decompose/unservable-hours.ts';
import { unservableIssues } from './decompose/unservable-issues.ts';
import { withClaims } from './explain/demands.ts';
import { conflictIssues } from './explain/issues.ts';
import { type Why, type WhyOptions, why } from './explain/why.ts';
import { costOfAsking, type WhyNot, type WhyNotOptions, whyNot } from './explain/why-not.ts';
import { assemble } from './interpret/assemble.ts';
import { interpret, type YearlySum } from './interpret/interpret.ts';
import { hardestWeek, sampleDispatch } from './interpret/sample-dispatch.ts';
import { yearSummary } from './interpret/year-summary.ts';
import type { Issue } from './park/issue.ts';
import type { Park } from './park/park.ts';
import type { EnergySummary, Plan } from './plan/plan.ts';
import { dispatchYear } from './solve/dispatch-year.ts';
import { floorCosts } from './solve/floor-costs.ts';
import { solveWhole } from './solve/plan-whole.ts';
import { alternatives } from './study/alternatives.ts';
import { packCertificate } from './verify/bound/certificate.ts';
import { verifyBound } from './verify/verify-bound.ts';
import { verifyPlan } from './verify/verify-plan.ts';
import { parkProfiles } from './weather/park-profiles.ts';

export interface PlanOptions {
  /** All 8,760 hours of every stage, or sample weeks (the default). */
  readonly hours?: 'full' | 'weeks';
  /** Representative weeks per stage. */
  readonly weeks?: number;
  readonly gap?: number;
  readonly objective?: Objective;
  /** Hourly series to use instead of the synthetic year. */
  readonly profiles?: Profiles;
  /** Skip the dispatch over all 8,760 hours. */
  readonly quick?: boolean;
  readonly readSeconds?: number;
  /** Makes the pool that solves the full year's blocks side by side; without, they are solved on this thread. */
  readonly pool?: FullYearOptions['pool'];
  /** What an earlier plan of the same hours learnt of them (`PlanResult.learnt`); what cannot be used is told. */
  readonly learnt?: string;
  refused?(reason: string): void;
  /** True once the best plan so far should be taken. */
  readonly stopped?: () => boolean;
  progress?(step: Step, share: number): void;
  /** The full year's bounds after each round. */
  rounds?(round: Round): void;
  /** What typical days say of the full year before any hour was asked. */
  first?(look: FirstLook): void;
}

export type Step = 'compile' | 'relaxed' | 'lines' | 'fixed' | 'floors' | 'alternatives' | 'dispatch' | 'hours';

export interface PlanResult {
  /** Absent when no plan exists; then `issues` says which limits cannot hold together. */
  readonly plan?: Plan;
  readonly status: Plan['status'];
  readonly issues: readonly Issue[];
  readonly dispatch?: Dispatch;
  /** What the full year's solve learnt of the hours, true for other prices and limits too. */
  readonly learnt?: string;
  /** Multipliers that prove the bound with lines in parts (`packCertificate`). */
  readonly certificate?: Uint8Array;
}

/** MW (GJ/h) by series, 8,760 values each. */
type Series = Readonly<Record<string, Float64Array>>;

export interface Dispatch {
  /** The hours of the last stage. */
  readonly series: Series;
  /** The hours of every stage, in the plan's order and the last among them, where all hours were planned. */
  readonly stages?: readonly Series[];
  /** What the last stage's hours add up to. */
  readonly summary: EnergySummary;
}

/** (upper − lower bound) / present value of all costs at which a plan is good enough. */
const usualGap = 0.005;
const hoursPerYear = 8760;

/** Hours per step of the problem that chooses whole lines, and of the plan itself where the park is large (docs/decisions/0002). */
const coarseStep = 24;
const largeStep = 3;
/** Columns beyond which a problem is refused: about half an hour and two gigabytes on two cores. */
const mostColumns = 250_000;

/** Columns of the problem with another step, from the one with steps of a day: only the hours multiply. */
function columnsAt(days: Compiled, stepHours: number): number {
  const hours = days.columns.blocks
    .flat()
    .reduce((sum, block) => sum + [...block.series.values()].reduce((columns, list) => columns + list.length, 0), 0);
  return days.problem.columnCount + hours * (coarseStep / stepHours - 1);
}

function tooLargeIssue(park: Park, columns: number, weeks: number): Issue {
  const fits = Math.max(1, Math.floor((weeks * mostColumns) / columns));
  return {
    code: 'no-plan',
    severity: 'error',
    at: { file: `${park.id}/park.yaml`, line: 1, column: 1 },
    found: `a problem of about ${columns.toLocaleString('en-US')} columns, which would not end in half an hour`,
    expected: `at most ${mostColumns.toLocaleString('en-US')} columns`,
    hint: `--hours weeks:${fits} fits; the last stage is run over all 8,760 hours whatever the weeks`,
  };
}

/** How far from the best the report looks for what could be otherwise, as a share of all costs. */
const nearOptimal = 0.01;

/** A park solved one way or the other: what everything after reads. */
interface Solved {
  readonly compiled: Compiled;
  readonly x: Float64Array;
  /** Of the objective that is made small, and what it can be at best. */
  readonly objective: number;
  readonly bound: number;
  readonly dual?: Float64Array;
  /** A problem in which many questions can be asked, and to which `dual` belongs. */
  readonly questions: Compiled;
  readonly hours: string;
  readonly stepHours: number;
  readonly compileSeconds: number;
  /** The hours of each stage, where all were planned. */
  readonly series?: readonly Series[];
  readonly learntText?: string;
  readonly certificate?: Multipliers;
  readonly relaxedBound?: number;
  /** Present value of what the hours lack, M USD. */
  readonly lackingCost?: number;
  readonly rounds?: readonly Round[];
}

type Failed = Pick<PlanResult, 'status' | 'issues'>;

const isHourly = (park: Park) => park.processes.some((process) => process.hourly) || park.energy.grid !== undefined;

/**
 * Plans a park that was read and checked, over sample weeks or over all hours, and says what was found. The same park and
 * options give the same plan.
 */
export async function planPark(park: Park, options: PlanOptions = {}): Promise<PlanResult> {
  const began = performance.now();
  const all = options.profiles ?? parkProfiles(park);
  // Without weather every hour is alike, and a few say all.
  const weather = park.energy.weather !== undefined || options.profiles !== undefined;
  const full = options.hours === 'full' && isHourly(park) && weather;
  // Sample weeks, and the year run after them, are of the first weather year.
  const profiles = full ? all : weatherYear(all, 0);
  options.progress?.('compile', 0);
  const solved = full ? await solveFullYear(park, profiles, options) : await solveSampled(park, profiles, options);
  if ('status' in solved) return solved;
  const { compiled, x, questions } = solved;
  const solveSeconds = (performance.now() - began) / 1000 - solved.compileSeconds;
  const objective = options.objective ?? 'npv';
  // Shadow prices are worth something in money only.
  const prices = objective === 'npv' ? solved.dual : undefined;
  const last = solved.series?.at(-1);
  const found = interpret(park, compiled, x, prices, questions, solved.series && sumsOf(solved.series));
  const costed = performance.now();
  const studied = !options.quick && objective === 'npv' && !options.stopped?.();
  const floors =
    studied && park.floors.length > 0
      ? await floorCosts(park, questions, (share) => options.progress?.('floors', share))
      : {};
  const alternative = studied
    ? await alternatives(park, questions, {
        within: nearOptimal,
        brief: true,
        progress: (share) => options.progress?.('alternatives', share),
      })
    : undefined;
  const dispatched = performance.now();
  const run =
    !last && isHourly(park) && !options.quick
      ? await dispatchYear(park, profiles, compiled, x, (share) => options.progress?.('dispatch', share))
      : undefined;
  const series = last ?? run?.series;
  const done = performance.now();
  const remembered = memoryFigures(park);
  const plan = assemble(park, found, {
    ...valuesOf(solved, objective, found.costsPresentValue),
    wanted: options.gap ?? usualGap,
    ...(solved.rounds ? { rounds: solved.rounds } : {}),
    memoryShare: remembered.all > 0 ? remembered.weak / remembered.all : 0,
    hours: solved.hours,
    ...(full && weatherYears(all) > 1 ? { weatherYears: weatherYears(all) } : {}),
    stepHours: solved.stepHours,
    seconds: {
      read: options.readSeconds ?? 0,
      compile: solved.compileSeconds,
      solve: solveSeconds,
      floors: (dispatched - costed) / 1000,
      dispatch: (done - dispatched) / 1000,
      total: (done - began) / 1000,
    },
    floors,
    ...(series
      ? { year: yearSummary(park, series, loadOf(compiled, x), run ?? { costDifferenceUsd: 0, largestResidual: 0 }) }
      : {}),
    ...(alternative ? { alternatives: alternative } : {}),
    ...(last ? { week: hardestWeek(last) } : isHourly(park) ? { week: sampleDispatch(compiled, x) } : {}),
  });
  const planned = solved.series ?? (series && [series]);
  const findings = verifyPlan(park, plan, planned && { stages: byYear(plan, planned), weather: profiles });
  const verification = {
    comparisons: findings.reduce((sum, finding) => sum + finding.checked, 0),
    broken: findings.flatMap((finding) => finding.broken.slice(0, 5).map(({ row }) => row)),
  };
  const residual = Math.max(0, ...findings.filter(({ rule }) => rule.startsWith('balance_')).map(({ worst }) => worst));
  const proof = objective === 'npv' && solved.certificate ? proofOf(park, profiles, solved) : undefined;
  const energy = last ? { ...plan.energy, largestResidual: residual } : plan.energy;
  return {
    plan: {
      ...plan,
      energy,
      verification,
      ...(proof ? { certificate: proof.bounds } : {}),
      accounts: wholeDollars({ ...accountsOf(park, plan), ...(studied ? { whatIfs: whatIfs(park, plan) } : {}) }),
    },
    status: plan.status,
    issues: [],
    ...(series ? { dispatch: { series, ...(solved.series ? { stages: solved.series } : {}), summary: energy } } : {}),
    ...(solved.learntText ? { learnt: solved.learntText } : {}),
    ...(proof ? { certificate: proof.bytes } : {}),
  };
}

/** Solves a park over sample weeks: as it is where it is small, else in two (docs/decisions/0002). */
async function solveSampled(park: Park, profiles: Profiles, options: PlanOptions): Promise<Solved | Failed> {
  const began = performance.now();
  const hourly = isHourly(park);
  const weeks = hourly ? chooseWeeks(profiles, options.weeks ?? 4) : [];
  const shared: Pick<CompileOptions, 'objective'> = options.objective ? { objective: options.objective } : {};
  const days = compile(park, profiles, { ...shared, weeks, stepHours: coarseStep, relaxedHours: true });
  // Without weather every hour is alike: a step may be a day.
  const plain = !park.energy.weather && !options.profiles;
  const large = !plain && columnsAt(days, 1) > 12_000;
  const stepHours = plain ? coarseStep : large ? largeStep : 1;
  const columns = columnsAt(days, stepHours);
  if (columns > mostColumns) return { status: 'stopped', issues: [tooLargeIssue(park, columns, weeks.length)] };
  const compiled = compile(park, profiles, { ...shared, weeks, stepHours });
  const coarse = large && compiled.problem.integer.some((flag) => flag === 1) ? days : undefined;
  const compileSeconds = (performance.now() - began) / 1000;
  const { solution, bound, dual } = await solveWhole(compiled.problem, {
    gap: options.gap ?? usualGap,
    coarseSeconds: 50,
    ...(coarse ? { coarse: coarse.problem, coarseColumns: wholeColumns(compiled, coarse) } : {}),
    progress: (step) => options.progress?.(step as Step, 0),
  });
  if (solution.status === 'infeasible') {
    const unserved = await unservedIssues(park, profiles, coarse ?? compiled, options);
    return { status: 'infeasible', issues: unserved ?? (await conflictsOf(park, coarse ?? compiled)) };
  }
  if (solution.status === 'unbounded') return { status: 'unbounded', issues: [unboundedIssue(park)] };
  if (solution.status === 'stopped') return { status: 'stopped', issues: [stoppedIssue(park, solution.reason)] };
  return {
    compiled,
    x: solution.x,
    objective: solution.objective,
    bound,
    questions: coarse ?? compiled,
    hours: hourly ? `weeks:${weeks.length}` : 'none',
    stepHours: large ? largeStep : 1,
    compileSeconds,
    ...(dual ? { dual } : {}),
  };
}

/** Solves a park over all 8,760 hours of every stage (docs/decisions/0008). */
async function solveFullYear(park: Park, profiles: Profiles, options: PlanOptions): Promise<Solved | Failed> {
  const year = await planFullYear(park, profiles, {
    gap: options.gap ?? usualGap,
    ...(options.objective ? { objective: options.objective } : {}),
    ...(options.pool ? { pool: options.pool } : {}),
    ...(options.learnt === undefined ? {} : { learnt: options.learnt }),
    ...(options.refused ? { refused: (reason: string) => options.refused!(reason) } : {}),
    ...(options.stopped ? { stopped: options.stopped } : {}),
    // A bound of another objective is no bound of the NPV.
    first: (look) => (options.objective ?? 'npv') === 'npv' && options.first?.(look),
    progress: (round) => {
      options.rounds?.(round);
      options.progress?.(round.whole ? 'lines' : 'relaxed', 0);
    },
  });
  if (year.status !== 'solved') {
    if (year.status === 'unbounded') return { status: 'unbounded', issues: [unboundedIssue(park)] };
    const unserved = await unservedIssues(park, profiles, year.questions, options);
    if (unserved) return { status: 'infeasible', issues: unserved };
    if (year.status === 'infeasible') return { status: 'infeasible', issues: await conflictsOf(park, year.questions) };
    return { status: 'stopped', issues: [stoppedIssue(park, year.reason)] };
  }
  return { ...withoutStatus(year), hours: 'full', stepHours: 1, compileSeconds: 0 };
}

/** Hours that nothing can serve, and what was asked of the park that contradicts them; undefined where there are none. */
async function unservedIssues(
  park: Park,
  profiles: Profiles,
  questions: Compiled,
  options: PlanOptions,
): Promise<readonly Issue[] | undefined> {
  options.progress?.('hours', 0);
  const unserved = await unservableHours(park, profiles, fullYearSettings(park, weatherYears(profiles)).spans, options);
  if (!unserved) return undefined;
  const found = await whyNot(park, unserved.questions ?? questions);
  const asked = found.verdict === 'demands' ? conflictIssues(park, found) : [];
  return [...unservableIssues(park, unserved.hours), ...asked];
}

/** What was asked of the park that contradicts itself; where nothing is found to, that is said. */
async function conflictsOf(park: Park, questions: Compiled): Promise<readonly Issue[]> {
  const found = conflictIssues(park, await whyNot(park, questions));
  if (found.length > 0) return found;
  return [
    {
      code: 'no-plan',
      severity: 'error',
      at: { file: `${park.id}/park.yaml`, line: 1, column: 1 },
      found: 'no plan over all hours, though neither its years nor any of its weeks contradict themselves',
      expected: 'a plan over all hours',
      hint: 'raise what is limited (`most`, the grid tie, stores) by a little, or see what sample weeks say (--hours weeks:4)',
    },
  ];
}

/** The bound with lines in parts as weak duality proves it, and the multipliers that do. */
function proofOf(park: Park, profiles: Profiles, { certificate, relaxedBound }: Solved) {
  const { spans } = fullYearSettings(park, weatherYears(profiles));
  const { boundNpvUsd } = verifyBound(park, profiles, certificate!, { spans });
  return {
    bytes: packCertificate(certificate!),
    bounds: { solverUsd: -(relaxedBound ?? 0) * 1e6, provenUsd: boundNpvUsd },
  };
}

function withoutStatus(year: FullYear & { readonly status: 'solved' }) {
  const { status: _, ...rest } = year;
  return rest;
}

/** What was sought: its value in the plan, the proven best, and how far apart they are. */
function valuesOf(solved: Solved, objective: Objective, costsPresentValue: number) {
  const { compiled, x } = solved;
  const lacking = solved.lackingCost ?? 0;
  const npv = -(lacking + compiled.npvCost.reduce((sum, cost, column) => sum + cost * x[column]!, 0)) * 1e6;
  const { more, scale } = measureUnits[objective];
  const sign = more ? -1 : 1;
  const value =
    objective === 'npv'
      ? npv
      : compiled.measures[objective].reduce((sum, [column, per]) => sum + per * x[column]!, 0) * scale;
  // Another objective keeps a trace of the NPV; its bound is read without it.
  const best = value + (solved.bound - solved.objective) * sign * scale;
  const size = objective === 'npv' ? costsPresentValue * 1e6 : Math.max(Math.abs(value), 1);
  return {
    objective,
    npv,
    ...(lacking > 0 ? { lackingUsd: lacking * 1e6 } : {}),
    value,
    best: sign * (value - best) > 0 ? best : value,
    gap: size > 0 ? Math.max(0, (sign * (value - best)) / size) : 0,
  };
}

/** Sums of each stage's hourly series over the year. */
function sumsOf(series: readonly Series[]): YearlySum {
  return (s, name) => {
    const hours = series[s]?.[name] ?? new Float64Array();
    // Weather years one after another: a year's sum is their mean.
    return hours.reduce((sum, value) => sum + value, 0) / Math.max(1, hours.length / hoursPerYear);
  };
}

/** The hours of a plan's last stages by the year of each. */
function byYear(plan: Pick<Plan, 'stages'>, series: readonly Series[]): ReadonlyMap<number, Series> {
  const first = plan.stages.length - series.length;
  return new Map(series.map((of, s) => [plan.stages[first + s]!.year, of]));
}

/** MW that material plants draw in the last stage. */
function loadOf(compiled: Compiled, x: Float64Array): number {
  return x[compiled.columns.load.get('electricity')?.at(-1) ?? -1] ?? 0;
}

/** The park as one problem for questions: long steps where it is large, so that many can be asked; lines may be relaxed. */
export function compileForQuestions(park: Park, options: Pick<PlanOptions, 'weeks' | 'profiles'> = {}): Compiled {
  const hourly = park.processes.some((process) => process.hourly) || park.energy.grid !== undefined;
  const profiles = options.profiles ?? parkProfiles(park);
  const weeks = hourly ? chooseWeeks(profiles, options.weeks ?? 4) : [];
  const fine = !park.energy.weather && !options.profiles;
  return compile(park, profiles, { weeks, stepHours: coarseStep, ...(fine ? {} : { relaxedHours: true }) });
}

/** Why no plan keeps all limits and floors (and claims, where asked), or that one does and what the claims cost. */
export async function explainPark(
  park: Park,
  options: Pick<PlanOptions, 'weeks' | 'profiles'> & WhyNotOptions & { readonly claims?: boolean } = {},
): Promise<WhyNot> {
  const asked = options.claims ? withClaims(park) : park;
  const compiled = compileForQuestions(asked, options);
  const sampleWeeks = compiled.columns.blocks[0]?.length ?? 0;
  const found = { ...(await whyNot(asked, compiled, options)), ...(sampleWeeks > 0 ? { sampleWeeks } : {}) };
  if (!options.claims) return found;
  if (found.verdict !== 'possible') return found;
  const claimsCostUsd = await costOfAsking(compileForQuestions(park, options), compiled);
  return { ...found, ...(claimsCostUsd === undefined ? {} : { claimsCostUsd }) };
}

/** Why a process is built or not, and what would have to change; undefined when the park has no plan or no such process. */
export function explainProcess(
  park: Park,
  id: string,
  options: Pick<PlanOptions, 'weeks' | 'profiles'> & WhyOptions = {},
): Promise<Why | undefined> {
  return why(park, compileForQuestions(park, options), id, options);
}

/** Whole columns of the fine problem beside the same decisions of the coarse one. */
function wholeColumns(fine: Compiled, coarse: Compiled): Map<number, number> {
  const pairs = new Map<number, number>();
  const coarseByName = new Map<string, number>();
  const named = (compiled: Compiled, column: number) => compiled.problem.columnName(column);
  for (let c = 0; c < coarse.problem.columnCount; c++)
    if (coarse.problem.integer[c] === 1) coarseByName.set(named(coarse, c), c);
  for (let c = 0; c < fine.problem.columnCount; c++)
    if (fine.problem.integer[c] === 1) pairs.set(c, coarseByName.get(named(fine, c))!);
  return pairs;
}

function unboundedIssue(park: Park): Issue {
  const open = [...park.markets.values()].find((market) => market.tiers.some((tier) => !tier.size));
  return {
    code: 'no-plan',
    severity: 'error',
    at: open?.at ?? { file: 'markets.yaml', line: 1, column: 1 },
    found: 'a plan that could earn without end',
    expected: 'a size on every market that pays',
    ...(open ? { hint: `the market of '${open.material}' has no size` } : {}),
  };
}

function stoppedIssue(park: Park, reason: string): Issue {
  return {
    code: 'no-plan',
    severity: 'error',
    at: { file: `${park.id}/park.yaml`, line: 1, column: 1 },
    found: `the solver stopped: ${reason}`,
    expected: 'a solved plan',
    hint: 'try fewer weeks (--hours weeks:2) or a wider gap (--gap 1%)',
  };
}
