import type { Name, Plan, StagePlan } from '../../plan/plan.ts';
import type { Hours } from '../charts/power-series.ts';
import type { Locale } from '../locale.ts';
import { escapeHtml } from './html.ts';

/** What every section is made from: the plan, the language, the hours if they are known, and names as HTML. */
export interface Context {
  readonly plan: Plan;
  readonly locale: Locale;
  readonly hours?: Hours;
  readonly last: StagePlan;
  /** A name as HTML; English that stands in for a missing translation says that it is English. */
  named(name: Name): string;
  process(id: string): string;
  material(id: string): string;
  /** The same as plain text, for charts and sentences. */
  processText(id: string): string;
  materialText(id: string): string;
  unitOf(material: string): string;
  /** An amount a year; a dash for nothing. */
  amount(value: number, unit: string): string;
  /** Marks a material whose price or size is a placeholder. */
  mark(material: string): string;
  chain(id: string): string;
}

export function contextOf(plan: Plan, locale: Locale, hours?: Hours): Context {
  const named = (name: Name) =>
    name[locale.language] === undefined
      ? `<span lang="en">${escapeHtml(name.en)}</span>`
      : escapeHtml(name[locale.language]!);
  const processName = (id: string): Name => plan.names.processes[id]?.name ?? { en: id };
  const materialName = (id: string): Name => plan.names.materials[id]?.name ?? { en: id };
  return {
    plan,
    locale,
    ...(hours ? { hours } : {}),
    last: plan.stages.at(-1)!,
    named,
    process: (id) => named(processName(id)),
    material: (id) => named(materialName(id)),
    processText: (id) => locale.name(processName(id)),
    materialText: (id) => locale.name(materialName(id)),
    amount: (value, unit) => (Math.abs(value) < 5e-4 ? locale.t.common.none : locale.amount(value, unit)),
    unitOf: (id) => plan.names.materials[id]?.unit ?? 't',
    mark: (id) => (plan.placeholders.includes(id) ? '\u00a0†' : ''),
    chain: (id) => locale.t.chains[id] ?? id,
  };
}
