// Long, for a regime is one file of law, and all of its sections are read here.
import type { z } from 'zod';
import { type MoneyIndex, readQuantity } from '../units/quantity.ts';
import { elementsOf } from './composition.ts';
import { DatedReader, isDay } from './dated-reader.ts';
import type { Path, ReadDocument } from './document.ts';
import type { FigureReader } from './figure-reader.ts';
import { type Issue, nearestName } from './issue.ts';
import type { Deposit, Figure, Market, Material, Process, Supply } from './park.ts';
import {
  type BorderCarbon,
  type CorporateIncomeTax,
  type Currency,
  type Customs,
  contentOf,
  type Dated,
  type DepreciationGroup,
  type EmissionPayments,
  type EmissionsTrading,
  type InvestmentAgreement,
  type MineralExtractionTax,
  type MineralTaxItem,
  type Payroll,
  type Regime,
  type Relief,
  type Reliefs,
  type SpecialEconomicZone,
  type WastePayments,
  type Withholding,
} from './regime.ts';
import { unknownName } from './resolve-catalogue.ts';
import { type assetGroups, levies, type regimesFile, relievedTaxes, type WrittenRegime } from './schema/regime.ts';

// Long, because each part of a law is one short method over one reader, in the order in which the schema has them.

/** Where the regime of a park is written. */
export interface ChosenRegime {
  readonly id: string;
  readonly document: ReadDocument;
  readonly written: WrittenRegime;
}

/** The regime that a park has when it names none. */
const defaultRegime = 'generic';

/**
 * The regime that a park names, or `generic`. Undefined when it names one that no file has, with an issue, or when it names
 * none and the catalogue has no generic one.
 */
