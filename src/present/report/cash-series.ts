import type { Accounts } from '../../plan/accounts.ts';
import { palette } from '../charts/palette.ts';
import type { YearSeries } from '../charts/year-stack.ts';
import type { MoneyMessages } from '../messages/money.ts';
import { added, type Counted, real } from './money.ts';

/**
 * What moves the park's cash, real USD unless counted otherwise: what comes in above nothing, what goes out below. Together
 * they are nothing.
 */
export function cashSeries(accounts: Accounts, m: MoneyMessages['cash'], counted: Counted = real): YearSeries[] {
  const flow = accounts.consolidated.cashFlow;
  const less = (series: readonly number[]) => series.map((usd) => -usd);
  const one = (name: string, colour: string, ...all: readonly (readonly number[])[]): YearSeries => ({
    name,
    colour,
    values: counted(accounts, added(accounts, all)),
  });
  return [
    one(m.trade, palette.blue, flow.operation),
    one(m.profitTax, palette.vermilion, less(flow.profitTax)),
    one(m.investment, palette.grey, less(flow.investment), flow.grants),
    one(m.sustaining, '#5c5c5c', less(flow.sustaining)),
    one(m.capital, palette.yellow, flow.workingCapital, flow.vat),
    one(m.end, '#b5b5b5', flow.salvage, less(flow.closure)),
    one(m.drawn, palette.sky, flow.drawn),
    one(m.service, palette.pink, less(flow.interest), less(flow.repaid)),
    one(m.paidIn, palette.orange, flow.equity),
    one(m.payout, palette.green, less(flow.distributions)),
    one(m.held, '#8878c3', less(flow.change)),
  ].filter(({ values }) => values.some((usd) => Math.abs(usd) >= 5e4));
}

/** Debt service by year, and its cover in the years whose service is more than a remnant: that has a cover of hundreds. */
export function coverOfService({ years, financing }: Pick<Accounts, 'years' | 'financing'>) {
  const service = years.map((_, i) => financing.interestPaid[i]! + financing.repaid[i]!);
  const least = 0.01 * Math.max(...service);
  const told = (ratios: readonly (number | null)[]) => ratios.map((of, i) => (service[i]! < least ? null : of));
  const { dscr, llcr, plcr } = financing.cover;
  return { service, told: { dscr: told(dscr), llcr: told(llcr), plcr: told(plcr) } };
}
