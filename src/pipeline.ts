import { memoryFigures } from './check/check.ts';
import { type Compiled, type CompileOptions, compile } from './compile/compile.ts';
import { measureUnits, type Objective } from './compile/measures.ts';
import { chooseWeeks, type Profiles } from './compile/weeks.ts';
import { withClaims } from './explain/demands.ts';
import { conflictIssues } from './explain/issues.ts';
import { type Why, type WhyOptions, why } from './explain/why.ts';
import { costOfAsking, type WhyNot, type WhyNotOptions, whyNot } from './explain/why-not.ts';
import { type Interpretation, interpret } from './interpret/interpret.ts';
import { planFigures, planPrices } from './interpret/plan-figures.ts';
import { sampleDispatch } from './interpret/sample-dispatch.ts';
import type { Issue } from './park/issue.ts';
import type { Park } from './park/park.ts';
import type { Plan } from './plan/plan.ts';
import { dispatchYear, type YearDispatch } from './solve/dispatch-year.ts';
import { floorCosts } from './solve/floor-costs.ts';
import { solveWhole } from './solve/plan-whole.ts';
import { alternatives } from './study/alternatives.ts';
import { verifyPlan } from './verify/verify-plan.ts';
import { parkProfiles } from './weather/park-profiles.ts';

export interface PlanOptions {
  /** Representative weeks per stage. */
  readonly weeks?: number;
  readonly gap?: number;
  readonly objective?: Objective;
  /** Hourly series to use instead of the synthetic year. */
  readonly profiles?: Profiles;
  /** Skip the dispatch over all 8,760 hours. */
  readonly quick?: boolean;
  readonly readSeconds?: number;
  progress?(step: Step, share: number): void;
}

export type Step = 'compile' | 'relaxed' | 'lines' | 'fixed' | 'floors' | 'alternatives' | 'dispatch';

export interface PlanResult {
  /** Absent when no plan exists; then `issues` says which limits cannot hold together. */
  readonly plan?: Plan;
  readonly status: Plan['status'];
  readonly issues: readonly Issue[];
  readonly dispatch?: YearDispatch;
}

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

/**
 * Plans a park that was read and checked: compiles it over representative weeks, solves it whole, dispatches all 8,760
 * hours with the capacities fixed, and says what was found. The same park and options give the same plan.
 */
