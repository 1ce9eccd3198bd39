import type { Accounts } from '../../plan/accounts.ts';
import { lineColour, palette } from '../charts/palette.ts';
import type { YearSeries } from '../charts/year-stack.ts';
import { added, type Counted, type Levy, real } from './money.ts';

const levyColours: Readonly<Partial<Record<Levy, string>>> = {
  corporateIncomeTax: palette.blue,
  propertyTax: palette.orange,
  payroll: palette.green,
  personalIncomeTax: '#7fcfb5',
  withholding: palette.sky,
  emissionsTrading: palette.pink,
  mineralExtractionTax: palette.vermilion,
  importDuty: palette.yellow,
  vat: '#5c5c5c',
};

/** Levies by what they bring, most first. */
export function leviesBySize({ state }: Accounts): Levy[] {
  const worth = state.presentValue.byLevy;
  return (Object.keys(state.receipts) as Levy[]).sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0));
}

/** Receipts by levy, real USD unless counted otherwise, those without a colour of their own joined; last what relief gives up. */
export function receiptSeries(
  accounts: Accounts,
  name: (levy: Levy) => string,
  others: string,
  givenUp: string,
  counted: Counted = real,
): YearSeries[] {
  const { state } = accounts;
  const shown = leviesBySize(accounts);
  const own = shown.filter((levy) => levyColours[levy]);
  const rest = shown.filter((levy) => !levyColours[levy]);
  const one = (label: string, colour: string, all: readonly (readonly number[])[], hatched = false): YearSeries => ({
    name: label,
    colour,
    values: counted(accounts, added(accounts, all)),
    ...(hatched ? { hatched } : {}),
  });
  return [
    ...own.map((levy) => one(name(levy), levyColours[levy]!, [state.receipts[levy]!])),
    ...(rest.length > 0
      ? [
          one(
            others,
            palette.grey,
            rest.map((levy) => state.receipts[levy]!),
          ),
        ]
      : []),
    one(givenUp, lineColour, Object.values(state.reliefs), true),
  ].filter(({ values }) => values.some((usd) => Math.abs(usd) >= 5e4));
}
