import { type EnergyShare, energyShareName, energyShares } from '../charts/energy-shares.ts';
import { type SankeyLink, type SankeyNode, sankeyChart } from '../charts/sankey.ts';
import { type Canvas, palette } from '../charts/theme.ts';
import type { Context } from './context.ts';
import { drawnStages, foldedStages, moved } from './drawn-stages.ts';
import { escapeHtml, figure, htmlTable, paragraph, section } from './html.ts';

/** Electricity and steam: who gives and who takes, for every stage that differs. */
export function energy(context: Context): string {
  const { plan, locale } = context;
  const { t } = locale;
  const drawn = drawnStages(plan, (stage) => energyShares(plan, stage), differ).filter(({ model }) => model.length > 0);
  if (drawn.length === 0) return section('energy', t.energy.title, t.energy.lead, paragraph(t.power.noPower));
  return section(
    'energy',
    t.energy.title,
    t.energy.lead,
    foldedStages(drawn, locale, ({ model }, years) =>
      figure(
        locale,
        {
          caption: `${t.energy.label}${context.locale.comma}${years}`,
          draw: (canvas) => drawing(context, model, canvas),
        },
        shareTable(context, model),
      ),
    ),
  );
}

/** The least amount that has a band of its own. */
function leastOf(shares: readonly EnergyShare[], canvas: Pick<Canvas, 'narrow'>): number {
  return shares.reduce((sum, share) => sum + Math.max(0, share.gwh), 0) * (canvas.narrow ? 0.012 : 0.004);
}

/** Whether any band that is drawn of either stage moved. */
function differ(before: readonly EnergyShare[], after: readonly EnergyShare[]): boolean {
  const changed = (of: readonly EnergyShare[], other: readonly EnergyShare[]) => {
    const least = leastOf(of, { narrow: false });
    const others = new Map(other.map((share) => [`${share.carrier} ${share.id}`, share.gwh]));
    return of.some(
      (share) => Math.abs(share.gwh) >= least && moved(others.get(`${share.carrier} ${share.id}`) ?? 0, share.gwh),
    );
  };
  return changed(before, after) || changed(after, before);
}

function shareTable(context: Context, shares: readonly EnergyShare[]): string {
  const { t, number } = context.locale;
  const carriers = [...new Set(shares.map((share) => share.carrier))];
  const of = (id: string, carrier: string) =>
    shares.find((share) => share.id === id && share.carrier === carrier)?.gwh ?? 0;
  const size = (id: string) => carriers.reduce((sum, carrier) => sum + Math.abs(of(id, carrier)), 0);
  return htmlTable(
    [
      [t.common.plant, 'words'],
      ...carriers.map(
        (carrier) => [`${context.materialText(carrier)}${context.locale.comma}${t.energy.unit}`, 'number'] as const,
      ),
    ],
    [...new Set(shares.map((share) => share.id))]
      .sort((a, b) => size(b) - size(a))
      .map((id) => [
        escapeHtml(energyShareName(context, id)),
        ...carriers.map((carrier) => (of(id, carrier) === 0 ? '' : number(of(id, carrier)))),
      ]),
    t.energy.label,
  );
}

function drawing(context: Context, shares: readonly EnergyShare[], canvas: Canvas): string {
  const { locale, materialText } = context;
  const { t } = locale;
  const carrierColours = [palette.yellow, palette.vermilion, palette.orange];
  const carriers = [...new Set(shares.map((share) => share.carrier))];
  const whole = shares.reduce((sum, share) => sum + Math.max(0, share.gwh), 0);
  const least = leastOf(shares, canvas);
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
    nodes.set(id, { id, name: energyShareName(context, share.id), colour: give ? palette.grey : palette.blue });
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
