import { separators, splitFields } from './delimited.ts';
import type { Layout, Recognise } from './layout.ts';
import { nasaPower } from './nasa-power.ts';
import { pvgisSeries, pvgisTypicalYear } from './pvgis.ts';
import { renewablesNinja } from './renewables-ninja.ts';

/** Lines within which the head of the table must come. */
export const longestPreamble = 200;

/** The first line that some layout recognises, with what it makes of it. */
export function findLayout(
  lines: readonly string[],
  recognisers: readonly Recognise[] = [nasaPower, pvgisTypicalYear, pvgisSeries, renewablesNinja],
): Layout | undefined {
  for (let header = 0; header < Math.min(lines.length, longestPreamble); header++) {
    for (const separator of separators) {
      if (!lines[header]!.includes(separator)) continue;
      const names = splitFields(lines[header]!, separator);
      const preamble = lines.slice(0, header).join('\n');
      for (const recognise of recognisers) {
        const found = recognise({ names, preamble });
        if (found) return { ...found, separator, header, names };
      }
    }
  }
  return undefined;
}
