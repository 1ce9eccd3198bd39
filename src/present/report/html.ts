import { type Canvas, narrow, wide } from '../charts/theme.ts';
import type { Locale } from '../locale.ts';

/** Text safe inside HTML: names come from files that anybody may have written. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** A section with its heading, one sentence in plain words, and its body. */
export function section(id: string, title: string, lead: string, body: string): string {
  return `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${escapeHtml(title)}</h2><p class="lead">${escapeHtml(lead)}</p>${body}</section>`;
}

export function paragraph(text: string, kind = ''): string {
  return `<p${kind ? ` class="${kind}"` : ''}>${escapeHtml(text)}</p>`;
}

export function heading(text: string): string {
  return `<h3>${escapeHtml(text)}</h3>`;
}

/** A column: its heading, and whether it holds words (left) or numbers (right). */
export type Column = readonly [title: string, kind: 'words' | 'number'];

/** A table; cells are HTML already. It scrolls by itself, so that a page never does. */
export function htmlTable(columns: readonly Column[], rows: readonly (readonly string[])[], title = ''): string {
  const head = columns
    .map(([name, kind]) => `<th scope="col"${kind === 'words' ? ' class="words"' : ''}>${escapeHtml(name)}</th>`)
    .join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${row
          .map((cell, i) =>
            i === 0
              ? `<th scope="row">${cell}</th>`
              : `<td${columns[i]![1] === 'words' ? ' class="words"' : ''}>${cell}</td>`,
          )
          .join('')}</tr>`,
    )
    .join('');
  const label = escapeHtml(title || columns[0]![0]);
  return `<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A chart in its wide and its narrow form with a caption, and the same figures as a table that print always shows. */
export function figure(
  locale: Locale,
  chart: { readonly caption: string; readonly alt?: string; readonly draw: (canvas: Canvas) => string },
  table?: string,
): string {
  const alt = escapeHtml(chart.alt ?? chart.caption);
  const drawing = (canvas: Canvas, kind: string) =>
    `<div class="${kind}" role="img" aria-label="${alt}">${chart.draw(canvas)}</div>`;
  const beside = table ? `<details><summary>${escapeHtml(locale.t.common.table)}</summary>${table}</details>` : '';
  return `<figure><figcaption>${escapeHtml(chart.caption)}</figcaption>${drawing(wide, 'wide')}${drawing(narrow, 'narrow')}</figure>${beside}`;
}
