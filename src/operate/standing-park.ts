import type { Park, Process } from '../park/park.ts';
import type { Plan, StagePlan } from '../plan/plan.ts';

const hoursPerYear = 8760;
/** Share of a line below which capacity in a plan is a trace of nothing. */
const trace = 1e-5;

/** What stands in one stage of a saved plan, as its hours see it. */
export interface StandingPark {
  readonly park: Park;
  readonly stage: number;
  readonly plan: StagePlan;
  /** Technologies that stand, with capacity aged to the middle of the stage: MW, or GJ/h. */
  readonly technologies: readonly Process[];
  capacity(process: Process): number;
  /** Sizes of the whole sets or lines of a process, the last one perhaps a part: shares of its capacity. */
  units(process: Process): readonly number[];
  /** Mean load of a process, or of all material plants, MW or GJ/h. */
  load(grid: string, process?: string): number;
  /** MW of grid tie. */
  readonly tie: number;
  /** MW that must be in reserve; 0 without sets. */
  readonly largestTrip: number;
}

/**
 * The park of a plan's stage. A tie priced by its size is as large as the most that the plan's hours used and kept free of
 * it, or as agreed where no hours are given.
 */
export function standingPark(
  park: Park,
  plan: Pick<Plan, 'stages'>,
  stage: number,
  hours: Readonly<Record<string, ArrayLike<number>>> = {},
): StandingPark {
  const at = plan.stages[stage]!;
  const middle = at.year + at.years / 2;
  const per = (process: Process) => (process.capacityUnit === 'MW' ? 1 : hoursPerYear);
  const capacities = new Map(
    park.processes.map((process) => {
      const fade = process.hourly?.fadePerYear ?? 0;
      const stands = plan.stages.slice(0, stage + 1).reduce((sum, { year, build }) => {
        return sum + (build[process.id] ?? 0) * (1 - fade) ** ((middle - year) % process.life);
      }, 0);
      return [process.id, stands < process.line.value * trace ? 0 : stands / per(process)] as const;
    }),
  );
  const capacity = (process: Process) => capacities.get(process.id) ?? 0;
  const technologies = park.processes.filter((process) => process.hourly && capacity(process) > 0);
  const sets = technologies.some((process) => process.hourly!.kind === 'thermal');
  return {
    park,
    stage,
    plan: at,
    technologies,
    capacity,
    units(process) {
      const lines = (capacity(process) * per(process)) / process.line.value;
      // Age takes a little from each line; it makes no line less.
      const count = Math.max(1, Math.ceil(lines - 0.01));
      if (lines >= count - 0.01) return Array.from({ length: count }, () => 1 / count);
      return Array.from({ length: count }, (_, i) => (i < count - 1 ? 1 / lines : 1 - (count - 1) / lines));
    },
    load: (grid, of) =>
      park.processes
        .filter((process) => !process.hourly && (of === undefined || process.id === of))
        .reduce((sum, process) => sum - ((process.net[grid] ?? 0) * (at.run[process.id] ?? 0)) / hoursPerYear, 0),
    tie: tieOf(park, hours),
    largestTrip: sets ? park.energy.largestTrip : 0,
  };
}

function tieOf(park: Park, hours: Readonly<Record<string, ArrayLike<number>>>): number {
  const agreed = park.energy.grid?.tie.value ?? 0;
  const series = ['import', 'export', 'spareImport'].map((name) => hours[name]);
  if (!park.site.lumps.some((lump) => lump.sizedBy === 'gridTie') || series.every((one) => !one)) return agreed;
  let most = 0;
  for (let hour = 0; hour < hoursPerYear; hour++)
    most = Math.max(
      most,
      series.reduce((sum, one) => sum + (one?.[hour] ?? 0), 0),
    );
  return Math.min(agreed, most);
}
