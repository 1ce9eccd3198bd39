import { type Contribution, type Regime, rateAt } from './regime.ts';

/** What becomes of one job's yearly wage, USD of the base year. */
export interface PaySplit {
  /** Pay before the employee's own deductions. */
  readonly gross: number;
  /** What the employer pays on top, by contribution; together with the gross it is the wage. */
  readonly employer: ReadonlyMap<string, number>;
  readonly employee: ReadonlyMap<string, number>;
  readonly personalIncomeTax: number;
  readonly net: number;
}

/**
 * Who receives a fully loaded wage. The park's wage is what a job costs its company, contributions included, so
 *
 *     gross = wage / (1 + on-cost)
 *
 * What lies above the gross is shared among the employer's contributions as their own amounts stand to each other. Those
 * need not add up to the on-cost: it is the average of a workforce in which pay above the caps, and pay on which a
 * contribution does not fall, lowers some of them. The employee's contributions and the income tax come out of the gross.
 */
export function payOf(regime: Regime, wageUsd: number, year: number): PaySplit {
  const { payroll } = regime;
  if (!payroll) return { gross: wageUsd, employer: new Map(), employee: new Map(), personalIncomeTax: 0, net: wageUsd };
  const gross = wageUsd / (1 + rateAt(payroll.onCost, year).value);
  const amount = (contribution: Contribution): number => {
    const cap = contribution.cap && rateAt(contribution.cap, year).value * rateAt(regime.minimumWage!, year).value;
    const share = contribution.share ? rateAt(contribution.share, year).value : 1;
    return Math.min(gross, cap ?? gross) * share * rateAt(contribution.rate, year).value;
  };
  const of = (borneBy: Contribution['borneBy']) =>
    [...payroll.contributions].filter(([, contribution]) => contribution.borneBy === borneBy);
  const stated = of('employer').map(([id, contribution]) => [id, amount(contribution)] as const);
  const sum = stated.reduce((total, [, part]) => total + part, 0);
  const employer = new Map(stated.map(([id, part]) => [id, sum > 0 ? (part / sum) * (wageUsd - gross) : 0]));
  const employee = new Map(of('employee').map(([id, contribution]) => [id, amount(contribution)]));
  const taken = [...employee.values()].reduce((total, part) => total + part, 0);
  const personalIncomeTax = incomeTax(regime, gross, employee, year);
  return { gross, employer, employee, personalIncomeTax, net: gross - taken - personalIncomeTax };
}

function incomeTax(regime: Regime, gross: number, employee: ReadonlyMap<string, number>, year: number): number {
  const { contributions, personalIncomeTax } = regime.payroll!;
  if (!personalIncomeTax) return 0;
  const deducted = [...employee].reduce((sum, [id, part]) => sum + (contributions.get(id)!.deductible ? part : 0), 0);
  const deduction = personalIncomeTax.deduction ? rateAt(personalIncomeTax.deduction, year).value : 0;
  const taxed = Math.max(0, gross - deducted - deduction);
  const { bands } = personalIncomeTax;
  return bands.reduce((tax, band, i) => {
    const from = band.above ? rateAt(band.above, year).value : 0;
    const next = bands[i + 1]?.above;
    const to = next ? rateAt(next, year).value : Number.POSITIVE_INFINITY;
    return tax + Math.max(0, Math.min(taxed, to) - from) * rateAt(band.rate, year).value;
  }, 0);
}
