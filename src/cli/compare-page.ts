import { escapeHtml } from '../present/report/html.ts';
import type { Comparison } from '../study/compare.ts';
import { type ComparedTable, columnLines, comparedTables } from './compare-text.ts';

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1b1f24; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #d5d9de; }
thead th { border-bottom-color: #1b1f24; } tbody th { font-weight: 400; }
`;

/** A comparison as one plain page that needs nothing else. */
export function comparePage(comparison: Comparison): string {
  const title = `${comparison.name.en}: ${comparison.columns.map(({ scenario }) => scenario).join(', ')}`;
  const columns = columnLines(comparison).map((line) => `<li>${escapeHtml(line)}</li>`);
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head>`,
    `<body><h1>${escapeHtml(title)}</h1><ul>${columns.join('')}</ul>`,
    ...(comparison.inputs.length === 0 ? ['<p>No input differs.</p>'] : []),
    ...comparedTables(comparison).map(section),
    '</body></html>',
    '',
  ].join('\n');
}

function section({ title, head, rows }: ComparedTable): string {
  const top = head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows
    .map(([first = '', ...cells]) => {
      const rest = cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('');
      return `<tr><th scope="row">${escapeHtml(first)}</th>${rest}</tr>`;
    })
    .join('\n');
  const label = escapeHtml(title);
  return `<h2>${label}</h2><div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${top}</tr></thead><tbody>${body}</tbody></table></div>`;
}
