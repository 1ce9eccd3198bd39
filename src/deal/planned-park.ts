import type { AccountOptions } from '../account/accounts.ts';
import { discountFactor } from '../finance/discount.ts';
import type { InstrumentKind } from '../park/deal-terms.ts';
import { type InstrumentValues, movedPark } from '../park/moved-park.ts';
import type { Park, Process, Tier } from '../park/park.ts';
import { freeShareAt, pathAt, rateAt } from '../park/regime.ts';
import type { Plan } from '../plan/plan.ts';

function termOf(park: Park, values: InstrumentValues, kind: InstrumentKind, otherwise: number): number {
  const instrument = park.deal.instruments.find((one) => one.kind === kind);
  return (instrument && values[instrument.id]) ?? otherwise;
}

/** What of a deal the accounts must be told beside the park: what the state pays, puts in, and forgoes in tariffs. */
export function accountOptionsOf(
  park: Park,
  values: InstrumentValues,
  plan: Pick<Plan, 'stages' | 'infrastructureUsd'>,
): AccountOptions {
  const rail = termOf(park, values, 'railTariff', 1);
  const grid = termOf(park, values, 'gridTariff', 1);
  return {
    infrastructureGrantUsd: termOf(park, values, 'infrastructureGrant', 0) * plan.infrastructureUsd,
    stateGrantShare: termOf(park, values, 'stateGrant', 0),
    stateEquityShare: termOf(park, values, 'stateEquity', 0),
    tariffSupportUsd: plan.stages.map((stage) => {
      const power = Math.abs(stage.energy['electricity']?.['import'] ?? 0) * (park.energy.grid?.importPrice.value ?? 0);
      return power * (1 - grid) + railFreight(park, stage) * (1 - rail);
    }),
  };
}

/** Freight of a year at the park's own tariffs, real USD. */
function railFreight(park: Park, stage: Plan['stages'][number]): number {
  const carried = (tiers: readonly Tier[], amount: number) => {
    let [left, usd] = [amount, 0];
    for (const tier of tiers) {
      const part = Math.min(left, tier.size?.value ?? Infinity);
      usd += part * (tier.freight?.value ?? 0);
      left -= part;
    }
    return usd;
  };
  let usd = 0;
  for (const [id, amount] of Object.entries(stage.buy)) {
    const supply = park.supplies.get(id);
    if (supply?.rail) usd += carried(supply.tiers, amount);
  }
  for (const [id, market] of park.markets) {
    const group = [...park.markets.values()].filter((other) => other.material === id || other.premiumOver === id);
    usd += carried(
      market.tiers,
      group.reduce((sum, { material }) => sum + (stage.sell[material] ?? 0), 0),
    );
  }
  return usd;
}

/**
 * A park as the optimiser should see it under a deal: charges that its own prices do not hold stand in them as means over
 * the years, weighed by present value. Profit tax counts in the years without relief, CO2 that is not free at its price,
 * property tax on half the cost of plant; what the state pays of plant costs its owners nothing. What is built then
 * answers to the deal.
 */
export function asPlanned(written: Park, values: InstrumentValues): Park {
  const park = movedPark(written, values);
  const granted = termOf(written, values, 'stateGrant', 0);
  const { regime, finance } = park;
  const relieved = relievedShare(park);
  const years = park.stages.flatMap(({ year, years: span }) => Array.from({ length: span }, (_, i) => year + i));
  const weight = (year: number) => discountFactor(finance.discountRate, year - park.decisionYear);
  const all = years.reduce((sum, year) => sum + weight(year), 0);
  const mean = (of: (year: number) => number) => years.reduce((sum, year) => sum + of(year) * weight(year), 0) / all;
  const trading = regime.emissionsTrading;
  const sinks = new Map(park.sinks);
  const co2 = sinks.get('co2');
  if (trading && co2) {
    const usd = mean((year) => pathAt(trading.price, year).value * (1 - freeShareAt(trading, year)));
    sinks.set('co2', { ...co2, fee: { ...trading.price[0]!.figure, value: (co2.fee?.value ?? 0) + usd } });
  }
  const property = regime.propertyTax
    ? (mean((year) => rateAt(regime.propertyTax!.rate, year).value) * (1 - relieved)) / 2
    : 0;
  const taxed = (process: Process): Process => ({
    ...process,
    fixedOpexPerCapacity: process.fixedOpexPerCapacity + process.capex.value * finance.capexFactor * property,
  });
  return {
    ...park,
    sinks,
    processes: park.processes.map(taxed),
    finance: {
      ...finance,
      taxRate: finance.taxRate * (1 - relieved),
      capexFactor: finance.capexFactor * (1 - granted),
    },
    // A budget is for all that is spent, whoever pays.
    limits: park.limits.map((limit) =>
      limit.key === 'capex' && limit.most !== undefined ? { ...limit, most: limit.most * (1 - granted) } : limit,
    ),
  };
}

/** All that is invested in a plan that was made with the state paying part of its plant, real USD. */
export function investedUnder(
  written: Park,
  values: InstrumentValues,
  { capexUsd, infrastructureUsd }: Pick<Plan, 'capexUsd' | 'infrastructureUsd'>,
): number {
  return (capexUsd - infrastructureUsd) / (1 - termOf(written, values, 'stateGrant', 0)) + infrastructureUsd;
}

/** Share of the operating years, weighed by present value, in which the zone relieves. */
function relievedShare(park: Park): number {
  const zone = park.regime.specialEconomicZone;
  if (!zone || !park.companies.some(({ relief }) => relief === 'zone')) return 0;
  const last = Number(zone.expires.day.slice(0, 4));
  let [all, under] = [0, 0];
  for (const { year, years } of park.stages)
    for (let y = year; y < year + years; y++) {
      const weight = discountFactor(park.finance.discountRate, y - park.decisionYear);
      all += weight;
      if (y <= last) under += weight;
    }
  return all > 0 ? under / all : 0;
}
