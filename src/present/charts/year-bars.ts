import type { Locale } from '../locale.ts';
import { axisLine, axisText, type Canvas, drawSvg, palette, splitLine } from './theme.ts';

/** The last year whose bar can be seen beside the tallest. */
export function seenUntil(byYear: Readonly<Record<string, number>>): number {
  const top = Math.max(...Object.values(byYear));
  return Math.max(...Object.keys(byYear).flatMap((year) => (byYear[year]! > top / 300 ? [Number(year)] : [])));
}

/** One bar a year, from the first year with a value to the last that can be seen. */
export function yearBars(
  byYear: Readonly<Record<string, number>>,
  locale: Locale,
  canvas: Canvas,
  colour: string = palette.blue,
): string {
  const known = Object.keys(byYear).map(Number);
  const [first, last] = [Math.min(...known), seenUntil(byYear)];
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const top = Math.max(...Object.values(byYear));
  return drawSvg(
    {
      grid: { left: canvas.narrow ? 48 : 64, right: 10, top: 22, bottom: 28 },
      xAxis: {
        type: 'category',
        data: years.map(String),
        axisLine,
        axisTick: { show: false },
        axisLabel: { ...axisText(canvas), interval: canvas.narrow ? 3 : 0 },
      },
      yAxis: {
        type: 'value',
        axisLabel: { ...axisText(canvas), formatter: (value: number) => locale.number(value) },
        splitLine,
      },
      series: [
        {
          type: 'bar',
          silent: true,
          itemStyle: { color: colour },
          barMaxWidth: 46,
          label: {
            show: !canvas.narrow,
            position: 'top',
            fontSize: canvas.font - 1,
            color: '#444',
            textBorderWidth: 0,
            formatter: ({ value }: { value: number }) => (value > top / 50 ? locale.number(value) : ''),
          },
          data: years.map((year) => byYear[String(year)] ?? 0),
        },
      ],
    },
    canvas,
    canvas.narrow ? 220 : 300,
  );
}
