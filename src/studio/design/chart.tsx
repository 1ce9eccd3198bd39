import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { chartTheme } from './chart-theme.ts';

/**
 * A chart that fills its width. The engine is loaded with the first one; until then its room stands empty. What it shows
 * must also stand as text: `label` says it in a sentence, a table beside it gives the figures.
 */
export function Chart({
  option,
  label,
  height,
  renderer = 'svg',
  onReady,
}: {
  readonly option: EChartsCoreOption;
  readonly label: string;
  /** A CSS length. */
  readonly height: string;
  /** `canvas` for many thousand marks. */
  readonly renderer?: 'svg' | 'canvas';
  readonly onReady?: (chart: ECharts) => void;
}) {
  const room = useRef<HTMLDivElement>(null);
  const drawn = useRef<ECharts>(undefined);
  const latest = useRef({ option, onReady });
  latest.current = { option, onReady };
  useEffect(() => {
    let wanted = true;
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const draw = async () => {
      const { init } = await import('./echarts.ts');
      if (!wanted || !room.current) return;
      drawn.current?.dispose();
      const chart = init(room.current, chartTheme(), { renderer });
      chart.setOption({ animation: !calm.matches, animationDuration: 300, ...latest.current.option });
      drawn.current = chart;
      latest.current.onReady?.(chart);
    };
    void draw();
    const again = () => void draw();
    const resize = new ResizeObserver(() => drawn.current?.resize());
    if (room.current) resize.observe(room.current);
    dark.addEventListener('change', again);
    addEventListener('schemechange', again);
    return () => {
      wanted = false;
      resize.disconnect();
      dark.removeEventListener('change', again);
      removeEventListener('schemechange', again);
      drawn.current?.dispose();
      drawn.current = undefined;
    };
  }, [renderer]);
  useEffect(() => {
    drawn.current?.setOption(option, { notMerge: true });
  }, [option]);
  return (
    <div className="chart" style={{ height }} role="img" aria-label={label}>
      <div ref={room} />
    </div>
  );
}
