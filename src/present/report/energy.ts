import { type SankeyLink, type SankeyNode, sankeyChart } from '../charts/sankey.ts';
import { type Canvas, palette } from '../charts/theme.ts';
import type { Context } from './context.ts';
import { escapeHtml, figure, htmlTable, paragraph, section } from './html.ts';

interface Share {
  readonly carrier: string;
  readonly id: string;
  /** GWh a year; what gives is positive, what takes negative. */
  readonly gwh: number;
}

/** Electricity and steam in the last stage: who gives and who takes. */
export function energy(context: Context): string {
  const { plan, locale, last } = context;
  const { t } = locale;
  const shares: Share[] = Object.entries(last.energy).flatMap(([carrier, parts]) =>
    Object.entries(parts).map(([id, amount]) => ({
      carrier,
      id,
      gwh: amount / (plan.names.materials[carrier]?.unit === 'GJ' ? 3600 : 1000),
    })),
  );
  if (shares.length === 0) return section('energy', t.energy.title, t.energy.lead, paragraph(t.power.noPower));
  const carriers = Object.keys(last.energy);
  const ids = [...new Set(shares.map((share) => share.id))];
  const of = (id: string, carrier: string) =>
    shares.find((share) => share.id === id && share.carrier === carrier)?.gwh ?? 0;
  const table = htmlTable(
    [
      [t.common.plant, 'words'],
      ...carriers.map((carrier) => [`${context.materialText(carrier)}, ${t.energy.unit}`, 'number'] as const),
    ],
    ids
      .sort((a, b) => size(b) - size(a))
      .map((id) => [
        escapeHtml(nameOf(context, id, of(id, carriers[0]!))),
        ...carriers.map((carrier) => (of(id, carrier) === 0 ? '' : locale.number(of(id, carrier)))),
      ]),
    t.energy.label,
  );
  function size(id: string): number {
    return carriers.reduce((sum, carrier) => sum + Math.abs(of(id, carrier)), 0);
  }
  return section(
    'energy',
    t.energy.title,
    t.energy.lead,
    figure(locale, { caption: t.energy.label, draw: (canvas) => drawing(context, shares, canvas) }, table),
  );
}

function drawing(context: Context, shares: readonly Share[], canvas: Canvas): string {
  const { locale, materialText } = context;
  const { t } = locale;
  const carrierColours = [palette.yellow, palette.vermilion, palette.orange];
  const carriers = [...new Set(shares.map((share) => share.carrier))];
  const whole = shares.reduce((sum, share) => sum + Math.max(0, share.gwh), 0);
  const least = whole * (canvas.narrow ? 0.012 : 0.004);
  const nodes = new Map<string, SankeyNode>();
  const links: SankeyLink[] = [];
  for (const [i, carrier] of carriers.entries())
    nodes.set(carrier, {
      id: carrier,
      name: materialText(carrier),
      colour: carrierColours[i % carrierColours.length]!,
    });
  const small = { give: new Map<string, number>(), take: new Map<string, number>() };
  for (const share of shares) {
    const give = share.gwh > 0;
    const amount = Math.abs(share.gwh);
    if (amount < least) {
      const into = give ? small.give : small.take;
      into.set(share.carrier, (into.get(share.carrier) ?? 0) + amount);
      continue;
    }
    const id = `${give ? 'give' : 'take'}:${share.id}`;
    nodes.set(id, { id, name: nameOf(context, share.id, share.gwh), colour: give ? palette.grey : palette.blue });
    links.push(
      give
        ? { from: id, to: share.carrier, value: amount }
        : { from: share.carrier, to: id, value: amount, colour: nodes.get(share.carrier)!.colour },
    );
  }
  for (const [side, sums] of Object.entries(small))
    for (const [carrier, amount] of sums) {
      if (amount < whole * 0.0005) continue;
      const id = `${side}:`;
      nodes.set(id, { id, name: t.common.others, colour: palette.sky });
      links.push(
        side === 'give'
          ? { from: id, to: carrier, value: amount }
          : { from: carrier, to: id, value: amount, colour: nodes.get(carrier)!.colour },
      );
    }
  return sankeyChart([...nodes.values()], links, locale, canvas, canvas.narrow ? 520 : 620);
}

function nameOf({ locale, processText }: Context, id: string, gwh: number): string {
  const { t } = locale;
  if (id === 'import') return t.energy.fromGrid;
  if (id === 'export') return t.energy.toGrid;
  if (id === 'park' || id === 'heating' || id === 'base') return t.energy.park;
  return gwh === 0 ? processText(id) : processText(id);
}
