import { internalRateOfReturn, soleRate } from '../../finance/irr.ts';
import type { Accounts, CompanyAccounts } from '../../plan/accounts.ts';
import { moneyMessages } from '../messages/money.ts';
import type { Context } from './context.ts';
import { htmlTable, paragraph, section } from './html.ts';
import { added, midway, real, sum } from './money.ts';

/** What each company of the park builds, sells and earns, largest project first. */
export function companies({ plan, locale, named }: Context): string {
  const { accounts } = plan;
  if (!accounts) return '';
  const m = moneyMessages[locale.language].companies;
  const i = midway(accounts);
  const year = accounts.years[i]!;
  const at = (series: readonly number[]) => real(accounts, series)[i]!;
  const life = (series: readonly number[]) => sum(real(accounts, series));
  const usd = (value: number) => (Math.abs(value) < 1 ? locale.t.common.none : locale.bareMoney(value));
  const rows = [...accounts.companies].sort((a, b) => b.relief.projectUsd - a.relief.projectUsd);
  const best = [...rows].sort((a, b) => at(b.business.ebitda) - at(a.business.ebitda))[0]!;
  const table = htmlTable(
    [
      [m.company, 'words'],
      [m.investment, 'number'],
      [m.outside(year), 'number'],
      [m.inside(year), 'number'],
      [m.ebitda(year), 'number'],
      [m.ebitdaLife, 'number'],
      [m.tax, 'number'],
      [m.relief, 'number'],
      [m.return, 'number'],
    ],
    rows.map((company) => {
      const { profitAndLoss } = company.statements;
      const { relief } = company;
      const found = companyReturn(accounts, company);
      return [
        named(company.name),
        usd(relief.projectUsd),
        usd(at(profitAndLoss.sales)),
        usd(at(profitAndLoss.transfersOut)),
        usd(at(profitAndLoss.ebitda)),
        usd(life(profitAndLoss.ebitda)),
        usd(life(added(accounts, [profitAndLoss.levies, profitAndLoss.profitTax]))),
        relief.to >= relief.from ? String(relief.to) : locale.t.common.none,
        found === undefined ? locale.t.common.none : locale.percent(found, 1),
      ];
    }),
    m.title,
  );
  return section(
    'companies',
    m.title,
    rows.length === 1 ? m.one(year) : m.lead({ count: rows.length, year, best: locale.name(best.name) }),
    table + paragraph(m.note(plan.baseYear), 'note'),
  );
}

/** Return of a company's plant, trade and tax, whoever lends, real; undefined where its flows have none. */
function companyReturn(accounts: Accounts, { statements }: CompanyAccounts): number | undefined {
  const flow = statements.cashFlow;
  const less = (series: readonly number[]) => series.map((usd) => -usd);
  const all = added(accounts, [
    flow.operation,
    flow.workingCapital,
    flow.vat,
    flow.grants,
    flow.salvage,
    ...[flow.profitTax, flow.investment, flow.sustaining, flow.closure].map(less),
  ]);
  return soleRate(internalRateOfReturn(real(accounts, all)));
}
