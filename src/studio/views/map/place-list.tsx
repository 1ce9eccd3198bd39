import { useEffect, useRef } from 'react';
import type { Plan, PlanTier } from '../../../plan/plan.ts';
import type { Locale } from '../../../present/locale-with.ts';
import { type MapMessages, mapMessages } from '../../messages/map.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { Mark } from './mark.tsx';
import { type Distance, type Place, placeKinds, type Surroundings } from './places.ts';

/** All places with the facts that the map shows, for keyboard and screen reader as for the eye. */
export function PlaceList({
  surroundings,
  plan,
  selected,
  onSelect,
}: {
  readonly surroundings: Surroundings;
  readonly plan: Plan | undefined;
  readonly selected: Place | undefined;
  readonly onSelect: (id: string) => void;
}) {
  const m = useTexts(mapMessages);
  const locale = useLocale();
  const { places, lines } = surroundings;
  const ways = lines.filter(({ properties }) => properties.kind !== 'river' && properties.name);
  return (
    <section className="card places" aria-labelledby="places">
      <header>
        <h2 id="places">{m.list}</h2>
      </header>
      {placeKinds.map((kind) => {
        const of = places
          .filter((place) => place.kind === kind)
          .sort((a, b) => Number(b.chosen ?? 0) - Number(a.chosen ?? 0) || far(a) - far(b));
        return of.length === 0 ? null : (
          <div key={kind}>
            <h3>
              <Mark kind={kind} />
              {m.kinds[kind]}
            </h3>
            <ul>
              {of.map((place) => (
                <Item
                  key={place.id}
                  place={place}
                  plan={plan}
                  open={place.id === selected?.id}
                  onSelect={() => onSelect(place.id)}
                />
              ))}
            </ul>
          </div>
        );
      })}
      {ways.length > 0 ? (
        <div>
          <h3>{m.ways}</h3>
          <ul className="plain">
            {ways.map(({ properties: { id, name, schematic, distanceKm } }) => (
              <li key={id}>
                {locale.name(name!)}
                {distanceKm === undefined ? '' : `${locale.comma}${m.km(locale.number(distanceKm, 4))}`}
                {schematic ? <span className="note"> ({m.schematic})</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {plan ? <Elsewhere places={places} plan={plan} /> : null}
    </section>
  );
}

const far = ({ distance }: Place) => distance?.km ?? Number.POSITIVE_INFINITY;

function Item({
  place,
  plan,
  open,
  onSelect,
}: {
  readonly place: Place;
  readonly plan: Plan | undefined;
  readonly open: boolean;
  readonly onSelect: () => void;
}) {
  const m = useTexts(mapMessages);
  const locale = useLocale();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const list = item.current?.closest('.places');
    // Only the list moves, never the page: whoever pressed a mark looks at the map.
    if (open && list && item.current && list.scrollHeight > list.clientHeight) {
      const [own, all] = [item.current.getBoundingClientRect(), list.getBoundingClientRect()];
      if (own.top < all.top || own.bottom > all.bottom) list.scrollTop += own.top - all.top - 80;
    }
  }, [open]);
  return (
    <li ref={item}>
      <button type="button" aria-expanded={open} onClick={onSelect}>
        <span className="name">
          {locale.name(place.name)}
          {place.chosen ? <span className="note"> · {m.chosen}</span> : null}
        </span>
        <span className="note">
          {place.distance
            ? `${place.distance.straight ? '≈\u00a0' : ''}${m.km(locale.number(Math.round(place.distance.km), 4))}`
            : place.at
              ? ''
              : m.noPlace}
        </span>
      </button>
      {open ? <Facts place={place} plan={plan} /> : null}
    </li>
  );
}

function Facts({ place, plan }: { readonly place: Place; readonly plan: Plan | undefined }) {
  const m = useTexts(mapMessages);
  const locale = useLocale();
  const deposit = plan?.deposits.find(({ id }) => place.kind === 'deposit' && id === place.id);
  const facts: (readonly [string, string])[] = [
    ...(place.distance ? [[m.distance, wayWords(place.distance, m, locale)] as const] : []),
    ...(place.at ? [] : [[m.onMap, m.noPlace] as const]),
    ...(place.areaHa === undefined ? [] : [[m.area, locale.quantity(place.areaHa, 'ha')] as const]),
    ...(place.capacityMw === undefined ? [] : [[m.capacity, locale.quantity(place.capacityMw, 'MW')] as const]),
    ...(deposit
      ? ([
          [m.drawn, locale.amount(deposit.drawn, deposit.unit.replace('/a', ''))],
          ...(deposit.reserve > 0 && deposit.years > 0 && deposit.years < 1000
            ? [[m.lasts, locale.years(Math.floor(deposit.years))] as const]
            : []),
          [m.verdict, locale.t.deposit[deposit.verdict] ?? deposit.verdict],
        ] as const)
      : []),
  ];
  const sold = plan ? traded(plan, 'markets', place) : [];
  const bought = plan ? traded(plan, 'supplies', place) : [];
  return (
    <div className="facts">
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {(
        [
          [m.sold, sold],
          [m.bought, bought],
        ] as const
      ).map(([title, goods]) =>
        goods.length === 0 ? null : (
          <div key={title}>
            <h4>{title}</h4>
            <Goods plan={plan!} goods={goods} />
          </div>
        ),
      )}
      {place.source ? (
        <p className="note">
          {m.source}: <span lang="en">{place.source}</span>
        </p>
      ) : null}
    </div>
  );
}

/** The distance in full: its range, or that it is as the crow flies. */
function wayWords({ km, range, straight }: Distance, m: MapMessages, locale: Locale): string {
  const shown = locale.number(Math.round(km), 4);
  if (straight) return m.straight(shown);
  const [low, high] = range?.map((one) => locale.number(one, 4)) ?? [];
  return low !== undefined && high !== undefined ? m.kmRange({ km: shown, low, high }) : m.km(shown);
}

interface Good {
  readonly material: string;
  readonly tier: PlanTier;
}

function Goods({ plan, goods }: { readonly plan: Plan; readonly goods: readonly Good[] }) {
  const m = useTexts(mapMessages);
  const locale = useLocale();
  return (
    <ul className="plain">
      {goods.map(({ material, tier }) => {
        const named = plan.names.materials[material];
        const unit = `USD/${named?.unit ?? '1'}`;
        const money = (usd: number) => `${locale.number(usd)}\u00a0${locale.unit(unit)}`;
        return (
          <li key={`${material} ${tier.price} ${tier.where?.en}`}>
            {locale.name(named?.name ?? { en: material })}
            <span className="note">
              {' '}
              {tier.freight > 0
                ? m.price({ price: money(tier.price), freight: money(tier.freight) })
                : money(tier.price)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Steps of the price that name a place, of what the plan trades in its last stage. */
function traded(plan: Plan, side: 'markets' | 'supplies', place: Place): Good[] {
  const last = plan.stages.at(-1);
  const amounts = side === 'markets' ? last?.sell : last?.buy;
  return Object.entries(plan.prices[side]).flatMap(([material, tiers]) =>
    (amounts?.[material] ?? 0) > 0
      ? tiers.flatMap((tier) => (tier.where && place.where.includes(tier.where.en) ? [{ material, tier }] : []))
      : [],
  );
}

/** Places of the markets file that no point of the map stands for. */
function Elsewhere({ places, plan }: { readonly places: readonly Place[]; readonly plan: Plan }) {
  const m = useTexts(mapMessages);
  const locale = useLocale();
  const known = new Set(places.flatMap(({ where, at }) => (at ? where : [])));
  const names = new Map(
    [...Object.values(plan.prices.markets), ...Object.values(plan.prices.supplies)]
      .flat()
      .flatMap(({ where }) => (where && !known.has(where.en) ? [[where.en, where] as const] : [])),
  );
  if (names.size === 0) return null;
  return (
    <div>
      <h3>{m.elsewhere}</h3>
      <p className="note">{m.elsewhereNote}</p>
      <ul className="plain">
        {[...names.values()].map((where) => (
          <li key={where.en}>{locale.name(where)}</li>
        ))}
      </ul>
    </div>
  );
}
