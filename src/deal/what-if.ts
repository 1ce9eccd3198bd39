import { accountsOf } from '../account/accounts.ts';
import { movedBy } from '../park/moved-park.ts';
import type { Park } from '../park/park.ts';
import type { WhatIf } from '../plan/accounts.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * What changes of law and tariffs would do to both sides with the plan as it is: nothing is built or run otherwise, so each
 * is what hits a park that already stands.
 */
export function whatIfs(
  park: Park,
  plan: Pick<Plan, 'stages' | 'infrastructureUsd' | 'shadowPrices' | 'npvUsd' | 'lackingUsd'>,
): readonly WhatIf[] {
  const now = accountsOf(park, plan);
  const { specialEconomicZone: zone, borderCarbon, emissionsTrading } = park.regime;
  const longest = zone && Math.max(...zone.terms.map(({ term }) => term.at(-1)!.figure.value));
  const cases: readonly (readonly [WhatIf['id'], Park] | undefined)[] = [
    ['asItIs', park],
    zone && longest ? ['zoneLasts', movedBy(park, 'zoneYears', longest)] : undefined,
    zone && ['noZone', movedBy(park, 'zoneYears', 0)],
    ['railTimesThree', movedBy(park, 'railTariff', 3)],
    borderCarbon.size > 0 ? ['borderIndirect', withIndirect(park)] : undefined,
    emissionsTrading && ['carbonTimesTwo', movedBy(park, 'carbonPrice', 2)],
    ['pricesTenLower', soldCheaper(park, 0.9)],
  ];
  return cases.flatMap((one) => {
    if (!one) return [];
    const [id, changed] = one;
    const { measures, state, financing } = id === 'asItIs' ? now : accountsOf(changed, plan);
    return [
      {
        id,
        ...(id === 'zoneLasts' ? { value: longest! } : {}),
        projectNpvUsd: measures.projectNpvUsd,
        equityIrr: measures.equityIrr ?? null,
        stateNpvUsd: state.presentValue.net,
        minDscr: measures.minDscr ?? null,
        debtUsd: financing.programmes.reduce((sum, { debt }) => sum + debt, 0),
      },
    ];
  });
}

/** Charges at borders that count the CO2 of the power behind a product too. */
function withIndirect(park: Park): Park {
  const borderCarbon = new Map(
    [...park.regime.borderCarbon].map(([id, border]) => [id, { ...border, includesIndirect: true }]),
  );
  return { ...park, regime: { ...park.regime, borderCarbon } };
}

/** Every product at a part of its price. */
function soldCheaper(park: Park, factor: number): Park {
  const markets = new Map(
    [...park.markets].map(([id, market]) => [
      id,
      {
        ...market,
        tiers: market.tiers.map((tier) => ({ ...tier, price: { ...tier.price, value: tier.price.value * factor } })),
      },
    ]),
  );
  return { ...park, markets };
}
