import { z } from 'zod';
import { names, processOrMaterialId, provenance, quantity } from './quantity.ts';

/** A measured or published figure of a real plant, with how far it may be off. */
export const measuredFigure = z
  .union([
    z.string(),
    z.number(),
    z.strictObject({
      value: z.union([z.string(), z.number()]),
      uncertainty: z
        .union([z.string(), z.number()])
        .optional()
        .describe('One standard deviation, as a share (3 %) or in the unit of the value'),
      range: z
        .tuple([z.number(), z.number()])
        .optional()
        .describe('Low and high; a quarter of the width counts as one sd'),
      share: quantity.optional().describe('What part of the written flow is this material, such as dry ore in wet'),
      ...provenance,
    }),
  ])
  .describe('A figure with its uncertainty, per unit of product or per year');

export const plant = z.strictObject({
  name: names,
  process: processOrMaterialId.describe('The recipe that describes it'),
  product: measuredFigure.optional().describe('Yearly output of the main product; needed for figures per year'),
  inputs: z.record(processOrMaterialId, measuredFigure).optional(),
  outputs: z.record(processOrMaterialId, measuredFigure).optional(),
  ...provenance,
});

export const plantsFile = z.strictObject({ plants: z.record(processOrMaterialId, plant), ...provenance });
