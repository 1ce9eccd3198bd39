import { type Currency, rateAt } from './regime.ts';

/**
 * US price level of a year, 1 in the base year: of the price index where it knows the year, beyond it with the inflation
 * of the regime, or else the park's.
 */
export function usdPriceLevel(currency: Currency, year: number): number {
  const inflation = (of: number) =>
    currency.usdInflation ? rateAt(currency.usdInflation, of).value : currency.parkInflation;
  const anchor = nearestYear(currency.usdLevel, year) ?? currency.baseYear;
  return (currency.usdLevel.get(anchor) ?? 1) * growth(inflation, anchor, year);
}

/** Domestic price level of a year, 1 in the base year. */
export function domesticPriceLevel(currency: Currency, year: number): number {
  const { domesticInflation } = currency;
  if (!domesticInflation) return usdPriceLevel(currency, year);
  return growth((of) => rateAt(domesticInflation, of).value, currency.baseYear, year);
}

/**
 * Units of the currency per USD, both nominal: the rate of the year where it is known, beyond that by purchasing-power
 * parity from the nearest year that is.
 *
 *     e(y) = e(k) · (domestic price level y/k) / (US price level y/k)
 */
export function perUsdAt(currency: Currency, year: number): number {
  const known = nearestYear(currency.perUsd, year);
  if (known === undefined) return 1;
  const domestic = domesticPriceLevel(currency, year) / domesticPriceLevel(currency, known);
  const usd = usdPriceLevel(currency, year) / usdPriceLevel(currency, known);
  return (currency.perUsd.get(known)! * domestic) / usd;
}

/** Money of a year in the country's currency, from real USD of the base year. */
export function nominalLocal(currency: Currency, realUsd: number, year: number): number {
  return realUsd * usdPriceLevel(currency, year) * perUsdAt(currency, year);
}

/** Real USD of the base year, from money of a year in the country's currency. */
export function realUsd(currency: Currency, local: number, year: number): number {
  return local / nominalLocal(currency, 1, year);
}

/** The last of the years known up to this one, or else the first after it. */
function nearestYear(known: ReadonlyMap<number, number>, year: number): number | undefined {
  const years = [...known.keys()].sort((a, b) => a - b);
  return years.findLast((of) => of <= year) ?? years[0];
}

/** Price level of year `to` over that of year `from`. */
function growth(inflation: (year: number) => number, from: number, to: number): number {
  let level = 1;
  for (let year = from + 1; year <= to; year++) level *= 1 + inflation(year);
  for (let year = from; year > to; year--) level /= 1 + inflation(year);
  return level;
}
