import type { Plan } from '../../plan/plan.ts';
import type { Locale } from '../locale-with.ts';
import { palette } from './palette.ts';
import type { Power, PowerSource } from './power-series.ts';

const kindColours = {
  plant: [palette.grey, '#5c5c5c', '#b5b5b5'],
  storage: [palette.pink],
  import: [palette.vermilion],
  unserved: [palette.yellow],
  free: [palette.sky, palette.orange, palette.green],
} as const;

/** A source's name in words: its plant's, or what of the grid it stands for. */
export function sourceName(source: PowerSource, plan: Plan, locale: Locale): string {
  const { t } = locale;
  if (source.kind === 'import') return t.power.import;
  if (source.kind === 'unserved') return t.power.unserved;
  const name = locale.name(plan.names.processes[source.id]!.name);
  return source.kind === 'storage' ? t.power.discharge(name) : name;
}

/** A colour for each source, by what kind of source it is. */
export function sourceColours(power: Power): string[] {
  const counts: Record<string, number> = {};
  return power.sources.map(({ kind }) => {
    const at = counts[kind] ?? 0;
    counts[kind] = at + 1;
    return kindColours[kind][at % kindColours[kind].length]!;
  });
}
