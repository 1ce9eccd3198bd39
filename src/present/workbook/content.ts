import type { Expression } from './expression.ts';
import type { Role } from './style.ts';

/** Text from files or ours, a number with its role, a formula, a link, or nothing. Text is never read as a formula. */
export type Content = string | Given | Expression | Link | undefined;
interface Given {
  readonly given: number;
  readonly role: Role;
}
interface Link {
  readonly shown: string;
  readonly url: string;
}

/** A link to a page, if it is one of the web; other text stays text. */
export const webLink = (url: string | undefined): Content =>
  url && url.length < 2000 && /^https?:\/\/[^\s]+$/i.test(url) ? { shown: url, url } : url;
/** A link to the top of a sheet. */
export const sheetLink = (sheet: string): Content => ({ shown: sheet, url: `#${sheet}!A1` });

/** A number as the park's files or the installation give it. */
export const input = (value: number | undefined): Content => number(value, 'input');
/** A number that the plan decided or measured. */
export const decided = (value: number | undefined): Content => number(value, 'decision');
const number = (value: number | undefined, role: Role): Content =>
  value === undefined || !Number.isFinite(value) ? undefined : { given: value, role };
