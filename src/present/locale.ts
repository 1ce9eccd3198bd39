import type { Language } from './language.ts';
import { type Locale, localeWith } from './locale-with.ts';
import { en, type Messages } from './messages/en.ts';
import { kk } from './messages/kk.ts';
import { ru } from './messages/ru.ts';
import { zh } from './messages/zh.ts';

export { isLanguage, type Language, languages } from './language.ts';
export type { Locale, Scale } from './locale-with.ts';

const catalogues: Readonly<Record<Language, Messages>> = { en, ru, kk, zh };

/** What a report speaks one of the four languages with. */
export function localeOf(language: Language): Locale {
  return localeWith(language, catalogues[language]);
}
