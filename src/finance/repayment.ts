import { capitalRecoveryFactor } from './capital-recovery.ts';
import { expectFinite, expectRange } from './domain.ts';

/** How a loan is repaid: in equal parts, in equal sums of interest and repayment, or as the cash allows. */
export type Repayment = 'equal' | 'annuity' | 'sculpted';

export interface RepaymentSchedule {
  readonly interest: readonly number[];
  readonly repayment: readonly number[];
  /** Owed at the end of each year. */
  readonly balance: readonly number[];
  /** Owed at the end of all: what the cash could not repay, only of a sculpted loan. */
  readonly unpaid: number;
}

export interface Loan {
  /** Owed at the start of the first year. */
  readonly debt: number;
  /** All-in, fraction per year, 0 to below 1. */
  readonly rate: number;
  /** Years in which it is repaid, a whole number. */
  readonly years: number;
  readonly repayment: Repayment;
  /** Of a sculpted loan: what each year may pay at most, CFADS/DSCR. */
  readonly service?: readonly number[];
}

/**
 * Interest at the end of each year on what was owed at its start, and repayment:
 *
 *     equal      debt/n
 *     annuity    debt·crf(rate, n) − interest
 *     sculpted   min(balance, max(0, serviceₜ − interestₜ)),   serviceₜ = CFADSₜ/DSCR
 *
 * The debt is never below 0 and never grows: interest is due also in a year whose `service` is less. What is left of
 * rounding (1e-9 of the debt) goes with the last instalment.
 *
 * @throws RangeError outside the domains of `Loan`, or where `service` is of other length
 */
export function repaymentSchedule(loan: Loan): RepaymentSchedule {
  const { debt, rate, years, repayment: kind, service } = loan;
  expectRange(debt >= 0 && debt < Infinity, 'debt', 'finite and not negative', debt);
  expectRange(rate >= 0 && rate < 1, 'rate', 'from 0 to below 1 a year', rate);
  expectRange(Number.isInteger(years) && years > 0, 'years', 'a whole number above 0', years);
  if (kind === 'sculpted') {
    expectRange(service?.length === years, 'service', `of ${years} years`, service?.length);
    expectFinite('service', service!);
  }
  const annuity = debt * capitalRecoveryFactor(rate, years);
  const [interest, repayment, balance]: [number[], number[], number[]] = [[], [], []];
  let owed = debt;
  for (let t = 0; t < years; t++) {
    const due = rate * owed;
    const wished = { equal: debt / years, annuity: annuity - due, sculpted: (service?.[t] ?? 0) - due }[kind];
    const rest = t === years - 1 && owed - wished <= 1e-9 * debt;
    const repaid = rest ? owed : Math.min(owed, Math.max(0, wished));
    owed -= repaid;
    interest.push(due);
    repayment.push(repaid);
    balance.push(owed);
  }
  return { interest, repayment, balance, unpaid: owed };
}

/**
 * Most debt at the start of the first year that cash repays with interest while it covers its service `coverRatio` times.
 *
 *     capacity = Σ max(0, CFADSₜ)/DSCR·(1 + rate)^−(t + 1)
 *
 * Exact for a sculpted loan (Yescombe, Principles of Project Finance, 2nd ed. 2014). A year too thin to pay its interest
 * at that cover pays it all the same, at a lower cover, and so the debt is then gone a little before the end.
 *
 * @param cfads  by year of repayment; negative years carry nothing
 * @param rate   fraction per year, above −1
 * @throws       RangeError for another rate, a cover ratio not above 0 or cash that is not finite
 * @example      debtCapacity([130, 130], 1.3, 0.1) // 173.55
 */
export function debtCapacity(cfads: readonly number[], coverRatio: number, rate: number): number {
  expectFinite('cfads', cfads);
  expectRange(coverRatio > 0 && coverRatio < Infinity, 'coverRatio', 'above 0', coverRatio);
  expectRange(rate > -1, 'rate', 'above -1', rate);
  return cfads.reduceRight((worth, cash) => (worth + Math.max(0, cash) / coverRatio) / (1 + rate), 0);
}
