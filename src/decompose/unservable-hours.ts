import { type Compiled, compile, type Span } from '../compile/compile.ts';
import { hourSeries } from '../compile/hour-series.ts';
import type { Profiles } from '../compile/weeks.ts';
import type { Park } from '../park/park.ts';
import { solve } from '../solve/highs.ts';
import {
  type Asked,
  keepSets,
  kinds,
  type Lacks,
  type Least,
  lackingFree,
  leastLack,
  leastLacking,
  leastPower,
  pose,
} from './lacking-hours.ts';
import { daysOf, LackingYear, type SpanHours, type YearHours } from './lacking-year.ts';
import { choicesOf, sourcesOf } from './serving-choices.ts';
import type { UnservableHours } from './unservable-issues.ts';

/** Spans asked at once, and columns of hours beyond which steps are longer, or a year of days is too large to ask. */
const [mostSpans, mostColumns, mostDayColumns] = [8, 30_000, 250_000];
export interface UnservableOptions {
  /** True once nobody waits for the answer. */
  stopped?(): boolean;
}

export interface Unservable {
  readonly hours: readonly UnservableHours[];
  /** The years with the worst hours alone, in which nothing may lack: impossible; where small enough to be asked often. */
  readonly questions?: Compiled;
}

/**
 * Hours that cannot be served whatever is built and whatever it costs, or undefined where none is proven. The years with
 * some spans of hours, each beginning with as much stored as can be, are a relaxation of the whole year (parts of lines,
 * hours left out, totals at least what the spans take): what lacks in it at least, lacks in every plan. Spans are added
 * where the capacities found for those before lack most. Where no span by itself lacks anything, the whole year in steps
 * of a day is asked, since what is stored or bought may run out in between.
 */
export async function unservableHours(
  park: Park,
  profiles: Profiles,
  spans: readonly Span[],
  options: UnservableOptions = {},
): Promise<Unservable | undefined> {
  if (!park.processes.some((process) => process.hourly) && !park.energy.grid) return undefined;
  // Years that contradict themselves, whatever their hours, are another matter.
  const years = pose(park, profiles, { spans: [], stepHours: 1, whole: false }).problem;
  if ((await solve(years, { relaxed: true })).status !== 'optimal') return undefined;
  return (await byHours(park, profiles, spans, options)) ?? (await byDays(park, profiles, spans));
}

async function byHours(
  park: Park,
  profiles: Profiles,
  spans: readonly Span[],
  options: UnservableOptions,
): Promise<Unservable | undefined> {
  const chosen = new Set(hardSpans(park, profiles, spans));
  const all = park.stages.map((_, s) => s);
  const askedOf = (): Asked => ({
    spans: [...chosen].sort((a, b) => a - b).map((b) => spans[b]!),
    stepHours,
    whole: false,
  });
  // One step for all questions: with longer ones less would be seen to lack.
  const stepHours = stepFor(
    park,
    profiles,
    [...chosen].map((b) => spans[b]!),
  );
  const most = Math.max(chosen.size, Math.min(mostSpans, stepHours === 1 ? mostSpans : 2 * chosen.size));
  const hoursOf = new LackingYear(park, profiles, spans);
  let proven: Proven | undefined;
  for (;;) {
    const asked = askedOf();
    const least = await leastLacking(park, pose(park, profiles, asked));
    if (!least || options.stopped?.()) return undefined;
    const inside = least.lacks > leastLack;
    // Where it is proven that hours lack something, the stage that lacks most tells how much.
    const stages = inside ? [...least.byStage.values()].map((sums) => sums.indexOf(Math.max(...sums))) : all;
    const year = await hoursOf.at(least, [...new Set(stages)]);
    if (year.lacks <= leastLack) return undefined;
    const settled = proven !== undefined && year.lacks > 0.95 * proven.year.lacks;
    if (inside && !settled) proven = { asked, least, year };
    const others = [...year.bySpan.entries()].filter(([b, lacks]) => lacks > leastLack && !chosen.has(b));
    const worst = others.sort((a, b) => b[1] - a[1]).slice(0, 2);
    // A large park's first proof is told: another round would take minutes.
    if (settled || (inside && stepHours > 1) || worst.length === 0 || chosen.size + worst.length > most) break;
    for (const [b] of worst) chosen.add(b);
  }
  return proven && told(park, profiles, spans, proven);
}

/** Spans of the least wind and sun and of the most cold: where what lacks is likely to lack most. */
function hardSpans(park: Park, profiles: Profiles, spans: readonly Span[]): number[] {
  const { wind, solar, heating } = hourSeries(park, profiles);
  const mean = (series: Float64Array, { start, hours }: Span) =>
    series.subarray(start, start + hours).reduce((sum, value) => sum + value, 0) / hours;
  const best = (score: (span: Span) => number) => {
    const scores = spans.map(score);
    return scores.indexOf(Math.max(...scores));
  };
  return [...new Set([best((span) => -mean(wind, span) - mean(solar, span)), best((span) => mean(heating, span))])];
}

