import type { BlockColumns } from '../columns.ts';
import type { Draft } from '../compile.ts';
import { statesOf } from '../states.ts';

/**
 * stored, online, fired[p,s,b]: what is handed to each span of the year from the one before (MWh, GJ; MW): at most what can
 * be stored, what can be online, and what that can fire.
 */
export function addEdges(draft: Draft, s: number, spans: number): ReadonlyMap<string, readonly number[]> {
  const { problem, park } = draft;
  const year = park.stages[s]!.year;
  const edges = new Map<string, readonly number[]>();
  for (const { name, kind, process } of statesOf(park)) {
    const { hours, minLoad } = process.hourly!;
    const { id, availability } = process;
    const stands = draft.stands.get(`${id},${year}`)!;
    const online = edges.get(`online_${id}`);
    const columns = Array.from({ length: spans }, (_, b) => {
      const column = problem.column(() => `${kind}[${id},${year},${b}]`, 0);
      const most = online ? online[b]! : stands;
      const share = kind === 'stored' ? hours : kind === 'online' ? availability : 1;
      problem.row(() => `${kind}Limit[${id},${year},${b}]`, -Infinity, 0, [
        [column, 1],
        [most, -share],
      ]);
      if (online)
        problem.row(() => `${kind}Least[${id},${year},${b}]`, 0, Infinity, [
          [column, 1],
          [most, -minLoad],
        ]);
      return column;
    });
    edges.set(name, columns);
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
