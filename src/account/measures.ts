import { discountFactor } from '../finance/discount.ts';
import { internalRateOfReturn, modifiedIrr, payback, soleRate } from '../finance/irr.ts';
import type { Park } from '../park/park.ts';
import type { Financing, Measures, Series } from '../plan/accounts.ts';
import type { Timeline } from './timeline.ts';

interface Flows {
  readonly beforeTax: Series;
  readonly unlevered: Series;
  readonly equity: Series;
  readonly financing: Financing;
}

export function measuresOf(park: Park, timeline: Timeline, flows: Flows): Measures {
  const { convention, equityHurdle } = park.terms;
  const shift = convention === 'mid-year' ? 0.5 : 1;
  const rate = park.finance.discountRate;
  const real = (series: Series) => series.map((usd, i) => usd / timeline.level[i]!);
  const present = (series: Series, at: number) =>
    real(series).reduce(
      (sum, usd, i) => sum + usd * discountFactor(at, timeline.years[i]! - timeline.decision + shift),
      0,
    );
  const irr = (series: Series) => soleRate(internalRateOfReturn(series));
  const rates = {
    beforeTaxIrr: irr(flows.beforeTax),
    projectIrr: irr(flows.unlevered),
    projectRealIrr: irr(real(flows.unlevered)),
    equityIrr: irr(flows.equity),
    hurdle: equityHurdle,
    paybackYears: payback(flows.unlevered),
    discountedPaybackYears: payback(
      real(flows.unlevered).map((usd, i) => usd * discountFactor(rate, timeline.years[i]! - timeline.decision + shift)),
    ),
    ...coverOf(flows.financing),
  };
  let [sum, lowest, peakYear] = [0, 0, timeline.years[0]!];
  for (const [i, usd] of flows.unlevered.entries()) {
    sum += usd;
    if (sum < lowest) [lowest, peakYear] = [sum, timeline.years[i]!];
  }
  const hurdle = equityHurdle === undefined ? rate : (1 + equityHurdle) / (1 + park.finance.inflation) - 1;
  const nominal = (of: number) => (1 + of) * (1 + park.finance.inflation) - 1;
  const noSole = {
    ...withoutSoleRate('project', flows.unlevered, nominal(rate)),
    ...withoutSoleRate('equity', flows.equity, equityHurdle ?? nominal(rate)),
  };
  return {
    convention,
    ...(Object.keys(noSole).length > 0 ? { noSoleReturn: noSole } : {}),
    ...(Object.fromEntries(Object.entries(rates).filter(([, value]) => value !== undefined)) as Partial<Measures>),
    projectNpvUsd: present(flows.unlevered, rate),
    equityNpvUsd: present(flows.equity, hurdle),
    peakFundingUsd: -lowest,
    peakFundingYear: peakYear,
  };
}

/** Why flows have no rate of return, or that they have several, and their modified one at the rate asked of them. */
function withoutSoleRate(of: 'project' | 'equity', flows: Series, rate: number): NonNullable<Measures['noSoleReturn']> {
  const found = internalRateOfReturn(flows);
  if (found.kind === 'one') return {};
  const modified = modifiedIrr(flows, rate, rate);
  return {
    [of]: {
      rates: found.kind === 'several' ? found.rates : [],
      ...(found.kind === 'none' ? { reason: found.reason } : {}),
      ...(modified === undefined ? {} : { modified }),
    },
  };
}

/** Least cover of any year, and its mean. */
function coverOf({ cover, interestPaid, repaid }: Financing) {
  const known = (list: readonly (number | null)[]) => list.filter((value): value is number => value !== null);
  const least = (list: readonly (number | null)[]) => (known(list).length > 0 ? Math.min(...known(list)) : undefined);
  const most = Math.max(...interestPaid.map((usd, i) => usd + repaid[i]!));
  let [covered, years] = [0, 0];
  for (const [i, dscr] of cover.dscr.entries()) {
    const due = interestPaid[i]! + repaid[i]!;
    if (dscr === null || due <= 0) continue;
    // Years that owe a remnant say nothing of how the debt is covered.
    if (due < 0.01 * most) continue;
    covered += dscr;
    years += 1;
  }
  return {
    minDscr: least(cover.dscr),
    averageDscr: years > 0 ? covered / years : undefined,
    minLlcr: least(cover.llcr),
    minPlcr: least(cover.plcr),
  };
}
