import type { Plan } from '../plan/plan.ts';
import { formatAmount, formatMoney, formatNumber } from '../units/format.ts';
import { table } from './table.ts';

/** The plan on one screen: claims, what is built and sold, money, energy, balances, and three commands to try next. */
export function printedSummary(plan: Plan, files: readonly string[], folder: string): string {
  const last = plan.stages.at(-1)!;
  const lines: string[] = [];
  lines.push(
    `${plan.name.en} · ${plan.scenario === 'base' ? 'as announced' : `scenario ${plan.scenario}`} · ${plan.status}`,
  );
  lines.push(
    `NPV ${formatMoney(plan.npvUsd)} USD${plan.baseYear} to the investor, real, after tax, at ${(plan.discountRate * 100).toFixed(1)}% real (${(plan.nominalDiscountRate * 100).toFixed(1)}% nominal); proven at most ${formatMoney(plan.upperBound)}, gap ${(plan.gap * 100).toFixed(2)}% of all costs`,
  );
  lines.push('');
  if (plan.claims.length > 0) {
    lines.push(
      table(
        ['announced', 'claimed', 'planned', 'verdict'],
        plan.claims.map((c) => [
          c.name.en,
          c.claimed === undefined ? '–' : amountOf(c.claimed, c.unit),
          c.planned === undefined ? '–' : amountOf(c.planned, c.unit),
          c.verdict.replace('-', ' '),
        ]),
      ),
    );
  }
  lines.push(
    table(
      ['built by the last stage', 'capacity', 'from', 'invested'],
      Object.entries(last.capacity)
        .map(([id, capacity]) => ({
          id,
          capacity,
          usd: plan.capexByProcess[id] ?? 0,
          from: plan.stages.find((s) => (s.build[id] ?? 0) > 0)?.year,
        }))
        .sort((a, b) => b.usd - a.usd)
        .slice(0, 14)
        .map(({ id, capacity, usd, from }) => [
          plan.names.processes[id]!.name.en,
          capacityOf(capacity, plan.names.processes[id]!.unit),
          String(from ?? ''),
          formatMoney(usd),
        ]),
    ),
  );
  const costs = floorCosts(plan);
  if (costs.length > 0)
    lines.push(
      `Announced floors, what each costs in NPV (lines relaxed): ${costs.map(([chain, usd]) => `${chain} ${usd < 1e5 ? 'nothing' : formatMoney(usd)}`).join(', ')}\n`,
    );
  const amounts = (of: Readonly<Record<string, number>>, count: number) =>
    Object.entries(of)
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(
        ([id, amount]) =>
          `${plan.names.materials[id]!.name.en} ${formatAmount(amount, plan.names.materials[id]!.unit)}`,
      )
      .join(', ');
  lines.push(`Sold: ${amounts(last.sell, 8) || 'nothing'}`);
  lines.push(
    `Bought: ${amounts(Object.fromEntries(Object.entries(last.buy).filter(([id]) => !/^(o2|air|river_water)$/.test(id))), 8) || 'nothing'}`,
  );
  lines.push('');
  lines.push(
    `Invested ${formatMoney(plan.capexUsd)} USD${plan.baseYear} · jobs ${formatNumber(plan.jobs)} + ${formatNumber(plan.jobsMines)} in mines · fenced ${formatNumber(plan.landHa)} ha · CO2 ${formatNumber(plan.co2TonnesPerYear / 1e6)} Mt/a · water ${formatNumber(plan.waterM3PerYear / 1e6)} Mm3/a`,
  );
  if (plan.energy.fullYear)
    lines.push(
      `All 8,760 hours: ${formatNumber(plan.energy.servedMwh / 1e6)} TWh served, peak ${formatNumber(plan.energy.peakMw)} MW, ${formatNumber(plan.energy.unservedMwh)} MWh unserved, ${(plan.energy.renewableShare * 100).toFixed(1)}% from wind and sun; the year costs ${formatMoney(plan.energy.fullYearCostDifferenceUsd)} USD more than the ${plan.hours.replace(':', ' ')} said`,
    );
  const elements = Object.entries(plan.balance).filter(([, b]) => b.in > 1);
  if (elements.length > 0)
    lines.push(
      `Balances out/in: ${elements.map(([element, b]) => `${element} ${(b.closure * 100).toFixed(2)}%`).join(', ')}; unaccounted by the recipes: ${elements.map(([element, b]) => `${element} ${((100 * b.unaccounted) / b.in).toFixed(1)}%`).join(', ')}`,
    );
  if (plan.placeholders.length > 0)
    lines.push(
      `Resting on placeholder prices or sizes: ${plan.placeholders.map((id) => plan.names.materials[id]!.name.en).join(', ')}; ${(plan.memoryShare * 100).toFixed(0)}% of process figures are from memory`,
    );
  lines.push(
    `Solved in ${plan.seconds.total.toFixed(1)} s (equations ${plan.seconds.compile.toFixed(1)}, solver ${plan.seconds.solve.toFixed(1)}, full year ${plan.seconds.dispatch.toFixed(1)})`,
  );
  lines.push('');
  lines.push(`Written: ${files.join(', ')}`);
  const built = Object.keys(last.capacity)[0] ?? 'potline';
  lines.push(
    'Next:',
    `  kombinat plan ${folder} --objective jobs`,
    `  kombinat show ${folder} process ${built}`,
    `  kombinat check ${folder}`,
  );
  return `${lines.join('\n')}\n`;
}

/** An amount of money, land or jobs with its unit. */
export function amountOf(value: number, unit: string): string {
  return unit === 'USD' ? `${formatMoney(value)} USD` : `${formatNumber(value)} ${unit}`;
}

/** A capacity with its unit: `1 Mt/a`, `1,840 MW`. */
export function capacityOf(value: number, unit: string): string {
  return unit === 'MW' ? `${formatNumber(value)} MW` : formatAmount(value, unit.replace('/a', ''));
}

/** Chains of the announced floors with what each costs, dearest first. */
export function floorCosts(plan: Plan): [chain: string, usd: number][] {
  const costs = new Map(
    plan.floors.flatMap((floor) => (floor.costUsd === undefined ? [] : [[floor.chain, floor.costUsd]])) as [
      string,
      number,
    ][],
  );
  return [...costs].sort(([, a], [, b]) => b - a);
}
