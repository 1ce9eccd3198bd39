import type { Cell, Table } from '../src/export/csv.ts';
import { Builder } from '../src/lp/builder.ts';
import type { Problem } from '../src/lp/problem.ts';

type Row = Readonly<Record<string, Cell>>;

/** Rows of a table by column name. */
export const rowsOf = (table: Table): Row[] =>
  [...table.rows].map((row) => Object.fromEntries(row.map((cell, i) => [table.header[i]!, cell])));

const number = (cell: Cell, otherwise: number): number =>
  cell === undefined ? otherwise : Number(String(cell).replace('inf', 'Infinity'));

/**
 * The linear problem that PyPSA 1.4 builds of a network with investment periods, from its tables and PyPSA's documentation
 * alone: generators, links with two outputs, storage units that are cyclic per period, loads, and limits on the expansion
 * of a carrier. What stands at other settings is refused.
 */
export function pypsaProblem(tables: ReadonlyMap<string, Table>): Problem {
  const problem = new Builder();
  const read = (name: string) => rowsOf(tables.get(`${name}.csv`)!);
  const periods = read('investment_periods').map((row) => [Number(row['period']), Number(row['objective'])] as const);
  const snapshots = read('snapshots');
  const weightOf = new Map(periods);
  const balance = new Map(
    read('buses').map(({ name }) => [String(name), snapshots.map((_, t) => problem.row(`${name},${t}`, 0, 0))]),
  );
  const constant = problem.column('one', 0, 1, 1);
  for (const [name, values] of series('loads', 'p_set'))
    for (const [t, value] of values.entries())
      problem.entry(
        balance.get(String(read('loads').find((row) => row['name'] === name)!['bus']))![t]!,
        constant,
        -value,
      );

  function series(kind: string, attribute: string): Map<string, number[]> {
    const table = tables.get(`${kind}-${attribute}.csv`)!;
    const rows = rowsOf(table);
    return new Map(table.header.slice(1).map((name) => [name, rows.map((row) => Number(row[name]))]));
  }
  const varied = (kind: string, attribute: string, otherwise: number) => {
    const values = series(kind, attribute);
    return (row: Row, t: number) => values.get(String(row['name']))?.[t] ?? number(row[attribute], otherwise);
  };
  const stands = (row: Row, period: number) => {
    const from = number(row['build_year'], 0);
    return from <= period && period < from + number(row['lifetime'], Infinity);
  };
  /** Snapshots at which a component stands. */
  const active = (row: Row) => snapshots.flatMap((at, t) => (stands(row, Number(at['period'])) ? [t] : []));
  const ofCarrier = new Map<string, number[]>();
  const capacity = (row: Row): number => {
    if (row['p_nom_extendable'] !== true) return problem.column(`${row['name']}`, 0, 1, 1);
    const weight = periods.reduce((sum, [period, w]) => sum + (stands(row, period) ? w : 0), 0);
    const column = problem.column(`p_nom ${row['name']}`, number(row['capital_cost'], 0) * weight);
    ofCarrier.set(String(row['carrier']), [...(ofCarrier.get(String(row['carrier'])) ?? []), column]);
    return column;
  };
  const operation = (row: Row, t: number, nominal: number, share: number, cost = number(row['marginal_cost'], 0)) => {
    const at = snapshots[t]!;
    const column = problem.column('', cost * Number(at['objective']) * weightOf.get(Number(at['period']))!);
    const most = row['p_nom_extendable'] === true ? 1 : number(row['p_nom'], 0);
    if (Number.isFinite(most))
      problem.row('', -Infinity, 0, [
        [column, 1],
        [nominal, -most * share],
      ]);
    return column;
  };

  const generatorMost = varied('generators', 'p_max_pu', 1);
  for (const row of read('generators')) {
    const nominal = capacity(row);
    const sum = number(row['e_sum_max'], Infinity);
    const total = Number.isFinite(sum) ? problem.row('', -Infinity, sum) : undefined;
    for (const t of active(row)) {
      const column = operation(row, t, nominal, generatorMost(row, t));
      problem.entry(balance.get(String(row['bus']))![t]!, column, number(row['sign'], 1));
      if (total !== undefined) problem.entry(total, column, Number(snapshots[t]!['generators']));
    }
  }
  const linkMost = varied('links', 'p_max_pu', 1);
  for (const row of read('links')) {
    const nominal = capacity(row);
    for (const t of active(row)) {
      const column = operation(row, t, nominal, linkMost(row, t));
      problem.entry(balance.get(String(row['bus0']))![t]!, column, -1);
      problem.entry(balance.get(String(row['bus1']))![t]!, column, number(row['efficiency'], 1));
      if (row['bus2'] !== undefined)
        problem.entry(balance.get(String(row['bus2']))![t]!, column, number(row['efficiency2'], 1));
    }
  }
  const [most, least] = [varied('storage_units', 'p_max_pu', 1), varied('storage_units', 'p_min_pu', -1)];
  const [filling, giving] = [
    varied('storage_units', 'efficiency_store', 1),
    varied('storage_units', 'efficiency_dispatch', 1),
  ];
  for (const row of read('storage_units')) {
    if (row['cyclic_state_of_charge_per_period'] !== true)
      throw new RangeError('storage that is not cyclic per period');
    const nominal = capacity(row);
    const times = active(row);
    const [given, taken, level] = [
      times.map((t) => operation(row, t, nominal, most(row, t))),
      times.map((t) => operation(row, t, nominal, -least(row, t), 0)),
      times.map((t) => operation(row, t, nominal, number(row['max_hours'], 1), 0)),
    ];
    const periodOf = (i: number) => snapshots[times[i]!]!['period'];
    for (const [i, t] of times.entries()) {
      const hours = Number(snapshots[t]!['stores']);
      const first = times.findIndex((_, j) => periodOf(j) === periodOf(i));
      const last = times.findLastIndex((_, j) => periodOf(j) === periodOf(i));
      problem.row('', 0, 0, [
        [level[i]!, 1],
        [level[i === first ? last : i - 1]!, -((1 - number(row['standing_loss'], 0)) ** hours)],
        [taken[i]!, -filling(row, t) * hours],
        [given[i]!, hours / giving(row, t)],
      ]);
      const bus = balance.get(String(row['bus']))![t]!;
      problem.entry(bus, given[i]!, 1);
      problem.entry(bus, taken[i]!, -1);
    }
  }
  for (const row of read('global_constraints')) {
    if (row['type'] !== 'tech_capacity_expansion_limit') throw new RangeError(`constraint of type ${row['type']}`);
    const columns = ofCarrier.get(String(row['carrier_attribute'])) ?? [];
    problem.row(
      '',
      -Infinity,
      Number(row['constant']),
      columns.map((column) => [column, 1] as const),
    );
  }
  return problem.build();
}
