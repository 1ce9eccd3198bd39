import { table } from '../present/table.ts';
import type { Comparison } from '../study/compare.ts';
import type { InputValue } from '../study/compare-inputs.ts';
import type { ResultRow } from '../study/compare-results.ts';
import { formatAmount, formatMoney, formatNumber } from '../units/format.ts';

/** A table of a comparison, ready to be laid out as text or as a page. */
export interface ComparedTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const titles: Readonly<Record<ResultRow['group'], string>> = {
  results: 'Results (annual figures are those of the last stage)',
  claims: 'What was announced',
  capacity: 'Capacity that differs',
  bought: 'Bought a year, where it differs',
  sold: 'Sold a year, where it differs',
};

/** The tables of a comparison: inputs that differ with the line that sets each, then results. */
export function comparedTables(comparison: Comparison): readonly ComparedTable[] {
  const names = comparison.columns.map(({ scenario }) => scenario);
  const inputs: ComparedTable = {
    title: 'Inputs that differ, each with the line that sets it',
    head: ['path', ...names],
    rows: comparison.inputs.map(({ path, values }) => [path, ...values.map(inputCell)]),
  };
  const groups = Object.keys(titles) as ResultRow['group'][];
  return [
    inputs,
    ...groups.map(
      (group): ComparedTable => ({
        title: titles[group],
        head: ['', ...names],
        rows: comparison.results
          .filter((row) => row.group === group)
          .map((row) => [row.name.en, ...row.values.map((value, i) => resultCell(row, value, i))]),
      }),
    ),
  ].filter(({ rows }) => rows.length > 0);
}

/** Where each scenario's plan comes from, or why it has none. */
export function columnLines(comparison: Comparison): readonly string[] {
  return comparison.columns.map((column) => {
    if (column.reason !== undefined) return `${column.scenario}: no plan. ${column.reason}`;
    const origin =
      column.from === 'saved'
        ? `saved plan ${column.file}, whose inputs are as they are now`
        : `planned now (${column.passedOver})`;
    return `${column.scenario}: ${origin}; ${column.status}, ${weeksText(column.hours)}`;
  });
}

function weeksText(hours = 'none'): string {
  const weeks = Number(hours.slice('weeks:'.length));
  return weeks > 0 ? `${weeks} sample week${weeks === 1 ? '' : 's'}` : 'no hours';
}

/** A comparison as people read it in a terminal. */
export function printedComparison(comparison: Comparison, folder: string, files: readonly string[]): string {
  const unsaved = comparison.columns.filter(({ from, reason }) => from === 'planned' && reason === undefined);
  const lines = [
    `${comparison.name.en}: ${comparison.columns.map(({ scenario }) => scenario).join(', ')}`,
    ...columnLines(comparison),
    '',
    ...(comparison.inputs.length === 0 ? ['No input differs.', ''] : []),
    ...comparedTables(comparison).map(({ title, head, rows }) => `${title}\n${table(head, rows)}`),
    ...(unsaved.length > 0
      ? [
          'Plans made for this comparison are not kept; to keep them:',
          ...unsaved.map(
            ({ scenario }) => `  kombinat plan ${folder}${scenario === 'base' ? '' : ` --scenario ${scenario}`}`,
          ),
        ]
      : []),
    ...(files.length > 0 ? [`Written: ${files.join(', ')}`] : []),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function inputCell(value: InputValue | null): string {
  if (value === null) return 'as base';
  return value.at === undefined ? value.written : `${value.written} (${value.at})`;
}

function resultCell(row: ResultRow, value: number | string | null, column: number): string {
  if (value === null) return 'no plan';
  if (typeof value === 'number') return amountCell(value, row.unit);
  const planned = row.planned?.[column];
  const verdict = value.replaceAll('-', ' ');
  return planned === null || planned === undefined ? verdict : `${verdict}, ${amountCell(planned, row.unit)}`;
}

function amountCell(value: number, unit: string): string {
  if (unit === '1') return `${formatNumber(Math.round(value * 1e4) / 100)}%`;
  if (unit.startsWith('USD')) return `${formatMoney(value)} ${unit}`;
  if (unit.endsWith('/a')) return formatAmount(value, unit.slice(0, -2));
  return `${formatNumber(value)} ${unit}`;
}
