import { z } from 'zod';
import { names, processOrMaterialId, provenance, quantity } from './quantity.ts';

export const chains = [
  'alumina',
  'aluminium',
  'downstream',
  'carbon',
  'fluorides',
  'copper',
  'soda',
  'lime',
  'construction',
  'energy',
  'fuel',
  'mining',
  'water',
  'waste',
] as const;

export const material = z.strictObject({
  name: names,
  unit: z.enum(['t', 'GJ', 'MWh', 'm3']).optional().describe('Unit of trade; t when absent'),
  composition: z.record(z.string(), z.number().min(0).max(1)).optional().describe('Mass fractions by compound'),
  combustion: quantity.optional().describe('t CO2 per unit burnt, for fuels that carry no assay (diesel)'),
  density: quantity.optional().describe('t per m3, for materials measured by volume'),
  conventional: z
    .strictObject({
      name: names,
      co2: quantity.describe('t CO2 per unit of the conventional product, cradle to gate'),
      replaces: quantity.optional().describe('Units of the conventional product that one unit does the work of'),
      ...provenance,
    })
    .optional()
    .describe('What this product replaces, for the comparison of its CO2'),
  ...provenance,
});
export type WrittenMaterial = z.infer<typeof material>;

export const hourly = z.strictObject({
  kind: z.enum(['thermal', 'boiler', 'renewable', 'storage']),
  profile: z.enum(['wind', 'solar']).optional(),
  minLoad: quantity.optional(),
  rampPerHour: quantity.optional().describe('Share of capacity per hour'),
  steam: z.record(z.string(), quantity).optional().describe('MWh of power lost per GJ of steam taken, by pressure'),
  maxSteam: quantity.optional().describe('GJ of steam per MWh generated'),
  startFuel: quantity.optional().describe('Fuel of a start, GJ per MW'),
  heatRate: quantity.optional().describe('Fuel energy per MWh at full load; needed with startFuel'),
  idleFuelShare: quantity.optional().describe('Share of full-load fuel burnt at no output'),
  hours: quantity.optional().describe('Storage: energy over power'),
  roundTrip: quantity.optional(),
  fadePerYear: quantity.optional(),
  lossPerHour: quantity.optional().describe('Storage: share of what is stored lost in an hour'),
  swingOf: z.string().optional().describe('Storage that is the swing of this process: its load may be moved'),
  swing: quantity.optional().describe('Share of the load of `swingOf` that may be moved up or down'),
  ...provenance,
});

export const process = z.strictObject({
  name: names,
  chain: z.enum(chains),
  product: processOrMaterialId,
  inputs: z.record(processOrMaterialId, quantity).optional(),
  outputs: z
    .record(processOrMaterialId, quantity)
    .optional()
    .describe('Per unit of product; `derived` for CO2 that follows from the carbon that enters'),
  check: z.array(z.string()).optional().describe('Elements whose balance must close within 3%'),
  byDifference: z.string().optional().describe('The one flow whose assay was derived by difference'),
  line: quantity.describe('Smallest buildable size'),
  capex: quantity,
  fixedOpex: quantity.optional().describe('Share of capex per year, or money per kW and year; without labour'),
  variableOpex: quantity.optional(),
  labour: quantity.optional(),
  land: quantity.optional(),
  buildTime: quantity.optional(),
  life: quantity.optional(),
  availability: quantity.optional(),
  minLoad: quantity.optional(),
  outside: z.boolean().optional().describe("Lies outside the park's fence (mines, fields of wind and solar)"),
  hourly: hourly.optional(),
  ...provenance,
});
export type WrittenProcess = z.infer<typeof process>;

export const materialsFile = z.strictObject({ materials: z.record(processOrMaterialId, material), ...provenance });
export const processesFile = z.strictObject({ processes: z.record(processOrMaterialId, process), ...provenance });
export const sourcesFile = z.strictObject({
  sources: z.record(z.string(), z.strictObject({ title: z.string().min(1), url: z.string().optional() })),
});
