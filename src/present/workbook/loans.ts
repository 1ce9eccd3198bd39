import type { Accounts } from '../../plan/accounts.ts';
import { decided } from './content.ts';
import { minus, plus, sumOfCells } from './expression.ts';
import { type Line, YearRows } from './year-rows.ts';

/** What is borrowed and paid back, and what owners pay in and are paid, nominal USD: the head of the sheet Financing. */
export interface Loans {
  readonly rows: YearRows;
  readonly drawn: Line;
  /** Interest and fees until the plant that they are for runs. */
  readonly financeCosts: Line;
  readonly interest: Line;
  readonly repaid: Line;
  readonly debt: Line;
  readonly paidIn: Line;
  readonly paidOut: Line;
}

export function loansOf({ years, terms, financing, consolidated }: Accounts): Loans {
  const rows = new YearRows(
    {
      name: 'Financing',
      title: 'Loans, cover of debt service, and returns',
      note: 'Nominal USD unless a line says real. Brown: by the terms of the loans, worked out by the plan. Returns, present values and cover are formulas over the flows of these sheets.',
    },
    years,
  );
  rows.heading('Loans');
  const parts = financing.tranches.map((tranche) => {
    const name = terms.tranches.find(({ id }) => id === tranche.id)?.name.en ?? tranche.id;
    const drawn = rows.flow(`${name}: drawn`, (i) => decided(tranche.drawn[i]));
    const repaid = rows.flow(`${name}: repaid`, (i) => decided(tranche.repaid[i]));
    owed(rows, `${name}: owed`, drawn, repaid);
    return { drawn, repaid };
  });
  const whole = (name: string, of: 'drawn' | 'repaid') =>
    rows.flow(
      name,
      (i) => (parts.length === 0 ? decided(financing[of][i]) : sumOfCells(parts.map((part) => part[of].at(i)))),
      'total',
    );
  const drawn = whole('Drawn', 'drawn');
  const repaid = whole('Repaid', 'repaid');
  const debt = owed(rows, 'Owed at the end of the year', drawn, repaid);
  const financeCosts = rows.flow('Interest and fees until plant runs', (i) => decided(financing.financeCosts[i]));
  const interest = rows.flow('Interest of running plant', (i) => decided(financing.interestPaid[i]));
  const { equity, distributions } = consolidated.cashFlow;
  rows.heading('Owners');
  const paidIn = rows.flow('Paid in by owners', (i) => decided(equity[i]));
  const paidOut = rows.flow('Paid to owners', (i) => decided(distributions[i]));
  return { rows, drawn, repaid, debt, financeCosts, interest, paidIn, paidOut };
}

function owed(rows: YearRows, name: string, drawn: Line, repaid: Line): Line {
  return rows.line(name, (i, own) =>
    minus(i === 0 ? plus(drawn.at(0)) : plus(own.at(i - 1), drawn.at(i)), repaid.at(i)),
  );
}
