import type { z } from 'zod';
import type { Path, ReadDocument } from './document.ts';
import type { FigureReader } from './figure-reader.ts';
import type { Deposit, Figure, Market, Material, National, Process, Sink, Supply, Tier } from './park.ts';
import { unknownName } from './resolve-catalogue.ts';
import type { depositsFile, marketsFile } from './schema/park.ts';

/** What is bought, sold, stored and dug. */
export function resolveTrade(
  documents: ReadonlyMap<string, ReadDocument>,
  known: { readonly materials: ReadonlyMap<string, Material>; readonly catalogue: ReadonlyMap<string, Process> },
  reader: FigureReader,
): {
  supplies: ReadonlyMap<string, Supply>;
  markets: ReadonlyMap<string, Market>;
  sinks: ReadonlyMap<string, Sink>;
  national: ReadonlyMap<string, National>;
  deposits: readonly Deposit[];
} {
  const { materials } = known;
  const supplies = new Map<string, Supply>();
  const markets = new Map<string, Market>();
  const sinks = new Map<string, Sink>();
  const national = new Map<string, National>();
  const document = documents.get('markets.yaml');
  if (document) {
    const written = document.value as z.infer<typeof marketsFile>;
    const material = (kind: string, id: string): Material | undefined => {
      const found = materials.get(id);
      if (!found) reader.issues.push(unknownName('material', id, document, [kind, id], materials.keys()));
      return found;
    };
    for (const [id, entry] of Object.entries(written.supplies ?? {})) {
      const of = material('supplies', id);
      if (of)
        supplies.set(id, {
          material: id,
          tiers: tiersOf(document, ['supplies', id], entry, of.unit, reader),
          rail: entry.rail ?? of.massPerUnit > 0,
          at: document.placeOf(['supplies', id]),
        });
    }
    for (const [id, entry] of Object.entries(written.markets ?? {})) {
      const of = material('markets', id);
      if (!of) continue;
      if (entry.premiumOver !== undefined && !Object.hasOwn(written.markets ?? {}, entry.premiumOver))
        reader.issues.push(
          unknownName(
            'market',
            entry.premiumOver,
            document,
            ['markets', id, 'premiumOver'],
            Object.keys(written.markets ?? {}),
          ),
        );
      const over = entry.premiumOver;
      if (over !== undefined && (over === id || written.markets?.[over]?.premiumOver !== undefined))
        reader.issues.push({
          code: 'circular',
          severity: 'error',
          at: document.placeOf(['markets', id, 'premiumOver']),
          found: `a premium of '${id}' over '${over}', which is ${over === id ? 'itself' : 'a premium too'}`,
          expected: 'a market with a price of its own',
        });
      markets.set(id, {
        material: id,
        tiers: tiersOf(document, ['markets', id], entry, of.unit, reader),
        ...(entry.premiumOver ? { premiumOver: entry.premiumOver } : {}),
        at: document.placeOf(['markets', id]),
      });
    }
    for (const [id, entry] of Object.entries(written.sinks ?? {})) {
      const of = material('sinks', id);
      if (!of) continue;
      const path: Path = ['sinks', id];
      const figure = (key: 'fee' | 'store' | 'pond' | 'limit', unit: string): Partial<Record<string, Figure>> =>
        entry[key] === undefined
          ? {}
          : { [key]: reader.figure(document, [...path, key], unit, { negative: key === 'fee' }) };
      sinks.set(id, {
        material: id,
        vent: entry.vent ?? false,
        ...figure('fee', `USD/${of.unit}`),
        ...figure('store', `ha/${of.unit}`),
        ...figure('pond', `ha/(${of.unit}/a)`),
        ...figure('limit', `${of.unit}/a`),
        at: document.placeOf(path),
      });
    }
    for (const [id, entry] of Object.entries(written.country ?? {})) {
      const of = material('country', id);
      if (!of) continue;
      const figure = (key: string) => reader.figure(document, ['country', id, key], `${of.unit}/a`);
      national.set(id, {
        output: figure('output'),
        ...(entry.demand === undefined ? {} : { demand: figure('demand') }),
      });
    }
  }
  return {
    supplies,
    markets,
    sinks,
    national,
    deposits: resolveDeposits(documents.get('deposits.yaml'), known, reader),
  };
}

