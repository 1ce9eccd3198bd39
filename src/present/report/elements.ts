import type { ElementBalance } from '../../plan/plan.ts';
import { shareBar } from '../charts/share-bar.ts';
import { palette } from '../charts/theme.ts';
import type { Context } from './context.ts';
import { escapeHtml, htmlTable, legend, section } from './html.ts';

const fates = ['sold', 'stored', 'vented', 'unaccounted'] as const;
const fateColours = {
  sold: palette.blue,
  stored: palette.orange,
  vented: palette.sky,
  unaccounted: palette.vermilion,
} as const;

/** Every followed element: how much comes in, whether the books close, and where it ends. */
export function elements(context: Context): string {
  const { plan, locale, material } = context;
  const { t } = locale;
  const e = t.elements;
  const followed = Object.entries(plan.balance).filter(([, balance]) => balance.in > 0.5);
  const flowsOf = (balance: ElementBalance, sign: 1 | -1) =>
    balance.flows
      .filter((flow) => Math.sign(flow.tonnes) === sign)

      .filter((flow) => Math.abs(flow.tonnes) / balance.in >= 0.005)
      .slice(0, 4)
      .map((flow) => `${material(flow.material)} ${locale.percent(Math.abs(flow.tonnes) / balance.in)}`)
      .join(', ');
  const rows = followed.map(([element, balance]) => {
    const share = (fate: (typeof fates)[number]) =>
      fate === 'unaccounted'
        ? Math.max(0, balance.unaccounted) / balance.in
        : balance.flows.reduce((sum, flow) => sum + (flow.kind === fate ? -flow.tonnes : 0), 0) / balance.in;
    const words = fates
      .filter((fate) => share(fate) > 0.0005)
      .map((fate) => `${t.fate[fate]} ${locale.percent(share(fate), 1)}`);
    const bar = shareBar(
      fates.map((fate) => ({ share: share(fate), colour: fateColours[fate] })),
      escapeHtml(words.join(', ')),
    );
    return [
      `${escapeHtml(element)} <span class="note">${escapeHtml(e.names[element] ?? '')}</span>`,
      locale.number(balance.in, 4),
      locale.percent(balance.closure, 2),
      locale.percent(Math.abs(balance.unaccounted) / balance.in, 1),
      `${bar}<br/>${escapeHtml(words.join(', '))}`,
      flowsOf(balance, 1),
      flowsOf(balance, -1),
    ];
  });
  return section(
    'elements',
    e.title,
    e.lead,
    `${legend(fates.map((fate) => [t.fate[fate], fateColours[fate]]))}${htmlTable(
      [
        [e.element, 'words'],
        [e.in, 'number'],
        [e.closure, 'number'],
        [e.unaccounted, 'number'],
        [e.where, 'words'],
        [e.comes, 'words'],
        [e.leaves, 'words'],
      ],
      rows,
      e.title,
    )}`,
  );
}
