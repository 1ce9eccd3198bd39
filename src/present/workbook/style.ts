import type { CellStyle } from 'hucre/xlsx';

/** What a cell is: its font colour says so, by the habit of financial models (blue given, black calculated). */
export type Role = 'input' | 'decision' | 'calculated' | 'text' | 'link';
type Part = Role | 'title' | 'note' | 'heading' | 'header' | 'uprightHeader' | 'warning';

/** Colours: dark ink and few fills, so that a grey print still reads. */
export const sheetColours = {
  tab: '1F4E79',
  header: '1F3A4D',
  input: '0000C8',
  decision: '7A3E00',
  link: '0563C1',
  soft: '5A6675',
  total: 'E8EDF2',
  line: 'C9D2DC',
  warning: 'FFC7CE',
} as const;

/** Formats by what a column holds. */
export const formats = {
  amount: '#,##0;-#,##0;"–"',
  precise: '#,##0.000;-#,##0.000;"–"',
  rate: '#,##0.00;-#,##0.00;"–"',
  share: '0.0%',
  rateOfYear: '0.00%',
  closure: '0.0000%',
  year: '0',
} as const;

interface StyleOptions {
  readonly look?: 'plain' | 'total' | 'part';
  readonly format?: string;
  readonly wrap?: boolean;
}

/** The font of every cell; a part adds weight and colour. */
export const bodyFont = { name: 'Calibri', size: 10 } as const;

const line = { style: 'thin', color: { rgb: sheetColours.line } } as const;
const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;
const made = new Map<string, CellStyle>();

/** The style of a cell by its part; the same request gives the same object. */
export function styleOf(part: Part, options: StyleOptions = {}): CellStyle {
  const key = JSON.stringify([part, options]);
  const known = made.get(key);
  if (known) return known;
  const style = makeStyle(part, options);
  made.set(key, style);
  return style;
}

function makeStyle(part: Part, { look = 'plain', format, wrap }: StyleOptions): CellStyle {
  if (part === 'title') return { font: { ...bodyFont, bold: true, size: 15 } };
  if (part === 'note') return { font: { ...bodyFont, italic: true, color: { rgb: sheetColours.soft } } };
  if (part === 'heading') return { font: { ...bodyFont, bold: true, size: 12 } };
  if (part === 'warning')
    return { fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: sheetColours.warning } } };
  if (part === 'header' || part === 'uprightHeader')
    return {
      font: { ...bodyFont, bold: true, color: { rgb: 'FFFFFF' } },
      fill: solid(sheetColours.header),
      alignment:
        part === 'header'
          ? { wrapText: true, vertical: 'center' }
          : { wrapText: true, vertical: 'bottom', horizontal: 'center', textRotation: 90 },
    };
  const colour = part === 'text' || part === 'calculated' ? undefined : sheetColours[part];
  const soft = look === 'part' && part === 'text' ? sheetColours.soft : colour;
  return {
    font: {
      ...bodyFont,
      ...(look === 'total' ? { bold: true } : {}),
      ...(part === 'link' ? { underline: true } : {}),
      ...(soft ? { color: { rgb: soft } } : {}),
    },
    ...(look === 'total' ? { fill: solid(sheetColours.total), border: { top: line } } : { border: { bottom: line } }),
    alignment: {
      vertical: 'top',
      ...(wrap ? { wrapText: true } : {}),
      ...(part === 'text' ? { horizontal: 'left' } : {}),
    },
    ...(format && part !== 'text' && part !== 'link' ? { numFmt: format } : {}),
  };
}
