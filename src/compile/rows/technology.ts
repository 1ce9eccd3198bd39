import type { Process } from '../../park/park.ts';
import type { Draft } from '../compile.ts';
import { availableTerms, capacityTerms } from './capacity.ts';

/**
 * stands[p,s]: what stands of a technology, one column for all its hours: MW, or GJ/h of a boiler. Without it each vintage
 * would enter every hourly row.
 */
export function addStands(draft: Draft, process: Process, s: number): number {
  const year = draft.park.stages[s]!.year;
  const known = draft.stands.get(`${process.id},${year}`);
  if (known !== undefined) return known;
  const column = draft.problem.column(`stands[${process.id},${year}]`, 0);
  const scale = process.capacityUnit === 'MW' ? 1 : 1000 / 8760;
  draft.problem.row(`standsSum[${process.id},${year}]`, 0, 0, [
    [column, -1],
    ...availableTerms(draft, process, s).map(([c, v]) => [c, v * scale] as const),
  ]);
  draft.stands.set(`${process.id},${year}`, column);
  return column;
}

/** swing[p,s]: storage in another process's load is at most a share of that load, MW. */
export function addSwing(draft: Draft, process: Process, s: number): void {
  const swing = process.hourly?.swing;
  const of = draft.park.processes.find((p) => p.id === swing?.of);
  if (!swing || !of) return;
  const load = (-(of.net['electricity'] ?? 0) * 1000) / 8760;
  draft.problem.row(`swing[${process.id},${draft.park.stages[s]!.year}]`, -Infinity, 0, [
    ...capacityTerms(draft, process, s),
    [draft.run.get(of.id)![s]!, -swing.share * load],
  ]);
}

/** A column that is 1 when whole power sets stand in the stage: the security rule binds only then. */
export function addSetsExist(draft: Draft, s: number): number | undefined {
  const { problem, park } = draft;
  const sets = park.processes.filter((p) => p.hourly?.kind === 'thermal');
  if (sets.length === 0 || park.energy.largestTrip <= 0) return undefined;
  const whole = sets.some((p) => p.whole);
  const column = problem.column(`setsExist[${park.stages[s]!.year}]`, 0, 0, 1, whole);
  for (const process of sets) {
    const many = process.most ? process.most.value / process.line.value : 12;
    const row = problem.row(`setsExistRow[${process.id},${park.stages[s]!.year}]`, -Infinity, 0, [[column, -many]]);
    for (const [c, v] of capacityTerms(draft, process, s)) problem.entry(row, c, v / process.line.value);
  }
  return column;
}
