import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Plan } from '../plan/plan.ts';

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

// Okabe and Ito's palette: told apart by colour-blind readers.
const palette = ['#555555', '#56B4E9', '#E69F00', '#009E73', '#CC79A7', '#D55E00', '#0072B2', '#F0E442'];

/** A week's sources of power stacked in MW, as SVG inside the page. */
export function dispatchChart(plan: Plan): string {
  const week = plan.week!;
  const name = (series: string): string => {
    if (series === 'import') return 'Grid import';
    if (series === 'unserved_electricity') return 'Unserved';
    const id = series.replace(/^(output|discharge)_/, '');
    return `${plan.names.processes[id]?.name.en ?? id}${series.startsWith('discharge') ? ', discharge' : ''}`;
  };
  const power = Object.entries(week.series).filter(([series]) => {
    if (series === 'import' || series === 'unserved_electricity') return true;
    const id = series.replace(/^(output|discharge)_/, '');
    return /^(output|discharge)_/.test(series) && plan.names.processes[id]?.unit === 'MW';
  });
  if (power.length === 0) return '<p class="note">No power in this week.</p>';
  const hours = power[0]![1].length;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 1000, height: 380 });
  chart.setOption({
    animation: false,
    color: palette,
    legend: { top: 0, textStyle: { color: '#6b7683' } },
    grid: { left: 70, right: 20, top: 50, bottom: 45 },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: Array.from({ length: hours }, (_, h) => `day ${Math.floor((h * week.stepHours) / 24) + 1}`),
      axisLabel: { interval: Math.round(24 / week.stepHours) - 1, color: '#6b7683' },
      name: `week from hour ${week.start} of the year`,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: { color: '#6b7683' },
    },
    yAxis: { type: 'value', name: 'MW', axisLabel: { color: '#6b7683' }, nameTextStyle: { color: '#6b7683' } },
    series: power.map(([series, values]) => ({
      type: 'line',
      name: name(series),
      stack: 'power',
      areaStyle: { opacity: 0.85 },
      lineStyle: { width: 0 },
      symbol: 'none',
      data: [...values],
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  const totals = power
    .map(
      ([series, values]) =>
        `${name(series)} ${Math.round(values.reduce((a, b) => a + b, 0) * week.stepHours).toLocaleString('en-US')} MWh`,
    )
    .join('; ');
  return `<figure role="img" aria-label="Stacked power by source over one week">${svg}<figcaption class="note">Over the week: ${totals}.</figcaption></figure>`;
}
