import { z } from 'zod';

/** How sure we are of a figure: read in a source, computed from read figures, from memory, or judged. */
export const confidence = z.enum(['read', 'computed', 'memory', 'judgement']);
export type Confidence = z.infer<typeof confidence>;

const sourceList = z.union([z.string(), z.array(z.string()).min(1)]);

/** Keys that say where figures come from; a figure takes them from the nearest enclosing mapping that has them. */
export const provenance = {
  source: sourceList.optional().describe('Source id from catalogue/sources, or `assumption` with a reason'),
  confidence: confidence.optional(),
  reason: z.string().optional().describe('Why this was assumed; required when the source is `assumption`'),
  note: z.string().optional(),
};

/** A number with its unit (`13.4 MWh/t`), or a mapping when it carries range, source or reason. */
export const quantity = z
  .union([
    z.string(),
    z.number(),
    z.strictObject({
      value: z.union([z.string(), z.number()]),
      range: z.tuple([z.number(), z.number()]).optional().describe('Low and high, in the unit of the value'),
      placeholder: z.boolean().optional().describe('The dossier marks this as a placeholder of the right order'),
      ...provenance,
    }),
  ])
  .describe('A quantity with its unit, such as 13.4 MWh/t');
export type WrittenQuantity = z.infer<typeof quantity>;

/** A name in the four languages of the product; English is required. */
export const names = z.strictObject({
  en: z.string().min(1).max(200),
  ru: z.string().optional(),
  kk: z.string().optional(),
  zh: z.string().optional(),
});
export type Names = z.infer<typeof names>;

export const processOrMaterialId = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a name of letters, digits and _');
