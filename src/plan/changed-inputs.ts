import type { Park } from '../park/park.ts';

type Inputs = Pick<Park, 'inputs'>;

/**
 * Files in which the inputs of something worked out differ from those of a park as it is now, by name. Scenarios count
 * only where its own chain of them could reach: a change to another scenario makes no plan stale.
 */
export function changedInputs(then: Inputs, now: Inputs, chain: readonly string[]): readonly string[] {
  const matters = (file: string) => !file.startsWith('scenarios/') || chain.includes(file);
  const hashes = ({ inputs }: Inputs) =>
    new Map(inputs.filter(({ file }) => matters(file)).map(({ file, hash }) => [file, hash]));
  const [before, after] = [hashes(then), hashes(now)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => before.get(file) !== after.get(file))
    .sort();
}
