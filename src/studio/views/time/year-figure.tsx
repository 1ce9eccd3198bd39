import type { YearSeries } from '../../../present/charts/year-stack.ts';
import { Chart, type ChartOption } from '../../design/chart.tsx';
import { ChartFigure, type LegendEntry } from '../../design/chart-figure.tsx';
import type { Column, Row } from '../../design/table.tsx';
import { timeMessages } from '../../messages/time.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { yearAmount } from './year-options.ts';

/** Series by year as a chart, its legend, and a table of every year. */
export function YearFigure({
  caption,
  unit,
  years,
  series,
  size,
  option,
  height,
  legend = [],
  more = [],
}: {
  readonly caption: string;
  readonly unit: string;
  readonly years: readonly number[];
  readonly series: readonly YearSeries[];
  readonly size: number;
  readonly option: ChartOption;
  readonly height: string;
  /** Beside that of the series. */
  readonly legend?: readonly LegendEntry[];
  /** Columns of the table beside those of the series. */
  readonly more?: readonly { readonly title: string; readonly at: (place: number) => string }[];
}) {
  const locale = useLocale();
  const m = useTexts(timeMessages);
  const whole = years.map((_, i) =>
    series.reduce((sum, { values, hatched }) => sum + (hatched ? 0 : Math.max(0, values[i]!)), 0),
  );
  const most = Math.max(...whole);
  const columns: Column[] = [
    { title: locale.t.common.year, kind: 'words' },
    ...series.map(({ name }) => ({ title: name, kind: 'number' }) as const),
    ...more.map(({ title }) => ({ title, kind: 'number' }) as const),
  ];
  const rows = (): Row[] =>
    years.map((year, i) => ({
      key: year,
      cells: [
        String(year),
        ...series.map(({ values }) => yearAmount(values[i]!, size, locale)),
        ...more.map(({ at }) => at(i)),
      ],
    }));
  return (
    <ChartFigure
      caption={`${caption} · ${unit}`}
      legend={[
        ...series.map(({ name, colour, hatched }) => ({
          name,
          colour,
          ...(hatched ? { kind: 'hatched' as const } : {}),
        })),
        ...legend,
      ]}
      table={{ name: `${caption}${locale.comma}${unit}`, columns, rows }}
    >
      <Chart
        option={option}
        label={m.alt({
          what: `${caption}${locale.comma}${unit}`,
          from: years[0]!,
          to: years.at(-1)!,
          most: yearAmount(most, size, locale),
          year: years[whole.indexOf(most)]!,
        })}
        height={height}
      />
    </ChartFigure>
  );
}

/** The unit of money of a chart, in words. */
export function useUnit(money: keyof (typeof timeMessages)['en']['units'], baseYear: number, currency: string): string {
  const { units } = useTexts(timeMessages);
  return money === 'real' ? units.real(baseYear) : money === 'local' ? units.local(currency) : units.nominal;
}
