import { type Canvas, narrow, wide } from '../charts/palette.ts';
import type { Locale } from '../locale.ts';

/** Text safe inside HTML: names come from files that anybody may have written. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** A section with its heading, one sentence in plain words, and its body. */
export function section(id: string, title: string, lead: string, body: string): string {
  return `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${escapeHtml(title)}</h2>${paragraph(lead, 'lead')}${body}</section>`;
}

/** A paragraph of plain text; an abbreviation's full stop also ends its sentence. */
export function paragraph(text: string, kind = ''): string {
  return `<p${kind ? ` class="${kind}"` : ''}>${escapeHtml(oneStop(text))}</p>`;
}

/** Plain sentences, each under a point of its own. */
export function sentences(all: readonly string[], kind = ''): string {
  return `<ul${kind ? ` class="${kind}"` : ''}>${all.map((text) => `<li>${escapeHtml(oneStop(text))}</li>`).join('')}</ul>`;
}

function oneStop(text: string): string {
  return text.replace(/\.\.(?= |$)/g, '.');
}

export function heading(text: string): string {
  return `<h3>${escapeHtml(text)}</h3>`;
}

/** A column: its heading, and whether it holds words (left) or numbers (right). */
export type Column = readonly [title: string, kind: 'words' | 'number'];

/**
 * A table; cells are HTML already. It scrolls by itself, so that a page never does; on a phone a table of more than three
 * columns shows each row as a card.
 */
export function htmlTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  title = '',
  kind = '',
): string {
  const head = columns
    .map(([name, kind]) => `<th scope="col"${kind === 'words' ? ' class="words"' : ''}>${escapeHtml(name)}</th>`)
    .join('');
  const cards = columns.length > 3;
  const kinds = [...(kind ? [kind] : []), ...(cards ? ['cards'] : []), ...(columns.length > 6 ? ['many'] : [])].join(
    ' ',
  );
  const cell = (html: string, i: number) => {
    if (i === 0) return `<th scope="row">${html}</th>`;
    const side = columns[i]![1] === 'words' ? ' class="words"' : '';
    return `<td${side}${cards ? ` data-label="${escapeHtml(columns[i]![0])}"` : ''}>${html}</td>`;
  };
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  const label = escapeHtml(title || columns[0]![0]);
  return `<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table${kinds ? ` class="${kinds}"` : ''}><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A table that shows its first rows and folds the rest under how many there are; print shows all. */
export function longTable(
  locale: Locale,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  title: string,
  shown = 12,
): string {
  // Folding away less than four rows saves nobody anything.
  if (rows.length < shown + 4) return htmlTable(columns, rows, title);
  const rest = `<details><summary>${escapeHtml(locale.t.common.more(rows.length - shown))}</summary>${htmlTable(columns, rows.slice(shown), title)}</details>`;
  return htmlTable(columns, rows.slice(0, shown), title) + rest;
}

export interface Chart {
  readonly caption: string;
  readonly alt?: string;
  readonly legend?: readonly (readonly [name: string, colour: string])[];
  readonly draw: (canvas: Canvas) => string;
  /** A chart that a phone cannot hold in small: it shows the large one, which scrolls. */
  readonly scrolls?: boolean;
}

/** A chart in its wide and its narrow form with a caption, and the same figures as a table that print always shows. */
export function figure(locale: Locale, chart: Chart, table?: string): string {
  const alt = escapeHtml(chart.alt ?? chart.caption);
  const drawing = (canvas: Canvas, kind: string) =>
    `<div class="${kind}" role="img" aria-label="${alt}">${chart.draw(canvas)}</div>`;
  const drawings = chart.scrolls
    ? `<div class="scroll" tabindex="0" role="region" aria-label="${alt}">${drawing(wide, 'large')}</div>`
    : drawing(wide, 'wide') + drawing(narrow, 'narrow');
  const beside = table ? `<details><summary>${escapeHtml(locale.t.common.table)}</summary>${table}</details>` : '';
  return `<figure><figcaption>${escapeHtml(chart.caption)}</figcaption>${chart.legend ? legend(chart.legend) : ''}${drawings}</figure>${beside}`;
}

/** Names of colours, in a line that wraps. */
export function legend(entries: readonly (readonly [name: string, colour: string])[]): string {
  return `<p class="legend">${entries
    .map(([name, colour]) => `<span><i style="background:${colour}"></i>${escapeHtml(name)}</span>`)
    .join('')}</p>`;
}
