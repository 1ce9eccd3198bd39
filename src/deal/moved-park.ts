import type { AccountOptions } from '../account/accounts.ts';
import { discountFactor } from '../finance/discount.ts';
import type { InstrumentKind } from '../park/deal-terms.ts';
import type { Figure, Park, Process, Tier } from '../park/park.ts';
import { type Dated, freeShareAt, pathAt, type Regime, rateAt } from '../park/regime.ts';
import type { Plan } from '../plan/plan.ts';

/** Value of each instrument, by its id, in its unit. */
export type InstrumentValues = Readonly<Record<string, number>>;

/** A park under a deal: its files' figures with the deal's terms in their place. */
export function movedPark(park: Park, values: InstrumentValues): Park {
  return park.deal.instruments.reduce((moved, { id, kind, material }) => {
    const value = values[id];
    return value === undefined ? moved : moves[kind](moved, value, material);
  }, park);
}

/** A park with one instrument moved, whether its deal names it or not. */
export function movedBy(park: Park, kind: InstrumentKind, value: number): Park {
  return moves[kind](park, value);
}

const moves: Readonly<Record<InstrumentKind, (park: Park, value: number, material?: string) => Park>> = {
  zoneYears: (park, years) => {
    const zone = park.regime.specialEconomicZone;
    if (!zone) return park;
    const companies = park.companies.map((company) =>
      company.relief === 'zone' && years < 1 ? { ...company, relief: 'none' as const } : company,
    );
    return withRegime(
      { ...park, companies },
      {
        specialEconomicZone: {
          ...zone,
          expires: { ...zone.expires, day: `${park.decisionYear + Math.round(years) - 1}-12-31` },
          terms: zone.terms.map((term) => ({ ...term, term: set(term.term, years) })),
        },
      },
    );
  },
  propertyTax: (park, factor) => {
    const { propertyTax, landTax } = park.regime;
    return withRegime(park, {
      ...(propertyTax ? { propertyTax: { rate: scaled(propertyTax.rate, factor) } } : {}),
      ...(landTax ? { landTax: { ...landTax, outsideTowns: scaled(landTax.outsideTowns, factor) } } : {}),
    });
  },
  profitTax: (park, rate) => {
    const tax = park.regime.corporateIncomeTax;
    const moved = { ...park, finance: { ...park.finance, taxRate: rate } };
    return tax ? withRegime(moved, { corporateIncomeTax: { ...tax, rate: set(tax.rate, rate) } }) : moved;
  },
  mineralTax: (park, factor) => {
    const tax = park.regime.mineralExtractionTax;
    const deposits = park.deposits.map((deposit) =>
      deposit.royalty ? { ...deposit, royalty: times(deposit.royalty, factor) } : deposit,
    );
    if (!tax) return { ...park, deposits };
    const materials = new Map(
      [...tax.materials].map(([id, items]) => [
        id,
        items.map((item) =>
          item.kind === 'share'
            ? { ...item, rate: scaled(item.rate, factor) }
            : { ...item, amount: scaled(item.amount, factor) },
        ),
      ]),
    );
    return withRegime({ ...park, deposits }, { mineralExtractionTax: { ...tax, materials } });
  },
  carbonPrice: (park, factor) => {
    const trading = park.regime.emissionsTrading;
    return trading
      ? withRegime(park, { emissionsTrading: { ...trading, price: scaled(trading.price, factor) } })
      : park;
  },
  gridTariff: (park, factor) => {
    const { grid } = park.energy;
    return grid
      ? { ...park, energy: { ...park.energy, grid: { ...grid, importPrice: times(grid.importPrice, factor) } } }
      : park;
  },
  railTariff: (park, factor) => {
    const carried = (tiers: readonly Tier[]) =>
      tiers.map((tier) => (tier.freight ? { ...tier, freight: times(tier.freight, factor) } : tier));
    return {
      ...park,
      supplies: new Map(
        [...park.supplies].map(([id, supply]) => [
          id,
          supply.rail ? { ...supply, tiers: carried(supply.tiers) } : supply,
        ]),
      ),
      markets: new Map([...park.markets].map(([id, market]) => [id, { ...market, tiers: carried(market.tiers) }])),
    };
  },
  infrastructureGrant: (park) => park,
  stateEquity: (park) => park,
  jobsFloor: (park, jobs) => withFloor(park, 'jobs', jobs),
  offtakeFloor: (park, amount, material) => withFloor(park, material!, amount),
};

/** What of a deal the accounts must be told beside the park: what the state pays, puts in, and forgoes in tariffs. */
export function accountOptionsOf(
  park: Park,
  values: InstrumentValues,
  plan: Pick<Plan, 'stages' | 'infrastructureUsd'>,
): AccountOptions {
  const termOf = (kind: InstrumentKind, otherwise: number) => {
    const instrument = park.deal.instruments.find((one) => one.kind === kind);
    return (instrument && values[instrument.id]) ?? otherwise;
  };
  const rail = termOf('railTariff', 1);
  const grid = termOf('gridTariff', 1);
  return {
    infrastructureGrantUsd: termOf('infrastructureGrant', 0) * plan.infrastructureUsd,
    stateEquityShare: termOf('stateEquity', 0),
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
 * A park as the optimiser should see it under its regime: charges that its own prices do not hold stand in them as means
 * over the years, weighed by present value. Profit tax counts in the years without relief, CO2 that is not free at its
 * price, property tax on half the cost of plant. What is built then answers to the deal.
 */
export function asPlanned(park: Park): Park {
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
    finance: { ...finance, taxRate: finance.taxRate * (1 - relieved) },
  };
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

function withRegime(park: Park, change: Partial<Regime>): Park {
  return { ...park, regime: { ...park.regime, ...change } };
}

function withFloor(park: Park, key: string, least: number): Park {
  const others = park.limits.filter((limit) => limit.key !== key || limit.least === undefined);
  const at = park.limits[0]?.at ?? { file: 'deal.yaml', line: 1, column: 1 };
  return { ...park, limits: [...others, { key, least, written: String(least), at }] };
}

function times(figure: Figure, factor: number): Figure {
  return { ...figure, value: figure.value * factor };
}

function scaled(dated: Dated, factor: number): Dated {
  return dated.map((step) => ({ ...step, figure: times(step.figure, factor) }));
}

function set(dated: Dated, value: number): Dated {
  return dated.map((step) => ({ ...step, figure: { ...step.figure, value } }));
}
