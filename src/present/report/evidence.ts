import type { PlanFigure } from '../../plan/plan.ts';
import { sourceMarks } from './announced.ts';
import type { Context } from './context.ts';
import { type WeighedFigure, weighedFigures } from './figure-weight.ts';
import { escapeHtml, heading, htmlTable, paragraph, section } from './html.ts';

/** What the plan rests on: unread figures that matter most, all figures by confidence, the sources. */
export function evidence(context: Context): string {
  const { plan, locale } = context;
  const { t } = locale;
  const e = t.evidence;
  const ranked = weighedFigures(plan).slice(0, 10);
  const top = htmlTable(
    [
      [e.figure, 'words'],
      [e.value, 'number'],
      [e.range, 'number'],
      [e.effect, 'number'],
      [e.confidence, 'words'],
      [t.common.source, 'words'],
    ],
    ranked.map((row) => [
      figureName(context, row),
      valueText(context, row.figure),
      `${locale.number(row.figure.range![0])}–${locale.number(row.figure.range![1])}`,
      locale.bareMoney(row.usd),
      escapeHtml(t.confidence[row.figure.confidence] ?? row.figure.confidence),
      sourceMarks(row.figure.source.filter((id) => plan.sources[id])),
    ]),
    e.ranked,
  );
  const count = (confidence: string) => plan.figures.filter((figure) => figure.confidence === confidence).length;
  const counts = htmlTable(
    [
      [e.counts, 'words'],
      [e.number, 'number'],
      [t.common.share, 'number'],
    ],
    Object.keys(t.confidence).map((confidence) => [
      escapeHtml(t.confidence[confidence]!),
      locale.whole(count(confidence)),
      locale.percent(count(confidence) / Math.max(1, plan.figures.length)),
    ]),
  );
  return section(
    'evidence',
    e.title,
    e.lead(locale.percent(plan.memoryShare)),
    `${ranked.length > 0 ? `${heading(e.ranked)}${top}${paragraph(e.how, 'note')}` : ''}${counts}${sourceList(context)}`,
  );
}

function figureName({ locale, process, material, plan, named }: Context, row: WeighedFigure): string {
  const f = locale.t.field;
  const field =
    row.field === 'use'
      ? f.use(locale.name(plan.names.materials[row.material!]?.name ?? { en: row.material! }))
      : ((f as unknown as Record<string, string>)[row.field] ?? f.other);
  const { kind, id } = row.of;
  const deposit = plan.deposits.find((other) => other.id === id);
  const what =
    kind === 'process'
      ? process(id)
      : kind === 'material'
        ? material(id)
        : deposit
          ? named(deposit.name)
          : escapeHtml(locale.word(id));
  return `${what}: ${escapeHtml(field)}${row.figure.placeholder ? ' †' : ''}`;
}

function valueText({ locale }: Context, figure: PlanFigure): string {
  return escapeHtml(`${locale.number(figure.value)} ${locale.unit(figure.unit)}`.trim());
}

/** Every source that a figure, a commitment or a comparison of the plan names, with how many figures rest on it. */
function sourceList({ plan, locale }: Context): string {
  const e = locale.t.evidence;
  const uses = new Map<string, number>();
  const add = (ids: readonly string[], count: number) => {
    for (const id of ids) uses.set(id, (uses.get(id) ?? 0) + count);
  };
  for (const figure of plan.figures) add(figure.source, 1);
  for (const row of plan.commitments) add(row.source, 0);
  for (const row of plan.announcement.ecoFriendly.products) add(row.source, 0);
  for (const row of plan.announcement.industrialBase.national) add(row.source, 0);
  const rows = [...uses]
    .filter(([id]) => plan.sources[id])
    .sort(([, a], [, b]) => b - a)
    .map(([id, count]) => {
      const { title, url } = plan.sources[id]!;
      const words = `<span lang="en">${escapeHtml(title)}</span>`;
      // The address stands as text: a page that opens offline and is printed holds nothing to follow.
      const address = url ? `<br/><span class="note">${escapeHtml(url.replace(/^https?:\/\//, ''))}</span>` : '';
      return [`<span id="source-${encodeURIComponent(id)}">${escapeHtml(id)}</span>`, words + address, String(count)];
    });
  if (rows.length === 0) return '';
  return `<details><summary>${escapeHtml(e.sources)} (${rows.length})</summary>${paragraph(e.sourcesNote, 'note')}${htmlTable(
    [
      [e.id, 'words'],
      [e.titleColumn, 'words'],
      [e.figures, 'number'],
    ],
    rows,
    e.sources,
  )}</details>`;
}
