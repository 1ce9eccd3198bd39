/** Standard atomic weights of the elements that parks handle (IUPAC, abridged). */
const atomicWeight: Readonly<Record<string, number>> = {
  H: 1.008,
  Li: 6.94,
  B: 10.81,
  C: 12.011,
  N: 14.007,
  O: 15.999,
  F: 18.998,
  Na: 22.99,
  Mg: 24.305,
  Al: 26.982,
  Si: 28.086,
  P: 30.974,
  S: 32.06,
  Cl: 35.45,
  K: 39.098,
  Ca: 40.078,
  Ti: 47.867,
  V: 50.942,
  Cr: 51.996,
  Mn: 54.938,
  Fe: 55.845,
  Ni: 58.693,
  Cu: 63.546,
  Zn: 65.38,
  Ga: 69.723,
  As: 74.922,
  Se: 78.971,
  Mo: 95.95,
  Ag: 107.868,
  Sn: 118.71,
  Sb: 121.76,
  Te: 127.6,
  Ba: 137.327,
  Au: 196.967,
  Hg: 200.592,
  Pb: 207.2,
  Bi: 208.98,
};

/**
 * Mass fraction of each element in a compound such as `Al(OH)3`, `Na3AlF6` or `CaSO4_2H2O` (underscore before water of
 * crystallisation), or undefined when the formula cannot be read.
 */
export function elementsOf(formula: string): Readonly<Record<string, number>> | undefined {
  const counts: Record<string, number> = {};
  for (const part of formula.split(/[_·]/)) {
    const [, times = '', rest = ''] = /^(\d*\.?\d*)(.*)$/.exec(part) ?? [];
    if (!countAtoms(rest, times === '' ? 1 : Number(times), counts)) return undefined;
  }
  const mass = Object.entries(counts).reduce((sum, [element, count]) => sum + count * atomicWeight[element]!, 0);
  if (!(mass > 0)) return undefined;
  return Object.fromEntries(
    Object.entries(counts).map(([element, count]) => [element, (count * atomicWeight[element]!) / mass]),
  );
}

function countAtoms(text: string, times: number, counts: Record<string, number>): boolean {
  let i = 0;
  while (i < text.length) {
    const rest = text.slice(i);
    const group = /^\(([^()]*)\)(\d*\.?\d*)/.exec(rest);
    const atom = /^([A-Z][a-z]?)(\d*\.?\d*)/.exec(rest);
    if (group) {
      if (!countAtoms(group[1]!, times * (group[2] ? Number(group[2]) : 1), counts)) return false;
      i += group[0].length;
    } else if (atom && atom[1]! in atomicWeight) {
      counts[atom[1]!] = (counts[atom[1]!] ?? 0) + times * (atom[2] ? Number(atom[2]) : 1);
      i += atom[0].length;
    } else return false;
  }
  return i > 0;
}
