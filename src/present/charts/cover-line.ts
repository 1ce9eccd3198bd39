import type { Locale } from '../locale.ts';
import { axisText, type Canvas, drawSvg, palette, splitLine } from './theme.ts';
import { yearAxis } from './year-stack.ts';

export const coverColours = { cover: palette.blue, asked: palette.grey, lockUp: palette.vermilion } as const;

/** Cover of debt service by year as a line with a mark each year, beside what lenders ask for and what locks payouts. */
export function coverLine(
  years: readonly number[],
  cover: readonly (number | null)[],
  limits: { readonly asked: number; readonly lockUp: number },
  locale: Locale,
  canvas: Canvas,
): string {
  return drawSvg(
    {
      grid: { left: canvas.narrow ? 36 : 50, right: 14, top: 18, bottom: 28 },
      xAxis: { ...yearAxis(years, canvas), boundaryGap: true },
      yAxis: {
        type: 'value',
        min: 0,
        axisLabel: { ...axisText(canvas), formatter: (ratio: number) => locale.number(ratio) },
        splitLine,
      },
      series: [
        {
          type: 'line',
          silent: true,
          symbol: 'circle',
          symbolSize: canvas.narrow ? 5 : 7,
          itemStyle: { color: coverColours.cover },
          lineStyle: { color: coverColours.cover, width: 2.5 },
          data: cover.map((ratio) => (ratio === null ? '-' : Math.round(ratio * 1e3) / 1e3)),
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            data: [
              { yAxis: limits.asked, lineStyle: { color: coverColours.asked, width: 2, type: 'dotted' } },
              { yAxis: limits.lockUp, lineStyle: { color: coverColours.lockUp, width: 2, type: 'dashed' } },
            ].filter(({ yAxis }) => yAxis > 0),
          },
        },
      ],
    },
    canvas,
    canvas.narrow ? 210 : 270,
  );
}
