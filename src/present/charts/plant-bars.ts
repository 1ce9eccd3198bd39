import type { Locale } from '../locale.ts';
import { type Canvas, drawSvg, nameAxis, rowHeight } from './theme.ts';

export interface PlantBar {
  readonly name: string;
  readonly value: number;
  readonly colour: string;
}

/** Lying bars with their names left and figures at their ends, in the order given. */
export function plantBars(rows: readonly PlantBar[], locale: Locale, canvas: Canvas): string {
  const left = canvas.narrow ? 138 : 310;
  const names = rows.map((row) => row.name);
  return drawSvg(
    {
      grid: { left, right: canvas.narrow ? 46 : 70, top: 4, bottom: 4 },
      xAxis: { type: 'value', show: false },
      yAxis: nameAxis(names, left, canvas),
      series: [
        {
          type: 'bar',
          silent: true,
          barWidth: '66%',
          label: {
            show: true,
            position: 'right',
            fontSize: canvas.font,
            color: '#444',
            textBorderWidth: 0,
            formatter: ({ value }: { value: number }) => locale.number(value),
          },
          data: rows.map((row) => ({ value: row.value, itemStyle: { color: row.colour } })),
        },
      ],
    },
    canvas,
    rows.length * rowHeight(names, left, canvas, 25) + 10,
  );
}
