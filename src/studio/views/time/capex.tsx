import { useCallback, useMemo } from 'react';
import type { Accounts } from '../../../plan/accounts.ts';
import type { Plan } from '../../../plan/plan.ts';
import { palette, seriesColour } from '../../../present/charts/palette.ts';
import type { YearSeries } from '../../../present/charts/year-stack.ts';
import { added, sum } from '../../../present/report/money.ts';
import type { Look } from '../../design/chart-theme.ts';
import { type MoneyKind, timeMessages } from '../../messages/time.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { counted, unitSizes } from './counted-money.ts';
import { useUnit, YearFigure } from './year-figure.tsx';
import { stackedYears } from './year-options.ts';

/** Companies that have a colour of their own. */
const apart = 7;

/** What is invested each year, by the company that it is for. */
export function Capex({
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
  const size = unitSizes[money];
  const { years, series } = useMemo(() => capexSeries(accounts, money, locale), [accounts, money, locale]);
  const option = useCallback(
    (look: Look) => stackedYears({ years, series, size }, look, locale),
    [years, series, size, locale],
  );
  const unit = useUnit(money, plan.baseYear, accounts.currency);
  if (years.length === 0) return null;
  return (
    <section className="card" aria-labelledby="capex">
      <header>
        <h2 id="capex">{m.capex}</h2>
        <span className="note">{locale.money(plan.capexUsd)}</span>
      </header>
      <YearFigure
        caption={m.capexCaption}
        unit={unit}
        years={years}
        series={series}
        size={size}
        option={option}
        height="19rem"
      />
    </section>
  );
}

/** Investment by company, the largest first, in the years from the first to the last in which it can be seen. */
export function capexSeries(
  accounts: Accounts,
  money: MoneyKind,
  locale: ReturnType<typeof useLocale>,
): { readonly years: readonly number[]; readonly series: readonly YearSeries[] } {
  const companies = accounts.companies
    .filter(({ business }) => sum(business.investment) > 0)
    .sort((a, b) => sum(b.business.investment) - sum(a.business.investment));
  const whole = added(
    accounts,
    companies.map(({ business }) => business.investment),
  );
  const seen = (usd: number) => usd >= 5e4;
  const [first, end] = [whole.findIndex(seen), whole.findLastIndex(seen) + 1];
  const one = (name: string, colour: string, of: typeof companies): YearSeries => ({
    name,
    colour,
    values: counted[money](
      accounts,
      added(
        accounts,
        of.map(({ business }) => business.investment),
      ),
    ).slice(first, end),
  });
  const rest = companies.slice(apart);
  return {
    years: accounts.years.slice(first, end),
    series: [
      ...companies.slice(0, apart).map((company, i) => one(locale.name(company.name), seriesColour(i), [company])),
      ...(rest.length > 0 ? [one(locale.t.common.others, palette.grey, rest)] : []),
    ],
  };
}
