import type { Plan } from '../../plan/plan.ts';
import type { Locale } from '../locale.ts';
import type { Context } from './context.ts';
import { escapeHtml, htmlTable, paragraph, section } from './html.ts';

/** How the plan was computed, how near it is to the best one, and from which files. */
export function method({ plan, locale }: Context): string {
  const { t } = locale;
  const m = t.method;
  const weeks = /^weeks:(\d+)$/.exec(plan.hours)?.[1];
  const best = plan.objective.name === 'npv';
  const gap = locale.percent(plan.gap, 2);
  const bound = best
    ? m.bound({ npv: locale.money(plan.npvUsd), upper: locale.money(plan.upperBound), gap })
    : otherBound(plan, locale, gap);
  const inputs = htmlTable(
    [
      [m.file, 'words'],
      [m.hash, 'words'],
    ],
    plan.inputs.map((input) => [`<code>${escapeHtml(input.file)}</code>`, `<code>${escapeHtml(input.hash)}</code>`]),
    m.inputs,
  );
  return section(
    'method',
    m.title,
    best ? m.lead : m.otherLead,
    [
      paragraph(bound),
      paragraph(
        plan.hours === 'full'
          ? [m.fullYear, ...(plan.weatherYears ? [m.weatherYears(plan.weatherYears)] : [])].join(' ')
          : weeks
            ? m.hours({ weeks, step: locale.quantity(plan.stepHours, 'h') })
            : m.noHours,
      ),
      plan.energy.fullYear && plan.hours !== 'full'
        ? paragraph(m.difference(t.units.perYear(locale.money(plan.energy.fullYearCostDifferenceUsd))))
        : '',
      paragraph(
        m.prices({
          year: plan.baseYear,
          real: locale.percent(plan.discountRate, 1),
          nominal: locale.percent(plan.nominalDiscountRate, 1),
          tax: locale.percent(plan.finance.taxRate),
          inflation: locale.percent(plan.finance.inflation, 1),
        }),
      ),
      paragraph(`${m.decision(plan.finance.decisionYear)} ${locale.number(plan.finance.capexFactor)}.`),
      paragraph(`${m.seconds({ total: locale.number(plan.seconds.total) })} ${m.format(plan.format)}`, 'note'),
      `<details><summary>${escapeHtml(m.inputs)} (${plan.inputs.length})</summary>${inputs}</details>`,
    ].join(''),
  );
}

function otherBound(plan: Plan, locale: Locale, gap: string): string {
  const { sought, value, best } = soughtOf(plan, locale);
  return locale.t.method.otherBound({ what: sought, value, best, gap });
}

/** What was sought, what the plan reaches of it and the proven best, in words. */
export function soughtOf(plan: Plan, locale: Locale): { sought: string; value: string; best: string } {
  const { name, value, best, unit } = plan.objective;
  const amount = (of: number) =>
    unit === 'USD'
      ? locale.money(of)
      : unit === 'USD/a'
        ? locale.t.units.perYear(locale.money(of))
        : locale.capacity(of, unit);
  return { sought: locale.t.objective[name] ?? name, value: amount(value), best: amount(best) };
}
