import type { Plan } from '../../plan/plan.ts';
import { input, webLink } from './content.ts';
import { Sheet } from './sheet.ts';
import { formats } from './style.ts';

/** Who said what: every source of the park, with how many of the plan's figures cite it. */
export function sourcesSheet(plan: Plan): Sheet {
  const sheet = new Sheet({
    name: 'Sources',
    title: 'Sources',
    note: 'Cited: figures on Inputs that rest on the source. `assumption` and `dossier` stand for judgement and for the study that began this park.',
    columns: [
      { key: 'id', header: 'Id', width: 16 },
      { key: 'title', header: 'Title', width: 90, wrap: true },
      { key: 'url', header: 'Link', width: 50 },
      { key: 'cited', header: 'Cited', width: 9, format: formats.amount },
    ],
  });
  const cited = new Map<string, number>();
  for (const figure of plan.figures) for (const id of figure.source) cited.set(id, (cited.get(id) ?? 0) + 1);
  const ids = new Set([...cited.keys(), ...Object.keys(plan.sources)]);
  for (const id of [...ids].sort((a, b) => (cited.get(b) ?? 0) - (cited.get(a) ?? 0) || a.localeCompare(b)))
    sheet.add({
      id,
      title: plan.sources[id]?.title,
      url: webLink(plan.sources[id]?.url),
      cited: input(cited.get(id) ?? 0),
    });
  return sheet;
}
