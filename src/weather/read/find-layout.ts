import { separators, splitFields } from './delimited.ts';
import type { Layout, Recognise } from './layout.ts';
import { nasaPower } from './nasa-power.ts';
import { pvgisSeries, pvgisTypicalYear } from './pvgis.ts';
import { renewablesNinja } from './renewables-ninja.ts';

/** Lines within which the head of the table must come, and characters that one of them may have. */
export const longestPreamble = 200;
const longestLine = 10_000;

/** The first line that some layout recognises, with what it makes of it. */
export function findLayout(
  lines: readonly string[],
  recognisers: readonly Recognise[] = [nasaPower, pvgisTypicalYear, pvgisSeries, renewablesNinja],
): Layout | undefined {
  let preamble = '';
  for (const [header, line] of lines.slice(0, longestPreamble).entries()) {
    if (line.length > longestLine) continue;
    for (const separator of separators) {
      if (!line.includes(separator)) continue;
      const names = splitFields(line, separator);
      for (const recognise of recognisers) {
        const found = recognise({ names, preamble });
        if (found) return { ...found, separator, header, names };
      }
    }
    preamble += `${line}\n`;
  }
  return undefined;
}
