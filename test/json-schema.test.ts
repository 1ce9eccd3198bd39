import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchemas } from '../src/park/schema/json-schema.ts';

// REGEN=1 rewrites the files after a change of schema; people review the diff.
test.each(Object.entries(jsonSchemas()))('schema/%s.json is what the validator checks', (name, schema) => {
  const text = `${JSON.stringify(schema, null, 1)}\n`;
  if (process.env['REGEN']) writeFileSync(`schema/${name}.json`, text);
  expect(readFileSync(`schema/${name}.json`, 'utf8')).toBe(text);
});
