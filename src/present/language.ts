export const languages = ['en', 'ru', 'kk', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Whether a text is one of the languages a report can speak. */
export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}
