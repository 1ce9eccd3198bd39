import type { z } from 'zod';
import type { Path, ReadDocument } from './document.ts';
import type { FigureReader } from './figure-reader.ts';
import type { Figure } from './park.ts';
import type { Regime } from './regime.ts';
import { unknownName } from './resolve-catalogue.ts';
import type { financeFile } from './schema/finance.ts';
import type { FinancingTerms, Tranche } from './terms.ts';

const groups = ['buildings', 'machinery', 'computers', 'other'] as const;

/**
 * How the park is paid for: what `finance.yaml` says; without it by equity alone, in cash, to one country's people. Its
 * figures by path inside the file.
 */
export function resolveTerms(
  document: ReadDocument | undefined,
  regime: Regime,
  reader: FigureReader,
): { readonly terms: FinancingTerms; readonly figures: ReadonlyMap<string, Figure> } {
  const figures = new Map<string, Figure>();
  const written = (document?.value ?? {}) as z.infer<typeof financeFile>;
  const figure = (path: Path, unit: string, otherwise: number, most = Infinity) => {
    let value: unknown = written;
    for (const key of path) value = (value as Record<string | number, unknown> | undefined)?.[key];
    if (!document || value === undefined) return otherwise;
    const read = reader.figure(document, path, unit);
    figures.set(path.join('.'), read);
    if (read.value <= most) return read.value;
    reader.issues.push({
      code: 'out-of-range',
      severity: 'error',
      at: read.at,
      found: `${path.at(-1)} of ${read.written}`,
      expected: `at most ${most === 1 ? '100%' : `${most} ${unit}`}`,
    });
    return most;
  };
  // A country without a treaty is one of the others.
  const country = (key: 'investor' | 'lender') => {
    const named = written[key];
    if (
      document &&
      named !== undefined &&
      regime.withholding.size > 0 &&
      !regime.withholding.has(named) &&
      !regime.withholding.has('other')
    )
      reader.issues.push(unknownName('country', named, document, [key], regime.withholding.keys()));
    return named ?? 'other';
  };
  const tranches = Object.entries(written.tranches ?? {}).map(([id, tranche]): Tranche => {
    const of = (key: string, unit: string, most?: number) => figure(['tranches', id, key], unit, 0, most);
    const [tenor, grace] = [of('tenor', 'a', 60), of('grace', 'a', 30)];
    if (grace >= tenor && document)
      reader.issues.push({
        code: 'out-of-range',
        severity: 'error',
        at: document.placeOf(['tranches', id, 'grace']),
        found: `a grace of ${grace} a in a tenor of ${tenor} a`,
        expected: 'a tenor longer than its grace',
      });
    return {
      id,
      name: tranche.name,
      share: of('share', '1', 1),
      rate: of('rate', '1/a', 1),
      tenor,
      grace,
      repayment: tranche.repayment ?? 'sculpted',
      upfrontFee: of('upfrontFee', '1', 1),
      commitmentFee: of('commitmentFee', '1/a', 1),
      insurance: of('insurance', '1', 1),
    };
  });
  sumsToOne(
    document,
    ['tranches'],
    tranches.map(({ share }) => share),
    reader,
  );
  const assetGroups = Object.fromEntries(
    groups.map((group) => [group, figure(['assetGroups', group], '1', group === 'machinery' ? 1 : 0, 1)]),
  ) as FinancingTerms['assetGroups'];
  if (written.assetGroups) sumsToOne(document, ['assetGroups'], Object.values(assetGroups), reader);
  const stateDiscountRate = figure(['stateDiscountRate'], '1/a', Number.NaN, 1);
  const equityHurdle = figure(['equityHurdle'], '1/a', Number.NaN, 1);
  const terms: FinancingTerms = {
    investor: country('investor'),
    lender: country('lender'),
    convention: written.convention ?? 'end-of-year',
    transferPrices: written.transferPrices ?? 'shadow',
    costPlus: figure(['costPlus'], '1', 0.1, 10),
    receivable: figure(['workingCapital', 'receivable'], 'a', 0, 2),
    inventory: figure(['workingCapital', 'inventory'], 'a', 0, 2),
    payable: figure(['workingCapital', 'payable'], 'a', 0, 2),
    importedEquipment: figure(['importedEquipment'], '1', 0, 1),
    homePremium: figure(['homePremium'], '1', 0, 10),
    expatriateExtra: figure(['expatriateExtra'], 'USD/(jobs*a)', 0),
    residents: 1,
    assetGroups,
    ...(Number.isNaN(equityHurdle) ? {} : { equityHurdle }),
    ...(Number.isNaN(stateDiscountRate) ? {} : { stateDiscountRate }),
    gearing: tranches.length > 0 ? figure(['gearing'], '1', 0, 0.95) : 0,
    tranches,
    coverRatio: figure(['coverRatio'], '1', 1.3, 10),
    lockUp: figure(['lockUp'], '1', 0, 10),
    sweep: figure(['sweep'], '1', 0, 1),
    reserve: figure(['reserve'], 'a', 0, 2),
  };
  return { terms, figures };
}

function sumsToOne(
  document: ReadDocument | undefined,
  path: Path,
  shares: readonly number[],
  reader: FigureReader,
): void {
  const sum = shares.reduce((all, share) => all + share, 0);
  if (!document || shares.length === 0 || Math.abs(sum - 1) < 1e-6) return;
  reader.issues.push({
    code: 'out-of-range',
    severity: 'error',
    at: document.placeOf(path),
    found: `shares that sum to ${(100 * sum).toFixed(1)}%`,
    expected: 'shares that sum to 100%',
  });
}
