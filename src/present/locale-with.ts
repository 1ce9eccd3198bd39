import type { Name } from '../plan/plan.ts';
import { kazakhCalendar } from './kazakh-calendar.ts';
import type { Language } from './language.ts';
import type { Messages } from './messages/en.ts';

/** A step of a unit's scale: from this size on, values are shown in this word. */
export type Scale = readonly [from: number, word: string];

const tags: Readonly<Record<Language, string>> = { en: 'en-US', ru: 'ru-RU', kk: 'kk-KZ', zh: 'zh-CN' };

/** Some browsers know no Kazakh; its numbers are written as the Russian of Kazakhstan writes them, but for the percent. */
const lacksKazakh = Intl.NumberFormat.supportedLocalesOf('kk').length === 0;

/** What a page needs to speak one language: its texts, and numbers, money, amounts, dates and names as it writes them. */
export interface Locale {
  readonly language: Language;
  readonly t: Messages;
  /** About three significant digits: `12,300`, `0.0312`. */
  number(value: number, digits?: number): string;
  /** A count of people or files. */
  whole(value: number): string;
  percent(share: number, decimals?: number): string;
  /** Always with so many decimals. */
  fixed(value: number, decimals: number): string;
  /** A share with two decimals, so that a return just short of a hurdle looks so; what is none says so. */
  rate(share: number | null, decimals?: number): string;
  /** `11.8 bn USD`. */
  money(usd: number): string;
  /** `11.8 bn`, for a column that says USD above. */
  bareMoney(usd: number): string;
  /** `2.65 Mt`, in the unit a reader expects. */
  quantity(value: number, unit: string): string;
  /** `2.65 Mt/a`. */
  amount(value: number, unit: string): string;
  /** A capacity: `1 Mt/a`, `1,840 MW`. */
  capacity(value: number, unit: string): string;
  /** The unit alone: `t`, `MWh`, `USD/(t/a)`. */
  unit(unit: string): string;
  years(count: number): string;
  date(iso: string): string;
  /** Day and month of an hour of the year. */
  dayOfYear(hour: number): string;
  month(index: number): string;
  list(items: readonly string[]): string;
  /** Marks between parts of a line, with the space that follows them. */
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  /** The same text as a sentence: with a full stop, where it does not end with one. */
  sentence(text: string): string;
  name(name: Name): string;
  /** A word of a park file that has no name of its own, such as a reserve class. */
  word(text: string): string;
}

/** A language with its texts; a page that speaks one language loads the texts of one. */
export function localeWith(language: Language, t: Messages): Locale {
  const unknown = language === 'kk' && lacksKazakh;
  const tag = unknown ? 'ru-KZ' : tags[language];
  const number = (value: number, digits = 3) => {
    if (!Number.isFinite(value)) return t.common.none;
    if (value === 0) return '0';
    const size = Math.floor(Math.log10(Math.abs(value)));
    const decimals = Math.min(8, Math.max(0, digits - 1 - size));
    return new Intl.NumberFormat(tag, { maximumFractionDigits: decimals }).format(value);
  };
  // Chinese writes no space between a number and a word of its own; elsewhere the two must not part at a line's end.
  const join = (value: string, word: string) =>
    word === '' ? value : language === 'zh' && /^[㐀-鿿]/.test(word) ? `${value}${word}` : `${value}\u00a0${word}`;
  const scaled = (value: number, steps: readonly Scale[], suffix: (word: string) => string = (word) => word) => {
    // 999,999 t is 1 Mt to three digits.
    const step = steps.find(([from]) => Math.abs(value) >= from * 0.9995) ?? steps.at(-1)!;
    const [from, word] = step;
    return join(number(value / from), suffix(word));
  };
  const steps = (unit: string): readonly Scale[] => t.units.scales[unit] ?? [[1, unit]];
  const percent = (share: number, digits: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(tag, { style: 'percent', ...digits })
      .format(share)
      .replace(unknown ? '\u00a0%' : '', unknown ? '%' : '');
  const exactly = (decimals: number) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const locale: Locale = {
    language,
    t,
    number,
    whole: (value) => number(Math.round(value), 12),
    percent: (share, decimals = 0) =>
      Number.isFinite(share) ? percent(share, { maximumFractionDigits: decimals }) : t.common.none,
    fixed: (value, decimals) =>
      Number.isFinite(value) ? new Intl.NumberFormat(tag, exactly(decimals)).format(value) : t.common.none,
    rate: (share, decimals = 2) =>
      share !== null && Number.isFinite(share) ? percent(share, exactly(decimals)) : t.common.none,
    money: (usd) => scaled(usd, t.units.money),
    bareMoney: (usd) => scaled(usd, t.units.bareMoney),
    quantity: (value, unit) => scaled(value, steps(unit)),
    amount: (value, unit) => scaled(value, steps(unit), t.units.perYear),
    capacity: (value, unit) =>
      unit.endsWith('/a') ? scaled(value, steps(unit.slice(0, -2)), t.units.perYear) : scaled(value, steps(unit)),
    unit: (unit) =>
      unit === '1' ? '' : unit.replace('*', '·').replace(/[A-Za-z]\w*/g, (symbol) => t.units.symbols[symbol] ?? symbol),
    years: (count) => t.units.years(Number(count.toFixed(0)), number(count, 2)),
    date: (iso) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso)),
    dayOfYear: (hour) =>
      new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', timeZone: 'UTC' })
        .format(new Date(Date.UTC(2027, 0, 1, hour)))
        .replaceAll(' ', '\u00a0'),
    month: (index) =>
      new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2027, index, 15))),
    list: (items) => new Intl.ListFormat(tag).format(items),
    colon: language === 'zh' ? '：' : ': ',
    comma: language === 'zh' ? '，' : ', ',
    semicolon: language === 'zh' ? '；' : '; ',
    sentence: (text) => (/[.。]$/.test(text) ? text : `${text}${language === 'zh' ? '。' : '.'}`),
    name: (name) => name[language] ?? name.en,
    word: (text) => t.words[text] ?? text,
  };
  return unknown ? { ...locale, ...kazakhDates } : locale;
}

/** Dates and lists in Kazakh where the browser has none. */
const kazakhDates: Pick<Locale, 'date' | 'dayOfYear' | 'month' | 'list'> = {
  date: (iso) => {
    const day = new Date(iso);
    return kazakhCalendar.date(day.getUTCDate(), kazakhCalendar.months[day.getUTCMonth()]![1], day.getUTCFullYear());
  },
  dayOfYear: (hour) => {
    const day = new Date(Date.UTC(2027, 0, 1, hour));
    return `${day.getUTCDate()}\u00a0${kazakhCalendar.months[day.getUTCMonth()]![1]}`;
  },
  month: (index) => kazakhCalendar.months[index]![0],
  list: (items) =>
    items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${kazakhCalendar.and} ${items.at(-1)}`,
};
