import type { Accounts } from '../../../plan/accounts.ts';
import { type Counted, real } from '../../../present/report/money.ts';
import type { MoneyKind } from '../../messages/time.ts';

/** How nominal dollars are counted in each kind of money. */
export const counted: Readonly<Record<MoneyKind, Counted>> = {
  real,
  nominal: (_, series) => [...series],
  local: ({ perUsd }, series) => series.map((usd, i) => usd * perUsd[i]!),
};

/** The size of one unit of an axis: millions of dollars, billions of the country's money. */
export const unitSizes: Readonly<Record<MoneyKind, number>> = { real: 1e6, nominal: 1e6, local: 1e9 };

/** The kinds of money in which a plan's accounts can be told. */
export function moneyKinds({ currency }: Accounts): readonly MoneyKind[] {
  return currency === 'USD' ? ['real', 'nominal'] : ['real', 'nominal', 'local'];
}
