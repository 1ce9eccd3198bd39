import './chart.css';
import type { ECharts } from 'echarts/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { chartMessages } from '../messages/chart.ts';
import { useTexts } from '../speech.tsx';
import { chartTheme, type Look, lookOf } from './chart-theme.ts';

/** What is drawn; a function of the look where colours or labels depend on the scheme or the room. */
export type ChartOption = object | ((look: Look) => object);

/** A mark of a chart that was pressed. */
export interface Picked {
  readonly name: string;
  readonly dataIndex: number;
  readonly dataType?: string;
  readonly value: unknown;
}

/**
 * A chart that fills its width and keeps its height from the first moment. The engine is loaded with the first chart.
 * What it shows must also stand as text: `label` says it in a sentence, a table beside it (`ChartFigure`) gives the
 * figures, and what can be pressed in it can be reached by keyboard elsewhere, such as in `children` that lie over it.
 */
export function Chart({
  option,
  label,
  height,
  renderer = 'svg',
  onReady,
  onPick,
  children,
}: {
  readonly option: ChartOption;
  readonly label: string;
  /** A CSS length. */
  readonly height: string;
  /** `canvas` for many thousand marks. */
  readonly renderer?: 'svg' | 'canvas';
  /** Called for each chart that is made: anew when the scheme changes. */
  readonly onReady?: (chart: ECharts) => void;
  readonly onPick?: (mark: Picked) => void;
  readonly children?: ReactNode;
}) {
  const texts = useTexts(chartMessages);
  const room = useRef<HTMLDivElement>(null);
  const drawn = useRef<ECharts>(undefined);
  const [state, setState] = useState<'waiting' | 'drawn' | 'failed'>('waiting');
  const latest = useRef({ option, onReady, onPick });
  latest.current = { option, onReady, onPick };
  useEffect(() => {
    const { current } = room;
    if (!current) return;
    let wanted = true;
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    const dark = matchMedia('(prefers-color-scheme: dark)');
    // Paper is white and has a width of its own.
    const paper = matchMedia('print');
    let engine: typeof import('./echarts.ts') | undefined;
    // At once where the engine is there: a page that prints waits for nothing.
    const draw = () => {
      if (!engine) return;
      drawn.current?.dispose();
      const chart = engine.init(current, chartTheme(lookOf(current.clientWidth), calm.matches), { renderer });
      drawn.current = chart;
      chart.on('click', (mark) => latest.current.onPick?.(mark as unknown as Picked));
      latest.current.onReady?.(chart);
      show(chart, current, latest.current.option, calm.matches || paper.matches);
      setState('drawn');
    };
    import('./echarts.ts').then(
      (loaded) => {
        if (!wanted) return;
        engine = loaded;
        draw();
      },
      () => {
        if (wanted) setState('failed');
      },
    );
    let width = current.clientWidth;
    let asked = 0;
    const resize = new ResizeObserver(() => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => {
        const chart = drawn.current;
        if (!chart) return;
        chart.resize();
        if (typeof latest.current.option === 'function' && current.clientWidth !== width)
          show(chart, current, latest.current.option, true);
        width = current.clientWidth;
      });
    });
    resize.observe(current);
    dark.addEventListener('change', draw);
    calm.addEventListener('change', draw);
    paper.addEventListener('change', draw);
    addEventListener('schemechange', draw);
    return () => {
      wanted = false;
      cancelAnimationFrame(asked);
      resize.disconnect();
      dark.removeEventListener('change', draw);
      calm.removeEventListener('change', draw);
      paper.removeEventListener('change', draw);
      removeEventListener('schemechange', draw);
      drawn.current?.dispose();
      drawn.current = undefined;
    };
  }, [renderer]);
  useEffect(() => {
    if (drawn.current && room.current)
      show(drawn.current, room.current, option, matchMedia('(prefers-reduced-motion: reduce)').matches);
  }, [option]);
  return (
    <div className="chart" style={{ height }} data-state={state}>
      <div role="img" aria-label={label} ref={room} />
      {state === 'failed' ? <p className="note failed">{texts.failed}</p> : null}
      {children}
    </div>
  );
}

function show(chart: ECharts, room: HTMLElement, option: ChartOption, calm: boolean): void {
  const made = typeof option === 'function' ? option(lookOf(room.clientWidth)) : option;
  chart.setOption(
    { animation: !calm, animationDuration: 300, animationDurationUpdate: 200, ...made },
    { notMerge: true },
  );
}
