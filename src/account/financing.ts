import { arrangeDebt, type Programme } from '../finance/debt.ts';
import type { Park } from '../park/park.ts';
import type { Financing, Series } from '../plan/accounts.ts';
import { plus, type Timeline, zeros } from './timeline.ts';

/** Plant that comes into use together: what it costs by year, nominal USD, and its first year of operation. */
export interface BuiltTogether {
  readonly opens: number;
  readonly investment: Series;
}

/**
 * Draws, service and payouts by the terms of `finance.yaml`: each stage's plant is a programme with debt of its own, served
 * from the cash of the whole park. Losses before operation and cash that operation lacks are the owners' to bring.
 *
 * @param cfads cash after tax and sustaining capital, before investment and debt service, nominal USD by year
 */
export function financingOf(
  park: Park,
  timeline: Timeline,
  programmes: readonly BuiltTogether[],
  cfads: Series,
): Financing {
  const { terms } = park;
  const built = programmes.filter(({ investment }) => investment.some((usd) => usd > 0));
  const { programmes: arranged, ...flows } = arrangeDebt({
    firstYear: timeline.years[0]!,
    cfads,
    programmes: built.map(
      ({ opens, investment }): Programme => ({ name: String(opens), capex: investment, firstOperation: opens }),
    ),
    terms: {
      gearing: terms.gearing,
      tranches: terms.tranches.map((tranche) => ({
        name: tranche.id,
        share: tranche.share,
        rate: tranche.rate,
        tenor: Math.max(1, Math.round(tranche.tenor)),
        grace: Math.round(tranche.grace),
        repayment: tranche.repayment,
        upfrontFee: tranche.upfrontFee,
        commitmentFee: tranche.commitmentFee,
        insurance: tranche.insurance,
      })),
      coverRatio: terms.coverRatio,
      reserveMonths: Math.round(12 * terms.reserve),
      sweep: terms.sweep,
      lockUp: terms.lockUp,
    },
  });
  const { waterfall, cover } = flows;
  const financeCosts = plus(flows.interestDuringConstruction, flows.fees, flows.reserveDrawn);
  const capitalised = zeros(timeline);
  for (const [k, programme] of arranged.entries())
    for (const { interestDuringConstruction, fees } of programme.tranches)
      for (const i of timeline.years.keys())
        capitalised[built[k]!.opens - timeline.years[0]!]! += interestDuringConstruction[i]! + fees[i]!;
  const repaid = plus(waterfall.repaid, waterfall.swept);
  // Interest that nobody could pay is owed from then on: lent anew to pay itself.
  const added = timeline.years.map((_, i) =>
    Math.max(0, waterfall.debt[i]! - (waterfall.debt[i - 1] ?? 0) - flows.drawn[i]! + repaid[i]!),
  );
  const equity = plus(flows.equity, waterfall.sponsorSupport);
  let paidIn = 0;
  const orNull = (series: readonly (number | undefined)[]) => series.map((value) => value ?? null);
  const loans = arranged.flatMap((programme) => programme.tranches);
  return {
    equity,
    distributions: waterfall.distributions,
    equityInvested: equity.map((usd) => {
      paidIn += usd;
      return paidIn;
    }),
    drawn: plus(flows.drawn, added),
    financeCosts,
    capitalised,
    interestPaid: plus(waterfall.interest, added),
    repaid,
    debt: waterfall.debt,
    cfads,
    reserve: waterfall.reserve,
    heldBack: waterfall.heldBack,
    cover: { dscr: orNull(waterfall.dscr), llcr: orNull(cover.llcr.byYear), plcr: orNull(cover.plcr.byYear) },
    programmes: arranged.map(({ debt, gearing, limitedBy, shortfall }, k) => ({
      opens: built[k]!.opens,
      debt,
      gearing,
      limitedBy,
      shortfallUsd: shortfall,
    })),
    tranches: terms.tranches.map(({ id }) => {
      const own = loans.flatMap(({ name, drawn }, k) => (name === id ? [{ drawn, loan: waterfall.loans[k]! }] : []));
      const sum = (of: (one: (typeof own)[number]) => Series) => plus(zeros(timeline), ...own.map(of));
      return {
        id,
        drawn: sum(({ drawn }) => drawn),
        interest: sum(({ loan }) => loan.interest),
        repaid: sum(({ loan }) => plus(loan.repaid, loan.swept)),
        debt: sum(({ loan }) => loan.balance),
      };
    }),
    lockedYears: waterfall.lockedYears,
    defaultYears: waterfall.defaultYears,
    notCarriedUsd: arranged.reduce((all, { shortfall }) => all + shortfall, 0),
  };
}
