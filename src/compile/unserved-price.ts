import type { Park } from '../park/park.ts';

/**
 * What is unserved costs this much, USD per MWh: above anything a product could earn from it, and never so little that going
 * without would be cheaper than buying from the grid.
 */
export function unservedPrice({ energy }: Park): number {
  return Math.max(3000, 3 * (energy.grid?.importPrice.value ?? 0));
}
