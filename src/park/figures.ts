import type { Figure, Park, Tier } from './park.ts';
import type { DatedFigure } from './regime.ts';

/**
 * Every figure of a park by the path that an override would name, such as `markets.lime.tiers.0.price`. Recipes are those
 * of the whole catalogue; what the park chooses about one stands under `park.processes`.
 */
export function parkFigures(park: Park): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>();
  const add = (path: string, figure: Figure | undefined) => {
    if (figure) figures.set(path, figure);
  };
  const addAll = (path: string, of: object) => {
    for (const [key, value] of Object.entries(of)) if (isFigure(value)) add(`${path}.${key}`, value);
  };
  const addTiers = (path: string, tiers: readonly Tier[]) => {
    for (const [i, tier] of tiers.entries()) addAll(`${path}.tiers.${i}`, tier);
  };
  for (const process of park.catalogue.values()) {
    const path = `processes.${process.id}`;
    addAll(`${path}.inputs`, process.inputs);
    addAll(`${path}.outputs`, process.outputs);
    addAll(path, process.figures);
  }
  for (const process of park.processes) {
    const path = `park.processes.${process.id}`;
    add(`${path}.most`, process.most);
    if (process.line !== park.catalogue.get(process.id)?.line) add(`${path}.line`, process.line);
  }
  for (const material of park.materials.values())
    if (material.conventional) addAll(`materials.${material.id}.conventional`, material.conventional);
  for (const [id, supply] of park.supplies) addTiers(`supplies.${id}`, supply.tiers);
  for (const [id, market] of park.markets) addTiers(`markets.${id}`, market.tiers);
  for (const [id, sink] of park.sinks) addAll(`sinks.${id}`, sink);
  for (const [id, national] of park.national) addAll(`country.${id}`, national);
  for (const deposit of park.deposits) {
    const path = `deposits.${deposit.id}`;
    addAll(path, deposit);
    for (const [i, reserve] of deposit.reserves.entries()) addAll(`${path}.reserves.${i}`, reserve);
    if (deposit.quality) addAll(`${path}.quality`, deposit.quality);
    if (deposit.boughtAs) addAll(`${path}.boughtAs`, deposit.boughtAs);
  }
  for (const floor of park.floors) addAll(`park.floors.${floor.id}`, floor);
  for (const claim of park.claims) addAll(`park.claims.${claim.id}`, claim);
  addAll('park.workforce', park.workforce);
  for (const lump of park.site.lumps) addAll(`lumps.${lump.id}`, lump);
  for (const [id, site] of Object.entries(park.site.sites)) addAll(`sites.${id}`, site);
  add('waterFlag', park.site.waterFlag);
  if (park.energy.grid) addAll('grid', park.energy.grid);
  for (const [path, figure] of park.moneyFigures) add(path, figure);
  for (const { path, figure } of regimeFigures(park)) add(path, figure);
  return figures;
}

/** A figure of the law, with the day from which it holds where the law has one. */
export interface LawFigure {
  readonly path: string;
  readonly figure: Figure;
  readonly from?: string;
}

/** The figures of a park's regime, however deep. Of a rate in several steps each stands by its own key. */
export function regimeFigures({ regime }: Pick<Park, 'regime'>): readonly LawFigure[] {
  const found: LawFigure[] = [];
  addDated(`regimes.${regime.id}`, regime, found);
  return found;
}

function addDated(path: string, value: unknown, found: LawFigure[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isFigure(value)) found.push({ path, figure: value });
  else
    for (const [key, part] of value instanceof Map ? value : Object.entries(value))
      if (isStep(part))
        found.push({
          path: part.key === undefined ? path : `${path}.${part.key}`,
          figure: part.figure,
          from: part.from,
        });
      else addDated(`${path}.${key}`, part, found);
}

function isStep(value: unknown): value is DatedFigure {
  return typeof value === 'object' && value !== null && 'from' in value && 'figure' in value;
}

function isFigure(value: unknown): value is Figure {
  return typeof value === 'object' && value !== null && 'value' in value && 'unit' in value && 'written' in value;
}
