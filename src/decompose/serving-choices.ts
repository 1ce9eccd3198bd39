import type { Compiled } from '../compile/compile.ts';
import { hourSeries } from '../compile/hour-series.ts';
import type { Profiles } from '../compile/weeks.ts';
import type { Park, Process } from '../park/park.ts';
import {
  type Lacks,
  type Least,
  leastOf,
  leastPeak,
  leastPeakLacking,
  leastPower,
  type Posed,
} from './lacking-hours.ts';
import type { SpanHours } from './lacking-year.ts';
import { linkingTerms } from './linking.ts';
import type { Choice, Source } from './unservable-issues.ts';

/** What limits are raised by where it is asked how far they would have to be. */
const farther = 1e3;

/** What gives a grid material, or reserve, in one step of a span. */
export function sourcesOf(
  park: Park,
  profiles: Profiles,
  { compiled, x }: Least,
  kind: Lacks,
  span: SpanHours,
  step: number,
): Source[] {
  const weather = hourSeries(park, profiles);
  const hour = span.start + step * span.stepHours;
  const value = (name: string) => Math.max(0, span.series.get(name)?.[step] ?? 0);
  const mean = (series: Float64Array) =>
    series.subarray(hour, hour + span.stepHours).reduce((sum, v) => sum + v, 0) / span.stepHours;
  const { build, buildStep } = compiled.columns;
  const found: Source[] = [];
  for (const process of park.processes) {
    const given = givesOf(process, kind, value);
    if (given === undefined) continue;
    const stands = x[compiled.columns.stands.get(process.id)![span.stage]!]!;
    const built = build
      .get(process.id)!
      .reduce((sum: number, column) => sum + (column === undefined ? 0 : x[column]!), 0);
    const most = process.most && process.most.value / (process.capacityUnit === 'MW' ? 1 : 1000);
    const { hourly } = process;
    const share =
      hourly?.kind === 'renewable'
        ? mean(hourly.profile === 'solar' ? weather.solar : weather.wind)
        : hourly?.kind === 'storage'
          ? 1
          : process.availability;
    found.push({
      id: process.id,
      gives: given,
      stands: Math.max(0, stands),
      could: Math.max(0, stands) * share,
      atMost: most !== undefined && built * buildStep.get(process.id)! >= most * (1 - 1e-6),
    });
  }
  const interruptible = kind === 'reserve' ? interruptibleLoad(park, compiled, x, span.stage) : 0;
  if (interruptible > 0)
    found.push({
      id: 'interruptible',
      gives: interruptible,
      stands: interruptible,
      could: interruptible,
      atMost: false,
    });
  const { grid } = park.energy;
  if (grid && (kind === 'electricity' || kind === 'reserve')) {
    const tie = grid.tie.value;
    found.push({
      id: 'grid',
      gives: value(kind === 'reserve' ? 'spareImport' : 'import'),
      stands: tie,
      could: tie,
      atMost: true,
    });
  }
  return found;
}

/** MW of load that may be cut off at once in a stage. */
function interruptibleLoad(park: Park, compiled: Compiled, x: Float64Array, stage: number): number {
  const terms = linkingTerms(park, compiled, stage);
  return Object.entries(park.energy.flexible).reduce(
    (sum, [id, bounds]) =>
      sum +
      (terms.get(`flexible[${id}]`) ?? []).reduce(
        (part, [column, v]) => part + v * x[column]! * bounds.interruptible,
        0,
      ),
    0,
  );
}

/** MW or GJ/h that a process gives to what lacks; undefined where it never gives any. */
function givesOf(process: Process, kind: Lacks, value: (series: string) => number): number | undefined {
  const { id, hourly, product } = process;
  if (!hourly) return undefined;
  if (kind === 'reserve') {
    if (hourly.kind === 'storage' && product === 'electricity') return value(`reserve_${id}`);
    if (hourly.kind !== 'thermal') return undefined;
    const taken = Object.entries(hourly.steam).reduce(
      (sum, [steam, lost]) => sum + lost * value(`taken_${steam}_${id}`),
      0,
    );
    return Math.max(0, value(`online_${id}`) - value(`output_${id}`) - taken);
  }
  if (product === kind) return value(`${hourly.kind === 'storage' ? 'discharge' : 'output'}_${id}`);
  if (hourly.kind === 'thermal' && kind in hourly.steam) return value(`taken_${kind}_${id}`);
  return undefined;
}

/** What alone would serve the hours that were asked, the nearest first: a larger `most`, tie, import limit, a smaller trip. */
export async function choicesOf(
  park: Park,
  posedAs: (park: Park) => Posed,
  wholeYear: boolean,
  kind: Lacks,
  sources: readonly Source[],
): Promise<Choice[]> {
  const choices: Choice[] = [];
  const { grid } = park.energy;
  for (const { id } of sources) {
    const process = park.processes.find((one) => one.id === id);
    if (!process?.most) continue;
    const { most } = process;
    const larger: Process = { ...process, most: { ...most, value: most.value * farther } };
    const posed = posedAs({ ...park, processes: park.processes.map((one) => (one.id === id ? larger : one)) });
    const { build, buildStep } = posed.compiled.columns;
    const capacity = build
      .get(id)!
      .flatMap((column) => (column === undefined ? [] : [[column, buildStep.get(id)!] as const]));
    const least = await leastOf(posed, capacity);
    const to = least === undefined ? undefined : least * (process.capacityUnit === 'MW' ? 1 : 1000);
    if (to !== undefined && to > most.value * (1 + 1e-6))
      choices.push({ kind: 'most', process: id, from: most.value, to });
  }
  if (grid?.importLimit && wholeYear) {
    const limit = grid.importLimit;
    const larger = { ...limit, value: limit.value * farther };
    const posed = posedAs({ ...park, energy: { ...park.energy, grid: { ...grid, importLimit: larger } } });
    const to = await leastPeak(posed, posed.compiled.columns.gridImport);
    if (to !== undefined && to * 1000 > limit.value)
      choices.push({ kind: 'importLimit', from: limit.value, to: to * 1000 });
  }
  // Power over a larger tie would come within the same limit of the year.
  if ((kind === 'electricity' || kind === 'reserve') && !(wholeYear && grid?.importLimit)) {
    const power = await leastPeakLacking(posedAs(park), kind);
    const tie = grid?.tie.value ?? 0;
    const trip = park.energy.largestTrip;
    if (power !== undefined && power > leastPower) {
      choices.push({ kind: 'tie', from: tie, to: tie + power });
      if (kind === 'reserve' && power < trip) choices.push({ kind: 'trip', from: trip, to: trip - power });
    }
  }
  const distance = ({ from, to }: Choice) => Math.abs(to - from) / Math.max(from, 1e-9);
  return choices.sort((a, b) => distance(a) - distance(b));
}
