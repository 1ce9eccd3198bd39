import { expectFinite, expectLength, expectNotNegative, expectRange } from './domain.ts';

/** A loan as the waterfall meets it. Series are by year. */
export interface ServicedLoan {
  readonly name: string;
  /** All-in, fraction per year, 0 to below 1. */
  readonly rate: number;
  readonly drawn: readonly number[];
  /** Scheduled; together what was drawn. */
  readonly repayment: readonly number[];
  /** Position of the first year whose interest is paid from cash; before it, draws or owners pay it. */
  readonly servedFrom: number;
}

export interface WaterfallInput {
  /** Calendar year of the first entry of each series. */
  readonly firstYear: number;
  /** Cash flow available for debt service: after operating cost, tax, sustaining capex; of either sign. */
  readonly cfads: readonly number[];
  readonly loans: readonly ServicedLoan[];
  /** Months of next year's debt service that the reserve account is to hold; 0 without one. */
  readonly reserveMonths?: number;
  /** Paid into the reserve account from draws and equity. */
  readonly reserveDrawn?: readonly number[];
  /** Share of a year's cash after service and reserve that prepays debt, 0 to 1. */
  readonly sweep?: number;
  /** DSCR below which nothing is distributed; 0 without such a test. */
  readonly lockUp?: number;
}

/** By year, except the years named. */
export interface Waterfall {
  /** Interest, scheduled repayment and arrears that fall due. */
  readonly serviceDue: readonly number[];
  readonly interest: readonly number[];
  readonly repaid: readonly number[];
  /** What fell due and was not paid. */
  readonly unpaid: readonly number[];
  /** Prepaid by the cash sweep. */
  readonly swept: readonly number[];
  readonly distributions: readonly number[];
  /** What owners must put in since operation itself ran short of cash; never used for debt. */
  readonly sponsorSupport: readonly number[];
  /** In the debt service reserve account, and held back by the lock-up, at the end of the year. */
  readonly reserve: readonly number[];
  readonly heldBack: readonly number[];
  /** All debt at the end of the year. */
  readonly debt: readonly number[];
  readonly dscr: readonly (number | undefined)[];
  readonly loans: readonly {
    readonly name: string;
    readonly interest: readonly number[];
    readonly repaid: readonly number[];
    readonly swept: readonly number[];
    readonly balance: readonly number[];
  }[];
  /** Calendar years in which the reserve paid part of the service. */
  readonly reserveYears: readonly number[];
  /** Calendar years in which the DSCR was too low to distribute. */
  readonly lockedYears: readonly number[];
  /** Calendar years in which service fell due and neither cash nor reserve could pay it. */
  readonly defaultYears: readonly number[];
}

/** Amounts of this share of what is due are rounding. */
const rounding = 1e-9;

/**
 * Who gets a year's cash: debt service, then the reserve account up to its target, then the sweep, then, if the lock-up
 * test is passed, the owners. In every year
 *
 *     cfads + sponsorSupport + reserveDrawn
 *       = interest + repaid + swept + distributions + change of reserve + change of heldBack
 *
 * 1. Cash is CFADS and what was held back. Where both together are negative, owners must support the operation.
 * 2. Due are interest on what was owed at the start, the scheduled repayment, and arrears. Cash pays, then the reserve:
 *    first all interest, then repayment, each loan in proportion to what is due on it. What nobody can pay makes the year one
 *    of default: unpaid interest is added to the loan, unpaid repayment stays in it, and both fall due again next year.
 * 3. The reserve is filled towards months/12 of next year's service; what it holds beyond is free cash.
 * 4. The sweep takes its share of the free cash of this year, not of what was held back in earlier ones. It prepays
 *    running loans in proportion to their balances, last instalments first, so that later years owe less interest.
 * 5. The test is DSCR = cfads/service due ≥ lockUp, passed where nothing is due. Cash of a failed year is held back until
 *    a year passes.
 *
 * The order of a usual cash-flow cascade (Yescombe, Principles of Project Finance, 2nd ed. 2014).
 *
 * @throws RangeError for series of different length, negative draws or repayments, and rates or shares outside their domains
 */
