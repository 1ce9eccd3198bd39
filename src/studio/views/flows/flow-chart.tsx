import type { ECharts } from 'echarts/core';
import { type CSSProperties, type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { Chart } from '../../design/chart.tsx';
import { fitted } from '../../design/chart-text.ts';
import type { Look } from '../../design/chart-theme.ts';
import { tip } from '../../design/chart-tip.ts';
import { flowMessages } from '../../messages/flows.ts';
import { useTexts } from '../../speech.tsx';
import { depthsOf, type FlowModel, type FlowNode } from './flow-model.ts';

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Names beside the last nodes need room of their own, px. */
const nameRoom = { wide: 190, narrow: 120 } as const;

/**
 * Flows as bands from left to right. Each node can be reached by keyboard: a button lies over it, arrows move between
 * them, and what the pointer would show is shown.
 */
export function FlowChart({
  model,
  label,
  onOpen,
}: {
  readonly model: FlowModel;
  readonly label: string;
  readonly onOpen: (opens: NonNullable<FlowNode['opens']>) => void;
}) {
  const f = useTexts(flowMessages);
  const chart = useRef<ECharts>(undefined);
  const places = useRef(new Map<number, Rect>());
  const [rects, setRects] = useState<readonly (Rect & { readonly at: number })[]>([]);
  const [current, setCurrent] = useState(0);
  const depths = useMemo(() => depthsOf(model.nodes, model.links), [model]);
  const option = useCallback(
    (look: Look) => {
      places.current.clear();
      return sankey(model, depths, look, (at, rect) => places.current.set(at, rect));
    },
    [model, depths],
  );
  const ready = useCallback((made: ECharts) => {
    chart.current = made;
    made.on('finished', () => {
      const found = [...places.current]
        .map(([at, { x, y, width, height }]) => ({ at, x, y, width, height }))
        .sort((a, b) => a.x - b.x || a.y - b.y);
      setRects((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    });
  }, []);
  const open = (node: FlowNode | undefined) => node?.opens && onOpen(node.opens);
  const point = (at: number, on: boolean) => {
    const mark = { seriesIndex: 0, dataIndex: at };
    chart.current?.dispatchAction({ type: on ? 'highlight' : 'downplay', ...mark });
    chart.current?.dispatchAction(on ? { type: 'showTip', ...mark } : { type: 'hideTip' });
  };
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const place = rects.findIndex(({ at }) => at === current);
    const next = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      ArrowRight: rects.findIndex(({ x }) => x > (rects[place]?.x ?? 0) + 1),
      ArrowLeft: rects.findLastIndex(({ x }) => x < (rects[place]?.x ?? 0) - 1),
      Home: 0,
      End: rects.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const to = rects[Math.max(0, Math.min(rects.length - 1, next))];
    if (!to || next < 0) return;
    setCurrent(to.at);
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${to.at}"]`)?.focus();
  };
  const columns = Math.max(1, ...depths.values());
  const inColumn = new Map<number, number>();
  for (const depth of depths.values()) inColumn.set(depth, (inColumn.get(depth) ?? 0) + 1);
  const height = Math.max(26, Math.min(104, 3.4 * Math.max(1, ...inColumn.values())));
  const tabbed = rects.some(({ at }) => at === current) ? current : rects[0]?.at;
  return (
    <div className="flow-scroll" style={{ '--least': `${columns * 10 + 11}rem` } as CSSProperties}>
      <Chart
        option={option}
        label={label}
        height={`${height}rem`}
        onReady={ready}
        onPick={({ dataType, dataIndex }) => dataType === 'node' && open(model.nodes[dataIndex])}
      >
        <div className="flow-marks" role="toolbar" aria-label={f.marks} onKeyDown={move}>
          {rects.map(({ at, x, y, width, height }) => {
            const node = model.nodes[at];
            return node ? (
              <button
                key={node.id}
                type="button"
                data-at={at}
                tabIndex={at === tabbed ? 0 : -1}
                style={{ left: x, top: y, width, height }}
                aria-label={`${node.name}, ${model.amount(node.amount)}`}
                aria-disabled={node.opens ? undefined : true}
                aria-haspopup={node.opens ? 'dialog' : undefined}
                onFocus={() => {
                  setCurrent(at);
                  point(at, true);
                }}
                onBlur={() => point(at, false)}
                onClick={() => open(node)}
              />
            ) : null;
          })}
        </div>
      </Chart>
    </div>
  );
}

function sankey(
  model: FlowModel,
  depths: ReadonlyMap<string, number>,
  look: Look,
  place: (at: number, rect: Rect) => void,
): object {
  const byId = new Map(model.nodes.map((node) => [node.id, node]));
  const room = look.narrow ? nameRoom.narrow : nameRoom.wide;
  const columns = Math.max(1, ...depths.values());
  const column = (look.width - room - 8) / columns;
  const last = Math.max(...depths.values());
  return {
    tooltip: {
      trigger: 'item',
      formatter: (mark: { dataType: string; dataIndex: number; data: { name: string; source?: string } }) => {
        if (mark.dataType === 'edge') {
          const link = model.links[mark.dataIndex]!;
          const names = `${byId.get(link.from)!.name} › ${byId.get(link.to)!.name}`;
          return tip(names, amounts(link.parts, link.value));
        }
        const node = model.nodes[mark.dataIndex]!;
        return tip(node.name, [{ name: '', value: model.amount(node.amount), strong: true }]);
      },
    },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: room,
        top: 10,
        bottom: 20,
        nodeWidth: look.narrow ? 10 : 12,
        nodeGap: 34,
        nodeAlign: 'left',
        layoutIterations: 64,
        draggable: false,
        emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.65 }, label: { distance: 5 } },
        blur: { itemStyle: { opacity: 0.35 }, lineStyle: { opacity: 0.08 }, label: { opacity: 0.35 } },
        lineStyle: { color: 'source', opacity: look.dark ? 0.38 : 0.42, curveness: 0.5 },
        itemStyle: { borderWidth: 0 },
        label: {
          position: 'right',
          distance: 5,
          fontSize: 12,
          lineHeight: 14,
          formatter: ({ name }: { name: string }) => {
            const node = byId.get(name)!;
            const width = depths.get(name) === last ? room - 12 : Math.max(64, column - 24);
            return fitted(node.name, model.amount(node.amount), width, look.font);
          },
        },
        labelLayout: ({ dataIndex, dataType, rect }: { dataIndex: number; dataType?: string; rect: Rect }) => {
          if (dataType !== 'edge') place(dataIndex, rect);
          return {};
        },
        data: model.nodes.map(({ id, colour, cut }) => ({
          name: id,
          depth: depths.get(id),
          itemStyle: { color: look.tone(colour), ...(cut ? { decal: hatching(look.surface) } : {}) },
          cursor: byId.get(id)?.opens ? 'pointer' : 'default',
        })),
        links: model.links.map((link) => ({
          source: link.from,
          target: link.to,
          value: link.value,
          lineStyle: { color: look.tone(link.colour ?? byId.get(link.from)!.colour) },
        })),
      },
    ],
  };

  function amounts(parts: FlowModel['links'][number]['parts'], whole: number) {
    const shown = parts.slice(0, 8).map(([name, value]) => ({ name, value: model.amount(value) }));
    return parts.length > 1 ? [...shown, { name: '', value: model.amount(whole), strong: true }] : shown;
  }
}

function hatching(colour: string) {
  return { symbol: 'rect', color: colour, dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4 };
}
