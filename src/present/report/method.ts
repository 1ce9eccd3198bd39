import type { Context } from './context.ts';
import { escapeHtml, htmlTable, paragraph, section } from './html.ts';

/** How the plan was computed, how near it is to the best one, and from which files. */
export function method({ plan, locale }: Context): string {
  const { t } = locale;
  const m = t.method;
  const weeks = /^weeks:(\d+)$/.exec(plan.hours)?.[1];
  const inputs = htmlTable(
    [
      [m.file, 'words'],
      [m.hash, 'words'],
    ],
    plan.inputs.map((input) => [escapeHtml(input.file), `<code>${escapeHtml(input.hash)}</code>`]),
    m.inputs,
  );
  return section(
    'method',
    m.title,
    m.lead,
    [
      paragraph(
        m.bound({
          npv: locale.money(plan.npvUsd),
          upper: locale.money(plan.upperBound),
          gap: locale.percent(plan.gap, 2),
        }),
      ),
      paragraph(weeks ? m.hours({ weeks, step: locale.quantity(plan.stepHours, 'h') }) : m.noHours),
      plan.energy.fullYear ? paragraph(m.difference(locale.money(plan.energy.fullYearCostDifferenceUsd))) : '',
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
