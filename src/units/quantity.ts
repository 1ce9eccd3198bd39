/** A unit broken down: what one of it is in base units, and its dimensions with their powers. */
interface Parsed {
  readonly factor: number;
  readonly dimensions: ReadonlyMap<string, number>;
}

/** How money of a year and currency becomes real US dollars of the park's base year. */
export interface MoneyIndex {
  readonly baseYear: number;
  /** US price level by year (deflator), any base. */
  readonly usdDeflator: Readonly<Record<string, number>>;
  /** Units of the currency per US dollar, by currency and year; `USD` needs no entry. */
  readonly perUsd: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

// Power is a dimension of its own: MW times hours is a modelling step, never a silent conversion.
const symbols: Readonly<Record<string, readonly [factor: number, dimension: string]>> = {
  t: [1, 'mass'],
  g: [1e-6, 'mass'],
  kg: [1e-3, 'mass'],
  kt: [1e3, 'mass'],
  Mt: [1e6, 'mass'],
  Gt: [1e9, 'mass'],
  a: [1, 'time'],
  months: [1 / 12, 'time'],
  days: [1 / 365, 'time'],
  h: [1 / 8760, 'time'],
  MWh: [1, 'energy'],
  kWh: [1e-3, 'energy'],
  GWh: [1e3, 'energy'],
  TWh: [1e6, 'energy'],
  GJ: [1 / 3.6, 'energy'],
  MJ: [1e-3 / 3.6, 'energy'],
  TJ: [1e3 / 3.6, 'energy'],
  PJ: [1e6 / 3.6, 'energy'],
  MW: [1, 'power'],
  kW: [1e-3, 'power'],
  GW: [1e3, 'power'],
  m3: [1, 'volume'],
  Mm3: [1e6, 'volume'],
  ha: [1, 'area'],
  km2: [100, 'area'],
  km: [1, 'length'],
  m: [1e-3, 'length'],
  jobs: [1, 'job'],
  lines: [1, 'line'],
  '%': [0.01, 'share'],
};

const shape = /^\s*([-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?)(?:\s*(bn|million))?\s*(\S.*)?$/i;

/** What a text turned out to be: a number in the wanted unit, or why not. */
export type Reading = { readonly value: number } | { readonly problem: string; readonly hint?: string };

/**
 * Reads text such as `48 GJ/t` as a number in `unit` (13.33 in `MWh/t`).
 *
 * Per year is `/a`; one slash, brackets when the divisor has several factors: `USD2024/(t/a)`. Money carries its year
 * and is converted to real US dollars of `money.baseYear`; `USD` in `unit` stands for those.
 */
export function readQuantity(text: string, unit: string, money: MoneyIndex): Reading {
  const match = shape.exec(text);
  if (!match) return { problem: 'not a number with a unit', hint: `write it like 13.4 ${unit}` };
  const [, digits = '', big, written = '1'] = match;
  const scale = big ? (big.toLowerCase() === 'bn' ? 1e9 : 1e6) : 1;
  if (/\by\b|\byr\b|\byear/.test(written)) return { problem: `'${written}' has no unit y`, hint: 'per year is /a' };
  const from = parseUnit(written, money);
  if (typeof from === 'string') return { problem: from };
  const to = parseUnit(unit, money);
  if (typeof to === 'string') throw new RangeError(`${unit}: ${to}`);
  if (!sameDimensions(from.dimensions, to.dimensions))
    return { problem: `${describe(from)} where ${describe(to)} belongs`, hint: `expected a unit like ${unit}` };
  return { value: (Number(digits) * scale * from.factor) / to.factor };
}

function parseUnit(text: string, money: MoneyIndex): Parsed | string {
  const written = text.trim();
  if (written === '1' || written === '') return { factor: 1, dimensions: new Map() };
  const slash = topLevelSlash(written);
  if (slash === 'many') return `'${written}' has two slashes; use brackets`;
  if (slash >= 0) {
    const over = parseUnit(written.slice(0, slash), money);
    const under = parseUnit(unbracket(written.slice(slash + 1)), money);
    if (typeof over === 'string') return over;
    if (typeof under === 'string') return under;
    return combine(over, under, -1);
  }
  const factors = unbracket(written).split(/[*·\s]+/);
  if (factors.length > 1) {
    let product: Parsed = { factor: 1, dimensions: new Map() };
    for (const factor of factors) {
      const part = parseUnit(factor, money);
      if (typeof part === 'string') return part;
      product = combine(product, part, 1);
    }
    return product;
  }
  const currency = /^([kM])?([A-Z]{3})(\d{4})?$/.exec(written);
  if (currency) {
    const amount = parseMoney(currency[2]!, currency[3], money);
    const scale = { k: 1e3, M: 1e6 }[currency[1] ?? ''] ?? 1;
    return typeof amount === 'string' ? amount : { ...amount, factor: amount.factor * scale };
  }
  const symbol = Object.hasOwn(symbols, written) ? symbols[written] : undefined;
  if (!symbol) return `unknown unit '${written}'`;
  const [factor, dimension] = symbol;
  return { factor, dimensions: dimension === 'share' ? new Map() : new Map([[dimension, 1]]) };
}

function parseMoney(code: string, year: string | undefined, money: MoneyIndex): Parsed | string {
  if (!year) {
    if (code !== 'USD') return `money needs its year: ${code}2025`;
    return { factor: 1, dimensions: new Map([['money', 1]]) };
  }
  const level = money.usdDeflator[year];
  const base = money.usdDeflator[String(money.baseYear)];
  if (level === undefined || base === undefined) return `no price index for the year ${year}`;
  const rate = code === 'USD' ? 1 : money.perUsd[code]?.[year];
  if (rate === undefined) return `no exchange rate for ${code}${year}`;
  return { factor: base / level / rate, dimensions: new Map([['money', 1]]) };
}

function topLevelSlash(text: string): number | 'many' {
  let depth = 0;
  let found = -1;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
    else if (text[i] === '/' && depth === 0) {
      if (found >= 0) return 'many';
      found = i;
    }
  }
  return found;
}

function unbracket(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('(') && trimmed.endsWith(')') ? trimmed.slice(1, -1) : trimmed;
}

function combine(left: Parsed, right: Parsed, sign: 1 | -1): Parsed {
  const dimensions = new Map(left.dimensions);
  for (const [name, power] of right.dimensions) {
    const sum = (dimensions.get(name) ?? 0) + sign * power;
    if (sum === 0) dimensions.delete(name);
    else dimensions.set(name, sum);
  }
  return { factor: sign === 1 ? left.factor * right.factor : left.factor / right.factor, dimensions };
}

function sameDimensions(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([name, power]) => b.get(name) === power);
}

function describe(unit: Parsed): string {
  if (unit.dimensions.size === 0) return 'a plain number';
  const named = (sign: 1 | -1) => [...unit.dimensions].filter(([, p]) => p * sign > 0).map(([name]) => name);
  const [over, under] = [named(1), named(-1)];
  return over.length === 0
    ? `per ${under.join(' and ')}`
    : over.join(' × ') + (under.length ? ` per ${under.join(' and ')}` : '');
}
