import { joined, type MassFlow, massFlows, withoutReturns } from '../charts/mass-flows.ts';
import { sankeyChart } from '../charts/sankey.ts';
import { type Canvas, chainColour, palette } from '../charts/theme.ts';
import type { Context } from './context.ts';
import { escapeHtml, figure, htmlTable, paragraph, section } from './html.ts';

/** The park's tonnes from rock to product in the last stage. */
export function mass(context: Context): string {
  const { plan, locale, last, material } = context;
  const { t } = locale;
  const { flows, left } = massFlows(plan, last);
  const whole = flows.reduce((sum, flow) => sum + (flow.from.startsWith('process:') ? 0 : flow.tonnes), 0);
  const table = htmlTable(
    [
      [t.mass.from, 'words'],
      [t.mass.to, 'words'],
      [t.common.material, 'words'],
      [t.mass.unit, 'number'],
    ],
    flows
      .slice(0, 40)
      .map((flow) => [
        escapeHtml(nodeName(context, flow.from)),
        escapeHtml(nodeName(context, flow.to)),
        material(flow.material),
        locale.number(flow.tonnes / 1000),
      ]),
    t.mass.label,
  );
  const notDrawn = [
    ...(left.air > 1 ? [`${t.mass.air} (${locale.amount(left.air, 't')})`] : []),
    ...(left.spoil > 1 ? [`${t.mass.spoil} (${locale.amount(left.spoil, 't')})`] : []),
    t.mass.otherUnits,
  ];
  return section(
    'mass',
    t.mass.title,
    t.mass.lead(last.year),
    flows.length === 0
      ? paragraph(t.common.nothing)
      : `${figure(locale, { caption: t.mass.label, scrolls: true, draw: (canvas) => drawing(context, flows, whole, canvas) }, table)}${paragraph(
          t.mass.note({ least: locale.amount(whole * leastShare, 't'), left: locale.list(notDrawn) }),
          'note',
        )}`,
  );
}

const leastShare = 0.004;

/** Large plants stand alone, small ones with their chain. */
function drawing(context: Context, flows: readonly MassFlow[], whole: number, canvas: Canvas): string {
  const { plan, locale } = context;
  const through = new Map<string, number>();
  for (const flow of flows)
    for (const node of [flow.from, flow.to]) through.set(node, (through.get(node) ?? 0) + flow.tonnes);
  const chainOf = (id: string) => plan.processDetail[id]?.chain ?? '';
  const rename = (node: string): string => {
    const [kind = '', id = ''] = node.split(/:(.*)/s);
    const large = (through.get(node) ?? 0) >= whole * (kind === 'process' ? 0.04 : 0.018);
    if (kind === 'process') return large ? node : `chain:${chainOf(id)}`;
    if (large) return node;
    return kind === 'sold' ? 'sold:' : kind === 'stored' ? 'stored:' : 'bought:';
  };
  const all = joined(flows, rename);
  const amountOf = (id: string) => {
    const sum = (end: 'from' | 'to') => all.reduce((tonnes, link) => tonnes + (link[end] === id ? link.tonnes : 0), 0);
    return Math.max(sum('from'), sum('to')) / 1000;
  };
  const links = withEnds(withoutReturns(all), whole * leastShare);
  const ids = [...new Set(links.flatMap((link) => [link.from, link.to]))];
  const nodes = ids.map((id) => ({
    id,
    name: nodeName(context, id),
    colour: nodeColour(context, id),
    amount: amountOf(id),
  }));
  return sankeyChart(
    nodes,
    links.map((link) => ({ from: link.from, to: link.to, value: link.tonnes / 1000 })),
    locale,
    canvas,
    1040,
    32,
  );
}

/** Links of a size, without those of plants that then would seem to have nothing before or after them. */
function withEnds<Link extends { from: string; to: string; tonnes: number }>(
  all: readonly Link[],
  least: number,
): Link[] {
  const starts = new Set(all.map((link) => link.from));
  const ends = new Set(all.map((link) => link.to));
  let links = all.filter((link) => link.tonnes >= least);
  for (let before = 0; before !== links.length; ) {
    before = links.length;
    const [from, to] = [new Set(links.map((link) => link.from)), new Set(links.map((link) => link.to))];
    links = links.filter(
      (link) => (!starts.has(link.to) || from.has(link.to)) && (!ends.has(link.from) || to.has(link.from)),
    );
  }
  return links;
}

function nodeName({ locale, processText, materialText, chain }: Context, node: string): string {
  const { t } = locale;
  const [kind = '', id = ''] = node.split(/:(.*)/s);
  if (kind === 'process') return processText(id);
  if (kind === 'chain') return t.common.othersOf(chain(id));
  if (kind === 'sold') return id ? t.mass.sells(materialText(id)) : t.mass.otherSales;
  if (kind === 'stored') return id ? t.mass.stores(materialText(id)) : t.mass.otherStores;
  if (kind === 'dug') return t.mass.digs(materialText(id));
  return id ? t.mass.buys(materialText(id)) : t.mass.otherPurchases;
}

function nodeColour({ plan }: Context, node: string): string {
  const [kind = '', id = ''] = node.split(/:(.*)/s);
  if (kind === 'process') return chainColour(plan.processDetail[id]?.chain ?? '');
  if (kind === 'chain') return chainColour(id);
  return kind === 'sold' ? palette.blue : kind === 'stored' ? palette.grey : palette.orange;
}
