import type { BlockColumns } from '../columns.ts';
import type { Draft } from '../compile.ts';

/** stored[p,s,b]: what is handed to each span of the year from the one before, at most what can be stored; MWh, GJ. */
export function addEdges(draft: Draft, s: number, spans: number): ReadonlyMap<string, readonly number[]> {
  const { problem, park } = draft;
  const year = park.stages[s]!.year;
  const edges = new Map<string, readonly number[]>();
  for (const process of park.processes) {
    if (process.hourly?.kind !== 'storage') continue;
    const { hours } = process.hourly;
    const stands = draft.stands.get(`${process.id},${year}`)!;
    const columns: number[] = [];
    for (let b = 0; b < spans; b++) {
      const column = problem.column(() => `stored[${process.id},${year},${b}]`, 0);
      problem.row(() => `storedLimit[${process.id},${year},${b}]`, -Infinity, 0, [
        [column, 1],
        [stands, -hours],
      ]);
      columns.push(column);
    }
    edges.set(process.id, columns);
  }
  return edges;
}

/** carried[p,s]: over the year's typical days storage ends with at least what it began with. */
export function addCarried(draft: Draft, s: number, blocks: readonly BlockColumns[]): void {
  const { problem, park } = draft;
  for (const process of park.processes) {
    if (process.hourly?.kind !== 'storage') continue;
    const row = problem.row(`carried[${process.id},${park.stages[s]!.year}]`, 0, Infinity);
    for (const block of blocks) {
      const [before, after] = block.edges.get(process.id)!;
      problem.entry(row, after, block.weight);
      problem.entry(row, before, -block.weight);
    }
  }
}

/** shifted[p,s]: over the year a flexible load shifts nothing in sum. */
export function shiftRows(draft: Draft, s: number): ReadonlyMap<string, number> {
  const { problem, park } = draft;
  return new Map(
    Object.keys(park.energy.flexible).map((id) => [id, problem.row(`shifted[${id},${park.stages[s]!.year}]`, 0, 0)]),
  );
}
