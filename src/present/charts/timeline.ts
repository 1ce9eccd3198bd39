import type { Plan } from '../../plan/plan.ts';
import type { Locale } from '../locale.ts';
import { axisText, type Canvas, chainColour, drawSvg, nameAxis, palette, rowHeight, splitLine } from './theme.ts';
import { timelineRows } from './timeline-rows.ts';

/** A bar per plant: paler while it is built, full while it runs, with a mark where it is enlarged later. */
export function timelineChart(plan: Plan, locale: Locale, canvas: Canvas): string {
  const { t } = locale;
  const end = plan.stages.at(-1)!.year + plan.stages.at(-1)!.years;
  const rows = timelineRows(plan, canvas.narrow ? 14 : 24);
  const first = Math.min(plan.finance.decisionYear, ...rows.map((row) => row.from));
  const axisFrom = Math.floor(first / 5) * 5;
  const built = plan.finance.spending.length;
  const names = rows.map((row) => locale.name(plan.names.processes[row.id]!.name));
  const left = canvas.narrow ? 136 : 300;
  const bars = (name: string, opacity: number, values: readonly number[]) => ({
    type: 'bar',
    name,
    stack: 'years',
    barWidth: '62%',
    silent: true,
    itemStyle: { color: palette.blue, opacity },
    data: values.map((value, i) => ({ value, itemStyle: { color: chainColour(rows[i]!.chain, i), opacity } })),
  });
  return drawSvg(
    {
      grid: { left, right: 14, top: 26, bottom: 8 },
      xAxis: {
        type: 'value',
        position: 'top',
        min: axisFrom,
        max: Math.ceil(end / 5) * 5,
        interval: canvas.narrow ? 10 : 5,
        axisLabel: {
          ...axisText(canvas),
          formatter: (year: number) => ((year - axisFrom) % (canvas.narrow ? 10 : 5) === 0 ? String(year) : ''),
        },
        splitLine,
      },
      yAxis: nameAxis(names, left, canvas),
      series: [
        {
          ...bars(
            '',
            0,
            rows.map((row) => Math.max(first, row.from - built)),
          ),
        },
        bars(
          t.built.building,
          0.4,
          rows.map((row) => row.from - Math.max(first, row.from - built)),
        ),
        bars(
          t.built.running,
          1,
          rows.map((row) => end - row.from),
        ),
        {
          type: 'scatter',
          silent: true,
          symbol: 'diamond',
          symbolSize: 8,
          itemStyle: { color: '#fff', borderColor: '#333', borderWidth: 1 },
          data: rows.flatMap((row, i) => row.later.map((year) => [year, i])),
        },
      ],
    },
    canvas,
    rows.length * rowHeight(names, left, canvas, 26) + 40,
  );
}
