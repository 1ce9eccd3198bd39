import type { Locale } from '../locale.ts';
import { axisLine, axisText, type Canvas, drawSvg, lineColour, splitLine, zeroLine } from './theme.ts';

/** What falls in each year, in the order of the years; what is below nothing is stacked downwards. */
export interface YearSeries {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
  /** Drawn as an empty hatched bar: what might have been. */
  readonly hatched?: boolean;
}

/** Bars of several series stacked year by year, in millions. */
export function yearStack(
  years: readonly number[],
  series: readonly YearSeries[],
  locale: Locale,
  canvas: Canvas,
): string {
  return drawSvg(
    {
      grid: { left: canvas.narrow ? 50 : 64, right: 10, top: 12, bottom: 28 },
      xAxis: yearAxis(years, canvas),
      yAxis: {
        type: 'value',
        axisLabel: { ...axisText(canvas), formatter: (value: number) => locale.number(value) },
        splitLine,
        splitNumber: canvas.narrow ? 4 : 6,
      },
      series: series.map(({ name, colour, values, hatched }, k) => ({
        type: 'bar',
        silent: true,
        name,
        stack: 'year',
        barCategoryGap: '22%',
        itemStyle: hatched
          ? { color: hatchPaper, decal: hatching(colour), borderColor: colour, borderWidth: 0.6 }
          : { color: colour },
        data: values.map((usd) => Math.round(usd / 1e4) / 100),
        ...(k === 0 ? { markLine: zeroLine('y') } : {}),
      })),
    },
    canvas,
    canvas.narrow ? 270 : 380,
  );
}

/** Every fifth year is named, so that a phone has room for them. */
export function yearAxis(years: readonly number[], canvas: Canvas) {
  const step = canvas.narrow && years.length > 25 ? 10 : 5;
  return {
    type: 'category',
    data: years.map(String),
    axisLine: { ...axisLine, onZero: false },
    axisTick: { show: false },
    axisLabel: {
      ...axisText(canvas),
      interval: 0,
      formatter: (year: string) => (Number(year) % step === 0 || years.length < 10 ? year : ''),
    },
    splitLine: { show: false },
  };
}

const hatchPaper = 'rgba(140,140,140,0.08)';

function hatching(colour: string) {
  return { symbol: 'rect', color: colour, dashArrayX: [1, 0], dashArrayY: [1.5, 3.5], rotation: -Math.PI / 4 };
}

/** The same hatching as a colour of a legend. */
export function hatchedSwatch(colour: string = lineColour): string {
  return `repeating-linear-gradient(135deg,${colour} 0 1.5px,transparent 1.5px 4px)`;
}
