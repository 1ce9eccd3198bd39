import type { Plan } from '../../plan/plan.ts';
import type { Locale } from '../locale-with.ts';
import type { MassFlow } from './mass-flows.ts';
import { chainColour, palette } from './palette.ts';

/** How ends of flows are joined: large plants stand alone, small ones with their chain, small trades with their like. */
export function nodeGrouping(plan: Plan, flows: readonly MassFlow[], whole: number): (node: string) => string {
  const through = new Map<string, number>();
  for (const flow of flows)
    for (const node of [flow.from, flow.to]) through.set(node, (through.get(node) ?? 0) + flow.tonnes);
  return (node) => {
    const [kind = '', id = ''] = node.split(/:(.*)/s);
    const large = (through.get(node) ?? 0) >= whole * (kind === 'process' ? 0.04 : 0.018);
    if (kind === 'process') return large ? node : `chain:${plan.processDetail[id]?.chain ?? ''}`;
    if (large) return node;
    return kind === 'sold' ? 'sold:' : kind === 'stored' ? 'stored:' : 'bought:';
  };
}

/** The name of an end of flows, alone or joined. */
export function flowNodeName(
  {
    locale,
    processText,
    materialText,
    chain,
  }: {
    readonly locale: Locale;
    readonly processText: (id: string) => string;
    readonly materialText: (id: string) => string;
    readonly chain: (id: string) => string;
  },
  node: string,
): string {
  const { t } = locale;
  const [kind = '', id = ''] = node.split(/:(.*)/s);
  if (kind === 'process') return processText(id);
  if (kind === 'chain') return t.common.othersOf(chain(id));
  if (kind === 'sold') return id ? t.mass.sells(materialText(id)) : t.mass.otherSales;
  if (kind === 'stored') return id ? t.mass.stores(materialText(id)) : t.mass.otherStores;
  if (kind === 'dug') return t.mass.digs(materialText(id));
  return id ? t.mass.buys(materialText(id)) : t.mass.otherPurchases;
}

export function flowNodeColour(plan: Plan, node: string): string {
  const [kind = '', id = ''] = node.split(/:(.*)/s);
  if (kind === 'process') return chainColour(plan.processDetail[id]?.chain ?? '');
  if (kind === 'chain') return chainColour(id);
  return kind === 'sold' ? palette.blue : kind === 'stored' ? palette.grey : palette.orange;
}
