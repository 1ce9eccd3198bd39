import type { Compiled } from '../compile/compile.ts';
import { limitGroup } from '../compile/rows/limits.ts';
import { type NewColumn, withColumns } from '../lp/extend.ts';
import type { Problem } from '../lp/problem.ts';
import type { Place } from '../park/issue.ts';
import { unitOfLimit } from '../park/limit-units.ts';
import type { Limit, Park } from '../park/park.ts';
import type { Names } from '../park/schema/quantity.ts';

/** Something that a person asked of the park and that may be impossible: its rows in the problem, and who set it where. */
export interface Demand {
  readonly id: string;
  readonly kind: 'limit' | 'least' | 'claim' | 'floor' | 'most' | 'reserve' | 'extraction';
  /** What it is about: a key of a limit, or a process, deposit or claim. */
  readonly of: string;
  readonly name?: Names;
  readonly written: string;
  readonly unit: string;
  readonly value: number;
  /** Whether it asks for at least its value; else at most. */
  readonly atLeast: boolean;
  readonly at: Place;
  readonly rows: readonly number[];
}

/** The park with its claims as limits, so that a plan must keep them; `about` holds within its tolerance. */
export function withClaims(park: Park): Park {
  const limits = park.claims.flatMap((claim): Limit[] => {
    if (!claim.value || claim.measure === 'none') return [];
    const { value, at, written } = claim.value;
    const low = value * (1 - claim.tolerance);
    const high = value * (1 + claim.tolerance);
    const base = { key: claim.measure, written, at, claim: claim.id };
    return [
      ...(claim.comparator === 'at-most' ? [] : [{ ...base, least: low }]),
      ...(claim.comparator === 'at-least' ? [] : [{ ...base, most: high }]),
    ];
  });
  return { ...park, limits: [...park.limits, ...limits] };
}

/** The park's demands with their rows, in the order people wrote them. */
export function demandsOf(park: Park, compiled: Compiled): readonly Demand[] {
  const rows = new Map<string, number[]>();
  const { problem } = compiled;
  for (let row = 0; row < problem.rowCount; row++) {
    const [, family = '', id = ''] =
      /^(limit|least|claim|floor|floorRun|total|reserve|extraction)\[([^\]]*)\]/.exec(problem.rowName(row)) ?? [];
    if (!family) continue;
    // The last index of a row is its year, save of those that span all stages.
    const key = family === 'total' || family === 'reserve' ? id : id.replace(/,\d{4}$/, '');
    const group = `${family === 'floorRun' ? 'floor' : family}[${key}]`;
    rows.set(group, [...(rows.get(group) ?? []), row]);
  }
  const demands: Demand[] = [];
  const add = (id: string, demand: Omit<Demand, 'id' | 'rows'>) => {
    const list = rows.get(id);
    if (list) demands.push({ id, rows: list, ...demand });
  };
  for (const limit of park.limits) {
    const name = park.claims.find((claim) => claim.id === limit.claim)?.name;
    const atLeast = limit.least !== undefined;
    add(limitGroup(limit), {
      kind: limit.claim ? 'claim' : atLeast ? 'least' : 'limit',
      of: limit.key,
      ...(name ? { name } : {}),
      written: limit.written,
      unit: unitOfLimit(limit.key, park.materials) ?? '1',
      value: (atLeast ? limit.least : limit.most) ?? 0,
      atLeast,
      at: limit.at,
    });
  }
  for (const floor of park.floors) {
    const name = park.catalogue.get(floor.process)?.name;
    add(`floor[${floor.id}]`, {
      kind: 'floor',
      of: floor.process,
      ...(name ? { name } : {}),
      written: floor.capacity.written,
      unit: floor.capacity.unit,
      value: floor.capacity.value,
      atLeast: true,
      at: floor.at,
    });
  }
  for (const process of park.processes)
    if (process.most)
      add(`total[${process.id}]`, {
        kind: 'most',
        of: process.id,
        name: process.name,
        written: process.most.written,
        unit: process.most.unit,
        value: process.most.value,
        atLeast: false,
        at: process.most.at,
      });
  for (const deposit of park.deposits) {
    const base = { of: deposit.id, name: deposit.name, atLeast: false };
    for (const { class: name, amount } of deposit.reserves)
      add(`reserve[${deposit.id},${name}]`, {
        ...base,
        kind: 'reserve',
        written: amount.written,
        unit: amount.unit,
        value: amount.value,
        at: amount.at,
      });
    if (deposit.extraction)
      add(`extraction[${deposit.id}]`, {
        ...base,
        kind: 'extraction',
        written: deposit.extraction.written,
        unit: deposit.extraction.unit,
        value: deposit.extraction.value,
        at: deposit.extraction.at,
      });
  }
  return demands;
}

/** How strictly a demand is asked: kept, kept at a price, or dropped. */
export type Strictness = 'hard' | 'soft' | 'free';

/** The problem with one column per demand that says by what share it gives, and no objective but the sum of those. */
export interface ElasticProblem {
  readonly problem: Problem;
  /** First of the giving columns, in the order of the demands. */
  readonly first: number;
  with(strictness: (demand: number) => Strictness): Problem;
}

/** One relative slack per demand: a bound b becomes b·(1 + give), or b·(1 − give) where at least b is asked. */
export function elasticProblem(problem: Problem, demands: readonly Demand[]): ElasticProblem {
  const columns: NewColumn[] = demands.map((demand) => ({
    name: `give[${demand.id}]`,
    cost: 1,
    lower: 0,
    upper: Infinity,
    entries: demand.rows.map((row) => [row, demand.atLeast ? slackOf(problem, row) : -slackOf(problem, row)] as const),
  }));
  const wide = withColumns({ ...problem, cost: new Float64Array(problem.columnCount) }, columns);
  return {
    problem: wide,
    first: problem.columnCount,
    with(strictness) {
      const columnUpper = wide.columnUpper.slice();
      const cost = wide.cost.slice();
      for (const i of demands.keys()) {
        const kind = strictness(i);
        columnUpper[problem.columnCount + i] = kind === 'hard' ? 0 : Infinity;
        cost[problem.columnCount + i] = kind === 'soft' ? 1 : 0;
      }
      return { ...wide, columnUpper, cost };
    },
  };
}

/** What a give of one means in a row: its bound, or for a bound of nothing a thousand units of the row. */
export function slackOf(problem: Problem, row: number): number {
  const bound = Math.max(finite(problem.rowLower[row]!), finite(problem.rowUpper[row]!));
  return bound > 1e-9 ? bound : 1000;
}

const finite = (value: number) => (Number.isFinite(value) ? Math.abs(value) : 0);
