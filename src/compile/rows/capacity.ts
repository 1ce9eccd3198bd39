import type { Park, Process } from '../../park/park.ts';
import type { Columns } from '../columns.ts';
import type { CompileOptions, Draft } from '../compile.ts';

/** First stage in which a process can run: construction takes its time after the decision. */
export function firstStage(park: Park, process: Process): number {
  const earliest = Math.max(park.decisionYear + Math.ceil(process.buildYears - 1e-9), process.earliest ?? 0);
  const index = park.stages.findIndex((stage) => stage.year >= earliest);
  return index < 0 ? park.stages.length : index;
}

export function addProcess(draft: Draft, process: Process, fixed: CompileOptions['fixedBuild']): void {
  const { problem, park, worth } = draft;
  const perYear = process.capacityUnit === 'MW' ? 1 : 1000;
  const step = process.whole ? process.line.value / perYear : 1;
  draft.buildStep.set(process.id, step);
  const first = firstStage(park, process);
  const wage = park.finance.wage;
  const builds: (number | undefined)[] = [];
  const runs: number[] = [];
  for (const [s, stage] of park.stages.entries()) {
    const margin = worth.margin[s]!;
    // Fixed opex follows capacity; it is paid from this stage to the end.
    let fixedYears = 0;
    for (let later = s; later < park.stages.length; later++) fixedYears += worth.margin[later]!;
    const jobsOnCapacity = process.capacityUnit === 'MW' ? process.jobsPerCapacity * wage : 0;
    const perCapacity =
      process.capex.value * park.finance.capexFactor * worth.capex(process, s) +
      (process.fixedOpexPerCapacity + jobsOnCapacity) * fixedYears;
    const given = fixed?.get(process.id)?.[s];
    if (s >= first) {
      const most = process.most ? process.most.value / perYear / step : Infinity;
      const column = problem.column(
        `build[${process.id},${stage.year}]`,
        (perCapacity * step * perYear) / 1e6,
        0,
        most,
        process.whole,
      );
      if (given !== undefined) problem.bound(column, given, given);
      builds.push(column);
    } else builds.push(undefined);
    const wages = process.capacityUnit === 'MW' ? 0 : process.jobsPerCapacity * wage;
    const perRun = process.variableOpex + wages;
    runs.push(
      problem.column(`run[${process.id},${stage.year}]`, (margin * perRun) / 1000, 0, s >= first ? Infinity : 0),
    );
  }
  draft.build.set(process.id, builds);
  draft.run.set(process.id, runs);
}

/** Where what is built stands among the columns. */
export type Standing = Pick<Columns, 'build' | 'buildStep'>;

/** Terms that sum to what stands in stage `s`, in capacity units (kilo-units a year or MW). */
export function capacityTerms(draft: Standing, process: Process, s: number): (readonly [number, number])[] {
  const builds = draft.build.get(process.id)!;
  const step = draft.buildStep.get(process.id)!;
  const terms: (readonly [number, number])[] = [];
  for (let i = 0; i <= s; i++) if (builds[i] !== undefined) terms.push([builds[i]!, step]);
  return terms;
}

/**
 * Terms that sum to what is available in stage `s`: what stands, less what each vintage has lost with age by the middle of
 * the stage; at the end of its life it is renewed and starts anew.
 */
export function availableTerms(
  draft: Standing & Pick<Draft, 'park'>,
  process: Process,
  s: number,
): (readonly [number, number])[] {
  const fade = process.hourly?.fadePerYear ?? 0;
  const terms = capacityTerms(draft, process, s);
  if (fade === 0) return terms;
  const builds = draft.build.get(process.id)!;
  const { year, years } = draft.park.stages[s]!;
  return terms.map(([column, value]) => {
    const age = year + years / 2 - draft.park.stages[builds.indexOf(column)]!.year;
    return [column, value * (1 - fade) ** (age % process.life)] as const;
  });
}

/** Mean share of its nameplate that new capacity reaches over its first stage, from the park's ramp-up. */
export function rampShare(park: Park, stage: number): number {
  const years = park.stages[stage]!.years;
  let missing = 0;
  for (const [year, share] of park.finance.rampUp.entries()) if (year < years) missing += 1 - share;
  return 1 - missing / years;
}

/**
 * capacity[p,s]: run ≤ what stands, new capacity counted at its ramp-up share in its first stage.
 * total[p]: Σ build ≤ most. Power technologies are bounded by their hours instead.
 */
export function addCapacityRows(draft: Draft, process: Process): void {
  const { problem, park } = draft;
  const builds = draft.build.get(process.id)!;
  const step = draft.buildStep.get(process.id)!;
  for (const [s, stage] of park.stages.entries()) {
    if (process.hourly && process.capacityUnit === 'MW') continue;
    const row = problem.row(`capacity[${process.id},${stage.year}]`, -Infinity, 0, [
      [draft.run.get(process.id)![s]!, 1],
    ]);
    for (let i = 0; i <= s; i++)
      if (builds[i] !== undefined)
        problem.entry(row, builds[i]!, -step * (i === s && !process.hourly ? rampShare(park, s) : 1));
  }
  if (process.most) {
    const row = problem.row(
      `total[${process.id}]`,
      -Infinity,
      process.most.value / (process.capacityUnit === 'MW' ? 1 : 1000),
    );
    for (const column of builds) if (column !== undefined) problem.entry(row, column, step);
  }
  // park[p,s]: nothing is built inside the fence before the park's infrastructure exists.
  if (park.site.lumps.length > 0 && !process.outside)
    for (const [s, column] of builds.entries()) {
      if (column === undefined) continue;
      const most = (process.most?.value ?? 60 * process.line.value) / (process.capacityUnit === 'MW' ? 1 : 1000);
      problem.row(`infrastructure[${process.id},${park.stages[s]!.year}]`, -Infinity, 0, [
        [column, step / most],
        [draft.exists, -1],
      ]);
    }
}
