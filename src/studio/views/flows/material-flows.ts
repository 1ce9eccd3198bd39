import type { Park } from '../../../park/park.ts';
import type { Plan, StagePlan } from '../../../plan/plan.ts';
import { flowNodeColour, flowNodeName, nodeGrouping } from '../../../present/charts/flow-nodes.ts';
import {
  joined,
  type MassFlow,
  massFlows,
  materialFlows,
  withEnds,
  withoutReturns,
} from '../../../present/charts/mass-flows.ts';
import { palette } from '../../../present/charts/palette.ts';
import type { Context } from '../../../present/report/context.ts';
import type { FlowMessages } from '../../messages/flows.ts';
import type { FlowLink, FlowModel, FlowNode } from './flow-model.ts';

export type Detail = 'main' | 'all';

/** The least share of all that has a band of its own. */
const leastShares: Readonly<Record<Detail, number>> = { main: 0.004, all: 0.0005 };

/** The tonnes of all materials in one stage. */
export function massModel(context: Context, stage: StagePlan, detail: Detail, f: FlowMessages): FlowModel {
  const { locale, plan } = context;
  const { t } = locale;
  const { flows, left } = massFlows(plan, stage);
  const notDrawn = [
    ...(left.air > 1 ? [`${t.mass.air} (${locale.amount(left.air, 't')})`] : []),
    ...(left.spoil > 1 ? [`${t.mass.spoil} (${locale.amount(left.spoil, 't')})`] : []),
    t.mass.otherUnits,
  ];
  return modelOf(context, flows, detail, f, [f.notDrawn(locale.list(notDrawn))]);
}

/** The tonnes of one element in one stage, what goes to the air and what the recipes leave open among them. */
export function elementModel(
  context: Context,
  stage: StagePlan,
  element: string,
  park: Park,
  detail: Detail,
  f: FlowMessages,
): FlowModel {
  return modelOf(context, elementFlows(context.plan, stage, element, park), detail, f, []);
}

/**
 * An element's tonnes from giver to taker, by the assays of the park's materials. What a recipe's assays leave open flows
 * from its plant to `open:`, or to it from `opened:`.
 */
export function elementFlows(plan: Plan, stage: StagePlan, element: string, park: Park): readonly MassFlow[] {
  const share = (id: string) => {
    const material = park.materials.get(id);
    return material ? (material.elements[element] ?? 0) * material.massPerUnit : 0;
  };
  const flows = materialFlows(plan, stage, share).map((flow) => ({
    ...flow,
    from: flow.from === 'air:' ? 'fromAir:' : flow.from,
    to: flow.to === 'spoil:' ? `stored:${flow.material}` : flow.to,
  }));
  for (const [id, run] of Object.entries(stage.run)) {
    const open = Object.entries(plan.processDetail[id]?.net ?? {}).reduce(
      (sum, [material, net]) => sum - net * run * share(material),
      0,
    );
    const process = `process:${id}`;
    if (open > 0.5) flows.push({ from: process, to: 'open:', material: '', tonnes: open });
    if (open < -0.5) flows.push({ from: 'opened:', to: process, material: '', tonnes: -open });
  }
  return flows.sort((a, b) => b.tonnes - a.tonnes);
}

function modelOf(
  context: Context,
  flows: readonly MassFlow[],
  detail: Detail,
  f: FlowMessages,
  notes: readonly string[],
): FlowModel {
  const { plan, locale, materialText } = context;
  const whole = flows.reduce((sum, flow) => sum + (flow.from.startsWith('process:') ? 0 : flow.tonnes), 0);
  const group = nodeGrouping(plan, flows, whole);
  const rename = (node: string) => (detail === 'all' || /^(air|fromAir|open|opened):/.test(node) ? node : group(node));
  const all = joined(flows, rename);
  const onward = withoutReturns(all);
  const least = whole * leastShares[detail];
  const drawn = withEnds(onward, least);
  const ends = new Set(drawn.flatMap(({ from, to }) => [from, to]));
  const back = all.filter(
    (link) => !onward.includes(link) && link.tonnes >= least && ends.has(link.from) && ends.has(link.to),
  );
  const name = (node: string) => nodeName(context, node, f);
  const through = (id: string) => {
    const sum = (end: 'from' | 'to') => all.reduce((tonnes, link) => tonnes + (link[end] === id ? link.tonnes : 0), 0);
    return Math.max(sum('from'), sum('to'));
  };
  const parts = (materials: Readonly<Record<string, number>>): FlowLink['parts'] =>
    Object.entries(materials)
      .sort(([, a], [, b]) => b - a)
      .map(([id, tonnes]) => [id === '' ? f.open : materialText(id), tonnes]);
  const cuts = back.map((link) => ({
    ...link,
    leaves: `leaves ${link.from} ${link.to}`,
    enters: `enters ${link.from} ${link.to}`,
  }));
  const nodes: FlowNode[] = [
    ...[...ends].map((id) => ({
      id,
      name: name(id),
      colour: nodeColour(plan, id),
      amount: through(id),
      ...opens(id),
    })),
    ...cuts.flatMap(({ from, to, tonnes, leaves, enters }) => [
      { id: leaves, name: f.leaves(name(to)), colour: palette.pink, amount: tonnes, cut: true as const },
      { id: enters, name: f.enters(name(from)), colour: palette.pink, amount: tonnes, cut: true as const },
    ]),
  ];
  const returning = new Set(all.filter((link) => !onward.includes(link)).map(({ from, to }) => `${from}\n${to}`));
  return {
    nodes,
    links: [
      ...drawn.map(({ from, to, tonnes, materials }) => ({ from, to, value: tonnes, parts: parts(materials) })),
      ...cuts.flatMap(({ from, to, tonnes, materials, leaves, enters }) => [
        { from, to: leaves, value: tonnes, parts: parts(materials), colour: palette.pink },
        { from: enters, to, value: tonnes, parts: parts(materials), colour: palette.pink },
      ]),
    ],
    rows: flows.map((flow) => ({
      from: name(flow.from),
      to: name(flow.to),
      what: flow.material === '' ? f.open : materialText(flow.material),
      value: flow.tonnes,
      returns: returning.has(`${rename(flow.from)}\n${rename(flow.to)}`),
    })),
    returns: cuts.length,
    notes: [f.least(locale.amount(least, 't')), ...notes],
    amount: (tonnes) => locale.amount(tonnes, 't'),
  };
}

function opens(node: string): Pick<FlowNode, 'opens'> {
  const [kind = '', id = ''] = node.split(/:(.*)/s);
  if (kind === 'process') return { opens: { process: id } };
  return kind === 'chain' ? { opens: { chain: id } } : {};
}

function nodeName(context: Context, node: string, f: FlowMessages): string {
  if (node === 'air:') return f.toAir;
  if (node === 'fromAir:') return f.fromAir;
  if (node === 'open:' || node === 'opened:') return f.open;
  return flowNodeName(context, node);
}

function nodeColour(plan: Plan, node: string): string {
  if (node === 'air:' || node === 'fromAir:') return palette.sky;
  if (node === 'open:' || node === 'opened:') return palette.vermilion;
  return flowNodeColour(plan, node);
}
