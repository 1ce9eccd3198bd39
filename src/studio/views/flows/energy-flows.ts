import type { StagePlan } from '../../../plan/plan.ts';
import { type EnergyShare, energyShareName, energyShares } from '../../../present/charts/energy-shares.ts';
import { palette } from '../../../present/charts/palette.ts';
import type { Context } from '../../../present/report/context.ts';
import type { FlowMessages } from '../../messages/flows.ts';
import type { FlowLink, FlowModel, FlowNode, FlowRow } from './flow-model.ts';
import type { Detail } from './material-flows.ts';

const carrierColours = [palette.yellow, palette.vermilion, palette.orange];

/** Electricity and steam of one stage in GWh: left what gives, then the carriers, right what takes. */
export function energyModel(context: Context, stage: StagePlan, detail: Detail, f: FlowMessages): FlowModel {
  const { plan, locale, materialText } = context;
  const shares = energyShares(plan, stage).filter(({ id }) => id !== 'letDown');
  const whole = shares.reduce((sum, { gwh }) => sum + Math.max(0, gwh), 0);
  const least = whole * (detail === 'all' ? 0.0002 : 0.004);
  const carriers = [...new Set(shares.map(({ carrier }) => carrier))];
  const nodes = new Map<string, FlowNode>();
  const links = new Map<string, FlowLink>();
  const rows: FlowRow[] = [];
  const put = (id: string, node: Omit<FlowNode, 'id' | 'amount'>, gwh: number) =>
    nodes.set(id, { ...node, id, amount: (nodes.get(id)?.amount ?? 0) + gwh });
  const flow = (from: string, to: string, what: string, gwh: number, colour?: string) => {
    const known = links.get(`${from}\n${to}`);
    const parts = [...(known?.parts ?? []), [what, gwh] as const];
    links.set(`${from}\n${to}`, {
      from,
      to,
      value: (known?.value ?? 0) + gwh,
      parts: parts.sort(([, a], [, b]) => b - a),
      ...(colour ? { colour } : {}),
    });
  };
  const colourOf = (carrier: string) => carrierColours[carriers.indexOf(carrier) % carrierColours.length]!;
  for (const carrier of carriers) put(carrier, { name: materialText(carrier), colour: colourOf(carrier) }, 0);
  for (const share of shares) {
    const { carrier, id } = share;
    const gives = share.gwh > 0;
    const gwh = Math.abs(share.gwh);
    const name = shareName(context, share, f);
    const [from, to] = gives ? [name, materialText(carrier)] : [materialText(carrier), name];
    rows.push({ from, to, what: materialText(carrier), value: gwh, returns: false });
    const side = gives ? 'gives' : 'takes';
    const small = gwh < least;
    const node = small ? `${side}:` : `${side}:${id}`;
    put(
      node,
      small
        ? { name: locale.t.common.others, colour: palette.sky }
        : {
            name,
            colour: gives ? palette.grey : palette.blue,
            ...(plan.processDetail[id] ? { opens: { process: id } } : {}),
          },
      gwh,
    );
    if (gives) {
      flow(node, carrier, name, gwh);
      put(carrier, nodes.get(carrier)!, gwh);
    } else flow(carrier, node, name, gwh, colourOf(carrier));
  }
  const letDown = energyShares(plan, stage).find(({ id, gwh }) => id === 'letDown' && gwh > 0);
  const higher = energyShares(plan, stage).find(({ id, gwh }) => id === 'letDown' && gwh < 0);
  if (letDown && higher) flow(higher.carrier, letDown.carrier, f.letDown, letDown.gwh, colourOf(higher.carrier));
  return {
    nodes: [...nodes.values()].filter(({ id }) => [...links.values()].some(({ from, to }) => from === id || to === id)),
    links: [...links.values()],
    rows: rows.sort((a, b) => b.value - a.value),
    returns: 0,
    notes: [f.least(locale.amount(least * 1000, 'MWh')), f.twice],
    amount: (gwh) => locale.amount(gwh * 1000, 'MWh'),
  };
}

function shareName(context: Context, { id }: EnergyShare, f: FlowMessages): string {
  if (id === 'dumped') return f.dumped;
  if (id === 'unserved') return context.locale.t.power.unserved;
  return energyShareName(context, id);
}
