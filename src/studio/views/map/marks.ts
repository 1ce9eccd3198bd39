import { palette } from '../../../present/charts/palette.ts';
import type { PlaceKind } from './places.ts';

/** Each kind of place by shape and colour; a path in a square of 24. */
export const marks: Readonly<Record<PlaceKind, { readonly path: string; readonly colour: string }>> = {
  site: { path: 'M3 21V9l6 4V9l6 4V4h6v17Z', colour: palette.green },
  deposit: { path: 'M12 3 22 20H2Z', colour: palette.vermilion },
  power: { path: 'M13 1 3 14h7l-2 9L20 9h-8Z', colour: palette.orange },
  settlement: { path: 'M12 5a7 7 0 1 1 0 14a7 7 0 1 1 0-14Z', colour: palette.grey },
  market: { path: 'M12 2 22 12 12 22 2 12Z', colour: palette.blue },
};
