import type { ClaimVerdict } from '../../plan/plan.ts';
import { claimAmount } from './claim-amount.ts';
import type { Context } from './context.ts';
import { escapeHtml, heading, htmlTable, paragraph, section } from './html.ts';
import { weakPoints } from './weak-points.ts';

export { claimAmount };

/** What was said in public, figure by figure and word by word, and what each side owes. */
export function announced(context: Context): string {
  const { plan, locale } = context;
  const { t } = locale;
  const a = t.announced;
  const judged = plan.claims.filter((claim) => claim.verdict !== 'not-judged');
  const holds = judged.filter((claim) => claim.verdict === 'holds');
  const claims = htmlTable(
    [
      [a.claim, 'words'],
      [a.claimed, 'number'],
      [a.planned, 'number'],
      [a.verdict, 'words'],
    ],
    plan.claims.map((claim) => [
      context.named(claim.name),
      claim.claimed === undefined ? t.common.none : escapeHtml(claimedText(context, claim)),
      claim.planned === undefined ? t.common.none : escapeHtml(claimAmount(context, claim.planned, claim.unit)),
      verdictWord(claim.verdict, t.verdict[claim.verdict]),
    ]),
  );
  return section(
    'announced',
    a.title,
    a.lead(holds.length, judged.length),
    `${plan.claims.length > 0 ? claims + claimNote(context) : ''}${weakPoints(context)}${ecoFriendly(context)}${valueAdded(context)}${industrialBase(context)}${commitments(context)}`,
  );
}

function claimNote({ plan, locale }: Context): string {
  const about = plan.claims.filter((claim) => claim.comparator === 'about').map((claim) => claim.tolerance);
  if (about.length === 0) return '';
  const tolerance = locale.percent(Math.max(...about));
  return paragraph(locale.t.announced.note({ tolerance, year: plan.baseYear }), 'note');
}

function claimedText(context: Context, claim: ClaimVerdict): string {
  const word = context.locale.t.comparator[claim.comparator ?? ''] ?? '';
  return `${word} ${claimAmount(context, claim.claimed!, claim.unit)}`.trim();
}

function ecoFriendly({ plan, locale, material, unitOf, named, amount }: Context): string {
  const a = locale.t.announced;
  const eco = plan.announcement.ecoFriendly;
  const waste = paragraph(
    a.ecoWaste({
      made: locale.amount(eco.wasteMadeTonnes, 't'),
      used: locale.amount(eco.wasteUsedTonnes, 't'),
      share: locale.percent(eco.wasteShare),
    }),
  );
  if (eco.products.length === 0) return heading(a.eco) + waste;
  const compared = {
    saved: locale.amount(Math.abs(eco.savedTonnes), 't'),
    count: locale.whole(eco.products.length),
  };
  const sentence = eco.savedTonnes >= 0 ? a.ecoSaved(compared) : a.ecoWorse(compared);
  const table = htmlTable(
    [
      [a.product, 'words'],
      [locale.t.common.amount, 'number'],
      [a.perUnit, 'number'],
      [a.conventional, 'words'],
      [a.conventionalCo2, 'number'],
    ],
    eco.products.map((row) => [
      material(row.material),
      amount(row.amount, unitOf(row.material)),
      locale.number(row.co2),
      named(row.conventional),
      `${locale.number(row.conventionalCo2)}${row.range ? ` (${locale.number(row.range[0])}–${locale.number(row.range[1])})` : ''}`,
    ]),
    a.eco,
  );
  return `${heading(a.eco)}${waste}${paragraph(`${sentence} ${a.ecoAll(locale.amount(plan.co2TonnesPerYear, 't'))}`)}${table}${paragraph(a.ecoNote, 'note')}`;
}

function valueAdded({ plan, locale }: Context): string {
  const a = locale.t.announced;
  const value = plan.announcement.valueAdded;
  const text = paragraph(
    a.valueText({
      added: locale.money(value.valueAddedUsd),
      sales: locale.money(value.salesUsd),
      bought: locale.money(value.purchasesUsd),
      ore: locale.amount(value.oreTonnes, 't'),
      per: locale.money(value.perTonneOre),
    }),
  );
  const beyond =
    value.metalTonnes > 0
      ? paragraph(
          a.beyond({
            share: locale.percent(value.beyondIngotShare),
            tonnes: locale.amount(value.beyondIngotTonnes, 't'),
            metal: locale.amount(value.metalTonnes, 't'),
          }),
        )
      : '';
  return heading(a.value) + text + beyond;
}

function industrialBase({ plan, locale, material, unitOf, amount }: Context): string {
  const a = locale.t.announced;
  const base = plan.announcement.industrialBase;
  const money = (rows: typeof base.exports, title: string) =>
    rows.length === 0
      ? ''
      : htmlTable(
          [
            [title, 'words'],
            [locale.t.common.amount, 'number'],
            [locale.t.trade.value, 'number'],
          ],
          rows
            .slice(0, 8)
            .map((row) => [
              material(row.material),
              locale.amount(row.amount, unitOf(row.material)),
              locale.bareMoney(row.usd),
            ]),
        );
  const national =
    base.national.length === 0
      ? ''
      : htmlTable(
          [
            [a.national, 'words'],
            [a.plannedOutput, 'number'],
            [a.nationalOutput, 'number'],
            [a.nationalShare, 'number'],
          ],
          base.national.map((row) => [
            material(row.material),
            amount(row.planned, unitOf(row.material)),
            amount(row.output, unitOf(row.material)),
            locale.percent(row.share),
          ]),
        );
  const text = paragraph(
    a.baseText({
      exports: locale.money(base.exportsUsd),
      home: locale.money(base.homeUsd),
      imports: locale.money(base.importsReplacedUsd),
    }),
  );
  return `${heading(a.base)}${text}${national}<div class="pair">${money(base.exports, a.exports)}${money(base.importsReplaced, a.imports)}</div>`;
}

function commitments({ plan, locale, named }: Context): string {
  const { t } = locale;
  if (plan.commitments.length === 0) return '';
  const items = plan.commitments.map((row) => {
    const due =
      row.by === undefined ? '' : /^\d{4}-\d\d-\d\d$/.test(row.by) ? locale.date(row.by) : locale.word(row.by);
    const by = due ? `<br/><span class="note">${escapeHtml(t.announced.by)}: ${escapeHtml(due)}</span>` : '';
    return `<li><b>${escapeHtml(t.party[row.party] ?? row.party)}</b> · ${escapeHtml(t.kind[row.kind] ?? row.kind)}: ${named(row.text)} ${sourceMarks(row.source)}${by}</li>`;
  });
  return `${heading(t.announced.commitments)}<ul>${items.join('')}</ul>`;
}

/** A verdict in its colour. */
export function verdictWord(verdict: string, word: string | undefined): string {
  return `<b class="${escapeHtml(verdict)}">${escapeHtml(word ?? verdict)}</b>`;
}

/** Marks of sources that lead to the list of sources. */
export function sourceMarks(ids: readonly string[]): string {
  return ids.map((id) => `<a class="source" href="#source-${encodeURIComponent(id)}">${escapeHtml(id)}</a>`).join(' ');
}
