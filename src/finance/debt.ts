import { bracketedRoot } from './bracketed-root.ts';
import { type Construction, drawnDebt, fundConstruction, gearedDebt, gearingOf } from './construction-funding.ts';
import { type CoverRatios, coverRatios } from './cover-ratios.ts';
import { expectFinite, expectLength, expectNotNegative, expectRange } from './domain.ts';
import type { Convention } from './irr.ts';
import { planRepayment, type Repaid } from './sculpting.ts';
import { expectTranches, mostDebt, splitDebt, type Tranche } from './tranche.ts';
import { type Waterfall, waterfall } from './waterfall.ts';

/** What is built together and then operates: it has its own draws, grace and tenor. */
export interface Programme {
  readonly name: string;
  /** Nominal USD by year, not negative; before its operation only. */
  readonly capex: readonly number[];
  /** Calendar year from which its plant earns and its interest is paid from cash. */
  readonly firstOperation: number;
  /** Instead of the common ones. */
  readonly tranches?: readonly Tranche[];
  /** What its plant adds to CFADS. Of all programmes or of none. */
  readonly cfads?: readonly number[];
}

/** Shares and rates are fractions. */
export interface DebtTerms {
  /** Most debt per unit of what is to be funded, 0 to 1. */
  readonly gearing: number;
  readonly tranches: readonly Tranche[];
  /** CFADS per unit of debt service for which debt is sized and sculpted; without it neither is done. */
  readonly coverRatio?: number;
  /** Whether debt and equity pay together by gearing (default), or equity first. */
  readonly drawOrder?: 'pro-rata' | 'equity-first';
  /** When in its year money is drawn: interest and commitment fee of that year follow. Default mid-year. */
  readonly drawTiming?: Convention;
  /** Whether interest during construction is funded like capex (default), or paid by the owners beside it. */
  readonly interestDuringConstruction?: 'capitalised' | 'equity';
  /**
   * Sculpted debt that gearing keeps below what cash could carry is repaid as fast as the cover ratio allows (default), or
   * over its whole tenor at the higher cover that this gives.
   */
  readonly sculptTo?: 'cover-ratio' | 'tenor';
  /** Months of next year's service in reserve; default none. */
  readonly reserveMonths?: number;
  /** Whether the reserve is first filled with the last draw of each programme, or from cash alone (default). */
  readonly reserveFunding?: 'draw' | 'cash-flow';
  /** Share of the cash left after service and reserve that prepays debt; default none. */
  readonly sweep?: number;
  /** DSCR below which nothing is distributed; default none. */
  readonly lockUp?: number;
}

export interface DebtInput {
  /** Calendar year of the first entry of each series. */
  readonly firstYear: number;
  /** Cash flow available for debt service of all plant: after operating cost, tax and sustaining capex; nominal USD. */
  readonly cfads: readonly number[];
  /** In the order of their lenders: later ones count on what earlier ones leave. */
  readonly programmes: readonly Programme[];
  readonly terms: DebtTerms;
}

/** A tranche of a programme, nominal USD by year. */
export interface TrancheDebt {
  readonly name: string;
  readonly currency?: string;
  /** All that is drawn. */
  readonly debt: number;
  readonly drawn: readonly number[];
  readonly interestDuringConstruction: readonly number[];
  /** Upfront, commitment and insurance. */
  readonly fees: readonly number[];
  /** Of operation, as scheduled: no sweep, no default. */
  readonly interest: readonly number[];
  readonly repayment: readonly number[];
  readonly balance: readonly number[];
  /** Calendar years; absent where the tenor ends before the plant runs. */
  readonly firstRepayment?: number;
  readonly lastRepayment?: number;
}

/** Nominal USD, series by year. */
export interface ProgrammeDebt {
  readonly name: string;
  readonly debt: number;
  /** Debt per unit of what was funded: capex, fees, reserve and capitalised interest. */
  readonly gearing: number;
  /**
   * What keeps the debt from being more: the gearing, the amounts that the tranches lend, the cash (at the cover ratio), a
   * tenor that ends before the plant runs, or costs of borrowing that exceed what is borrowed.
   */
  readonly limitedBy: 'gearing' | 'amount' | 'cash' | 'tenor' | 'costs';
  /** Debt that the gearing would allow less the debt. */
  readonly shortfall: number;
  /** Whether draws come to the debt, with the fees and interest it causes, within 1e-9 of it. */
  readonly converged: boolean;
  readonly equity: readonly number[];
  readonly reserveDrawn: readonly number[];
  readonly tranches: readonly TrancheDebt[];
}

