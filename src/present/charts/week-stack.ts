import type { Plan } from '../../plan/plan.ts';
import type { Locale } from '../locale.ts';
import type { Power } from './power-series.ts';
import { sourceColours, sourceName } from './power-source.ts';
import { axisLine, axisText, type Canvas, drawSvg, palette, splitLine } from './theme.ts';

/** A week of power in MW: sources stacked, the park's load as a line above them. */
export function weekStack(power: Power, stepHours: number, plan: Plan, locale: Locale, canvas: Canvas): string {
  const { t } = locale;
  const perDay = Math.round(24 / stepHours);
  const colours = sourceColours(power);
  const series = power.sources.map((source, i) => ({
    type: 'line',
    silent: true,
    name: sourceName(source, plan, locale),
    stack: 'power',
    areaStyle: { opacity: 1 },
    lineStyle: { width: 0 },
    symbol: 'none',
    color: colours[i],
    data: Array.from(source.values, round),
  }));
  return drawSvg(
    {
      grid: { left: canvas.narrow ? 44 : 60, right: 12, top: 14, bottom: 30 },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: Array.from({ length: power.hours }, (_, h) => h),
        axisLine,
        axisTick: { interval: perDay - 1 },
        axisLabel: {
          ...axisText(canvas),
          interval: perDay * (canvas.narrow ? 2 : 1) - 1,
          align: 'left',
          formatter: (h: string) => t.power.day(Math.floor(Number(h) / perDay) + 1),
        },
      },
      yAxis: {
        type: 'value',
        axisLabel: { ...axisText(canvas), formatter: (mw: number) => locale.number(mw, 4) },
        splitLine,
      },
      series: [
        ...series,
        {
          type: 'line',
          silent: true,
          name: t.power.load,
          symbol: 'none',
          color: palette.blue,
          lineStyle: { width: 2.5, color: palette.blue },
          data: Array.from(power.load, round),
        },
      ],
    },
    canvas,
    canvas.narrow ? 250 : 350,
  );
}

function round(mw: number): number {
  return Math.round(mw * 10) / 10;
}
