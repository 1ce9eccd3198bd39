import type { Hourly, Park, Process } from '../park/park.ts';

/**
 * What the hours of one span leave to those of the next: what storage holds (MWh, GJ) and, of sets that cannot cross their
 * range in an hour, what is online and what they fire (MW).
 */
export interface State {
  /** `stored_battery`, `online_set`, `fired_set`. */
  readonly name: string;
  readonly kind: 'stored' | 'online' | 'fired';
  readonly process: Process;
}

/** Every state that is handed from span to span, in one order. */
export function statesOf(park: Park): readonly State[] {
  return park.processes.flatMap((process) =>
    kindsOf(process.hourly).map((kind) => ({ name: `${kind}_${process.id}`, kind, process })),
  );
}

function kindsOf(hourly: Hourly | undefined): readonly State['kind'][] {
  if (hourly?.kind === 'storage') return ['stored'];
  return hourly?.kind === 'thermal' && rampsBind(hourly, 1) ? ['online', 'fired'] : [];
}

/** Whether a set cannot cross its range, from its least load to its most, within a step. */
export function rampsBind(hourly: Hourly, stepHours: number): boolean {
  return hourly.rampPerHour * stepHours < 1 - hourly.minLoad;
}
