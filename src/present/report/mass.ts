import type { Plan, StagePlan } from '../../plan/plan.ts';
import { flowNodeColour, flowNodeName, nodeGrouping } from '../charts/flow-nodes.ts';
import { joined, type MassFlow, type MassFlows, massFlows, withEnds, withoutReturns } from '../charts/mass-flows.ts';
import { sankeyChart } from '../charts/sankey.ts';
import type { Canvas } from '../charts/theme.ts';
import type { Context } from './context.ts';
import { drawnStages, foldedStages, moved } from './drawn-stages.ts';
import { escapeHtml, figure, htmlTable, paragraph, section } from './html.ts';

/** The park's tonnes from rock to product, for every stage that differs. */
export function mass(context: Context): string {
  const { plan, locale } = context;
  const { t } = locale;
  const drawn = drawnStages(plan, (stage) => drawingOf(plan, stage), differ);
  const { from, model } = drawn.at(-1)!;
  if (model.flows.length === 0) return section('mass', t.mass.title, t.mass.lead(from), paragraph(t.common.nothing));
  const notDrawn = [
    ...(model.left.air > 1 ? [`${t.mass.air} (${locale.amount(model.left.air, 't')})`] : []),
    ...(model.left.spoil > 1 ? [`${t.mass.spoil} (${locale.amount(model.left.spoil, 't')})`] : []),
    t.mass.otherUnits,
  ];
  const note = t.mass.note({ least: locale.amount(model.whole * leastShare, 't'), left: locale.list(notDrawn) });
  const chart = ({ model: of }: { model: Drawing }, years: string) =>
    figure(
      locale,
      {
        caption: `${t.mass.label}${locale.comma}${years}`,
        scrolls: true,
        draw: (canvas) => sankey(context, of, canvas),
      },
      flowTable(context, of.flows),
    );
  return section(
    'mass',
    t.mass.title,
    t.mass.lead(from),
    foldedStages(
      drawn.filter((stage) => stage.model.flows.length > 0),
      locale,
      chart,
    ) + paragraph(note, 'note'),
  );
}

const leastShare = 0.004;

/** What is drawn of a stage: its flows, how their ends are joined, and the links that are large enough. */
interface Drawing extends MassFlows {
  readonly whole: number;
  readonly rename: (node: string) => string;
  readonly all: ReturnType<typeof joined>;
  readonly links: ReturnType<typeof joined>;
}

/** Large plants stand alone, small ones with their chain. */
function drawingOf(plan: Plan, stage: StagePlan): Drawing {
  const { flows, left } = massFlows(plan, stage);
  const whole = flows.reduce((sum, flow) => sum + (flow.from.startsWith('process:') ? 0 : flow.tonnes), 0);
  const rename = nodeGrouping(plan, flows, whole);
  const all = joined(flows, rename);
  return { flows, left, whole, rename, all, links: withEnds(withoutReturns(all), whole * leastShare) };
}

/** Whether any link that is drawn of either stage moved. */
function differ(before: Drawing, after: Drawing): boolean {
  const changed = (of: Drawing, other: Drawing) => {
    const others = new Map(joined(other.flows, of.rename).map((link) => [`${link.from}\n${link.to}`, link.tonnes]));
    return of.links.some((link) => moved(others.get(`${link.from}\n${link.to}`) ?? 0, link.tonnes));
  };
  return changed(before, after) || changed(after, before);
}

function flowTable(context: Context, flows: readonly MassFlow[]): string {
  const { t } = context.locale;
  return htmlTable(
    [
      [t.mass.from, 'words'],
      [t.mass.to, 'words'],
      [t.common.material, 'words'],
      [t.mass.unit, 'number'],
    ],
    flows
      .slice(0, 40)
      .map((flow) => [
        escapeHtml(flowNodeName(context, flow.from)),
        escapeHtml(flowNodeName(context, flow.to)),
        context.material(flow.material),
        context.locale.number(flow.tonnes / 1000),
      ]),
    t.mass.label,
  );
}

function sankey(context: Context, { all, links }: Drawing, canvas: Canvas): string {
  const amountOf = (id: string) => {
    const sum = (end: 'from' | 'to') => all.reduce((tonnes, link) => tonnes + (link[end] === id ? link.tonnes : 0), 0);
    return Math.max(sum('from'), sum('to')) / 1000;
  };
  const ids = [...new Set(links.flatMap((link) => [link.from, link.to]))];
  const nodes = ids.map((id) => ({
    id,
    name: flowNodeName(context, id),
    colour: flowNodeColour(context.plan, id),
    amount: amountOf(id),
  }));
  return sankeyChart(
    nodes,
    links.map((link) => ({ from: link.from, to: link.to, value: link.tonnes / 1000 })),
    context.locale,
    canvas,
    Math.min(1040, 240 + 30 * ids.length),
    32,
  );
}
