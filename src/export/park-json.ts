import type { Park } from '../park/park.ts';

/** A park as plain data: what `JSON.parse` gives back. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * The resolved park as one JSON text, format 1:
 *
 *     { "format": 1, "kind": "park", "park": { … } }
 *
 * `park` has the fields of `Park` (`src/park/park.ts`); maps are objects by id. A figure is an object with `value` and
 * `unit` (canonical), `range` where there is one, `source` (ids in `park.sources`), `confidence`, `reason`, `placeholder`,
 * `written` (as in the file) and `at` (file, line, column). `processes` are those that the park allows, `catalogue` every
 * recipe; money is real USD of `baseYear`. Fields are only added within a format; anything else raises its number.
 *
 * @throws RangeError for a number that JSON cannot hold, with its path
 */
export function parkJson(park: Park): string {
  return `${JSON.stringify({ format: 1, kind: 'park', park: plain(park, 'park') }, null, 1)}\n`;
}

/** Maps become objects, fields without a value are left out, everything else stays as it is. */
export function plain(value: unknown, path = ''): Plain {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${path} is ${value}`);
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map((part, i) => plain(part, `${path}.${i}`));
  if (typeof value !== 'object') throw new RangeError(`${path} is a ${typeof value}, which JSON cannot hold`);
  const entries: Iterable<readonly [unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
  const fields: Record<string, Plain> = {};
  for (const [key, part] of entries)
    if (part !== undefined) fields[String(key)] = plain(part, `${path}.${String(key)}`);
  return fields;
}
