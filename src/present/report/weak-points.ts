import type { Context } from './context.ts';
import { escapeHtml, heading } from './html.ts';

/** Where the announcement is weak, as the plan finds it: claims, deposits, chains, waste, unread figures. */
export function weakPoints({ plan, locale, chain }: Context): string {
  const a = locale.t.announced;
  const failed = plan.claims
    .filter((claim) => claim.verdict === 'falls-short' || claim.verdict === 'exceeds')
    .map((claim) => locale.name(claim.name));
  const deposits = (verdict: string) =>
    plan.deposits.filter((deposit) => deposit.verdict === verdict).map((deposit) => locale.name(deposit.name));
  const [short, unproven] = [deposits('short'), deposits('unproven')];
  const costly = new Map(plan.floors.map((floor) => [floor.chain, floor.costUsd ?? 0]));
  const chains = [...costly]
    .filter(([, usd]) => usd > 1e6)
    .sort(([, x], [, y]) => y - x)
    .map(([id, usd]) => `${chain(id)} (${locale.money(usd)})`);
  const { wasteMadeTonnes, wasteShare } = plan.announcement.ecoFriendly;
  const points = [
    failed.length > 0 ? a.weakClaims(locale.list(failed)) : '',
    short.length + unproven.length > 0
      ? a.weakDeposits({ short: locale.list(short), unproven: locale.list(unproven) })
      : '',
    chains.length > 0 ? a.weakChains(locale.list(chains)) : '',
    wasteMadeTonnes > 0 && wasteShare < 0.9 ? a.weakWaste(locale.percent(1 - wasteShare)) : '',
    plan.placeholders.length > 0
      ? a.weakFigures({ count: locale.whole(plan.placeholders.length), share: locale.percent(plan.memoryShare) })
      : '',
  ].filter((point) => point !== '');
  if (points.length === 0) return '';
  return `${heading(a.weak)}<ul>${points.map((point) => `<li>${escapeHtml(point)}</li>`).join('')}</ul>`;
}
