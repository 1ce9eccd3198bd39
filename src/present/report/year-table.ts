import type { YearSeries } from '../charts/year-stack.ts';
import type { Locale } from '../locale.ts';
import { htmlTable, paragraph } from './html.ts';
import { millions } from './money.ts';

/** Series year by year as a table in millions, under a line with its unit. */
export function yearTable(
  locale: Locale,
  years: readonly number[],
  series: readonly YearSeries[],
  unit: string,
): string {
  return (
    paragraph(unit, 'note') +
    htmlTable(
      [[locale.t.common.year, 'words'], ...series.map(({ name }) => [softened(name), 'number'] as const)],
      years.map((year, i) => [String(year), ...series.map(({ values }) => millions(locale, values[i]!))]),
      unit,
      'years',
    )
  );
}

/** A heading whose long words may break before a consonant with its vowel, so that many columns fit on a sheet of paper. */
function softened(text: string): string {
  return text.replace(
    /(?<=\p{L}{3})(?=(?=\p{L})[^aeiouyаеёиоуыэюяәіүұөъьй][aeiouyаеёиоуыэюяәіүұө]\p{L}{2})/giu,
    '\u00ad',
  );
}
