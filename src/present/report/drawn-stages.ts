import type { Plan, StagePlan } from '../../plan/plan.ts';
import type { Locale } from '../locale.ts';
import { escapeHtml } from './html.ts';

/** Stages that a chart shows as one: what is drawn of them, and their first and last year. */
export interface Drawn<Model> {
  readonly model: Model;
  readonly from: number;
  readonly to: number;
}

/** A stage is drawn where it differs from the one drawn before it; the last drawing is that of the last stage. */
export function drawnStages<Model>(
  plan: Plan,
  modelOf: (stage: StagePlan) => Model,
  differ: (before: Model, after: Model) => boolean,
): Drawn<Model>[] {
  const drawn: Drawn<Model>[] = [];
  for (const stage of plan.stages) {
    const [model, to] = [modelOf(stage), stage.year + stage.years - 1];
    const before = drawn.at(-1);
    if (!before || differ(before.model, model)) drawn.push({ model, from: stage.year, to });
    else drawn[drawn.length - 1] = { ...before, ...(stage === plan.stages.at(-1) ? { model } : {}), to };
  }
  return drawn;
}

/** Whether an amount moved by more than 2%. */
export function moved(before: number, after: number): boolean {
  return Math.abs(after - before) > 0.02 * Math.max(Math.abs(before), Math.abs(after));
}

/** The drawing of the last years open, those of earlier years each folded under its years. */
export function foldedStages<Model>(
  drawn: readonly Drawn<Model>[],
  locale: Locale,
  figureOf: (stage: Drawn<Model>, years: string) => string,
): string {
  const yearsOf = ({ from, to }: Drawn<Model>) => locale.t.common.span(from, to);
  const earlier = drawn
    .slice(0, -1)
    .map(
      (stage) =>
        `<details class="earlier"><summary>${escapeHtml(yearsOf(stage))}</summary>${figureOf(stage, yearsOf(stage))}</details>`,
    );
  const last = drawn.at(-1)!;
  const before = earlier.length === 0 ? '' : `<p class="note">${escapeHtml(locale.t.common.earlier)}</p>`;
  return figureOf(last, yearsOf(last)) + before + earlier.join('');
}
