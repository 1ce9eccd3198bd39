import type { InstrumentKind } from './deal-terms.ts';
import type { Figure, Park, Tier } from './park.ts';
import type { Dated, Regime } from './regime.ts';

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
  stateGrant: (park) => park,
  stateEquity: (park) => park,
  jobsFloor: (park, jobs) => withFloor(park, 'jobs', jobs),
  localHireFloor: (park, residents) => ({
    ...park,
    finance: { ...park.finance, wage: park.finance.wage + (1 - residents) * park.terms.expatriateExtra },
    terms: { ...park.terms, residents },
  }),
  localContentFloor: (park, share) => {
    const { importedEquipment, homePremium } = park.terms;
    const more = Math.max(0, share - (1 - importedEquipment));
    return {
      ...park,
      finance: { ...park.finance, capexFactor: park.finance.capexFactor * (1 + more * homePremium) },
      terms: { ...park.terms, importedEquipment: importedEquipment - more },
    };
  },
  offtakeFloor: (park, amount, material) => withFloor(park, material!, amount),
};

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
