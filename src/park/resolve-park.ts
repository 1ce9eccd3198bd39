import type { z } from 'zod';
import { realRate } from '../finance/discount.ts';
import type { Path, ReadDocument } from './document.ts';
import type { FigureReader } from './figure-reader.ts';
import type {
  Claim,
  Commitment,
  Deposit,
  Energy,
  Figure,
  Finance,
  Floor,
  Market,
  Material,
  National,
  Process,
  Sink,
  Site,
  Supply,
  Tier,
  WorkforceRates,
} from './park.ts';
import { unknownName } from './resolve-catalogue.ts';
import type { commitmentsFile, depositsFile, energyFile, marketsFile, siteFile, WrittenPark } from './schema/park.ts';

/** Money's time value, tax and wages of the park. */
export function resolveFinance(document: ReadDocument, reader: FigureReader): Finance {
  const { finance } = document.value as WrittenPark;
  const figure = (key: string, unit: string) => reader.figure(document, ['finance', key], unit).value;
  const inflation = figure('inflation', '1/a');
  const nominal = finance.nominalDiscountRate === undefined ? undefined : figure('nominalDiscountRate', '1/a');
  const discountRate =
    finance.discountRate === undefined ? realRate(nominal ?? 0, inflation) : figure('discountRate', '1/a');
  if (finance.discountRate === undefined && nominal === undefined)
    reader.issues.push({
      code: 'wrong-shape',
      severity: 'error',
      at: document.placeOf(['finance']),
      found: 'no discount rate',
      expected: '`discountRate` (real) or `nominalDiscountRate`',
    });
  const spent = finance.spending.reduce((sum, share) => sum + share, 0);
  if (Math.abs(spent - 1) > 1e-6)
    reader.issues.push({
      code: 'out-of-range',
      severity: 'error',
      at: document.placeOf(['finance', 'spending']),
      found: `shares that sum to ${spent}`,
      expected: 'shares that sum to 1',
    });
  const within = (key: string, value: number, low: number, high: number) => {
    if (value >= low && value <= high) return;
    reader.issues.push({
      code: 'out-of-range',
      severity: 'error',
      at: document.placeOf(['finance', key]),
      found: `${key} of ${value}`,
      expected: `${low} to ${high}`,
    });
  };
  within('inflation', inflation, 0, 0.5);
  within('taxRate', figure('taxRate', '1'), 0, 0.95);
  within('depreciationLife', figure('depreciationLife', 'a'), 1, 100);
  for (const share of finance.spending) within('spending', share, 0, 1);
  for (const share of finance.rampUp ?? []) within('rampUp', share, 0, 1);
  let capexFactor = 1;
  for (const key of Object.keys(finance.capexFactors))
    capexFactor += reader.figure(document, ['finance', 'capexFactors', key], '1').value;
  return {
    discountRate,
    nominalDiscountRate: nominal ?? (1 + discountRate) * (1 + inflation) - 1,
    inflation,
    taxRate: figure('taxRate', '1'),
    depreciationLife: figure('depreciationLife', 'a'),
    capexFactor,
    rehabilitation: finance.rehabilitation === undefined ? 0 : figure('rehabilitation', '1'),
    wage: figure('wage', 'USD/(jobs*a)'),
    spending: finance.spending,
    rampUp: finance.rampUp ?? [],
  };
}

/** What is bought, sold, stored and dug. */
export function resolveTrade(
  documents: ReadonlyMap<string, ReadDocument>,
  materials: ReadonlyMap<string, Material>,
  reader: FigureReader,
): {
  supplies: ReadonlyMap<string, Supply>;
  markets: ReadonlyMap<string, Market>;
  sinks: ReadonlyMap<string, Sink>;
  national: ReadonlyMap<string, National>;
  deposits: readonly Deposit[];
} {
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
      if (entry.premiumOver && !(entry.premiumOver in (written.markets ?? {})))
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
        entry[key] === undefined ? {} : { [key]: reader.figure(document, [...path, key], unit, { negative: true }) };
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
    deposits: resolveDeposits(documents.get('deposits.yaml'), materials, reader),
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
      importShare: tier.importShare === undefined ? 0 : reader.figure(document, [...at, 'importShare'], '1').value,
      placeholder: tier.placeholder ?? entry.placeholder ?? (price.placeholder || (size?.placeholder ?? false)),
    };
  });
}

