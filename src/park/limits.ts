import { type MoneyIndex, readQuantity } from '../units/quantity.ts';
import type { ReadDocument } from './document.ts';
import { type FigureReader, largestFigure } from './figure-reader.ts';
import { type Issue, nearestName } from './issue.ts';
import { limitUnits, unitOfLimit } from './limit-units.ts';
import type { Limit, Park } from './park.ts';

function unknownLimit(key: string, at: Issue['at'], materials: Park['materials']): Issue {
  const names = [...Object.keys(limitUnits), ...materials.keys()];
  const near = nearestName(key, names);
  return {
    code: 'unknown-name',
    severity: 'error',
    at,
    found: `limit '${key}'`,
    expected: `${Object.keys(limitUnits).join(', ')} or a material`,
    ...(near ? { hint: `did you mean '${near}'?` } : {}),
  };
}

/** The limits that park.yaml sets. */
export function readLimits(
  entries: [string, unknown][],
  main: ReadDocument,
  reader: FigureReader,
  materials: Park['materials'],
): Limit[] {
  return entries.flatMap(([key]) => {
    const at = main.placeOf(['limits', key]);
    const unit = unitOfLimit(key, materials);
    if (!unit) {
      reader.issues.push(unknownLimit(key, at, materials));
      return [];
    }
    const figure = reader.figure(main, ['limits', key], unit);
    return [{ key, most: figure.value, written: figure.written, at }];
  });
}

/** Limits that could only be met by nothing, or that nothing in the park can be measured by. */
export function limitIssues(park: Park): Issue[] {
  return park.limits.flatMap((limit): Issue[] => {
    const issue = (found: string, expected: string): Issue[] => [
      { code: 'out-of-range', severity: 'error', at: limit.at, found, expected },
    ];
    if (limit.key === 'workforce' && Object.keys(park.workforce.builders).length === 0)
      return issue('a limit on builders', '`workforce: builders:` in park.yaml, to count them by');
    if (limit.key === 'renewableShare' && (limit.least ?? limit.most ?? 0) > 1)
      return issue(`a share of ${limit.written}`, 'at most 100%');
    return [];
  });
}

/** A limit given later (on the command line) takes the place of one with the same key and side. */
export function lastOfEach(limits: readonly Limit[]): Limit[] {
  const kept = new Map<string, Limit>();
  for (const limit of limits) kept.set(`${limit.key} ${limit.least === undefined ? 'most' : 'least'}`, limit);
  return [...kept.values()];
}

/** Limits and floors of the command line, each `[key, text]`. */
export function commandLimits(
  pairs: readonly (readonly [string, string])[],
  side: 'most' | 'least',
  reader: FigureReader,
  money: MoneyIndex,
  materials: Park['materials'],
): Limit[] {
  return pairs.flatMap(([key, text]) => {
    const at = { file: side === 'most' ? '--limit' : '--floor', line: 1, column: 1 };
    const unit = unitOfLimit(key, materials);
    if (!unit) {
      reader.issues.push(unknownLimit(key, at, materials));
      return [];
    }
    const reading = readQuantity(text, unit, money);
    if (!('value' in reading)) {
      reader.issues.push({
        code: 'wrong-unit',
        severity: 'error',
        at,
        found: `${key}=${text}: ${reading.problem}`,
        expected: `a quantity in ${unit}`,
        ...(reading.hint ? { hint: reading.hint } : {}),
      });
      return [];
    }
    if (!(Math.abs(reading.value) <= largestFigure) || (reading.value < 0 && key !== 'npv')) {
      reader.issues.push({
        code: 'out-of-range',
        severity: 'error',
        at,
        found: `${key}=${text}`,
        expected: `a finite quantity that is not negative, at most ${largestFigure.toExponential(0)} ${unit}`,
      });
      return [];
    }
    return [
      side === 'most'
        ? { key, most: reading.value, written: text, at }
        : { key, least: reading.value, written: text, at },
    ];
  });
}