export function chosenRegime(
  documents: ReadonlyMap<string, ReadDocument>,
  park: ReadDocument,
  issues: Issue[],
): ChosenRegime | undefined {
  const found = new Map<string, ChosenRegime>();
  for (const document of documents.values()) {
    if (!/^(catalogue\/)?regimes\//.test(document.file)) continue;
    for (const [id, written] of Object.entries((document.value as z.infer<typeof regimesFile>).regimes)) {
      const other = found.get(id);
      if (!other) found.set(id, { id, document, written });
      else
        issues.push({
          code: 'unknown-name',
          severity: 'error',
          at: document.placeOf(['regimes', id]),
          found: `regime '${id}' a second time`,
          expected: `each regime once; it stands in ${other.document.file} too`,
          hint: 'a park changes single figures by `override:`, such as `regimes.kazakhstan.vat.exportRate: 5 %`',
        });
    }
  }
  const named = (park.value as { regime?: string }).regime;
  if (named !== undefined && !found.has(named))
    issues.push(unknownName('regime', named, park, ['regime'], found.keys()));
  return found.get(named ?? defaultRegime);
}

/**
 * The price index of a park with what its regime knows of money: exchange rates, and units of account as if they were
 * currencies, so that `0.33 MCI2026/t` reads like any other price. Where both know a rate they must agree.
 */
export function withRegimeMoney(money: MoneyIndex, chosen: ChosenRegime | undefined, issues: Issue[]): MoneyIndex {
  if (!chosen) return money;
  const { document, id, written } = chosen;
  const perUsd: Record<string, Record<string, number>> = Object.fromEntries(
    Object.entries(money.perUsd).map(([code, rates]) => [code, { ...rates }]),
  );
  const numberAt = (quantity: unknown): number =>
    Number(typeof quantity === 'object' && quantity !== null ? (quantity as { value: unknown }).value : quantity);
  for (const [code, rates] of Object.entries(written.currency.perUsd ?? {}))
    for (const [year, quantity] of Object.entries(rates)) {
      const rate = numberAt(quantity);
      const known = perUsd[code]?.[year];
      if (known !== undefined && Math.abs(rate / known - 1) > 1e-3)
        issues.push({
          code: 'out-of-range',
          severity: 'error',
          at: document.placeOf(['regimes', id, 'currency', 'perUsd', code, year]),
          found: `${rate} ${code} per USD in ${year}`,
          expected: `${known}, as the price index has it, or no rate here`,
        });
      // What is no rate is told where the figure is read.
      else if (rate > 0) perUsd[code] = { ...perUsd[code], [year]: rate };
    }
  const index = { ...money, perUsd };
  for (const [code, values] of Object.entries(written.unitsOfAccount ?? {})) {
    const at = ['regimes', id, 'unitsOfAccount', code];
    if (!/^[A-Z]{3}$/.test(code) || code === 'USD' || perUsd[code]) {
      issues.push({
        code: 'wrong-shape',
        severity: 'error',
        at: document.placeOf(at),
        found: `a unit of account '${code}'${perUsd[code] || code === 'USD' ? ', which is a currency' : ''}`,
        expected: 'three capitals that are no currency, such as MCI',
      });
      continue;
    }
    perUsd[code] = Object.fromEntries(
      Object.entries(values).flatMap(([year, quantity]) => {
        const text = typeof quantity === 'object' ? quantity.value : quantity;
        const reading = readQuantity(String(text), 'USD', index);
        const level = (money.usdDeflator[money.baseYear] ?? 1) / (money.usdDeflator[year] ?? Number.NaN);
        // What cannot be read is told where the figure is.
        return 'value' in reading && level / reading.value > 0 ? [[year, level / reading.value]] : [];
      }),
    );
  }
  return index;
}

/** What a regime's names may refer to, and what it says nothing of itself. */
export interface RegimeSurroundings {
  readonly money: MoneyIndex;
  /** The park's inflation of the USD, per year. */
  readonly inflation: number;
  readonly materials: ReadonlyMap<string, Material>;
  readonly catalogue: ReadonlyMap<string, Process>;
  readonly markets: ReadonlyMap<string, Market>;
  readonly supplies: ReadonlyMap<string, Supply>;
  readonly deposits: readonly Deposit[];
}

/** A park's regime with every rate read; without one, a country that levies nothing. */
export function resolveRegime(
  chosen: ChosenRegime | undefined,
  surroundings: RegimeSurroundings,
  reader: FigureReader,
): Regime {
  const none = withoutLevies(surroundings);
  if (!chosen) return none;
  const { document, id, written } = chosen;
  const { money } = surroundings;
  const { code } = written.currency;
  const rates = dated(document, chosen, reader, money);
  if (code !== 'USD' && money.perUsd[code]?.[money.baseYear] === undefined) {
    const near = nearestName(code, ['USD', ...Object.keys(money.perUsd)]);
    rates.add(
      ['currency', 'code'],
      `currency ${code} without a rate in ${money.baseYear}`,
      `\`perUsd: { ${code}: { ${money.baseYear}: … } }\` beside it or in the price index`,
      'unknown-name',
      near && `did you mean '${near}'?`,
    );
    // Without it no amount of the regime can be read: one issue instead of one for each.
    return none;
  }
  return new RegimeResolver(rates, written, surroundings, reader, chosen).regime({
    ...none,
    id,
    name: written.name,
    asOf: written.asOf,
    at: document.placeOf(['regimes', id]),
  });
}

function dated(document: ReadDocument, { id, written }: ChosenRegime, reader: FigureReader, money: MoneyIndex) {
  const accounts = Object.keys(written.unitsOfAccount ?? {}).flatMap((code) => {
    const years = Object.keys(money.perUsd[code] ?? {}).map(Number);
    return years.length > 0 ? [[code, years.sort((a, b) => a - b)] as const] : [];
  });
  return new DatedReader(document, ['regimes', id], reader, new Map(accounts));
}

function withoutLevies({ money, inflation }: Pick<RegimeSurroundings, 'money' | 'inflation'>): Regime {
  return {
    id: defaultRegime,
    name: { en: 'No regime', ru: 'Без режима', kk: 'Режимсіз', zh: '无税制' },
    asOf: '',
    currency: currencyOf('USD', money, inflation),
    unitsOfAccount: new Map(),
    withholding: new Map(),
    borderCarbon: new Map(),
    localContent: new Map(),
    receipts: {},
    at: { file: 'park.yaml', line: 1, column: 1 },
  };
}

function currencyOf(code: string, money: MoneyIndex, parkInflation: number): Currency {
  const byYear = (of: Readonly<Record<string, number>>, over: number) =>
    new Map(
      Object.entries(of)
        .map(([year, value]) => [Number(year), value / over] as const)
        .sort(([a], [b]) => a - b),
    );
  return {
    code,
    baseYear: money.baseYear,
    perUsd: code === 'USD' ? new Map() : byYear(money.perUsd[code] ?? {}, 1),
    usdLevel: byYear(money.usdDeflator, money.usdDeflator[money.baseYear] ?? 1),
    parkInflation,
  };
}

class RegimeResolver {
  readonly #rates: DatedReader;
  readonly #written: WrittenRegime;
  readonly #around: RegimeSurroundings;
  readonly #reader: FigureReader;
  readonly #chosen: ChosenRegime;

  constructor(
    rates: DatedReader,
    written: WrittenRegime,
    around: RegimeSurroundings,
    reader: FigureReader,
    chosen: ChosenRegime,
  ) {
    this.#rates = rates;
    this.#written = written;
    this.#around = around;
    this.#reader = reader;
    this.#chosen = chosen;
  }

  regime(start: Regime): Regime {
    const rates = this.#rates;
    const written = this.#written;
    const share = (path: Path) => rates.dated(path, '1', { most: 1 });
    return {
      ...start,
      currency: this.#currency(),
      unitsOfAccount: this.#mapped(['unitsOfAccount'], written.unitsOfAccount, (path) => rates.byYear(path, 'USD')),
      ...(written.minimumWage ? { minimumWage: rates.byYear(['minimumWage'], 'USD/a') } : {}),
      ...(written.corporateIncomeTax ? { corporateIncomeTax: this.#corporateIncomeTax() } : {}),
      ...(written.vat
        ? {
            vat: {
              rate: share(['vat', 'rate']),
              exportRate: share(['vat', written.vat.exportRate === undefined ? 'rate' : 'exportRate']),
              ...this.#optional(['vat'], 'refundLag', 'a'),
              equipmentImports: written.vat.equipmentImports ?? true,
            },
          }
        : {}),
      ...(written.mineralExtractionTax ? { mineralExtractionTax: this.#mineralExtractionTax() } : {}),
      ...(written.propertyTax
        ? { propertyTax: { rate: rates.dated(['propertyTax', 'rate'], '1/a', { most: 1 }) } }
        : {}),
      ...(written.landTax
        ? {
            landTax: {
              outsideTowns: rates.dated(['landTax', 'outsideTowns'], 'USD/(ha*a)'),
              ...this.#optional(['landTax'], 'inTowns', 'USD/(ha*a)'),
            },
          }
        : {}),
      ...(written.waterTax
        ? {
            waterTax: {
              rate: rates.dated(['waterTax', 'rate'], 'USD/m3'),
              insidePrices: written.waterTax.insidePrices ?? false,
            },
          }
        : {}),
      ...(written.payroll ? { payroll: this.#payroll() } : {}),
      withholding: this.#mapped(
        ['withholding'],
        written.withholding,
        (path): Withholding => ({
          dividends: share([...path, 'dividends']),
          interest: share([...path, 'interest']),
          royalties: share([...path, 'royalties']),
        }),
      ),
      ...(written.customs ? { customs: this.#customs() } : {}),
      ...(written.emissionPayments ? { emissionPayments: this.#emissionPayments() } : {}),
      ...(written.wastePayments ? { wastePayments: this.#wastePayments() } : {}),
      ...(written.emissionsTrading ? { emissionsTrading: this.#emissionsTrading() } : {}),
      borderCarbon: this.#mapped(['borderCarbon'], written.borderCarbon, (path, border) =>
        this.#borderCarbon(path, border),
      ),
      ...(written.specialEconomicZone ? { specialEconomicZone: this.#zone(written.specialEconomicZone) } : {}),
      ...(written.investmentAgreement ? { investmentAgreement: this.#agreement(written.investmentAgreement) } : {}),
      ...(written.stateGrant ? { stateGrant: { cap: share(['stateGrant', 'cap']) } } : {}),
      ...(written.labour
        ? {
            labour: {
              quotas: this.#mapped(['labour', 'quotas'], written.labour.quotas, share),
              ...this.#optional(['labour'], 'exempt', 'a'),
            },
          }
        : {}),
      localContent: this.#mapped(['localContent'], written.localContent, share),
      receipts: this.#receipts(),
    };
  }

  #receipts(): Regime['receipts'] {
    const written = this.#written.receipts ?? {};
    // Who receives what is read for its source too.
    if (this.#written.receipts) this.#rates.provenance(['receipts']);
    return Object.fromEntries(levies.flatMap((levy) => (written[levy] ? [[levy, written[levy]]] : [])));
  }

  /** `{ key: rate }` where the file has one under `path`. */
  #optional<K extends string>(path: Path, key: K, unit: string, most?: number): Partial<Record<K, Dated>> {
    if (!this.#rates.has([...path, key])) return {};
    const read = this.#rates.dated([...path, key], unit, most === undefined ? {} : { most });
    return { [key]: read } as Partial<Record<K, Dated>>;
  }

  #mapped<W, T>(
    path: Path,
    written: Readonly<Record<string, W>> | undefined,
    read: (path: Path, written: W) => T,
  ): ReadonlyMap<string, T> {
    return new Map(Object.entries(written ?? {}).map(([key, value]) => [key, read([...path, key], value)]));
  }

  #currency(): Currency {
    const { currency } = this.#written;
    const inflation = (key: 'domesticInflation' | 'usdInflation') =>
      currency[key] ? { [key]: this.#rates.byYear(['currency', key], '1/a') } : {};
    // Read for what is wrong with them: the index took their numbers before.
    for (const code of Object.keys(currency.perUsd ?? {}))
      for (const { figure } of this.#rates.byYear(['currency', 'perUsd', code], '1'))
        if (figure.value === 0 && figure.written === '0') this.#issue(figure.at, `0 ${code} per USD`, 'a rate above 0');
    return {
      ...currencyOf(currency.code, this.#around.money, this.#around.inflation),
      ...inflation('domesticInflation'),
      ...inflation('usdInflation'),
    };
  }

  #issue(at: Issue['at'], found: string, expected: string): void {
    this.#reader.issues.push({ code: 'out-of-range', severity: 'error', at, found, expected });
  }

  #unknown(kind: string, name: string, path: Path, known: Iterable<string>): void {
    const full = ['regimes', this.#chosen.id, ...path];
    this.#reader.issues.push(unknownName(kind, name, this.#chosen.document, full, known));
  }

  #corporateIncomeTax(): CorporateIncomeTax {
    const path = ['corporateIncomeTax'];
    const { depreciation } = this.#written.corporateIncomeTax!;
    const group = (name: (typeof assetGroups)[number]): DepreciationGroup => {
      const at = [...path, 'depreciation', name];
      const method = depreciation![name]!.method ?? depreciation!.method;
      return {
        method,
        rate: this.#rates.dated([...at, 'rate'], '1/a', { most: 1 }),
        ...this.#ofMethod(at, 'firstYearFactor', method, 'decliningBalance'),
        ...this.#ofMethod(at, 'factor', method, 'decliningBalanceToStraightLine', (value) =>
          value < 1 ? '1 or more: less than straight line is none' : undefined,
        ),
        ...this.#ofMethod(at, 'firstYearShare', method, 'decliningBalanceToStraightLine', (value) =>
          value <= 0 || value > 1 ? 'above 0 to 1: the part of the first year in use' : undefined,
        ),
      };
    };
    const groups = () => {
      const machinery = group('machinery');
      // A group that the law does not tell apart is written off as the one that holds it.
      const other = depreciation!.other ? group('other') : machinery;
      const computers = depreciation!.computers ? group('computers') : other;
      return { buildings: group('buildings'), machinery, computers, other };
    };
    return {
      rate: this.#rates.dated([...path, 'rate'], '1', { most: 1 }),
      ...this.#optional(path, 'lossCarryForward', 'a'),
      ...this.#optional(path, 'thinCapitalisation', '1'),
      ...(depreciation ? { depreciation: groups() } : {}),
    };
  }

  /**
   * `{ key: figure }` where a group of depreciation has one: an issue where its method knows no such thing, or where it is
   * not what is expected of it.
   */
  #ofMethod<K extends 'firstYearFactor' | 'factor' | 'firstYearShare'>(
    group: Path,
    key: K,
    method: DepreciationGroup['method'],
    its: DepreciationGroup['method'],
    expectedOf: (value: number) => string | undefined = () => undefined,
  ): Partial<Record<K, Figure>> {
    const path = [...group, key];
    if (!this.#rates.has(path)) return {};
    const figure = this.#rates.figure(path, '1');
    if (method !== its) this.#rates.add(path, `${key} with method ${method}`, `method ${its}, or no ${key}`);
    const expected = [figure.value, ...(figure.range ?? [])].map(expectedOf).find((words) => words !== undefined);
    if (expected !== undefined) this.#rates.add(path, `${key} ${figure.written}`, expected);
    return { [key]: figure } as Partial<Record<K, Figure>>;
  }

  #mineralExtractionTax(): MineralExtractionTax {
    const path = ['mineralExtractionTax'];
    const written = this.#written.mineralExtractionTax!;
    const items = (at: Path, value: unknown, material?: string): MineralTaxItem[] =>
      Array.isArray(value)
        ? value.flatMap((_, i) => this.#mineralItem([...at, i], value[i], material))
        : this.#mineralItem(at, value as MineralItem, material);
    return {
      materials: this.#mapped([...path, 'materials'], written.materials, (at, value) => {
        const material = String(at.at(-1));
        if (!this.#around.materials.has(material)) {
          this.#unknown('material', material, at, this.#around.materials.keys());
          return [];
        }
        return items(at, value, material);
      }),
      ...(written.otherwise ? { otherwise: items([...path, 'otherwise'], written.otherwise) } : {}),
      ...this.#optional(path, 'newDepositHoliday', 'a'),
      ...this.#optional(path, 'manMadeFactor', '1', 1),
      ...(written.lowMargin
        ? {
            lowMargin: {
              margin: this.#rates.figure([...path, 'lowMargin', 'margin'], '1', { most: 1 }),
              factor: this.#rates.figure([...path, 'lowMargin', 'factor'], '1', { most: 1 }),
            },
          }
        : {}),
    };
  }

  #mineralItem(path: Path, item: MineralItem, id: string | undefined): MineralTaxItem[] {
    const { materials, markets, supplies, deposits } = this.#around;
    const material = id === undefined ? undefined : materials.get(id)!;
    const unit = material?.unit ?? 't';
    if ((item.amount === undefined) === (item.rate === undefined)) {
      const found = item.amount === undefined ? 'neither a rate nor an amount' : 'a rate and an amount';
      this.#rates.add(path, found, '`rate:` of a value, or `amount:` per tonne', 'wrong-shape');
      return [];
    }
    if (item.amount !== undefined)
      return [{ kind: 'amount', amount: this.#rates.dated([...path, 'amount'], `USD/${unit}`) }];
    if (item.price !== undefined && item.priceOf !== undefined)
      this.#rates.add([...path, 'priceOf'], 'a price and a material whose price it is', 'one of them', 'wrong-shape');
    if (material && item.price === undefined && item.priceOf === undefined) {
      this.#rates.add(path, 'a share of a value without a price', '`priceOf:` a material, or `price:`', 'wrong-shape');
      return [];
    }
    if (item.priceOf !== undefined && !materials.has(item.priceOf))
      this.#unknown('material', item.priceOf, [...path, 'priceOf'], materials.keys());
    else if (item.priceOf !== undefined && deposits.some((deposit) => deposit.material === id))
      if (!markets.has(item.priceOf) && !supplies.has(item.priceOf))
        this.#unknown('market or supply', item.priceOf, [...path, 'priceOf'], [...markets.keys(), ...supplies.keys()]);
    let content: number | undefined = 1;
    if (item.of !== undefined && item.grade === undefined) {
      content = material && contentOf(material, item.of);
      if (!material)
        this.#rates.add(
          [...path, 'of'],
          `'${item.of}' in materials that are not named`,
          'a `grade:` beside it',
          'wrong-shape',
        );
      else if (content === undefined) {
        const known = new Set([...Object.keys(material.elements), ...Object.keys(material.composition)]);
        this.#unknown('metal or mineral', item.of, [...path, 'of'], known);
      }
    }
    if (item.of !== undefined && item.grade !== undefined && !elementsOf(item.of))
      this.#rates.add(
        [...path, 'of'],
        `metal or mineral '${item.of}'`,
        'an element or a formula, such as Au or CaF2',
        'unknown-name',
      );
    const grade = item.grade === undefined ? undefined : this.#rates.figure([...path, 'grade'], '1', { most: 1 });
    return [
      {
        kind: 'share',
        ...(item.of === undefined ? {} : { of: item.of }),
        content: grade?.value ?? content ?? 0,
        ...(grade ? { grade } : {}),
        rate: this.#rates.dated([...path, 'rate'], '1', { most: 1 }),
        ...(item.price === undefined ? {} : { price: this.#rates.figure([...path, 'price'], `USD/${unit}`) }),
        ...(item.priceOf === undefined ? {} : { priceOf: item.priceOf }),
      },
    ];
  }

  #payroll(): Payroll {
    const written = this.#written.payroll!;
    const rates = this.#rates;
    const tax = written.personalIncomeTax;
    return {
      onCost: rates.dated(['payroll', 'onCost'], '1', { most: 1 }),
      contributions: this.#mapped(['payroll', 'contributions'], written.contributions, (path, contribution) => {
        if (contribution.cap !== undefined && !this.#written.minimumWage)
          rates.add([...path, 'cap'], 'a cap in minimum wages', 'a `minimumWage:` of the regime', 'wrong-shape');
        return {
          rate: rates.dated([...path, 'rate'], '1', { most: 1 }),
          borneBy: contribution.borneBy,
          receipt: contribution.receipt,
          ...(this.#written.minimumWage ? this.#optional(path, 'cap', '1') : {}),
          ...this.#optional(path, 'share', '1', 1),
          deductible: contribution.deductible ?? false,
        };
      }),
      ...(tax
        ? {
            personalIncomeTax: {
              bands: tax.bands.map((band, i) => {
                const path = ['payroll', 'personalIncomeTax', 'bands', i];
                if ((band.above === undefined) !== (i === 0))
                  rates.add(
                    path,
                    i === 0 ? 'a first band above a sum' : 'a band without a sum',
                    'bands of which all but the first are `above:` a sum',
                    'wrong-shape',
                  );
                return {
                  ...this.#optional(path, 'above', 'USD/a'),
                  rate: rates.dated([...path, 'rate'], '1', { most: 1 }),
                };
              }),
              ...this.#optional(['payroll', 'personalIncomeTax'], 'deduction', 'USD/a'),
            },
          }
        : {}),
    };
  }

  #customs(): Customs {
    const written = this.#written.customs!;
    const duties = (key: 'imports' | 'exports') => ({
      otherwise: this.#rates.dated(['customs', key, 'otherwise'], '1', { most: 1 }),
      materials: this.#mapped(['customs', key, 'materials'], written[key]?.materials, (path) => {
        this.#material(path);
        return this.#rates.dated(path, '1', { most: 1 });
      }),
    });
    return {
      ...this.#optional(['customs'], 'equipment', '1', 1),
      ...(written.imports
        ? { imports: { ...duties('imports'), insidePrices: written.imports.insidePrices ?? false } }
        : {}),
      ...(written.exports ? { exports: duties('exports') } : {}),
      dutyFreeOrigin: written.dutyFreeOrigin ?? [],
    };
  }

  /** An issue when the last part of a path names no material. */
  #material(path: Path): Material | undefined {
    const id = String(path.at(-1));
    const { materials } = this.#around;
    if (!materials.has(id)) this.#unknown('material', id, path, materials.keys());
    return materials.get(id);
  }

  /** Names of rates by material, each of them known. */
  #counted(
    path: Path,
    written: Readonly<Record<string, string>> | undefined,
    kind: string,
    rates: ReadonlyMap<string, Dated>,
  ): ReadonlyMap<string, string> {
    return this.#mapped(path, written, (at, name) => {
      this.#material(at);
      if (!rates.has(name)) this.#unknown(kind, name, at, rates.keys());
      return name;
    });
  }

  #emissionPayments(): EmissionPayments {
    const path = ['emissionPayments'];
    const written = this.#written.emissionPayments!;
    const rates = this.#mapped([...path, 'rates'], written.rates, (at) => this.#rates.dated(at, 'USD/t'));
    const coefficients = this.#mapped([...path, 'coefficients'], written.coefficients, (at) =>
      this.#rates.dated(at, '1'),
    );
    if (written.permit !== undefined && !coefficients.has(written.permit))
      this.#unknown('state of permit', written.permit, [...path, 'permit'], coefficients.keys());
    return {
      rates,
      materials: this.#counted([...path, 'materials'], written.materials, 'pollutant', rates),
      ...this.#optional(path, 'councilFactor', '1'),
      ...(written.permit === undefined ? {} : { permit: written.permit }),
      coefficients,
    };
  }

  #wastePayments(): WastePayments {
    const written = this.#written.wastePayments!;
    const rates = this.#mapped(['wastePayments', 'rates'], written.rates, (at) => this.#rates.dated(at, 'USD/t'));
    return {
      rates,
      materials: this.#counted(['wastePayments', 'materials'], written.materials, 'kind of waste', rates),
    };
  }

  #emissionsTrading(): EmissionsTrading {
    const path = ['emissionsTrading'];
    const written = this.#written.emissionsTrading!;
    const { materials, catalogue } = this.#around;
    return {
      ...(written.threshold === undefined ? {} : { threshold: this.#rates.figure([...path, 'threshold'], 't/a') }),
      price: this.#rates.byYear([...path, 'price'], 'USD/t'),
      ...this.#optional(path, 'freeShare', '1', 1),
      ...(written.freeShareDecline === undefined
        ? {}
        : { freeShareDecline: this.#rates.figure([...path, 'freeShareDecline'], '1/a', { most: 1 }) }),
      benchmarks: this.#mapped([...path, 'benchmarks'], written.benchmarks, (at) => {
        const id = String(at.at(-1));
        const unit = materials.get(id)?.unit ?? materials.get(catalogue.get(id)?.product ?? '')?.unit;
        if (unit === undefined)
          this.#unknown('material or process', id, at, [...materials.keys(), ...catalogue.keys()]);
        return this.#rates.figure(at, unit === undefined || unit === 't' ? '1' : `t/${unit}`);
      }),
    };
  }

  #borderCarbon(path: Path, written: NonNullable<WrittenRegime['borderCarbon']>[string]): BorderCarbon {
    const word = new RegExp(`(^|\\W)${escaped(written.market)}(\\W|$)`);
    return {
      name: written.name,
      market: written.market,
      products: this.#mapped([...path, 'products'], written.products, (at, product) => {
        const material = this.#material(at);
        const tiers = this.#around.markets.get(String(at.at(-1)))?.tiers ?? [];
        const figure = (key: 'direct' | 'indirect' | 'share' | 'insidePrice', unit: string, most?: number) =>
          product[key] === undefined
            ? {}
            : { [key]: this.#rates.figure([...at, key], unit, most === undefined ? {} : { most }) };
        const unit = material?.unit ?? 't';
        const perUnit = unit === 't' ? '1' : `t/${unit}`;
        return {
          benchmark: this.#rates.dated([...at, 'benchmark'], perUnit),
          ...figure('direct', perUnit),
          ...figure('indirect', perUnit),
          tiers: tiers.flatMap((tier, i) => (!tier.home && tier.where && word.test(tier.where.en) ? [i] : [])),
          ...figure('share', '1', 1),
          ...figure('insidePrice', `USD/${unit}`),
        };
      }),
      payable: this.#rates.byYear([...path, 'payable'], '1', { most: 1 }),
      allowancePrice: this.#rates.byYear([...path, 'allowancePrice'], 'USD/t'),
      includesIndirect: written.includesIndirect,
      deductsHomePrice: written.deductsHomePrice,
      ...(written.leastQuantity === undefined
        ? {}
        : { leastQuantity: this.#rates.figure([...path, 'leastQuantity'], 't/a') }),
    };
  }

  #zone(written: NonNullable<WrittenRegime['specialEconomicZone']>): SpecialEconomicZone {
    const path = ['specialEconomicZone'];
    const expires = typeof written.expires === 'string' ? written.expires : written.expires.day;
    if (!isDay(expires)) this.#rates.add([...path, 'expires'], `'${expires}'`, 'a day of the calendar');
    const { source, confidence } = this.#rates.provenance([...path, 'expires']);
    const last = written.terms.length - 1;
    return {
      name: written.name,
      expires: { day: expires, source, confidence },
      relief: this.#reliefs([...path, 'relief'], written.relief),
      terms: written.terms.map((row, i) => {
        const at = [...path, 'terms', i];
        if ((row.below === undefined) !== (i === last))
          this.#rates.add(
            at,
            i === last ? 'a last category with a bound' : `category ${row.category} without a bound`,
            'categories `below:` a cost of the project, and a last one for all above',
            'wrong-shape',
          );
        return {
          category: row.category,
          ...this.#optional(at, 'below', 'USD'),
          term: this.#rates.dated([...at, 'term'], 'a'),
        };
      }),
      ...this.#optional(path, 'incomeShare', '1', 1),
      excludes: written.excludes ?? [],
      at: this.#rates.placeOf(path),
    };
  }

  #agreement(written: NonNullable<WrittenRegime['investmentAgreement']>): InvestmentAgreement {
    const path = ['investmentAgreement'];
    return {
      minimum: this.#rates.dated([...path, 'minimum'], 'USD'),
      term: this.#rates.dated([...path, 'term'], 'a'),
      relief: this.#reliefs([...path, 'relief'], written.relief),
      excludes: written.excludes ?? [],
      ...(written.stability
        ? {
            stability: {
              freezes: written.stability.freezes,
              term: this.#rates.dated([...path, 'stability', 'term'], 'a'),
              except: written.stability.except ?? [],
            },
          }
        : {}),
      at: this.#rates.placeOf(path),
    };
  }

  #reliefs(path: Path, written: NonNullable<WrittenRegime['specialEconomicZone']>['relief']): Reliefs {
    return Object.fromEntries(
      relievedTaxes.flatMap((tax): [string, Relief][] => {
        const relief = written[tax];
        if (!relief) return [];
        if ((relief.factor === undefined) === (relief.rate === undefined))
          this.#rates.add(
            [...path, tax],
            'a relief of both or neither',
            '`factor:` on the rate, or `rate:` instead',
            'wrong-shape',
          );
        const key = relief.factor === undefined ? 'rate' : 'factor';
        if (relief[key] === undefined) return [];
        const read = this.#rates.dated([...path, tax, key], '1', { most: 1 });
        return [[tax, key === 'factor' ? { factor: read } : { rate: read }]];
      }),
    );
  }
}

type MineralItem = Exclude<
  NonNullable<NonNullable<WrittenRegime['mineralExtractionTax']>['otherwise']>,
  readonly unknown[]
>;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
