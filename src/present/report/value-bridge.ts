import { stepColours, valueSteps } from '../charts/value-steps.ts';
import { moneyMessages } from '../messages/money.ts';
import type { Context } from './context.ts';
import { escapeHtml, figure, htmlTable, section } from './html.ts';
import { signed } from './money.ts';

/** Steps smaller than this share of the largest are not shown: they are rounding, or do not apply. */
const leastShare = 1e-6;

/** From the plan's NPV to the accounts', step by step. */
export function valueBridge({ plan, locale }: Context): string {
  const { accounts } = plan;
  if (!accounts) return '';
  const m = moneyMessages[locale.language].bridge;
  const largest = Math.max(...accounts.bridge.map(({ usd }) => Math.abs(usd)));
  const steps = accounts.bridge
    .map(({ id, usd }) => ({ name: m.steps[id] ?? id, usd, whole: id === 'plan' || id === 'accounts' }))
    .filter(({ usd, whole }) => whole || Math.abs(usd) > leastShare * largest);
  const ends = [steps[0]!, steps.at(-1)!].map(({ usd }) => locale.money(usd));
  const table = htmlTable(
    [
      [m.step, 'words'],
      [m.usd, 'number'],
    ],
    steps.map(({ name, usd, whole }) =>
      whole
        ? [`<b>${escapeHtml(name)}</b>`, `<b>${locale.bareMoney(usd)}</b>`]
        : [escapeHtml(name), escapeHtml(signed(locale, usd))],
    ),
    m.title,
  );
  return section(
    'bridge',
    m.title,
    m.lead({ plan: ends[0]!, accounts: ends[1]!, tax: locale.percent(plan.finance.taxRate) }),
    figure(locale, {
      caption: m.label,
      alt: m.alt,
      legend: [
        [m.adds, stepColours.adds],
        [m.takes, stepColours.takes],
        [m.whole, stepColours.whole],
      ],
      draw: (canvas) => valueSteps(steps, locale, canvas),
    }) + table,
  );
}