/** Nominal USD by year. In each year capex + interestDuringConstruction + fees + reserveDrawn = drawn + equity. */
export interface DebtArrangement {
  readonly programmes: readonly ProgrammeDebt[];
  readonly drawn: readonly number[];
  /** Paid in by the owners for construction. */
  readonly equity: readonly number[];
  readonly interestDuringConstruction: readonly number[];
  readonly fees: readonly number[];
  readonly reserveDrawn: readonly number[];
  /** Its loans are the tranches of all programmes, in their order. */
  readonly waterfall: Waterfall;
  /** From the first year of operation on. */
  readonly cover: CoverRatios;
}

/**
 * The debt of a park's programmes: sized, drawn, repaid and serviced.
 *
 * Each programme borrows the least of four: what the gearing allows of its capex, fees, interest during construction and
 * first reserve (a circle, since debt causes part of them: `gearedDebt`); what the tranches lend; what cash carries at
 * the cover ratio within the tenors (`planRepayment`); nothing, where a tenor is over before the plant runs.
 *
 * Its lenders count on CFADS/coverRatio of all plant built up to and with the programme, less the service of earlier
 * programmes. Programmes without a CFADS of their own share the whole by capex among those in operation. So an early
 * loan cannot take the cash of plant that comes later, and a later one may use what earlier ones leave. A tenor that would
 * outlast the cash ends with the last year of positive CFADS.
 *
 * Then all loans are served side by side from the whole CFADS (`waterfall`).
 *
 * @throws RangeError for series of different length, capex in or after the first year of operation, an operation outside
 *         the years given, a sculpted tranche without a cover ratio, and terms outside their domains
 */
export function arrangeDebt(input: DebtInput): DebtArrangement {
  checkInput(input);
  const { firstYear, cfads, programmes, terms } = input;
  const slices = slicesOf(input);
  const counted = cfads.map(() => 0);
  const promised = cfads.map(() => 0);
  const arranged = programmes.map((programme, k) => {
    for (const t of cfads.keys()) counted[t]! += slices[k]![t]!;
    const available =
      terms.coverRatio === undefined ? undefined : counted.map((usd, t) => usd / terms.coverRatio! - promised[t]!);
    const debt = programmeDebt(input, programme, available);
    for (const { interest, repayment } of debt.tranches)
      for (const t of cfads.keys()) promised[t]! += interest[t]! + repayment[t]!;
    return debt;
  });
  const tranches = arranged.flatMap((programme) => programme.tranches);
  const total = (all: readonly (readonly number[])[]) =>
    cfads.map((_, t) => all.reduce((sum, one) => sum + one[t]!, 0));
  const reserveDrawn = total(arranged.map((programme) => programme.reserveDrawn));
  const loans = programmes.flatMap((programme, k) =>
    tranchesOf(input, programme).map(({ rate }, i) => {
      const { name, drawn, repayment } = arranged[k]!.tranches[i]!;
      const servedFrom = programme.firstOperation - firstYear;
      return { name: `${programme.name} · ${name}`, rate, drawn, repayment, servedFrom };
    }),
  );
  const { reserveMonths = 0, sweep = 0, lockUp = 0 } = terms;
  const flow = waterfall({ firstYear, cfads, loans, reserveMonths, reserveDrawn, sweep, lockUp });
  const operation = Math.min(...programmes.map((programme) => programme.firstOperation - firstYear));
  const openingDebt = cfads.map((_, t) => (t < operation ? 0 : (flow.debt[t - 1] ?? 0)));
  return {
    programmes: arranged,
    drawn: total(tranches.map(({ drawn }) => drawn)),
    equity: total(arranged.map(({ equity }) => equity)),
    interestDuringConstruction: total(tranches.map((tranche) => tranche.interestDuringConstruction)),
    fees: total(tranches.map(({ fees }) => fees)),
    reserveDrawn,
    waterfall: flow,
    cover: coverRatios(cfads, flow.serviceDue, openingDebt, meanRates(flow, loans), lastYears(flow, loans)),
  };
}

function tranchesOf({ terms }: DebtInput, programme: Programme): readonly Tranche[] {
  return programme.tranches ?? terms.tranches;
}

