import { isLanguage, type Language, languages } from '../present/language.ts';

export type Scheme = 'system' | 'light' | 'dark';

/** What the reader chose and the browser keeps, if it keeps anything: storage may be blocked or full. */
export function remembered(key: 'lang' | 'scheme'): string | undefined {
  try {
    return localStorage.getItem(`kombinat.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: 'lang' | 'scheme', value: string): void {
  try {
    localStorage.setItem(`kombinat.${key}`, value);
  } catch {
    // The choice holds until the page closes.
  }
}

/** The language of a reader who opens no link that names one: the remembered one, else the first the browser asks for. */
export function ownLanguage(asked: readonly string[] = navigator.languages): Language {
  const kept = remembered('lang');
  if (kept !== undefined && isLanguage(kept)) return kept;
  for (const tag of asked) {
    const base = tag.toLowerCase().split('-')[0]!;
    const found = languages.find((language) => language === base);
    if (found) return found;
  }
  return 'en';
}

export function ownScheme(): Scheme {
  const kept = remembered('scheme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Lays a scheme over the page; `system` leaves it to the browser. */
export function applyScheme(scheme: Scheme): void {
  if (scheme === 'system') delete document.documentElement.dataset['scheme'];
  else document.documentElement.dataset['scheme'] = scheme;
  dispatchEvent(new Event('schemechange'));
}
