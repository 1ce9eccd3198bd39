/** Hours of the model year, which has no 29 February. */
export const hoursPerYear = 8760;

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** First hour of each month, and 8,760 as the thirteenth: month m is hours `monthStart[m]` to `monthStart[m + 1]`. */
export const monthStart: readonly number[] = Array.from(
  { length: 13 },
  (_, month) => 24 * monthDays.slice(0, month).reduce((sum, days) => sum + days, 0),
);

/** Month (0 to 11) of each hour of the year. */
export const monthOfHour: Uint8Array = Uint8Array.from({ length: hoursPerYear }, (_, hour) =>
  monthStart.findLastIndex((start) => start <= hour),
);

/** Mean of a series of 8,760 hours in each month. */
export function monthlyMeans(series: Float64Array): number[] {
  return monthDays.map((days, month) => {
    let sum = 0;
    for (let hour = monthStart[month]!; hour < monthStart[month + 1]!; hour++) sum += series[hour]!;
    return sum / (24 * days);
  });
}

/** Hourly values between twelve monthly ones, each put in the middle of its month; linear, and round the year's end. */
export function betweenMonths(monthly: readonly number[]): Float64Array {
  const middles = monthDays.map((days, month) => monthStart[month]! + 12 * days);
  return Float64Array.from({ length: hoursPerYear }, (_, hour) => {
    const middle = hour + 0.5;
    const last = middles.findLastIndex((m) => m <= middle);
    const before = last < 0 ? 11 : last;
    const after = (before + 1) % 12;
    const gap = (middles[after]! - middles[before]! + hoursPerYear) % hoursPerYear;
    const share = ((middle - middles[before]! + hoursPerYear) % hoursPerYear) / gap;
    return monthly[before]! * (1 - share) + monthly[after]! * share;
  });
}
