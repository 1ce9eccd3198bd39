import type { Plan } from '../../plan/plan.ts';
import type { Locale } from '../locale.ts';
import type { Power, PowerSource } from './power-series.ts';
import { axisLine, axisText, type Canvas, drawSvg, palette, splitLine } from './theme.ts';

const kindColours = {
  plant: [palette.grey, '#5c5c5c', '#b5b5b5'],
  storage: [palette.pink],
  import: [palette.vermilion],
  unserved: ['#000000'],
  free: [palette.sky, palette.orange, palette.green],
} as const;

export function sourceName(source: PowerSource, plan: Plan, locale: Locale): string {
  const { t } = locale;
  if (source.kind === 'import') return t.power.import;
  if (source.kind === 'unserved') return t.power.unserved;
  const name = locale.name(plan.names.processes[source.id]!.name);
  return source.kind === 'storage' ? t.power.discharge(name) : name;
}

/** A week of power in MW: sources stacked, the park's load as a line above them. */
export function weekStack(power: Power, stepHours: number, plan: Plan, locale: Locale, canvas: Canvas): string {
  const { t } = locale;
  const perDay = Math.round(24 / stepHours);
  const counts: Record<string, number> = {};
  const series = power.sources.map((source) => {
    const at = counts[source.kind] ?? 0;
    counts[source.kind] = at + 1;
    const colours = kindColours[source.kind];
    return {
      type: 'line',
      silent: true,
      name: sourceName(source, plan, locale),
      stack: 'power',
      step: false,
      areaStyle: { opacity: 1 },
      lineStyle: { width: 0 },
      symbol: 'none',
      color: colours[at % colours.length],
      data: Array.from(source.values, round),
    };
  });
  return drawSvg(
    {
      legend: { top: 0, selectedMode: false, textStyle: axisText(canvas), itemGap: 12, icon: 'roundRect' },
      grid: {
        left: canvas.narrow ? 44 : 60,
        right: 12,
        top: canvas.narrow ? 26 + 22 * (series.length + 1) : 62,
        bottom: 30,
      },
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
    canvas.narrow ? 300 + 18 * series.length : 400,
  );
}

function round(mw: number): number {
  return Math.round(mw * 10) / 10;
}
