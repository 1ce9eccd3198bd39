import type { Locale } from '../locale.ts';
import { type Canvas, drawSvg, lineColour } from './theme.ts';

export interface SankeyNode {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
}

export interface SankeyLink {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly colour?: string;
}

/** Bands as wide as what flows, from left to right; every node says its name and amount. */
export function sankeyChart(
  nodes: readonly SankeyNode[],
  links: readonly SankeyLink[],
  locale: Locale,
  canvas: Canvas,
  height: number,
): string {
  const through = (id: string) =>
    Math.max(
      links.reduce((sum, link) => sum + (link.to === id ? link.value : 0), 0),
      links.reduce((sum, link) => sum + (link.from === id ? link.value : 0), 0),
    );
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const last = new Set(nodes.filter((node) => !links.some((link) => link.from === node.id)).map((node) => node.id));
  const room = canvas.narrow ? 92 : 190;
  return drawSvg(
    {
      series: [
        {
          type: 'sankey',
          silent: true,
          left: 4,
          right: room,
          top: 10,
          bottom: 10,
          nodeWidth: canvas.narrow ? 8 : 12,
          nodeGap: canvas.narrow ? 9 : 11,
          nodeAlign: 'justify',
          layoutIterations: 64,
          lineStyle: { color: 'source', opacity: 0.42, curveness: 0.5 },
          itemStyle: { borderWidth: 0 },
          label: {
            position: 'right',
            distance: 4,
            fontSize: canvas.font - 1,
            lineHeight: canvas.font,
            color: '#333',
            textBorderWidth: 0,
            overflow: 'break',
            width: room - 8,
            formatter: ({ name }: { name: string }) => `${byId.get(name)!.name} ${locale.number(through(name))}`,
          },
          data: nodes.map((node) => ({
            name: node.id,
            itemStyle: { color: node.colour },
            label: { width: last.has(node.id) ? room - 8 : canvas.narrow ? 78 : 150 },
          })),
          links: links.map((link) => ({
            source: link.from,
            target: link.to,
            value: link.value,
            lineStyle: { color: link.colour ?? byId.get(link.from)?.colour ?? lineColour },
          })),
        },
      ],
    },
    canvas,
    height,
  );
}
