import type { Locale } from '../locale.ts';
import { axisText, type Canvas, drawSvg, nameAxis, palette, rowHeight, splitLine, zeroLine } from './theme.ts';

export interface ValueStep {
  readonly name: string;
  readonly usd: number;
  /** A value to begin or end with; the others add to what stands before them. */
  readonly whole: boolean;
}

/** Blue adds, vermilion takes away: told apart by colour-blind readers, and by the sign of the figure. */
export const stepColours = { adds: palette.blue, takes: palette.vermilion, whole: palette.grey } as const;

/** A waterfall of lying bars from one value to another, in millions, with the figure of each step at its end. */
export function valueSteps(steps: readonly ValueStep[], locale: Locale, canvas: Canvas): string {
  let reached = 0;
  const bars = steps.map(({ usd, whole }) => {
    const from = whole ? 0 : reached;
    reached = whole ? usd : reached + usd;
    return { low: Math.min(from, reached) / 1e6, high: Math.max(from, reached) / 1e6 };
  });
  const left = canvas.narrow ? 138 : 330;
  const names = steps.map((step) => step.name);
  const colour = (i: number) => {
    const { whole, usd } = steps[i]!;
    return whole ? stepColours.whole : usd >= 0 ? stepColours.adds : stepColours.takes;
  };
  const stacked = (values: readonly number[], opacity: number) => ({
    type: 'bar',
    stack: 'value',
    silent: true,
    barWidth: '62%',
    data: values.map((value, i) => ({ value, itemStyle: { color: colour(i), opacity } })),
  });
  const [lowest, highest] = [Math.min(0, ...bars.map((b) => b.low)), Math.max(0, ...bars.map((b) => b.high))];
  const spread = Math.max(highest - lowest, 1e-6);
  return drawSvg(
    {
      grid: { left, right: canvas.narrow ? 56 : 84, top: 4, bottom: 26 },
      xAxis: {
        type: 'value',
        min: lowest < 0 ? lowest - spread * 0.03 : 0,
        max: highest > 0 ? highest + spread * 0.03 : 0,
        axisLabel: {
          ...axisText(canvas),
          hideOverlap: true,
          showMinLabel: false,
          showMaxLabel: false,
          formatter: (value: number) => locale.number(value),
        },
        splitNumber: canvas.narrow ? 3 : 6,
        splitLine,
      },
      yAxis: { ...nameAxis(names, left, canvas), axisLine: { show: false, onZero: false } },
      series: [
        {
          ...stacked(
            bars.map(({ low, high }) => (low > 0 ? low : Math.min(high, 0))),
            0,
          ),
          markLine: zeroLine('x'),
        },
        stacked(
          bars.map(({ low, high }) => (high > 0 ? high - Math.max(0, low) : 0)),
          1,
        ),
        stacked(
          bars.map(({ low, high }) => (low < 0 ? low - Math.min(0, high) : 0)),
          1,
        ),
        {
          type: 'scatter',
          silent: true,
          symbolSize: 1,
          itemStyle: { color: 'transparent' },
          label: {
            show: true,
            position: 'right',
            fontSize: canvas.font,
            color: '#444',
            textBorderWidth: 0,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const { usd, whole } = steps[dataIndex]!;
              return `${usd > 0 && !whole ? '+' : ''}${locale.number(usd / 1e6)}`;
            },
          },
          data: bars.map(({ high }, i) => [Math.max(0, high), i]),
        },
      ],
    },
    canvas,
    steps.length * rowHeight(names, left, canvas, canvas.narrow ? 34 : 30) + 34,
  );
}
