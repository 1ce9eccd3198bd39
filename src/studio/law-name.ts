import type { Plan, PlanFigure } from '../plan/plan.ts';
import type { Locale } from '../present/locale-with.ts';
import { moneyMessages } from '../present/messages/money.ts';
import { lawMessages } from './messages/law.ts';

/** Parts of a path that only group others. */
const grouping: ReadonlySet<string> = new Set(['materials', 'products', 'bands', 'contributions']);

/** What a figure of a country's law says: `Tax on profit: depreciation, machinery, rate (from 2026)`. */
export function lawName(plan: Pick<Plan, 'names'>, locale: Locale, { path, from }: PlanFigure): string {
  const { sections, words, step, from: since } = lawMessages[locale.language];
  const [, , section = '', ...rest] = path.split('.');
  const { levies } = moneyMessages[locale.language];
  const title = sections[section] ?? levies[section] ?? section;
  const said = rest.flatMap((part, i) => {
    // The last number is a year or a place in a row of years, which its first year tells.
    if (/^\d+$/.test(part)) return i === rest.length - 1 ? [] : [step(locale.whole(Number(part) + 1))];
    if (grouping.has(part)) return [];
    const thing = plan.names.materials[part] ?? plan.names.processes[part];
    if (thing) return [locale.name(thing.name)];
    // Two letters are a country only where tax is withheld: CO is an oxide elsewhere.
    if (section === 'withholding' && /^[A-Z]{2}$/.test(part)) return [country(locale, part)];
    return [words[part] ?? levies[part] ?? (section === 'borderCarbon' ? part.toUpperCase() : part)];
  });
  const about = `${title.charAt(0).toLocaleUpperCase()}${title.slice(1)}`;
  return [
    said.length > 0 ? `${about}${locale.colon}${said.join(locale.comma)}` : about,
    ...(from === undefined ? [] : [`(${since(from.slice(0, 4))})`]),
  ].join(' ');
}

function country({ language }: Locale, code: string): string {
  return new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' }).of(code) ?? code;
}