export function waterfall(input: WaterfallInput): Waterfall {
  const { firstYear, cfads, reserveMonths = 0, sweep = 0, lockUp = 0 } = input;
  const reserveDrawn = input.reserveDrawn ?? cfads.map(() => 0);
  checkInput(input, reserveDrawn);
  const none = () => new Array<number>(cfads.length).fill(0);
  const total = {
    serviceDue: none(),
    interest: none(),
    repaid: none(),
    unpaid: none(),
    swept: none(),
    distributions: none(),
    sponsorSupport: none(),
    reserve: none(),
    heldBack: none(),
    debt: none(),
  };
  const states = input.loans.map(
    (loan): LoanState => ({
      loan,
      whole: sum(loan.drawn),
      owed: 0,
      arrears: 0,
      interest: none(),
      repaid: none(),
      swept: none(),
      balance: none(),
    }),
  );
  const dscr: (number | undefined)[] = [];
  const [reserveYears, lockedYears, defaultYears]: [number[], number[], number[]] = [[], [], []];
  let [reserve, heldBack] = [0, 0];
  for (let t = 0; t < cfads.length; t++) {
    const sponsorSupport = Math.max(0, -(cfads[t]! + heldBack));
    let cash = cfads[t]! + heldBack + sponsorSupport;
    const running = states.filter(({ loan }) => t >= loan.servedFrom);
    reserve += reserveDrawn[t]!;
    const service = serve(running, t, cash + reserve);
    const fromReserve = Math.max(0, service.paid - cash);
    cash -= service.paid - fromReserve;
    reserve -= fromReserve;
    for (const state of states) state.owed += state.loan.drawn[t]!;

    const target = (reserveMonths / 12) * nextService(states, t + 1);
    const toReserve = Math.min(cash, target - reserve);
    reserve += toReserve;
    cash -= toReserve;

    const swept = prepay(running, t, sweep * Math.max(0, cash - heldBack));
    cash -= swept;

    const cover = service.due > 0 ? cfads[t]! / service.due : undefined;
    const locked = cover !== undefined && cover < lockUp * (1 - rounding);
    heldBack = locked ? cash : 0;
    dscr.push(cover);
    const year = firstYear + t;
    if (fromReserve > rounding * service.due) reserveYears.push(year);
    if (locked) lockedYears.push(year);
    if (service.due - service.paid > rounding * service.due) defaultYears.push(year);
    for (const state of states) state.balance[t] = state.owed;
    total.serviceDue[t] = service.due;
    total.unpaid[t] = service.due - service.paid;
    total.swept[t] = swept;
    total.distributions[t] = locked ? 0 : cash;
    total.sponsorSupport[t] = sponsorSupport;
    total.reserve[t] = reserve;
    total.heldBack[t] = heldBack;
    for (const { interest, repaid, owed } of states) {
      total.interest[t]! += interest[t]!;
      total.repaid[t]! += repaid[t]!;
      total.debt[t]! += owed;
    }
  }
  const loans = states.map(({ loan: { name }, interest, repaid, swept, balance }) => ({
    name,
    interest,
    repaid,
    swept,
    balance,
  }));
  return { ...total, dscr, loans, reserveYears, lockedYears, defaultYears };
}

interface LoanState {
  readonly loan: ServicedLoan;
  /** All that is ever drawn. */
  readonly whole: number;
  owed: number;
  /** Part of it that fell due earlier. */
  arrears: number;
  readonly interest: number[];
  readonly repaid: number[];
  readonly swept: number[];
  readonly balance: number[];
}

/** Pays what falls due on running loans with at most `funds`, interest first; what is not paid becomes arrears. */
function serve(
  running: readonly LoanState[],
  t: number,
  funds: number,
): { readonly due: number; readonly paid: number } {
  const interests = running.map(({ loan, owed }) => loan.rate * owed);
  const repayments = running.map((state) => repaymentDue(state, t));
  const [interest, repayment] = [sum(interests), sum(repayments)];
  const due = interest + repayment;
  const enough = funds >= due;
  const interestShare = enough ? 1 : Math.min(1, interest > 0 ? funds / interest : 1);
  const repaymentShare = enough ? 1 : Math.min(1, repayment > 0 ? Math.max(0, funds - interest) / repayment : 1);
  for (const [k, state] of running.entries()) {
    const [dueInterest, dueRepayment] = [interests[k]!, repayments[k]!];
    state.interest[t] = dueInterest * interestShare;
    state.repaid[t] = dueRepayment * repaymentShare;
    const unpaidInterest = dueInterest - state.interest[t]!;
    state.owed += unpaidInterest - state.repaid[t]!;
    state.arrears = unpaidInterest + dueRepayment - state.repaid[t]!;
  }
  return { due, paid: enough ? due : funds };
}

/** Scheduled repayment and arrears of a year, and what rounding would leave. */
function repaymentDue({ loan, whole, owed, arrears }: LoanState, t: number): number {
  const due = loan.repayment[t]! + arrears;
  return owed - due <= rounding * whole ? owed : due;
}

/** Interest and repayment that will fall due in a year, by what is owed now. */
function nextService(states: readonly LoanState[], next: number): number {
  const served = states.filter(({ loan }) => next >= loan.servedFrom && next < loan.repayment.length);
  return sum(served.map((state) => state.loan.rate * state.owed + repaymentDue(state, next)));
}

/** Prepays running loans with at most `funds`, in proportion to what is owed on each. */
function prepay(running: readonly LoanState[], t: number, funds: number): number {
  const owed = sum(running.map((state) => state.owed));
  const all = funds >= owed;
  for (const state of running) {
    state.swept[t] = all ? state.owed : funds * (state.owed / owed);
    state.owed -= state.swept[t]!;
    state.arrears = Math.min(state.owed, state.arrears);
  }
  return all ? owed : funds;
}

function checkInput(input: WaterfallInput, reserveDrawn: readonly number[]): void {
  const { firstYear, cfads, loans, reserveMonths = 0, sweep = 0, lockUp = 0 } = input;
  const years = cfads.length;
  expectRange(Number.isInteger(firstYear), 'firstYear', 'a calendar year', firstYear);
  expectFinite('cfads', cfads);
  expectLength('reserveDrawn', reserveDrawn, years);
  expectNotNegative('reserveDrawn', reserveDrawn);
  expectRange(reserveMonths >= 0 && reserveMonths <= 24, 'reserveMonths', 'from 0 to 24', reserveMonths);
  expectRange(sweep >= 0 && sweep <= 1, 'sweep', 'from 0 to 1', sweep);
  expectRange(lockUp >= 0 && lockUp < Infinity, 'lockUp', 'not negative', lockUp);
  for (const { name, rate, drawn, repayment, servedFrom } of loans) {
    expectRange(rate >= 0 && rate < 1, `rate of ${name}`, 'from 0 to below 1 a year', rate);
    for (const [key, series] of Object.entries({ drawn, repayment })) {
      expectLength(`${key} of ${name}`, series, years);
      expectNotNegative(`${key} of ${name}`, series);
    }
    expectRange(Number.isInteger(servedFrom), `servedFrom of ${name}`, 'a position', servedFrom);
  }
}

function sum(list: readonly number[]): number {
  return list.reduce((all, value) => all + value, 0);
}
