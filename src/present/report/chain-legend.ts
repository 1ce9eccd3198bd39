import { chainColour } from '../charts/theme.ts';
import type { Context } from './context.ts';

/** What each colour stands for in a chart of these plants: chains that share a colour stand together. */
export function chainLegend(
  { chain }: Context,
  rows: readonly { readonly chain: string }[],
): [name: string, colour: string][] {
  const names = new Map<string, string[]>();
  for (const row of rows) {
    const [colour, name] = [chainColour(row.chain), chain(row.chain)];
    const known = names.get(colour) ?? [];
    if (name !== '' && !known.includes(name)) names.set(colour, [...known, name]);
  }
  return [...names].map(([colour, of]) => [of.join(', '), colour]);
}
