import { hoursPerYear, monthStart } from '../calendar.ts';

/** A moment as a file writes it, on the file's own clock. */
export interface Timestamp {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 to 24; 24:00 is midnight at the end of the day. */
  readonly hour: number;
  readonly minute: number;
  /** Hours that the clock is ahead of UTC, where the text says so (`Z`, `+05:00`). */
  readonly offset?: number;
}

/** Which of two numbers before a year is the day, in dates such as 03/04/2019. */
export type DateOrder = 'day-month' | 'month-day';

const tail = String.raw`(?:[T ]+(\d{1,2})(?::(\d{2})(?::\d{2}(?:[.,]\d+)?)?)?\s*(AM|PM)?\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?$`;
const compact = /^(\d{4})(\d{2})(\d{2})[:T ]?(\d{2}):?(\d{2})$/;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})${tail}`, 'i');
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})${tail}`, 'i');

/**
 * The moment that a text means, or nothing when it means none: `20190101:0011`, `2019-01-01 00:00`, `2019 1 1 0`,
 * `01.01.2019 0:00`, `1/31/2019 1:00 PM`, each with seconds and a zone or without. Years 1940 to 2100.
 *
 * @param order  for dates with slashes or dashes whose year comes last; with dots the day always comes first
 */
export function readTimestamp(text: string, order: DateOrder = 'day-month'): Timestamp | undefined {
  let match = compact.exec(text);
  if (match) return checked(match.slice(1, 6), undefined, undefined);
  match = yearFirst.exec(text);
  if (match) return checked(match.slice(1, 6), match[6], match[7]);
  match = yearLast.exec(text);
  if (!match) return undefined;
  const [, first, mark, second, year, hour, minute, half, zone] = match;
  const [day, month] = mark === '.' || order === 'day-month' ? [first, second] : [second, first];
  return checked([year, month, day, hour, minute], half, zone);
}

function checked(parts: readonly (string | undefined)[], half: string | undefined, zone: string | undefined) {
  const [year, month, day, written, minute] = parts.map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const hour = half ? (written % 12) + (/pm/i.test(half) ? 12 : 0) : written;
  const leap = month === 2 && day === 29 && new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;
  if (!(year >= 1940 && year <= 2100 && month >= 1 && month <= 12)) return undefined;
  if (!leap && !(day >= 1 && day <= (monthStart[month]! - monthStart[month - 1]!) / 24)) return undefined;
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return { year, month, day, hour, minute, ...(zone ? { offset: readZone(zone)! } : {}) };
}

/**
 * Hours ahead of UTC, −12 to 14, or nothing when the text is no zone.
 *
 * @example readZone('+5:30') // 5.5
 */
export function readZone(text: string): number | undefined {
  if (/^(Z|UTC|GMT)$/i.test(text)) return 0;
  const [, sign, hours, minutes, decimals] =
    /^(?:UTC|GMT)?([+-])?(\d{1,2})(?::?([0-5]\d)|(\.\d+))?$/i.exec(text.trim()) ?? [];
  if (hours === undefined) return undefined;
  const size = Number(hours) + (minutes ? Number(minutes) / 60 : 0) + Number(decimals ?? 0);
  const zone = sign === '-' ? -size : size;
  return zone >= -12 && zone <= 14 ? zone : undefined;
}

/** A zone as people write it: `UTC`, `UTC+5`, `UTC-3:30`. */
export function formatZone(zone: number): string {
  if (zone === 0) return 'UTC';
  const minutes = Math.round((Math.abs(zone) % 1) * 60);
  const rest = minutes > 0 ? `:${String(minutes).padStart(2, '0')}` : '';
  return `UTC${zone < 0 ? '-' : '+'}${Math.floor(Math.abs(zone))}${rest}`;
}

/** Whether days or months come first in lines with dates such as 13/04/2019: the first that settles it; else days. */
export function dateOrder(lines: readonly string[]): DateOrder {
  for (const line of lines) {
    const [, first, second] = /(?:^|[^\d])(\d{1,2})[/-](\d{1,2})[/-]\d{4}/.exec(line) ?? [];
    if (Number(first) > 12) return 'day-month';
    if (Number(second) > 12) return 'month-day';
  }
  return 'day-month';
}

/** Minutes since the year 0 in a calendar whose years all have 365 days; 29 February has no place in it. */
export function plainMinutes({ year, month, day, hour, minute }: Timestamp): number {
  return 60 * (year * hoursPerYear + monthStart[month - 1]! + 24 * (day - 1) + hour) + minute;
}

/** An hour of the plain calendar as a person reads it: `2019-03-04 05:00`. */
export function formatHour(hour: number, typical = false): string {
  const year = Math.floor(hour / hoursPerYear);
  const ofYear = hour - year * hoursPerYear;
  const month = monthStart.findLastIndex((start) => start <= ofYear);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${two(month + 1)}-${two(Math.floor((ofYear - monthStart[month]!) / 24) + 1)}`;
  return `${typical ? '' : `${year}-`}${date} ${two(ofYear % 24)}:00`;
}