function resolveDeposits(
  document: ReadDocument | undefined,
  materials: ReadonlyMap<string, Material>,
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

/** Floors of the announced park, each on a process of the catalogue. */
export function resolveFloors(
  document: ReadDocument,
  catalogue: ReadonlyMap<string, Process>,
  reader: FigureReader,
): Floor[] {
  return Object.entries((document.value as WrittenPark).floors ?? {}).flatMap(([id, entry]) => {
    const process = catalogue.get(entry.process);
    const path: Path = ['floors', id];
    if (!process) {
      reader.issues.push(unknownName('process', entry.process, document, [...path, 'process'], catalogue.keys()));
      return [];
    }
    return [
      {
        id,
        chain: entry.chain,
        process: entry.process,
        capacity: reader.figure(document, [...path, 'capacity'], process.capacityUnit),
        from: entry.from,
        capacityFactor: entry.capacityFactor ?? 0,
        at: document.placeOf(path),
      },
    ];
  });
}

/** What was said in public, to be judged against the plan. */
export function resolveClaims(document: ReadDocument, reader: FigureReader): Claim[] {
  const units = { capex: 'USD', land: 'ha', jobs: 'jobs', none: '1' } as const;
  return Object.entries((document.value as WrittenPark).claims ?? {}).map(([id, entry]) => ({
    id,
    name: entry.name,
    measure: entry.measure,
    ...(entry.comparator ? { comparator: entry.comparator } : {}),
    ...(entry.value === undefined
      ? {}
      : { value: reader.figure(document, ['claims', id, 'value'], units[entry.measure]) }),
    tolerance: entry.tolerance ?? 0,
    source: reader.sourceOf(document, ['claims', id]),
  }));
}

/** Weather sites, grid, security rule, heating and flexible loads; a park without hourly plant needs none. */
export function resolveEnergy(
  document: ReadDocument | undefined,
  reader: FigureReader,
  files: ReadonlyMap<string, string>,
): Energy {
  if (!document) return { largestTrip: 0, flexible: {} };
  const written = document.value as z.infer<typeof energyFile>;
  const figure = (path: Path, unit: string) => reader.figure(document, path, unit);
  const flexible: Record<string, { down: number; up: number; interruptible: number }> = {};
  for (const [id, entry] of Object.entries(written.flexible ?? {}))
    flexible[id] = {
      down: figure(['flexible', id, 'down'], '1').value,
      up: figure(['flexible', id, 'up'], '1').value,
      interruptible: entry.interruptible === undefined ? 0 : figure(['flexible', id, 'interruptible'], '1').value,
    };
  return {
    ...(written.weather ? { weather: { ...written.weather, measured: measuredSeries(document, written, files) } } : {}),
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
            share: figure(['heating', 'share'], '1').value,
            base: written.heating.base,
          },
        }
      : {}),
    flexible,
  };
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

/** Candidate sites, plot and store rules, infrastructure. */
export function resolveSite(document: ReadDocument | undefined, reader: FigureReader): Site {
  if (!document) return { chosen: '', sites: {}, plotShare: 1, storeYears: 25, parkServicesJobs: 0, lumps: [] };
  const written = document.value as z.infer<typeof siteFile>;
  const figure = (key: string, unit: string, otherwise: number) =>
    (written as Record<string, unknown>)[key] === undefined ? otherwise : reader.figure(document, [key], unit).value;
  if (!(written.chosen in written.sites))
    reader.issues.push(unknownName('site', written.chosen, document, ['chosen'], Object.keys(written.sites)));
  return {
    chosen: written.chosen,
    sites: Object.fromEntries(
      Object.entries(written.sites).map(([id, site]) => [
        id,
        { name: site.name, area: reader.figure(document, ['sites', id, 'area'], 'ha') },
      ]),
    ),
    plotShare: figure('plotShare', '1', 1),
    storeYears: figure('storeYears', 'a', 25),
    parkServicesJobs: figure('parkServicesJobs', '1', 0),
    lumps: Object.entries(written.lumps ?? {}).map(([id, lump]) => ({
      id,
      name: lump.name,
      capex: reader.figure(
        document,
        ['lumps', id, 'capex'],
        lump.sizedBy === 'freight' ? 'USD/(t/a)' : lump.sizedBy === 'gridTie' ? 'USD/MW' : 'USD',
      ),
      ...(lump.sizedBy ? { sizedBy: lump.sizedBy } : {}),
      outside: lump.outside ?? false,
    })),
    ...(written.waterFlag === undefined ? {} : { waterFlag: reader.figure(document, ['waterFlag'], 'm3/a') }),
  };
}

/** Builders per investment by chain, and indirect jobs per direct one. */
export function resolveWorkforce(document: ReadDocument, reader: FigureReader): WorkforceRates {
  const written = (document.value as WrittenPark).workforce;
  return {
    builders: Object.fromEntries(
      Object.keys(written?.builders ?? {}).map((chain) => [
        chain,
        reader.figure(document, ['workforce', 'builders', chain], 'jobs*a/USD').value,
      ]),
    ),
    ...(written?.indirect === undefined ? {} : { indirect: reader.figure(document, ['workforce', 'indirect'], '1') }),
  };
}

/** What was announced, agreed or required, as written. */
export function resolveCommitments(document: ReadDocument | undefined, reader: FigureReader): Commitment[] {
  if (!document) return [];
  return (document.value as z.infer<typeof commitmentsFile>).commitments.map((entry, i) => ({
    id: entry.id,
    party: entry.party,
    kind: entry.kind,
    text: entry.text,
    ...(entry.by === undefined ? {} : { by: String(entry.by) }),
    source: reader.sourceOf(document, ['commitments', i]),
  }));
}
