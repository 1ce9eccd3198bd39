import type { Row } from './proof.ts';

export interface Bounds {
  lower: number;
  upper: number;
}

/** Sweeps over the rows; a chain from ore to metal takes a few. */
const sweeps = 40;
/** Share by which a finite bound must shrink to be worth another sweep. */
const worth = 0.01;
/** Room left beside each bound for rounding, relative and absolute. */
const [relative, absolute] = [1e-9, 1e-9];

/**
 * Bounds columns by rows: what a row leaves for a column when all others are at their most helpful. Only what every
 * feasible plan obeys; upper bounds shrink, and lower ones where there were none.
 */
export function propagate(columns: ReadonlyMap<string, Bounds>, rows: readonly Row[]): void {
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let changed = false;
    for (const row of rows) {
      if (row.upper < Infinity) changed = within(columns, row.terms, row.upper, 1) || changed;
      if (row.lower > -Infinity) changed = within(columns, row.terms, -row.lower, -1) || changed;
    }
    if (!changed) return;
  }
}

/** Bounds columns by Σ sign·value·column ≤ most; true when one changed. */
function within(columns: ReadonlyMap<string, Bounds>, terms: Row['terms'], most: number, sign: 1 | -1): boolean {
  let [sum, size, open] = [0, Math.abs(most), 0];
  const leastOf = (value: number, { lower, upper }: Bounds) =>
    value === 0 ? 0 : value > 0 ? value * lower : value * upper;
  for (const [name, value] of terms) {
    const least = leastOf(sign * value, columns.get(name)!);
    if (Number.isFinite(least)) {
      sum += least;
      size += Math.abs(least);
    } else open++;
  }
  if (open > 1) return false;
  let changed = false;
  for (const [name, value] of terms) {
    const column = columns.get(name)!;
    const factor = sign * value;
    if (factor === 0) continue;
    const least = leastOf(factor, column);
    if (open === 1 && Number.isFinite(least)) continue;
    const rest = Number.isFinite(least) ? sum - least : sum;
    const room = most - rest + size * relative;
    if (factor > 0) {
      const upper = padded(room / factor, 1);
      if (
        upper >= column.lower &&
        upper < column.upper - worth * Math.abs(column.upper === Infinity ? 0 : column.upper)
      ) {
        column.upper = upper;
        changed = true;
      }
    } else if (column.lower === -Infinity) {
      const lower = padded(room / factor, -1);
      if (lower > -Infinity && lower <= column.upper) {
        column.lower = lower;
        changed = true;
      }
    }
  }
  return changed;
}

function padded(bound: number, side: 1 | -1): number {
  return bound + side * (Math.abs(bound) * relative + absolute);
}
