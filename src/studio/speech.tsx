import { createContext, type ReactNode, startTransition, use, useEffect, useState } from 'react';
import type { Language } from '../present/language.ts';
import { type Locale, localeWith } from '../present/locale-with.ts';
import { type ShellMessages, shellMessages } from './messages/shell.ts';

const texts = {
  en: async () => (await import('../present/messages/en.ts')).en,
  ru: async () => {
    askForLetters('Я');
    return (await import('../present/messages/ru.ts')).ru;
  },
  kk: async () => {
    askForLetters('Яә');
    return (await import('../present/messages/kk.ts')).kk;
  },
  zh: async () => {
    // Chinese letters are asked for only where the system has none of its own: the style names the system's first.
    void import('./design/chinese.css');
    return (await import('../present/messages/zh.ts')).zh;
  },
} as const;

/** Has the letters of a language come beside its texts: the browser would ask for them once there is text in them. */
function askForLetters(sample: string): void {
  void document.fonts.load('1em "Noto Sans Variable"', sample);
}

const loaded = new Map<Language, Promise<Locale>>();

/** The texts of one language and how it writes numbers; each is loaded once, when it is first spoken. */
export function loadLocale(language: Language): Promise<Locale> {
  const known = loaded.get(language);
  if (known) return known;
  const locale = texts[language]().then((messages) => localeWith(language, messages));
  loaded.set(language, locale);
  // A language that could not be loaded may be asked for again.
  locale.catch(() => loaded.delete(language));
  return locale;
}

const Speech = createContext<Locale | undefined>(undefined);

/** Speaks a language to all inside. The one before stays until the next is there, so that nothing jumps. */
export function Speak({ language, first, children }: { language: Language; first: Locale; children: ReactNode }) {
  const [locale, setLocale] = useState(first);
  useEffect(() => {
    let wanted = true;
    loadLocale(language).then(
      (next) => wanted && startTransition(() => setLocale(next)),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [language]);
  useEffect(() => {
    document.documentElement.lang = locale.language;
  }, [locale]);
  return <Speech value={locale}>{children}</Speech>;
}

/** The language that is spoken: its texts, and how it writes numbers, money, dates and names. */
export function useLocale(): Locale {
  const locale = use(Speech);
  if (!locale) throw new Error('useLocale outside of Speak');
  return locale;
}

/** The frame's texts in the language that is spoken. */
export function useShell(): ShellMessages {
  return shellMessages[useLocale().language];
}

/** A topic's texts in the language that is spoken, from its table. */
export function useTexts<Texts>(table: Readonly<Record<Language, Texts>>): Texts {
  return table[useLocale().language];
}
