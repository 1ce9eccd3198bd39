import type { Accounts } from '../../../plan/accounts.ts';
import type { StagePlan } from '../../../plan/plan.ts';
import { palette } from '../../../present/charts/palette.ts';
import { moneyMessages } from '../../../present/messages/money.ts';
import type { Context } from '../../../present/report/context.ts';
import type { FlowMessages } from '../../messages/flows.ts';
import type { FlowLink, FlowModel, FlowNode, FlowRow } from './flow-model.ts';
import type { Detail } from './material-flows.ts';

/** A part of a year's money: what it is, of which material if of one, and how much, real USD; a charge below nothing is paid back. */
export interface MoneyPart {
  readonly kind:
    | 'sale'
    | 'input'
    | 'freight'
    | 'payroll'
    | 'upkeep'
    | 'handling'
    | 'levies'
    | 'profitTax'
    | 'net'
    | 'lack';
  readonly material?: string;
  readonly usd: number;
}

/**
 * What the park's companies together earn from outside and spend there, in the mean year of a stage, real USD. What comes
 * in and what goes out are equal: `net` is what is left for plant, lenders and owners, `lack` what these must add.
 */
export function moneyParts(accounts: Accounts, stage: StagePlan): readonly MoneyPart[] {
  const places = [...accounts.years.keys()].filter(
    (i) => accounts.years[i]! >= stage.year && accounts.years[i]! < stage.year + stage.years,
  );
  const mean = (series: readonly number[]) =>
    places.reduce((sum, i) => sum + series[i]! / accounts.level[i]!, 0) / Math.max(1, places.length);
  const byMaterial = (lines: 'sales' | 'purchases') => {
    const sums = new Map<string, number>();
    for (const { business } of accounts.companies)
      for (const [material, series] of Object.entries(business[lines]))
        sums.set(material, (sums.get(material) ?? 0) + mean(series));
    return [...sums].sort(([, a], [, b]) => b - a);
  };
  const { profitAndLoss: lines } = accounts.consolidated;
  const parts: MoneyPart[] = [];
  // A product that costs money to be taken away, or a tax that is paid back, stands on the other side.
  for (const [material, usd] of byMaterial('sales'))
    parts.push(usd >= 0 ? { kind: 'sale', material, usd } : { kind: 'input', material, usd: -usd });
  for (const [material, usd] of byMaterial('purchases'))
    parts.push(usd >= 0 ? { kind: 'input', material, usd } : { kind: 'sale', material, usd: -usd });
  for (const kind of ['freight', 'payroll', 'upkeep', 'handling', 'levies', 'profitTax'] as const)
    parts.push({ kind, usd: mean(lines[kind]) });
  const left = mean(lines.ebitda) - mean(lines.profitTax);
  parts.push(left >= 0 ? { kind: 'net', usd: left } : { kind: 'lack', usd: -left });
  return parts.filter(({ usd }) => Math.abs(usd) >= 0.5);
}

/** Whether a part brings money to the park. */
export function comesIn({ kind, usd }: MoneyPart): boolean {
  return (kind === 'sale' || kind === 'lack') !== usd < 0;
}

const colours: Readonly<Record<MoneyPart['kind'], string>> = {
  sale: palette.blue,
  input: palette.orange,
  freight: palette.grey,
  payroll: palette.sky,
  upkeep: palette.yellow,
  handling: '#5c5c5c',
  levies: palette.vermilion,
  profitTax: palette.vermilion,
  net: palette.green,
  lack: palette.pink,
};

/** The park's money of one stage as flows: products bring it, inputs, people and the state take it, the rest is left. */
export function moneyModel(
  context: Context,
  accounts: Accounts,
  stage: StagePlan,
  detail: Detail,
  f: FlowMessages,
): FlowModel {
  const { locale, materialText } = context;
  const m = moneyMessages[locale.language];
  const parts = moneyParts(accounts, stage);
  const whole = parts.reduce((sum, part) => sum + (comesIn(part) ? Math.abs(part.usd) : 0), 0);
  const least = whole * (detail === 'all' ? 0.0002 : 0.006);
  const nameOf = ({ kind, material }: MoneyPart) =>
    material !== undefined
      ? materialText(material)
      : kind === 'payroll' || kind === 'upkeep'
        ? m.products[kind]
        : kind === 'profitTax'
          ? m.cash.profitTax
          : f.money[kind as keyof FlowMessages['money']];
  const nodes = new Map<string, FlowNode>([
    ['park', { id: 'park', name: f.money.park, colour: palette.grey, amount: whole }],
  ]);
  const links = new Map<string, FlowLink>();
  const rows: FlowRow[] = [];
  for (const part of parts) {
    const { kind, material } = part;
    const usd = Math.abs(part.usd);
    const name = nameOf(part);
    const into = comesIn(part);
    rows.push({
      from: into ? name : f.money.park,
      to: into ? f.money.park : name,
      what: kind === 'sale' ? f.money.sale : kind === 'input' ? f.money.input : name,
      value: usd,
      returns: false,
    });
    const small = material !== undefined && usd < least;
    const id = small ? `${kind}:` : `${kind}:${material ?? ''}${material === undefined ? kind : ''}`;
    nodes.set(id, {
      id,
      name: small ? (kind === 'sale' ? f.money.otherSales : f.money.otherInputs) : name,
      colour: colours[kind],
      amount: (nodes.get(id)?.amount ?? 0) + usd,
    });
    const [from, to] = into ? [id, 'park'] : ['park', id];
    const known = links.get(id);
    links.set(id, {
      from,
      to,
      value: (known?.value ?? 0) + usd,
      parts: [...(known?.parts ?? []), [name, usd] as const],
      colour: colours[kind],
    });
  }
  return {
    nodes: [...nodes.values()],
    links: [...links.values()],
    rows: rows.sort((a, b) => b.value - a.value),
    returns: 0,
    notes: [f.money.note],
    amount: (usd) => locale.money(usd),
  };
}
