import type { z } from 'zod';
import type { Path, ReadDocument } from './document.ts';
import type { FigureReader } from './figure-reader.ts';
import type { Energy, Material, Process, Reliability } from './park.ts';
import { unknownName } from './resolve-catalogue.ts';
import { isGridMaterial } from './resolve-materials.ts';
import type { energyFile } from './schema/park.ts';

/** Weather sites, grid, security rule, heating and flexible loads; a park without hourly plant needs none. */
export function resolveEnergy(
  document: ReadDocument | undefined,
  known: {
    readonly materials: ReadonlyMap<string, Material>;
    readonly catalogue: ReadonlyMap<string, Process>;
    readonly files: ReadonlyMap<string, string>;
  },
  reader: FigureReader,
): Energy {
  if (!document) return { largestTrip: 0, flexible: {} };
  const written = document.value as z.infer<typeof energyFile>;
  const figure = (path: Path, unit: string) => reader.figure(document, path, unit);
  const flexible: Record<string, { down: number; up: number; interruptible: number }> = {};
  for (const [id, entry] of Object.entries(written.flexible ?? {})) {
    const share = (key: 'down' | 'up' | 'interruptible') => reader.share(document, ['flexible', id, key]);
    if (!known.catalogue.has(id))
      reader.issues.push(unknownName('process', id, document, ['flexible', id], known.catalogue.keys()));
    flexible[id] = {
      down: share('down'),
      up: share('up'),
      interruptible: entry.interruptible === undefined ? 0 : share('interruptible'),
    };
  }
  const steam = [...known.materials.keys()].filter((id) => isGridMaterial(id) && id !== 'electricity');
  if (written.heating && !steam.includes(written.heating.steam))
    reader.issues.push(unknownName('steam', written.heating.steam, document, ['heating', 'steam'], steam));
  return {
    ...(written.weather
      ? {
          weather: {
            ...written.weather,
            years: written.weather.years ?? 1,
            measured: measuredSeries(document, written, known.files),
          },
        }
      : {}),
    ...(written.grid
      ? {
          grid: {
            tie: figure(['grid', 'tie'], 'MW'),
            importPrice: figure(['grid', 'importPrice'], 'USD/MWh'),
            exportPrice: figure(['grid', 'exportPrice'], 'USD/MWh'),
            ...(written.grid.importLimit === undefined
              ? {}
              : { importLimit: figure(['grid', 'importLimit'], 'MWh/a') }),
            ...(written.grid.exportLimit === undefined
              ? {}
              : { exportLimit: figure(['grid', 'exportLimit'], 'MWh/a') }),
          },
        }
      : {}),
    largestTrip: written.security ? figure(['security', 'largestTrip'], 'MW').value : 0,
    ...(written.heating
      ? {
          heating: {
            steam: written.heating.steam,
            share: reader.share(document, ['heating', 'share']),
            base: written.heating.base,
          },
        }
      : {}),
    flexible,
    ...(written.reliability
      ? { reliability: reliability(document, written.reliability, known.catalogue, reader) }
      : {}),
  };
}

/** Forced outages of lines, sets and the tie: those that a line or set can have, for an hour at least. */
function reliability(
  document: ReadDocument,
  written: NonNullable<z.infer<typeof energyFile>['reliability']>,
  catalogue: ReadonlyMap<string, Process>,
  reader: FigureReader,
): Readonly<Record<string, Reliability>> {
  return Object.fromEntries(
    Object.entries(written).map(([id, entry]) => {
      const path = ['reliability', id];
      const refuse = (key: string, found: string, expected: string) =>
        reader.issues.push({
          code: 'out-of-range',
          severity: 'error',
          at: document.placeOf([...path, key]),
          found,
          expected,
        });
      const hours = (key: 'repair' | 'start' | 'freeze', least: number) => {
        const { value, written: text } = reader.figure(document, [...path, key], 'h');
        if (value < least) refuse(key, `${key} of ${text}`, `at least ${least} h`);
        return Math.max(least, value);
      };
      if (id !== 'grid' && !catalogue.has(id))
        reader.issues.push(unknownName('process', id, document, path, ['grid', ...catalogue.keys()]));
      const kind = catalogue.get(id)?.hourly?.kind;
      if (kind === 'renewable' || kind === 'storage')
        refuse(
          'forcedOutage',
          `${id}, whose losses stand in its profile or availability`,
          'a set, a boiler, a line or grid',
        );
      const forcedOutage = reader.share(document, [...path, 'forcedOutage']);
      const most = 1 - (catalogue.get(id)?.hourly ? catalogue.get(id)!.availability : 0);
      if (forcedOutage > most + 1e-9 || forcedOutage === 1)
        refuse(
          'forcedOutage',
          `forcedOutage of ${forcedOutage}`,
          `at most what availability leaves, ${most.toFixed(3)}`,
        );
      return [
        id,
        {
          forcedOutage,
          repair: hours('repair', 1),
          start: entry.start === undefined ? 0 : hours('start', 0),
          ...(entry.freeze === undefined ? {} : { freeze: hours('freeze', 0) }),
        },
      ];
    }),
  );
}

function measuredSeries(
  document: ReadDocument,
  written: z.infer<typeof energyFile>,
  files: ReadonlyMap<string, string>,
): NonNullable<Energy['weather']>['measured'] {
  return Object.fromEntries(
    Object.entries(written.weather?.measured ?? {}).flatMap(([quantity, series]) => {
      if (!series) return [];
      const text = files.get(series.file);
      return [
        [
          quantity,
          {
            file: series.file,
            ...(text === undefined ? {} : { text }),
            ...(series.columns === undefined ? {} : { columns: series.columns }),
            ...(series.year === undefined ? {} : { year: series.year }),
            at: document.placeOf(['weather', 'measured', quantity, 'file']),
          },
        ],
      ];
    }),
  );
}
