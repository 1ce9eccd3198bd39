/** A JSON Schema as far as completion reads it. */
export interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema | boolean;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

const files = import.meta.glob<Schema>('../../../../schema/*.json', { import: 'default' });

/** The schema of a park's file, by its path; none for a file that is no YAML of a park. */
export async function schemaOf(file: string): Promise<Schema | undefined> {
  const name = schemaName(file);
  return name === undefined ? undefined : files[`../../../../schema/${name}.json`]?.();
}

function schemaName(file: string): string | undefined {
  if (!file.endsWith('.yaml')) return undefined;
  const [, folder] = /^(?:catalogue\/)?(scenarios|regimes|materials|processes|sources)\//.exec(file) ?? [];
  const names: Readonly<Record<string, string>> = { scenarios: 'scenario', regimes: 'regime' };
  if (folder) return names[folder] ?? folder;
  return file.replace(/^catalogue\//, '').replace(/\.yaml$/, '');
}

/** The schemas that a path leads to: keys, and `[]` for an item of a list. */
export function schemasAt(schema: Schema, path: readonly string[]): readonly Schema[] {
  let found = branches(schema);
  for (const key of path)
    found = found.flatMap((one) =>
      (key === '[]' ? [...(one.prefixItems ?? []), one.items] : [one.properties?.[key] ?? one.additionalProperties])
        .filter((next) => typeof next === 'object')
        .flatMap(branches),
    );
  return found;
}

/** A schema with all that stand in its place. */
function branches(schema: Schema): readonly Schema[] {
  const others = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...others.flatMap(branches)];
}
