import type { Material } from './park.ts';

/** Unit of each measure that may be limited; a material is limited in its own unit a year. */
export const limitUnits: Readonly<Record<string, string>> = {
  npv: 'USD',
  capex: 'USD',
  capexPerYear: 'USD/a',
  workforce: 'jobs',
  land: 'ha',
  water: 'm3/a',
  co2: 't/a',
  jobs: 'jobs',
  renewableShare: '1',
};

/** Unit in which a limit on a measure or material is read; undefined for neither. */
export function unitOfLimit(key: string, materials: ReadonlyMap<string, Material>): string | undefined {
  const material = materials.get(key);
  if (Object.hasOwn(limitUnits, key)) return limitUnits[key];
  // A grid material is limited by its tie and by what makes it, not by a yearly amount.
  return material && !material.grid ? `${material.unit}/a` : undefined;
}
