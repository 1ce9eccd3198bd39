import type { ClaimVerdict } from '../../plan/plan.ts';
import { claimAmount } from './claim-amount.ts';
import type { Context } from './context.ts';
import { escapeHtml, heading } from './html.ts';

/** Where the announcement is weak, as the plan finds it: claims, deposits, chains, waste, unread figures. */
export function weakPoints({ plan, locale, chain }: Context): string {
  const a = locale.t.announced;
  const measured = (claim: ClaimVerdict) => {
    const amount = (value = 0) => claimAmount({ locale }, value, claim.unit);
    return `${locale.name(claim.name)} (${a.measured({ planned: amount(claim.planned), claimed: amount(claim.claimed) })})`;
  };
  const failed = plan.claims
    .filter((claim) => claim.verdict === 'falls-short' || claim.verdict === 'exceeds')
    .map(measured);
  const barely = plan.claims
    .filter(({ verdict, claimed, planned, tolerance }) => {
      const missed = claimed ? Math.abs((planned ?? 0) - claimed) / claimed : 0;
      return verdict === 'holds' && tolerance > 0 && missed > tolerance / 2;
    })
    .map(measured);
  const deposits = (verdict: string) =>
    plan.deposits.filter((deposit) => deposit.verdict === verdict).map((deposit) => locale.name(deposit.name));
  const [short, unproven] = [deposits('short'), deposits('unproven')];
  const costly = new Map(plan.floors.map((floor) => [floor.chain, floor.costUsd ?? 0]));
  const chains = [...costly]
    .filter(([, usd]) => usd > 1e6)
    .sort(([, x], [, y]) => y - x)
    .map(([id, usd]) => `${chain(id)} (${locale.money(usd)})`);
  const { wasteMadeTonnes, wasteShare, products, savedTonnes } = plan.announcement.ecoFriendly;
  const points = [
    failed.length > 0 ? a.weakClaims(locale.list(failed)) : '',
    barely.length > 0 ? a.weakBarely(locale.list(barely)) : '',
    short.length + unproven.length > 0
      ? a.weakDeposits({ short: locale.list(short), unproven: locale.list(unproven) })
      : '',
    chains.length > 0 ? a.weakChains(locale.list(chains)) : '',
    products.length > 0 && savedTonnes >= 0 && savedTonnes < 0.1 * plan.co2TonnesPerYear
      ? a.weakCo2({
          total: locale.amount(plan.co2TonnesPerYear, 't'),
          saved: locale.amount(savedTonnes, 't'),
          count: locale.whole(products.length),
        })
      : '',
    wasteMadeTonnes > 0 && wasteShare < 0.9 ? a.weakWaste(locale.percent(1 - wasteShare)) : '',
    plan.placeholders.length > 0
      ? a.weakFigures({ count: locale.whole(plan.placeholders.length), share: locale.percent(plan.memoryShare) })
      : '',
  ].filter((point) => point !== '');
  if (points.length === 0) return '';
  return `${heading(a.weak)}<ul>${points.map((point) => `<li>${escapeHtml(point)}</li>`).join('')}</ul>`;
}