/** Hours per step with which spans are a question that is soon answered. */
function stepFor(park: Park, profiles: Profiles, spans: readonly Span[]): number {
  const days = hourColumns(compile(park, profiles, { spans, stepHours: 24, relaxedHours: true }));
  return [1, 2, 3, 6, 12].find((hours) => (days * 24) / hours <= mostColumns) ?? 24;
}

/** Columns of hours in a compiled park. */
function hourColumns({ columns }: Compiled): number {
  return columns.blocks
    .flat()
    .reduce((sum, block) => sum + [...block.series.values()].reduce((n, list) => n + list.length, 0), 0);
}

/** What was asked, and what lacks in it whatever is built: in the hours that were posed, and in the year. */
interface Proven {
  readonly asked: Asked;
  readonly least: Least;
  readonly year: YearHours;
}

/** The whole year in steps of a day: what is stored, or bought, or burnt within a limit runs out somewhere. */
async function byDays(park: Park, profiles: Profiles, spans: readonly Span[]): Promise<Unservable | undefined> {
  const asked: Asked = { spans, stepHours: 24, whole: true };
  if (spans.some(({ hours }) => hours % 24 !== 0)) return undefined;
  const posed = pose(park, profiles, asked);
  if (posed.problem.columnCount > mostDayColumns) return undefined;
  const least = await leastLacking(park, posed);
  if (!least || least.lacks <= leastLack) return undefined;
  return told(park, profiles, spans, { asked, least, year: daysOf(posed, least) });
}

/** What was found, by what lacks: how often, where most, what gives what there, and what would serve it. */
async function told(
  park: Park,
  profiles: Profiles,
  spans: readonly Span[],
  { asked, least, year }: Proven,
): Promise<Unservable> {
  const hours: UnservableHours[] = [];
  const nearestOf = (kind: Lacks): Asked =>
    asked.whole ? asked : { ...asked, spans: worstSpans(spans, kind, year, asked) };
  const found = kinds.flatMap((kind) => {
    const figures = summed(park, kind, least, year);
    return figures ? [{ kind, ...figures }] : [];
  });
  for (const { kind, span, step, ...figures } of found) {
    const sources = sourcesOf(park, profiles, least, kind, span, step);
    const gives = sources.reduce((sum, source) => sum + source.gives, 0);
    const needed = kind === 'reserve' ? park.energy.largestTrip : gives + figures.worst.lacking;
    // What else lacks is asked after by itself.
    const others = found.map((other) => other.kind).filter((other) => other !== kind);
    const posedAs = (changed: Park) => lackingFree(keepSets(pose(changed, profiles, nearestOf(kind)), least), others);
    const choices = await choicesOf(park, posedAs, asked.whole, kind, sources);
    hours.push({ lacks: kind, ...figures, worst: { ...figures.worst, needed, sources }, choices });
  }
  if (asked.stepHours > 1 && !asked.whole) return { hours };
  return { hours, questions: pose(park, profiles, nearestOf(hours[0]?.lacks ?? 'electricity')).compiled };
}

/** Spans with the hours that lack most, for questions of what would serve them: few where each question is large. */
function worstSpans(spans: readonly Span[], kind: Lacks, year: YearHours, asked: Asked): readonly Span[] {
  const peak = (span: SpanHours) => Math.max(0, ...Array.from(span.lacks.get(kind) ?? []));
  const worst = [...year.hours].sort((a, b) => peak(b) - peak(a)).map(({ start }) => start);
  const wanted = new Set(worst.slice(0, asked.stepHours === 1 ? 4 : 1));
  if (asked.stepHours === 1) for (const { start } of asked.spans) wanted.add(start);
  return spans.filter(({ start }) => wanted.has(start));
}

/** Hours that lack something, in the stage where most does. */
function summed(park: Park, kind: Lacks, least: Least, year: YearHours) {
  const stages = park.stages.map(() => ({ hours: 0, lacking: 0 }));
  let worst: { readonly span: SpanHours; readonly step: number; readonly lacks: number } | undefined;
  for (const span of year.hours) {
    const list = span.lacks.get(kind) ?? [];
    for (let step = 0; step < list.length; step++) {
      const lacks = list[step]!;
      if (lacks <= leastPower) continue;
      stages[span.stage]!.hours += span.stepHours;
      stages[span.stage]!.lacking += lacks * span.stepHours;
    }
  }
  const most = stages.reduce((best, stage, s) => (stage.lacking > stages[best]!.lacking ? s : best), 0);
  if (stages[most]!.lacking <= leastLack) return undefined;
  for (const span of year.hours)
    if (span.stage === most)
      for (let step = 0; step < (span.lacks.get(kind)?.length ?? 0); step++) {
        const lacks = span.lacks.get(kind)![step]!;
        if (!worst || lacks > worst.lacks * (1 + 1e-9)) worst = { span, step, lacks };
      }
  const { span, step, lacks } = worst!;
  return {
    span,
    step,
    stages: park.stages.flatMap(({ year: first }, s) =>
      (least.byStage.get(kind)?.[s] ?? 0) > leastLack || s === most ? [first] : [],
    ),
    hours: stages[most]!.hours,
    lacking: stages[most]!.lacking,
    resolution: span.stepHours === 24 ? (24 as const) : (1 as const),
    worst: { hour: span.start + step * span.stepHours, lacking: lacks },
  };
}
