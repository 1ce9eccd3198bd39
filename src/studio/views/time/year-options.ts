import { lineColour } from '../../../present/charts/palette.ts';
import type { YearSeries } from '../../../present/charts/year-stack.ts';
import type { Locale } from '../../../present/locale-with.ts';
import type { Look } from '../../design/chart-theme.ts';
import { tip } from '../../design/chart-tip.ts';

/** Series by year as they stand in one unit: an amount of each, or a ratio. */
export interface YearPart {
  readonly years: readonly number[];
  readonly series: readonly YearSeries[];
  /** What one unit of the axis is. */
  readonly size: number;
}

/** A category axis of years that names as many as there is room for. */
export function yearAxis(years: readonly number[], look: Look) {
  const step = years.length <= 12 && !look.narrow ? 1 : look.narrow && years.length > 25 ? 10 : 5;
  return {
    type: 'category',
    data: years.map(String),
    axisTick: { show: false },
    axisLine: { onZero: false, lineStyle: { color: lineColour } },
    axisLabel: { interval: 0, formatter: (year: string) => (Number(year) % step === 0 ? year : '') },
  };
}

/** Bars stacked year by year, what is below nothing downwards. */
export function stackedYears({ years, series, size }: YearPart, look: Look, locale: Locale): object {
  return {
    grid: { left: 8, right: 8, top: 12, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: yearTip({ years, series, size }, look, locale),
    },
    xAxis: yearAxis(years, look),
    yAxis: { type: 'value', axisLabel: { formatter: (value: number) => locale.number(value) } },
    series: stackOf({ years, series, size }, look),
  };
}

/** The bars of a stack, with a line at nothing. */
export function stackOf({ series, size }: YearPart, look: Look): object[] {
  return series.map(({ name, colour, values, hatched }, k) => ({
    type: 'bar',
    name,
    stack: 'year',
    barCategoryGap: '22%',
    emphasis: { disabled: true },
    itemStyle: hatched
      ? {
          color: 'transparent',
          decal: {
            symbol: 'rect',
            color: look.tone(colour),
            dashArrayX: [1, 0],
            dashArrayY: [1.5, 3.5],
            rotation: -Math.PI / 4,
          },
          borderColor: look.tone(colour),
          borderWidth: 0.6,
        }
      : { color: look.tone(colour) },
    data: values.map((value) => value / size),
    ...(k === 0
      ? {
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: lineColour, width: 1, type: 'solid' },
            data: [{ yAxis: 0 }],
          },
        }
      : {}),
  }));
}

/** What the pointer says of a year: what is not nothing, in the order of the stack. */
export function yearTip({ years, series, size }: YearPart, look: Look, locale: Locale) {
  return (marks: { dataIndex: number } | readonly { dataIndex: number }[]) => {
    const at = (Array.isArray(marks) ? marks[0] : marks)?.dataIndex ?? 0;
    return tip(
      String(years[at]),
      series
        .filter(({ values }) => Math.abs(values[at]! / size) >= 0.05)
        .map(({ name, colour, values }) => ({
          name,
          colour: look.tone(colour),
          value: yearAmount(values[at]!, size, locale),
        })),
    );
  };
}

/** An amount in units of the axis, to a tenth; a dash for nothing. */
export function yearAmount(value: number, size: number, locale: Locale): string {
  const rounded = Math.round((value / size) * 10) / 10;
  return rounded === 0 ? locale.t.common.none : locale.number(rounded, 6);
}
