/** What may stand between the fields of a line, likeliest to be meant first. */
export const separators = [';', '\t', ','] as const;
export type Separator = (typeof separators)[number];

/** Fields of a line without the blanks around them; a field in double quotes may contain the separator. */
export function splitFields(line: string, separator: Separator): string[] {
  if (!line.includes('"')) return line.split(separator).map((field) => field.trim());
  const fields = [''];
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) fields.push('');
    else fields[fields.length - 1] += character;
  }
  return fields.map((field) => field.trim());
}

/** Whether numbers in these fields are written 3,5 rather than 3.5, by majority. */
export function hasDecimalCommas(fields: Iterable<string>): boolean {
  let [commas, points] = [0, 0];
  for (const field of fields) {
    if (/^[-+−]?\d*,\d+$/.test(field)) commas++;
    else if (/^[-+−]?\d*\.\d+$/.test(field)) points++;
  }
  return commas > points;
}

const missing = /^(|nan|na|n\/a|#n\/a|null|none|-+|–|(-9{2,}|9{4,})([.,][09]*)?)$/i;

/** The number that a field means: NaN for a gap (blank, NaN, fill values such as -999), nothing when it is no number. */
export function readNumber(field: string, decimalCommas: boolean): number | undefined {
  if (missing.test(field)) return Number.NaN;
  let text = field.replace('−', '-');
  if (decimalCommas) text = text.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}
