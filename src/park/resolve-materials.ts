import type { z } from 'zod';
import { elementsOf } from './composition.ts';
import type { Path, ReadDocument } from './document.ts';
import type { FigureReader } from './figure-reader.ts';
import type { Material } from './park.ts';
import type { materialsFile } from './schema/catalogue.ts';

/** Materials that balance in every hour; all others balance per year. */
const gridMaterials = new Set(['electricity', 'steam_mp', 'steam_lp']);

export function isGridMaterial(id: string): boolean {
  return gridMaterials.has(id);
}

/** All materials of the catalogue's documents, with element fractions worked out from their compounds. */
export function resolveMaterials(
  documents: readonly ReadDocument[],
  reader: FigureReader,
): ReadonlyMap<string, Material> {
  const materials = new Map<string, Material>();
  for (const document of documents) {
    for (const [id, written] of Object.entries((document.value as z.infer<typeof materialsFile>).materials)) {
      const path: Path = ['materials', id];
      const at = document.placeOf(path);
      if (materials.has(id))
        reader.issues.push({
          code: 'unknown-name',
          severity: 'error',
          at,
          found: `material '${id}' a second time`,
          expected: 'each material once',
        });
      const unit = written.unit ?? 't';
      const composition = written.composition ?? {};
      const total = Object.values(composition).reduce((sum, share) => sum + share, 0);
      if (written.composition && Math.abs(total - 1) > 0.005)
        reader.issues.push({
          code: 'out-of-range',
          severity: 'error',
          at,
          found: `a composition of ${id} that sums to ${total.toFixed(4)}`,
          expected: 'mass fractions that sum to 1 (±0.005)',
        });
      materials.set(id, {
        id,
        name: written.name,
        unit,
        grid: isGridMaterial(id),
        composition,
        elements: elementFractions(composition, document, path, reader),
        massPerUnit:
          unit === 't'
            ? 1
            : unit === 'm3'
              ? written.density === undefined
                ? 1
                : reader.figure(document, [...path, 'density'], 't/m3').value
              : 0,
        combustion:
          written.combustion === undefined ? 0 : reader.figure(document, [...path, 'combustion'], `t/${unit}`).value,
        ...(written.conventional
          ? {
              conventional: {
                name: written.conventional.name,
                co2: reader.figure(document, [...path, 'conventional', 'co2'], unit === 't' ? '1' : `t/${unit}`),
                replaces:
                  written.conventional.replaces === undefined
                    ? 1
                    : reader.figure(document, [...path, 'conventional', 'replaces'], '1').value,
              },
            }
          : {}),
        source: reader.sourceOf(document, path),
        at,
      });
    }
  }
  return materials;
}

function elementFractions(
  composition: Readonly<Record<string, number>>,
  document: ReadDocument,
  path: Path,
  reader: FigureReader,
): Record<string, number> {
  const fractions: Record<string, number> = {};
  for (const [compound, share] of Object.entries(composition)) {
    if (compound === 'other') continue;
    const elements = elementsOf(compound);
    if (!elements) {
      reader.issues.push({
        code: 'unknown-name',
        severity: 'error',
        at: document.placeOf([...path, 'composition', compound]),
        found: `compound '${compound}'`,
        expected: 'a formula such as CaCO3, or `other`',
      });
      continue;
    }
    for (const [element, part] of Object.entries(elements))
      fractions[element] = (fractions[element] ?? 0) + share * part;
  }
  return fractions;
}