export async function planPark(park: Park, options: PlanOptions = {}): Promise<PlanResult> {
  const began = performance.now();
  const hourly = park.processes.some((process) => process.hourly) || park.energy.grid !== undefined;
  const profiles = options.profiles ?? parkProfiles(park);
  const weekCount = hourly ? (options.weeks ?? 4) : 1;
  const weeks = hourly ? chooseWeeks(profiles, weekCount) : [];
  options.progress?.('compile', 0);
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

  const started = performance.now();
  const gap = options.gap ?? 0.005;
  const { solution, bound, dual } = await solveWhole(compiled.problem, {
    gap,
    coarseSeconds: 50,
    ...(coarse ? { coarse: coarse.problem, coarseColumns: wholeColumns(compiled, coarse) } : {}),
    progress: (step) => options.progress?.(step as Step, 0),
  });
  const solveSeconds = (performance.now() - started) / 1000;
  if (solution.status === 'infeasible')
    return { status: 'infeasible', issues: conflictIssues(park, await whyNot(park, coarse ?? compiled)) };
  if (solution.status === 'unbounded') return { status: 'unbounded', issues: [unboundedIssue(park)] };
  if (solution.status === 'stopped') return { status: 'stopped', issues: [stoppedIssue(park, solution.reason)] };

  // Shadow prices are worth something in money only.
  const prices = (options.objective ?? 'npv') === 'npv' ? dual : undefined;
  const found = interpret(park, compiled, solution.x, prices, coarse ?? compiled);
  const objective = options.objective ?? 'npv';
  const costed = performance.now();
  const floors =
    park.floors.length > 0 && !options.quick && (options.objective ?? 'npv') === 'npv'
      ? await floorCosts(park, coarse ?? compiled, (share) => options.progress?.('floors', share))
      : {};
  const alternative =
    !options.quick && objective === 'npv'
      ? await alternatives(park, coarse ?? compiled, {
          within: nearOptimal,
          brief: true,
          progress: (share) => options.progress?.('alternatives', share),
        })
      : undefined;
  const dispatched = performance.now();
  const year =
    hourly && !options.quick
      ? await dispatchYear(park, profiles, compiled, solution.x, (share) => options.progress?.('dispatch', share))
      : undefined;
  const dispatchSeconds = (performance.now() - dispatched) / 1000;
  const npv = -compiled.npvCost.reduce((sum, cost, column) => sum + cost * solution.x[column]!, 0) * 1e6;
  const { more, scale } = measureUnits[objective];
  const sign = more ? -1 : 1;
  const value =
    objective === 'npv'
      ? npv
      : compiled.measures[objective].reduce((sum, [column, per]) => sum + per * solution.x[column]!, 0) * scale;
  // Another objective keeps a trace of the NPV; its bound is read without it.
  const reached = solution.objective * sign * scale;
  const best = value + (bound * sign * scale - reached);
  const size = objective === 'npv' ? found.costsPresentValue * 1e6 : Math.max(Math.abs(value), 1);
  const measured = size > 0 ? Math.max(0, (sign * (value - best)) / size) : 0;
  const plan = assemble(park, found, {
    objective,
    npv,
    value,
    best: sign * (value - best) > 0 ? best : value,
    gap: measured,
    wanted: gap,
    hours: hourly ? `weeks:${weeks.length}` : 'none',
    stepHours: large ? largeStep : 1,
    seconds: {
      read: options.readSeconds ?? 0,
      compile: compileSeconds,
      solve: solveSeconds,
      floors: (dispatched - costed) / 1000,
      dispatch: dispatchSeconds,
      total: (performance.now() - began) / 1000,
    },
    floors,
    ...(year ? { year } : {}),
    ...(alternative ? { alternatives: alternative } : {}),
    ...(hourly ? { week: sampleDispatch(compiled, solution.x) } : {}),
  });
  const findings = verifyPlan(park, plan, year && { series: year.series, weather: profiles });
  const verification = {
    comparisons: findings.reduce((sum, finding) => sum + finding.checked, 0),
    broken: findings.flatMap((finding) => finding.broken.slice(0, 5).map(({ row }) => row)),
  };
  return { plan: { ...plan, verification }, status: plan.status, issues: [], ...(year ? { dispatch: year } : {}) };
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
  if (!options.claims) return whyNot(park, compileForQuestions(park, options), options);
  const asked = withClaims(park);
  const compiled = compileForQuestions(asked, options);
  const found = await whyNot(asked, compiled, options);
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

interface Findings {
  readonly objective: Objective;
  readonly npv: number;
  /** The objective's own value, and the proven best of it. */
  readonly value: number;
  readonly best: number;
  readonly gap: number;
  readonly wanted: number;
  readonly hours: string;
  readonly stepHours: number;
  readonly floors: Readonly<Record<string, number>>;
  readonly seconds: Plan['seconds'];
  readonly year?: YearDispatch;
  readonly alternatives?: Plan['alternatives'];
  readonly week?: Plan['week'];
}

function assemble(park: Park, found: Interpretation, findings: Findings): Omit<Plan, 'verification'> {
  const { renewableShare, costsPresentValue: _, ...amounts } = found;
  const used = new Set(amounts.stages.flatMap((s) => [...Object.keys(s.build), ...Object.keys(s.run)]));
  const { weak, all } = memoryFigures(park);
  const year = findings.year;
  return {
    format: 1,
    park: park.id,
    name: park.name,
    scenario: park.scenario,
    status: findings.gap <= findings.wanted + 1e-9 ? 'optimal' : 'feasible',
    objective: {
      name: findings.objective,
      value: findings.value,
      best: findings.best,
      unit: measureUnits[findings.objective].unit,
    },
    npvUsd: findings.npv,
    lowerBound: Math.min(findings.value, findings.best),
    upperBound: Math.max(findings.value, findings.best),
    gap: findings.gap,
    hours: findings.hours,
    asked: park.limits
      .filter((limit) => limit.at.file.startsWith('--'))
      .map((limit) => ({
        key: limit.key,
        side: limit.least === undefined ? 'at-most' : 'at-least',
        written: limit.written,
      })),
    stepHours: findings.stepHours,
    baseYear: park.baseYear,
    discountRate: park.finance.discountRate,
    nominalDiscountRate: park.finance.nominalDiscountRate,
    ...amounts,
    energy: year
      ? { ...year.summary, renewableShare: year.summary.renewableShare }
      : {
          peakMw: 0,
          servedMwh: 0,
          unservedMwh: 0,
          renewableShare,
          importMwh: 0,
          exportMwh: 0,
          fullYear: false,
          fullYearCostDifferenceUsd: 0,
          largestResidual: 0,
        },
    floors: park.floors.map((f) => ({
      id: f.id,
      chain: f.chain,
      process: f.process,
      capacity: f.capacity.value,
      unit: f.capacity.unit,
      from: f.from,
      ...(findings.floors[f.chain] === undefined ? {} : { costUsd: findings.floors[f.chain]! }),
    })),
    names: {
      processes: Object.fromEntries(park.processes.map((p) => [p.id, { name: p.name, unit: p.capacityUnit }])),
      materials: Object.fromEntries([...park.materials.values()].map((m) => [m.id, { name: m.name, unit: m.unit }])),
    },
    processDetail: Object.fromEntries(
      park.processes
        .filter((p) => used.has(p.id))
        .map((p) => [
          p.id,
          {
            chain: p.chain,
            unit: p.capacityUnit,
            product: p.product,
            line: p.line.value,
            capex: p.capex.value * park.finance.capexFactor,
            net: p.net,
            outside: p.outside,
            source: p.source,
          },
        ]),
    ),
    commitments: park.commitments,
    figures: planFigures(park, amounts.stages),
    prices: planPrices(park),
    finance: {
      taxRate: park.finance.taxRate,
      inflation: park.finance.inflation,
      capexFactor: park.finance.capexFactor,
      wage: park.finance.wage,
      decisionYear: park.decisionYear,
      rampUp: park.finance.rampUp,
      spending: park.finance.spending,
    },
    placeholders: placeholders(park, amounts.stages.at(-1)!),
    memoryShare: all > 0 ? weak / all : 0,
    ...(findings.alternatives ? { alternatives: findings.alternatives } : {}),
    ...(findings.week ? { week: findings.week } : {}),
    seconds: findings.seconds,
    inputs: park.inputs,
    sources: Object.fromEntries(park.sources),
  };
}

/** Purchases and sales of the plan whose price or size the dossier marks as a placeholder. */
function placeholders(park: Park, stage: Plan['stages'][number]): string[] {
  const marked = (tiers: readonly { placeholder: boolean }[] | undefined) =>
    tiers?.some((tier) => tier.placeholder) ?? false;
  return [
    ...Object.keys(stage.buy).filter((id) => marked(park.supplies.get(id)?.tiers)),
    ...Object.keys(stage.sell).filter((id) => marked(park.markets.get(id)?.tiers)),
  ];
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
