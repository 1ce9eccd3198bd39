import type { Park } from '../park/park.ts';
import type { Financing, Series } from '../plan/accounts.ts';
import { type Timeline, zeros } from './timeline.ts';

/** Draws, service and payouts of a park by the terms of its `finance.yaml`. */
export function financingOf(
  park: Park,
  timeline: Timeline,
  flows: { readonly investment: Series; readonly freeCashFlow: Series },
): Financing {
  void park;
  const none = zeros(timeline);
  let invested = 0;
  const equity = flows.freeCashFlow.map((usd) => Math.max(0, -usd));
  const distributions = flows.freeCashFlow.map((usd) => Math.max(0, usd));
  return {
    equity,
    distributions,
    equityInvested: equity.map((usd, i) => (invested = Math.max(0, invested + usd - distributions[i]!))),
    drawn: none,
    financeCosts: none,
    capitalised: none,
    interestPaid: none,
    repaid: none,
    debt: none,
    cfads: flows.freeCashFlow,
    reserve: none,
    heldBack: none,
    cover: { dscr: none.map(() => null), llcr: none.map(() => null), plcr: none.map(() => null) },
    tranches: [],
    lockedYears: [],
    defaultYears: [],
    notCarriedUsd: 0,
  };
}
