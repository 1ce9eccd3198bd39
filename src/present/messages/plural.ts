/** The form of a word that a language asks for beside a number: `plural('ru', 22, { one: 'год', few: 'года', many: 'лет' })`. */
export function plural(
  language: string,
  n: number,
  forms: { readonly one: string; readonly few?: string; readonly many?: string },
): string {
  const rule = new Intl.PluralRules(language).select(n);
  if (rule === 'one') return forms.one;
  if (rule === 'few') return forms.few ?? forms.many ?? forms.one;
  return forms.many ?? forms.few ?? forms.one;
}
