import type { readXlsx } from 'hucre/xlsx';
import { HyperFormula } from 'hyperformula';

export type Book = Awaited<ReturnType<typeof readXlsx>>;
export type Written = Book['sheets'][number];

export const sheetOf = (of: Book, name: string): Written => of.sheets.find((sheet) => sheet.name === name)!;

export const formulaAt = (sheet: Written, r: number, c: number) => {
  const cell = sheet.cells?.get(`${r},${c}`);
  return cell?.formula === undefined ? undefined : cell;
};

export const valueAt = (sheet: Written, r: number, c: number): unknown =>
  formulaAt(sheet, r, c)?.formulaResult ?? sheet.rows[r]?.[c];

/** Place of a named cell: its sheet, row and column. */
export function placeOf(of: Book, name: string): readonly [sheet: string, row: number, column: number] {
  const range = of.namedRanges!.find((n) => n.name === name)!.range;
  const [, sheet, column, row] = /^'?([^'!]+)'?!\$([A-Z])\$(\d+)$/.exec(range)!;
  return [sheet!, Number(row) - 1, column!.charCodeAt(0) - 65];
}

/** Value of a named cell. */
export function named(of: Book, name: string): unknown {
  const [sheet, row, column] = placeOf(of, name);
  return valueAt(sheetOf(of, sheet), row, column);
}

/** A workbook in another engine: its formulas, and text that stays text whatever it begins with. */
export function engineOf(of: Book): HyperFormula {
  const contents = Object.fromEntries(
    of.sheets.map((sheet) => [
      sheet.name,
      sheet.rows.map((row, r) =>
        row.map((value, c) => {
          const formula = formulaAt(sheet, r, c)?.formula;
          return formula === undefined ? (typeof value === 'string' ? `'${value}` : value) : `=${formula}`;
        }),
      ),
    ]),
  );
  return HyperFormula.buildFromSheets(contents, { licenseKey: 'gpl-v3', useArrayArithmetic: true });
}

/** Recalculates every formula; returns how many there are, and those whose value is not the cached one. */
export function recalculated(of: Book): { formulas: number; wrong: string[] } {
  const engine = engineOf(of);
  const wrong: string[] = [];
  let formulas = 0;
  for (const sheet of of.sheets)
    for (const [place, cell] of sheet.cells ?? []) {
      if (cell.formula === undefined) continue;
      formulas++;
      const [row, col] = place.split(',').map(Number) as [number, number];
      const again = engine.getCellValue({ sheet: engine.getSheetId(sheet.name)!, row, col });
      const cached = valueAt(sheet, row, col);
      const same =
        typeof again === 'number' && typeof cached === 'number'
          ? Math.abs(again - cached) <= 1e-9 * Math.max(Math.abs(again), Math.abs(cached))
          : again === cached && typeof again === 'string' && !again.startsWith('#');
      if (!same) wrong.push(`${sheet.name} ${place} =${cell.formula}: ${JSON.stringify(again)}, cached ${cached}`);
    }
  engine.destroy();
  return { formulas, wrong };
}
