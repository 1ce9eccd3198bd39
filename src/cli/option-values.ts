import { InvalidArgumentError } from 'commander';
import { type Objective, objectives } from '../compile/measures.ts';
import { isLanguage, type Language, languages } from '../present/locale.ts';

/** `co2="10 Mt/a"` of a repeatable option. */
export const pair = (text: string, before: string[][] = []): string[][] => {
  const [, key, value] = /^([A-Za-z_][\w]*)=(.+)$/.exec(text) ?? [];
  if (!key || !value) throw new InvalidArgumentError(`'${text}' is not KEY=VALUE, such as co2='10 Mt/a'.`);
  return [...before, [key, value]];
};

/** A share such as `0.5%` or `0.005`, below 1. */
export const share = (text: string): number => {
  const [, digits, percent] = /^(\d+\.?\d*(?:e-?\d+)?|\.\d+)\s?(%?)$/i.exec(text.trim()) ?? [];
  const value = digits === undefined ? Number.NaN : Number(digits) / (percent ? 100 : 1);
  if (!(value >= 0 && value < 1)) throw new InvalidArgumentError(`'${text}' is not a share such as 0.5%.`);
  return value;
};

/** N of `weeks:N`. */
export const hours = (text: string): number => {
  const [, count] = /^weeks:(\d{1,2})$/.exec(text) ?? [];
  if (!count || Number(count) < 1 || Number(count) > 52)
    throw new InvalidArgumentError(`'${text}' is not weeks:N with N from 1 to 52.`);
  return Number(count);
};

/** `full`, or N of `weeks:N`. */
export const fullOrWeeks = (text: string): 'full' | number => {
  if (text === 'full') return text;
  const [, count] = /^weeks:(\d{1,2})$/.exec(text) ?? [];
  if (!count || Number(count) < 1 || Number(count) > 52)
    throw new InvalidArgumentError(`'${text}' is neither full nor weeks:N with N from 1 to 52.`);
  return Number(count);
};

/** How many threads. */
export const threads = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 64)
    throw new InvalidArgumentError(`'${text}' is not a number of threads from 1 to 64.`);
  return value;
};

/** A port to serve on; 0 takes a free one. */
export const port = (text: string): number => {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65_535)
    throw new InvalidArgumentError(`'${text}' is not a port from 0 to 65535.`);
  return value;
};

/** Hours of a step that fills a week. */
export const step = (text: string): number => {
  const count = Number(text);
  if (!/^\d{1,3}$/.test(text) || count < 1 || 168 % count !== 0)
    throw new InvalidArgumentError(`'${text}' is not a number of hours that fills a week, such as 1, 2, 3 or 24.`);
  return count;
};

/** One of the four languages. */
export const language = (text: string): Language => {
  if (!isLanguage(text)) throw new InvalidArgumentError(`'${text}' is not one of ${languages.join(', ')}.`);
  return text;
};

/** A measure that may be made as large or small as possible. */
export const objective = (text: string): Objective => {
  if (!(objectives as readonly string[]).includes(text))
    throw new InvalidArgumentError(`'${text}' is not ${objectives.slice(0, -1).join(', ')} or ${objectives.at(-1)}.`);
  return text as Objective;
};

/** Points on a curve. */
export const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 2 || value > 50)
    throw new InvalidArgumentError(`'${text}' is not a number from 2 to 50.`);
  return value;
};