/** CFADS of each programme's own plant: its own figures, or the whole by capex among those in operation. */
function slicesOf({ firstYear, cfads, programmes }: DebtInput): readonly (readonly number[])[] {
  const cost = programmes.map(({ capex }) => capex.reduce((sum, usd) => sum + usd, 0));
  const runs = (k: number, t: number) => firstYear + t >= programmes[k]!.firstOperation;
  return programmes.map(
    (programme, k) =>
      programme.cfads ??
      cfads.map((usd, t) => {
        const running = cost.reduce((sum, one, j) => sum + (runs(j, t) ? one : 0), 0);
        return runs(k, t) && running > 0 ? (usd * cost[k]!) / running : 0;
      }),
  );
}

function programmeDebt(
  input: DebtInput,
  programme: Programme,
  available: readonly number[] | undefined,
): ProgrammeDebt {
  const { firstYear, cfads, terms } = input;
  const { drawTiming = 'mid-year', reserveMonths = 0, reserveFunding = 'cash-flow' } = terms;
  const tranches = tranchesOf(input, programme);
  const operation = programme.firstOperation - firstYear;
  const spent = programme.capex.findIndex((usd) => usd > 0);
  const start = spent < 0 ? operation : spent;
  const lastCash = available ? cfads.findLastIndex((usd) => usd > 0) : cfads.length - 1;
  const windows = tranches.map(({ tenor, grace }) => {
    const [first, last] = [Math.max(start + grace, operation), Math.min(start + tenor - 1, lastCash)];
    return first <= last ? ([first, last] as const) : undefined;
  });
  const repaid: Repaid = {
    tranches,
    years: cfads.length,
    operation,
    windows,
    sculptTo: terms.sculptTo ?? 'cover-ratio',
    ...(available ? { available } : {}),
  };
  const split = (debt: number) => splitDebt(tranches, debt);
  const construction: Construction = {
    capex: programme.capex,
    start,
    operation,
    tranches,
    split,
    reserve: (debt) => {
      if (reserveFunding !== 'draw' || reserveMonths === 0) return 0;
      const { interest, repayment } = planRepayment(repaid, split(debt));
      return (
        (reserveMonths / 12) *
        tranches.reduce((sum, _, i) => sum + interest[i]![operation]! + repayment[i]![operation]!, 0)
      );
    },
    drawOrder: terms.drawOrder ?? 'pro-rata',
    outstanding: { 'start-of-year': 1, 'mid-year': 0.5, 'end-of-year': 0 }[drawTiming],
    interestDuringConstruction: terms.interestDuringConstruction ?? 'capitalised',
  };
  const { debt, gearing, limitedBy, shortfall } = sizeDebt(construction, repaid, terms.gearing);
  const funding = fundConstruction(construction, debt, gearing);
  const drawn = drawnDebt(funding);
  const debts = funding.drawn.map((list) => list.reduce((sum, usd) => sum + usd, 0));
  const plan = planRepayment(repaid, debts);
  return {
    name: programme.name,
    debt: drawn,
    gearing,
    limitedBy,
    shortfall,
    converged: limitedBy !== 'costs' && Math.abs(drawn - debt) <= 1e-9 * debt,
    equity: funding.equity,
    reserveDrawn: funding.reserve,
    tranches: tranches.map(({ name, currency }, i) => {
      let owed = 0;
      return {
        name,
        ...(currency === undefined ? {} : { currency }),
        debt: debts[i]!,
        drawn: funding.drawn[i]!,
        interestDuringConstruction: funding.interest[i]!,
        fees: funding.fees[i]!,
        interest: plan.interest[i]!,
        repayment: plan.repayment[i]!,
        balance: cfads.map((_, t) => {
          owed += funding.drawn[i]![t]! - plan.repayment[i]![t]!;
          if (t >= (windows[i]?.[1] ?? Infinity) && Math.abs(owed) <= 1e-9 * debts[i]!) owed = 0;
          return owed;
        }),
        ...(windows[i] ? { firstRepayment: firstYear + windows[i][0], lastRepayment: firstYear + windows[i][1] } : {}),
      };
    }),
  };
}

type Size = Pick<ProgrammeDebt, 'debt' | 'gearing' | 'limitedBy' | 'shortfall'>;

