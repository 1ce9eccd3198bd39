/** What 1 at the end of `years` years is worth today: (1 + rate)^−years. */
export function discountFactor(rate: number, years: number): number {
  return (1 + rate) ** -years;
}

/** The real rate behind a nominal one: (1 + nominal)/(1 + inflation) − 1 (Fisher). */
export function realRate(nominal: number, inflation: number): number {
  return (1 + nominal) / (1 + inflation) - 1;
}

/**
 * Present value, per unit of capex, of straight-line depreciation over `years` in real terms: tax books are nominal, so
 * each real deduction shrinks with inflation. First deduction at the end of the first year.
 */
export function depreciationPresentValue(rate: number, inflation: number, years: number): number {
  let sum = 0;
  for (let year = 1; year <= years; year++) sum += 1 / years / ((1 + rate) * (1 + inflation)) ** year;
  return sum;
}
