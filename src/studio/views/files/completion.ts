import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { namesAt, type ParkNames } from './park-names.ts';
import { type Schema, schemasAt } from './schemas.ts';
import { yamlPlace } from './yaml-place.ts';

/** What completion knows of the file that is edited. */
export interface KnownOfFile {
  readonly file: string;
  readonly schema: Schema | undefined;
  readonly names: ParkNames;
}

/** Offers keys and values that a file's schema allows where the cursor stands, and the names of the park. */
export function parkCompletion(known: () => KnownOfFile): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const { file, schema, names } = known();
    if (!schema) return null;
    const line = context.state.doc.lineAt(context.pos);
    if (/^\s*#/.test(line.text)) return null;
    const column = context.pos - line.from;
    const place = yamlPlace(context.state.doc.toString().split('\n'), line.number - 1, column);
    const written = line.text.slice(place.from, column);
    // Without a letter nothing opens by itself: it would be in the way of every new line.
    if (!context.explicit && written.trim() === '') return null;
    const schemas = schemasAt(schema, place.path);
    const options =
      place.writes === 'key'
        ? [...keysOf(schemas, place.beside), ...named(names, file, place.path, 'key', place.beside)]
        : [...valuesOf(schemas), ...named(names, file, place.path, 'value')];
    return options.length === 0
      ? null
      : { from: line.from + place.from, options: once(options), validFor: /^[\w.-]*$/ };
  };
}

function keysOf(schemas: readonly Schema[], beside: ReadonlySet<string>): Completion[] {
  return schemas.flatMap((schema) =>
    Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
      beside.has(key)
        ? []
        : [
            {
              label: key,
              apply: `${key}: `,
              type: 'property',
              ...(value.description ? { info: value.description } : {}),
              // What must stand comes first.
              boost: schema.required?.includes(key) ? 2 : 1,
            },
          ],
    ),
  );
}

function valuesOf(schemas: readonly Schema[]): Completion[] {
  return schemas.flatMap((schema) => [
    ...(schema.enum ?? []).map((value) => ({ label: String(value), type: 'enum', boost: 2 })),
    ...(schema.const === undefined ? [] : [{ label: String(schema.const), type: 'enum', boost: 2 }]),
    ...(schema.type === 'boolean' ? ['true', 'false'].map((label) => ({ label, type: 'keyword', boost: 2 })) : []),
  ]);
}

function named(
  names: ParkNames,
  file: string,
  path: readonly string[],
  writes: 'key' | 'value',
  beside: ReadonlySet<string> = new Set(),
): Completion[] {
  return namesAt(names, file, path, writes)
    .filter((name) => !beside.has(name))
    .map((label) => ({ label, type: 'variable', ...(writes === 'key' ? { apply: `${label}: ` } : {}) }));
}

function once(options: readonly Completion[]): Completion[] {
  return [...new Map(options.map((option) => [option.label, option])).values()];
}