/** The most that gearing, amounts, cash and tenor allow, and the gearing that it makes. */
function sizeDebt(construction: Construction, repaid: Repaid, gearing: number): Size {
  const { capex, tranches, split } = construction;
  const none = { debt: 0, gearing: 0, limitedBy: 'gearing', shortfall: 0 } as const;
  if (gearing === 0) return none;
  if (tranches.length === 0) return { ...none, limitedBy: 'amount' };
  const geared = gearedDebt(construction, gearing);
  if (geared === undefined)
    return { ...none, limitedBy: 'costs', shortfall: gearing * capex.reduce((sum, usd) => sum + usd, 0) };
  if (geared === 0) return none;
  const lent = Math.min(geared, mostDebt(tranches));
  const excess = (debt: number) => planRepayment(repaid, split(debt)).load - 1;
  let [debt, limitedBy]: [number, Size['limitedBy']] = [lent, lent < geared ? 'amount' : 'gearing'];
  if (excess(lent) > 1e-12) {
    const late = split(lent).some((part, i) => part > 0 && !repaid.windows[i]);
    if (late) return { ...none, limitedBy: 'tenor', shortfall: geared };
    [debt, limitedBy] = [bracketedRoot(excess, 0, lent), 'cash'];
  }
  if (debt <= 1e-9 * geared) return { ...none, limitedBy, shortfall: geared };
  if (debt === geared) return { debt, gearing, limitedBy, shortfall: 0 };
  return { debt, gearing: gearingOf(construction, debt, gearing) ?? gearing, limitedBy, shortfall: geared - debt };
}

/** Mean rate of what is owed at the start of each year; where nothing is, that of the year before. */
function meanRates(flow: Waterfall, loans: readonly { readonly rate: number }[]): number[] {
  let rate = 0;
  return flow.debt.map((_, t) => {
    const owed = flow.debt[t - 1] ?? 0;
    if (owed > 0) rate = loans.reduce((sum, loan, i) => sum + loan.rate * flow.loans[i]!.balance[t - 1]!, 0) / owed;
    return rate;
  });
}

/** Position of the last repayment of the loans that are owed at the start of each year, or the year itself if it is past. */
function lastYears(flow: Waterfall, loans: readonly { readonly repayment: readonly number[] }[]): number[] {
  const ends = loans.map(({ repayment }) => repayment.findLastIndex((usd) => usd > 0));
  return flow.debt.map((_, t) => Math.max(t, ...ends.filter((_, i) => t > 0 && flow.loans[i]!.balance[t - 1]! > 0)));
}

function checkInput(input: DebtInput): void {
  const { firstYear, cfads, programmes, terms } = input;
  const years = cfads.length;
  expectRange(Number.isInteger(firstYear), 'firstYear', 'a calendar year', firstYear);
  expectFinite('cfads', cfads);
  expectRange(terms.gearing >= 0 && terms.gearing <= 1, 'gearing', 'from 0 to 1', terms.gearing);
  const { coverRatio } = terms;
  if (coverRatio !== undefined)
    expectRange(coverRatio > 0 && coverRatio < Infinity, 'coverRatio', 'above 0', coverRatio);
  const owns = programmes.filter((programme) => programme.cfads).length;
  expectRange(owns === 0 || owns === programmes.length, 'programmes with a cfads of their own', 'all or none', owns);
  for (const programme of programmes) {
    const { name, capex, firstOperation } = programme;
    expectLength(`capex of ${name}`, capex, years);
    expectNotNegative(`capex of ${name}`, capex);
    if (programme.cfads) {
      expectLength(`cfads of ${name}`, programme.cfads, years);
      expectFinite(`cfads of ${name}`, programme.cfads);
    }
    const within =
      Number.isInteger(firstOperation) && firstOperation >= firstYear && firstOperation < firstYear + years;
    const span = `a year from ${firstYear} to ${firstYear + years - 1}`;
    expectRange(within, `firstOperation of ${name}`, span, firstOperation);
    const late = capex.findLastIndex((usd) => usd > 0) + firstYear;
    expectRange(
      late < firstOperation,
      `last year with capex of ${name}`,
      `before its operation in ${firstOperation}`,
      late,
    );
    const tranches = tranchesOf(input, programme);
    expectTranches(tranches);
    for (const tranche of tranches)
      expectRange(
        tranche.repayment !== 'sculpted' || coverRatio !== undefined,
        `coverRatio of the sculpted ${tranche.name}`,
        'given',
        coverRatio,
      );
  }
}