function tiersOf(
  document: ReadDocument,
  path: Path,
  entry: { tiers: readonly unknown[]; placeholder?: boolean | undefined },
  unit: string,
  reader: FigureReader,
): Tier[] {
  return entry.tiers.map((written, i) => {
    const tier = written as z.infer<typeof marketsFile>['supplies'] extends infer _
      ? {
          freight?: unknown;
          size?: unknown;
          where?: Tier['where'];
          home?: boolean;
          importShare?: unknown;
          placeholder?: boolean;
        }
      : never;
    const at: Path = [...path, 'tiers', i];
    const price = reader.figure(document, [...at, 'price'], `USD/${unit}`, { negative: true });
    const size = tier.size === undefined ? undefined : reader.figure(document, [...at, 'size'], `${unit}/a`);
    return {
      price,
      ...(tier.freight === undefined ? {} : { freight: reader.figure(document, [...at, 'freight'], `USD/${unit}`) }),
      ...(size ? { size } : {}),
      ...(tier.where ? { where: tier.where } : {}),
      home: tier.home ?? false,
      importShare: tier.importShare === undefined ? 0 : reader.share(document, [...at, 'importShare']),
      placeholder: tier.placeholder ?? entry.placeholder ?? (price.placeholder || (size?.placeholder ?? false)),
    };
  });
}

function resolveDeposits(
  document: ReadDocument | undefined,
  {
    materials,
    catalogue,
  }: { readonly materials: ReadonlyMap<string, Material>; readonly catalogue: ReadonlyMap<string, Process> },
  reader: FigureReader,
): Deposit[] {
  if (!document) return [];
  return Object.entries((document.value as z.infer<typeof depositsFile>).deposits).flatMap(([id, entry]) => {
    const path: Path = ['deposits', id];
    const material = materials.get(entry.material);
    if (!material) {
      reader.issues.push(unknownName('material', entry.material, document, [...path, 'material'], materials.keys()));
      return [];
    }
    const figure = (key: string, unit: string): Record<string, Figure> =>
      (entry as Record<string, unknown>)[key] === undefined
        ? {}
        : { [key]: reader.figure(document, [...path, key], unit) };
    if (entry.boughtAs && !materials.has(entry.boughtAs.material)) {
      const at = [...path, 'boughtAs', 'material'];
      reader.issues.push(unknownName('material', entry.boughtAs.material, document, at, materials.keys()));
    }
    if (entry.quality?.for !== undefined && !catalogue.has(entry.quality.for)) {
      const at = [...path, 'quality', 'for'];
      reader.issues.push(unknownName('process', entry.quality.for, document, at, catalogue.keys()));
    }
    const quality = entry.quality && {
      measure: entry.quality.measure,
      ...(entry.quality.value === undefined
        ? {}
        : { value: reader.figure(document, [...path, 'quality', 'value'], '1') }),
      ...(entry.quality.needed === undefined
        ? {}
        : { needed: reader.figure(document, [...path, 'quality', 'needed'], '1') }),
      ...(entry.quality.for ? { for: entry.quality.for } : {}),
      ...(entry.quality.note ? { note: entry.quality.note } : {}),
    };
    return [
      {
        id,
        name: entry.name,
        ...(entry.announced ? { announced: entry.announced } : {}),
        material: entry.material,
        ...figure('distance', 'km'),
        ...figure('transport', `USD/${material.unit}`),
        ...figure('extraction', `${material.unit}/a`),
        ...figure('incumbentDraw', `${material.unit}/a`),
        reserves: (entry.reserves ?? []).map((reserve, i) => ({
          class: reserve.class,
          amount: reader.figure(document, [...path, 'reserves', i, 'amount'], material.unit),
        })),
        ...(quality ? { quality } : {}),
        ...(entry.boughtAs
          ? {
              boughtAs: {
                material: entry.boughtAs.material,
                inPlace: reader.figure(document, [...path, 'boughtAs', 'inPlace'], '1'),
              },
            }
          : {}),
        ...figure('royalty', `USD/${material.unit}`),
        placeholder: entry.placeholder ?? false,
        ...(entry.note ? { note: entry.note } : {}),
        at: document.placeOf(path),
      } satisfies Deposit,
    ];
  });
}
