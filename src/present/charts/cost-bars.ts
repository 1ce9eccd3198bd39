import type { Locale } from '../locale.ts';
import {
  axisText,
  type Canvas,
  drawSvg,
  lineColour,
  nameAxis,
  palette,
  rowHeight,
  splitLine,
  zeroLine,
} from './theme.ts';

/** Cost of a product part by part, all as shares of its price; by-products below nothing. */
export interface CostBar {
  readonly name: string;
  readonly bought: number;
  readonly payroll: number;
  readonly upkeep: number;
  readonly capital: number;
  readonly credit: number;
  readonly cash: number;
  readonly full: number;
}

export const costColours = {
  bought: palette.sky,
  payroll: palette.orange,
  upkeep: palette.pink,
  capital: palette.grey,
  credit: palette.green,
} as const;

/** Lying bars of cost parts with marks for cash and full cost, against the price as a dashed line. */
export function costBars(rows: readonly CostBar[], locale: Locale, canvas: Canvas): string {
  const left = canvas.narrow ? 118 : 250;
  const names = rows.map((row) => row.name);
  const parts = ['bought', 'payroll', 'upkeep', 'capital', 'credit'] as const;
  const mark = (symbol: string, of: 'cash' | 'full', fill: string) => ({
    type: 'scatter',
    silent: true,
    z: 5,
    symbol,
    symbolSize: canvas.narrow ? 8 : 10,
    itemStyle: { color: fill, borderColor: '#111', borderWidth: 1.4 },
    data: rows.map((row, i) => [row[of], i]),
  });
  return drawSvg(
    {
      grid: { left, right: canvas.narrow ? 12 : 24, top: 8, bottom: 28 },
      xAxis: {
        type: 'value',
        axisLabel: { ...axisText(canvas), hideOverlap: true, formatter: (share: number) => locale.percent(share) },
        splitNumber: canvas.narrow ? 4 : 8,
        splitLine,
      },
      yAxis: { ...nameAxis(names, left, canvas), axisLine: { show: false, onZero: false } },
      series: [
        ...parts.map((part, k) => ({
          type: 'bar',
          stack: 'cost',
          silent: true,
          barWidth: '60%',
          itemStyle: { color: costColours[part] },
          data: rows.map((row) => Math.round(row[part] * 1e4) / 1e4),
          ...(k === 0
            ? {
                markLine: {
                  silent: true,
                  symbol: 'none',
                  lineStyle: { color: lineColour, width: 2, type: 'dashed' },
                  label: { show: false },
                  data: [{ xAxis: 1 }, { ...zeroLine('x').data[0], lineStyle: zeroLine('x').lineStyle }],
                },
              }
            : {}),
        })),
        mark('circle', 'cash', '#fff'),
        mark('diamond', 'full', '#fff'),
      ],
    },
    canvas,
    rows.length * rowHeight(names, left, canvas, 27) + 40,
  );
}
