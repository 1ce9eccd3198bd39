import type { Plan, PlanFigure } from '../plan/plan.ts';
import type { Locale } from '../present/locale-with.ts';
import { moneyFigureMessages } from './messages/money-figures.ts';

/** What a figure of a park's finance says: `Working capital: stocks`, or with the name of its loan: `Export credit: interest`. */
export function moneyName(plan: Pick<Plan, 'accounts'>, locale: Locale, { path }: PlanFigure): string {
  const words = moneyFigureMessages[locale.language];
  const parts = path.split('.').slice(path.startsWith('park.') ? 2 : 1);
  const loan = parts[0] === 'tranches' ? plan.accounts?.terms.tranches.find(({ id }) => id === parts[1]) : undefined;
  if (loan) return `${locale.name(loan.name)}${locale.colon}${words[parts[2]!] ?? parts[2]}`;
  const [first = '', ...rest] = parts.map((part) => words[part] ?? part);
  return rest.length > 0 ? `${first}${locale.colon}${rest.join(locale.comma)}` : first;
}
