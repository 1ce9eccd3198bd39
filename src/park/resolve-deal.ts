import type { z } from 'zod';
import type { DealTerms, Instrument, InstrumentKind } from './deal-terms.ts';
import type { ReadDocument } from './document.ts';
import type { FigureReader } from './figure-reader.ts';
import type { Market } from './park.ts';
import { type Regime, rateAt } from './regime.ts';
import { unknownName } from './resolve-catalogue.ts';
import type { dealFile } from './schema/deal.ts';

/** Unit of each kind: a span of relief, a rate, a factor on what the files say, a share, a number of jobs or tonnes. */
export const instrumentUnits: Readonly<Record<InstrumentKind, { readonly unit: string; readonly most: number }>> = {
  zoneYears: { unit: 'a', most: 60 },
  propertyTax: { unit: '1', most: 10 },
  profitTax: { unit: '1', most: 0.95 },
  mineralTax: { unit: '1', most: 10 },
  carbonPrice: { unit: '1', most: 20 },
  gridTariff: { unit: '1', most: 10 },
  railTariff: { unit: '1', most: 10 },
  infrastructureGrant: { unit: '1', most: 1 },
  stateGrant: { unit: '1', most: 0.9 },
  stateEquity: { unit: '1', most: 0.95 },
  jobsFloor: { unit: 'jobs', most: 1e6 },
  localHireFloor: { unit: '1', most: 1 },
  localContentFloor: { unit: '1', most: 1 },
  offtakeFloor: { unit: 't/a', most: 1e9 },
};

/** What both sides can move, from `deal.yaml`; nothing without it. */
export function resolveDeal(
  document: ReadDocument | undefined,
  markets: ReadonlyMap<string, Market>,
  regime: Regime,
  decisionYear: number,
  reader: FigureReader,
): DealTerms {
  if (!document) return { stateHurdle: 0, instruments: [] };
  const written = document.value as z.infer<typeof dealFile>;
  const instruments = Object.entries(written.instruments).map(([id, entry]): Instrument => {
    const { unit, most } = instrumentUnits[entry.kind];
    const end = (key: 'state' | 'investor') => {
      const figure = reader.figure(document, ['instruments', id, key], unit);
      if (figure.value > most)
        reader.issues.push({
          code: 'out-of-range',
          severity: 'error',
          at: figure.at,
          found: `${key} of ${figure.written}`,
          expected: `at most ${most} ${unit === '1' ? '' : unit}`.trim(),
        });
      return Math.min(figure.value, most);
    };
    const cap = entry.kind === 'stateGrant' && regime.stateGrant && rateAt(regime.stateGrant.cap, decisionYear).value;
    if (cap && Math.max(end('state'), end('investor')) > cap + 1e-9)
      reader.issues.push({
        code: 'out-of-range',
        severity: 'warning',
        at: document.placeOf(['instruments', id]),
        found: 'a grant beyond what the law allows',
        expected: `at most ${(100 * cap).toFixed(0)}% of investment`,
        hint: 'the deal would need a law of its own',
      });
    if (entry.kind === 'offtakeFloor' && (entry.material === undefined || !markets.has(entry.material)))
      reader.issues.push(
        unknownName(
          'material of a market',
          entry.material ?? '',
          document,
          ['instruments', id, 'material'],
          markets.keys(),
        ),
      );
    return {
      id,
      name: entry.name,
      kind: entry.kind,
      state: end('state'),
      investor: end('investor'),
      unit,
      ...(entry.material === undefined ? {} : { material: entry.material }),
    };
  });
  return {
    ...(written.investorHurdle === undefined
      ? {}
      : { investorHurdle: reader.figure(document, ['investorHurdle'], '1/a').value }),
    stateHurdle:
      written.stateHurdle === undefined ? 0 : reader.figure(document, ['stateHurdle'], 'USD', { negative: true }).value,
    instruments,
  };
}
