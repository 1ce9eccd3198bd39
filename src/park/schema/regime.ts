import { z } from 'zod';
import { names, provenance } from './quantity.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-01-01');

const rate = z.strictObject({
  value: z.union([z.string(), z.number()]).optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
  date: day.optional(),
  list: z.array(z.string()).optional(),
  inForce: day.describe('Day from which it holds'),
  base: z.string().optional().describe('What the rate is taken of'),
  mci: z.number().optional().describe('The same in monthly calculation indices'),
  placeholder: z.boolean().optional(),
  ...provenance,
});

/** Rates by name, or by name and year; a section may carry a source for all of them. */
const section = z.object(provenance).catchall(z.union([rate, z.record(z.string(), rate)]));

/** A country's taxes, charges and reliefs as data (`catalogue/regimes`). The accounts read them. */
export const regimeFile = z.object({ regime: z.string(), name: names, asOf: day, ...provenance }).catchall(section);
