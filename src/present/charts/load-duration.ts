import type { Locale } from '../locale.ts';
import type { Power } from './power-series.ts';
import { axisLine, axisText, type Canvas, drawSvg, palette, splitLine } from './theme.ts';

/** The year's hours sorted from the highest: all load, and what wind and sun leave of it. */
export function loadDuration(power: Power, locale: Locale, canvas: Canvas): string {
  const { t } = locale;
  const points = (values: Float64Array) => {
    const sorted = Float64Array.from(values).sort().reverse();
    return Array.from({ length: 201 }, (_, i) => {
      const hour = Math.round((i / 200) * (sorted.length - 1));
      return [hour, Math.round(sorted[hour]!)];
    });
  };
  const line = (name: string, color: string, values: Float64Array) => ({
    type: 'line',
    silent: true,
    name,
    symbol: 'none',
    color,
    lineStyle: { width: 2.5, color },
    data: points(values),
  });
  return drawSvg(
    {
      grid: { left: canvas.narrow ? 44 : 60, right: 16, top: 12, bottom: 46 },
      xAxis: {
        type: 'value',
        max: power.hours,
        interval: power.hours / (canvas.narrow ? 3 : 6),
        axisLine,
        splitLine,
        name: t.power.hours,
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: axisText(canvas),
        axisLabel: { ...axisText(canvas), formatter: (hour: number) => locale.number(hour, 4) },
      },
      yAxis: {
        type: 'value',
        axisLabel: { ...axisText(canvas), formatter: (mw: number) => locale.number(mw, 4) },
        splitLine,
      },
      series: [line(t.power.load, palette.blue, power.load), line(t.power.net, palette.orange, power.net)],
    },
    canvas,
    canvas.narrow ? 260 : 320,
  );
}
