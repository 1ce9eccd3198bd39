import type { DepositVerdict } from '../../plan/plan.ts';
import { classColour, depositBars, depositClasses } from '../charts/deposit-bars.ts';
import { depositReason } from '../deposit-reason.ts';
import { verdictWord } from './announced.ts';
import type { Context } from './context.ts';
import { escapeHtml, figure, htmlTable, section } from './html.ts';

/** How long each deposit lasts, and whether it suits. */
export function deposits({ plan, locale, last, named, amount }: Context): string {
  const { t } = locale;
  const d = t.deposits;
  if (plan.deposits.length === 0) return '';
  const needed = plan.stages.reduce((sum, stage) => sum + stage.years, 0);
  // What is drawn and not dug by the park was bought from who owns it.
  const throughOwner = (deposit: DepositVerdict) => deposit.drawn > 1 && !((last.extract[deposit.id] ?? 0) > 1);
  const known = plan.deposits.filter((deposit) => deposit.reserve > 0 && deposit.years > 0);
  const table = htmlTable(
    [
      [d.deposit, 'words'],
      [d.drawn, 'number'],
      [d.reserve, 'number'],
      [t.announced.verdict, 'words'],
      [d.why, 'words'],
    ],
    plan.deposits.map((deposit) => [
      named(deposit.name),
      amount(deposit.drawn, deposit.unit.replace('/a', '')),
      deposit.reserve > 0
        ? `${locale.quantity(deposit.reserve, 't')}<br/><span class="note">${escapeHtml(
            deposit.classes.map((c) => `${t.classes[c.class] ?? c.class} ${locale.quantity(c.amount, 't')}`).join(', '),
          )}</span>`
        : t.common.none,
      verdictWord(deposit.verdict, t.deposit[deposit.verdict]),
      escapeHtml(depositReason(deposit, needed, locale) + (throughOwner(deposit) ? `, ${d.reasons.bought}` : '')),
    ]),
    d.title,
  );
  const chart =
    known.length === 0
      ? ''
      : figure(locale, {
          caption: d.label,
          legend: depositClasses(known).map((name) => [t.classes[name] ?? name, classColour(name)]),
          draw: (canvas) => depositBars(known, needed, locale, canvas),
        });
  return section('deposits', d.title, d.lead(locale.years(needed)), `${chart}${table}`);
}
