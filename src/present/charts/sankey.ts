import type { Locale } from '../locale.ts';
import { type Canvas, drawSvg, lineColour, wrapped } from './theme.ts';

export interface SankeyNode {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  /** What passes in truth, where links too small to draw are part of it. */
  readonly amount?: number;
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
  gap = 26,
): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const through = (id: string) =>
    byId.get(id)?.amount ??
    Math.max(
      links.reduce((sum, link) => sum + (link.to === id ? link.value : 0), 0),
      links.reduce((sum, link) => sum + (link.from === id ? link.value : 0), 0),
    );
  const last = new Set(nodes.filter((node) => !links.some((link) => link.from === node.id)).map((node) => node.id));
  const room = canvas.narrow ? 96 : 200;
  const column = (canvas.width - room) / Math.max(1, longestPath(links)) - (canvas.narrow ? 16 : 26);
  const size = canvas.font - 1;
  return drawSvg(
    {
      series: [
        {
          type: 'sankey',
          silent: true,
          left: 4,
          right: room,
          top: 10,
          bottom: 26,
          nodeWidth: canvas.narrow ? 8 : 12,
          nodeGap: canvas.narrow ? 14 : gap,
          nodeAlign: 'justify',
          layoutIterations: 64,
          lineStyle: { color: 'source', opacity: 0.42, curveness: 0.5 },
          itemStyle: { borderWidth: 0 },
          label: {
            position: 'right',
            distance: 4,
            fontSize: size,
            lineHeight: canvas.font,
            color: '#333',
            textBorderWidth: 0,
            formatter: ({ name }: { name: string }) =>
              wrapped(
                `${byId.get(name)!.name} ${locale.number(through(name))}`,
                last.has(name) ? room - 10 : Math.max(column, 60),
                size,
              ),
          },
          data: nodes.map((node) => ({
            name: node.id,
            itemStyle: { color: node.colour },
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

/** How many steps the longest way from left to right has. */
function longestPath(links: readonly SankeyLink[]): number {
  const depth = new Map<string, number>();
  const reach = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    const found = Math.max(0, ...links.filter((link) => link.from === id).map((link) => 1 + reach(link.to)));
    depth.set(id, found);
    return found;
  };
  return Math.max(0, ...links.map((link) => reach(link.from)));
}
