import { moneyMessages } from '../messages/money.ts';
import type { Context } from './context.ts';
import { escapeHtml, htmlTable, paragraph, section } from './html.ts';

/** What changes of law, tariffs and prices would do to both sides at the plan as it is. */
export function whatIf({ plan, locale }: Context): string {
  const cases = plan.accounts?.whatIfs;
  if (!cases || cases.length === 0) return '';
  const m = moneyMessages[locale.language].whatIf;
  const table = htmlTable(
    [
      [m.change, 'words'],
      [m.project, 'number'],
      [m.owners, 'number'],
      [m.state, 'number'],
      [m.cover, 'number'],
      [m.debt, 'number'],
    ],
    cases.map((one) => [
      escapeHtml(one.id === 'zoneLasts' ? m.zoneLasts(locale.years(one.value ?? 0)) : (m.cases[one.id] ?? one.id)),
      escapeHtml(locale.bareMoney(one.projectNpvUsd)),
      one.equityIrr === null ? locale.t.common.none : locale.percent(one.equityIrr, 1),
      escapeHtml(locale.bareMoney(one.stateNpvUsd)),
      one.minDscr === null ? locale.t.common.none : locale.number(one.minDscr),
      escapeHtml(locale.bareMoney(one.debtUsd)),
    ]),
    m.title,
  );
  return section('whatif', m.title, m.lead, table + paragraph(m.note(plan.baseYear), 'note'));
}
