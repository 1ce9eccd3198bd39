import type { Plan, StagePlan } from '../../plan/plan.ts';
import type { Locale } from '../locale-with.ts';

/** What one process, or the grid, gives or takes of electricity or of a steam. */
export interface EnergyShare {
  readonly carrier: string;
  readonly id: string;
  /** GWh a year; what gives is positive, what takes negative. */
  readonly gwh: number;
}

/** Who gives and who takes electricity and steam in one stage, in one unit so that they compare. */
export function energyShares(plan: Plan, stage: StagePlan): EnergyShare[] {
  return Object.entries(stage.energy).flatMap(([carrier, parts]) =>
    Object.entries(parts).map(([id, amount]) => ({
      carrier,
      id,
      gwh: amount / (plan.names.materials[carrier]?.unit === 'GJ' ? 3600 : 1000),
    })),
  );
}

export function energyShareName(
  { locale, processText }: { readonly locale: Locale; readonly processText: (id: string) => string },
  id: string,
): string {
  const { t } = locale;
  if (id === 'import') return t.energy.fromGrid;
  if (id === 'export') return t.energy.toGrid;
  if (id === 'park' || id === 'heating' || id === 'base') return t.energy.park;
  return processText(id);
}
