import { useCallback, useMemo } from 'react';
import type { Accounts } from '../../../plan/accounts.ts';
import type { Plan } from '../../../plan/plan.ts';
import { moneyMessages } from '../../../present/messages/money.ts';
import { receiptSeries } from '../../../present/report/receipt-series.ts';
import type { Look } from '../../design/chart-theme.ts';
import { type MoneyKind, timeMessages } from '../../messages/time.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { counted, unitSizes } from './counted-money.ts';
import { useUnit, YearFigure } from './year-figure.tsx';
import { stackedYears } from './year-options.ts';

/** What the state receives each year by tax and charge, with what relief gives up. */
export function Receipts({
  plan,
  accounts,
  money,
}: {
  readonly plan: Plan;
  readonly accounts: Accounts;
  readonly money: MoneyKind;
}) {
  const locale = useLocale();
  const m = useTexts(timeMessages);
  const texts = useTexts(moneyMessages);
  const { years } = accounts;
  const size = unitSizes[money];
  const series = useMemo(
    () =>
      receiptSeries(
        accounts,
        (levy) => (texts.levies as Readonly<Record<string, string>>)[levy] ?? levy,
        locale.t.common.others,
        texts.sides.givenUp,
        counted[money],
      ),
    [accounts, texts, locale, money],
  );
  const option = useCallback(
    (look: Look) => stackedYears({ years, series, size }, look, locale),
    [years, series, size, locale],
  );
  const unit = useUnit(money, plan.baseYear, accounts.currency);
  return (
    <section className="card" aria-labelledby="receipts">
      <header>
        <h2 id="receipts">{m.receipts}</h2>
      </header>
      {series.length === 0 ? (
        <p className="note">{texts.receipts.none}</p>
      ) : (
        <YearFigure
          caption={m.receiptsCaption}
          unit={unit}
          years={years}
          series={series}
          size={size}
          option={option}
          height="19rem"
        />
      )}
    </section>
  );
}
