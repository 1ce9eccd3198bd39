import { seededUniform } from '../math/random.ts';
import type { Reliability } from '../park/park.ts';
import type { StandingPark } from './standing-park.ts';

const hoursPerYear = 8760;

/** One set, boiler, line or tie, and whether it is able to run in each hour of the year. */
export interface Unit {
  /** Share of its process's capacity. */
  readonly share: number;
  readonly able: Uint8Array;
  /** The same with planned outages, where they come to whole units. */
  readonly runs: Uint8Array;
}

/** The units of a process, or of the tie under `grid`. */
export interface Component {
  readonly id: string;
  readonly reliability: Reliability;
  readonly units: readonly Unit[];
  /** Share of the hours that planned outage takes, apart from what fails. */
  readonly planned: number;
  /** Whether it gives power or steam, rather than using it. */
  readonly supplies: boolean;
}

/**
 * Hours in which a unit is able to run: a chain of two states. It fails in an hour with probability
 * λ = μ·q/(1 − q) and returns with μ = 1/repair, so that it is out for a share q of the hours; it begins in either state
 * as likely as that.
 */
export function ableHours(reliability: Reliability, uniform: () => number, hours = hoursPerYear): Uint8Array {
  const { forcedOutage: share, repair } = reliability;
  const back = 1 / repair;
  const fail = Math.min(1, (back * share) / (1 - share));
  const able = new Uint8Array(hours);
  let runs = uniform() >= share;
  for (let hour = 0; hour < hours; hour++) {
    able[hour] = runs ? 1 : 0;
    const draw = uniform();
    runs = runs ? draw >= fail : draw < back;
  }
  return able;
}

/**
 * What fails in a year. Each unit has a sequence of its own, by its name and the seed, so that what stands beside it
 * changes nothing. Planned outage stays a share of all sets, as the plan has it, or comes to one whole set after another,
 * about the hour `around`.
 */
export function drawOutages(
  standing: StandingPark,
  seed: number,
  { maintenance = 'spread', around = 0 }: { maintenance?: 'spread' | 'whole'; around?: number } = {},
): readonly Component[] {
  const { park, plan, technologies, tie } = standing;
  const components: Component[] = [];
  for (const [id, reliability] of Object.entries(park.energy.reliability ?? {})) {
    const process = park.processes.find((one) => one.id === id);
    const stands = process?.hourly ? technologies.includes(process) : (plan.run[id] ?? 0) > 0;
    if (id === 'grid' ? tie <= 0 : !process || !stands) continue;
    const shares = process ? standing.units(process) : [1];
    const planned = process?.hourly ? 1 - process.availability / (1 - reliability.forcedOutage) : 0;
    const length = maintenance === 'whole' ? Math.round(planned * hoursPerYear) : 0;
    const first = around - Math.round((length * shares.length) / 2);
    components.push({
      id,
      reliability,
      planned: maintenance === 'whole' ? 0 : planned,
      supplies: id === 'grid' || process?.hourly !== undefined,
      units: shares.map((share, i) => {
        const able = ableHours(reliability, seededUniform(seed, streamOf(`${id}/${i}`)));
        const runs = able.slice();
        for (let h = 0; h < length; h++)
          runs[(((first + i * length + h) % hoursPerYear) + hoursPerYear) % hoursPerYear] = 0;
        return { share, able, runs };
      }),
    });
  }
  return components;
}

/** Share of a component's capacity that can run in an hour. */
export function ableShare(component: Component, hour: number): number {
  return component.units.reduce((sum, unit) => sum + unit.share * unit.runs[hour]!, 0);
}

/** Hours in which something fails or returns, in order. */
export function changes(components: readonly Component[]): readonly number[] {
  const hours: number[] = [];
  for (let hour = 1; hour < hoursPerYear; hour++)
    if (components.some(({ units }) => units.some(({ runs }) => runs[hour] !== runs[hour - 1]))) hours.push(hour);
  return hours;
}

/** FNV-1a of a name: the stream of its draws. */
function streamOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash | 0;
}
