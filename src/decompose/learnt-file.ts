import { z } from 'zod';
import { statesOf } from '../compile/states.ts';
import type { Learnt, PoolJob } from './decompose.ts';
import { linkingNames, totalNames } from './linking.ts';
import { physicsOf } from './physics.ts';

const numbers = z.array(z.number());
const learntSchema = z.object({
  format: z.literal(2),
  physics: z.string(),
  cuts: z.array(
    z.object({
      group: z.int().min(0),
      prices: numbers,
      slopes: numbers,
      edgeSlopes: z.array(numbers),
      constant: z.number(),
    }),
  ),
  proposals: z.array(
    z.object({
      point: z.object({ values: numbers, edges: z.array(numbers) }),
      prices: numbers,
      totals: numbers,
      slack: z.number().min(0),
    }),
  ),
  whole: z.record(z.string(), z.int().min(0)).optional(),
});

/** What was learnt of the hours as text, with the fingerprint of the physics behind it. */
export async function writeLearnt(learnt: Learnt, job: PoolJob): Promise<string> {
  return JSON.stringify({
    format: 2,
    physics: await physicsOf(job),
    ...learnt,
    ...(learnt.whole ? { whole: Object.fromEntries(learnt.whole) } : {}),
  });
}

/** What an earlier solve learnt, or in words why it cannot be used here. */
export async function readLearnt(text: string, job: PoolJob): Promise<Learnt | { readonly refused: string }> {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return { refused: 'it is no JSON: cut short or damaged' };
  }
  const { data, error } = learntSchema.safeParse(found);
  if (!data) return { refused: `it is damaged at ${error.issues[0]?.path.join('.') || 'its start'}` };
  if (data.physics !== (await physicsOf(job)))
    return { refused: 'the weather, the technologies or the rules of the hours have changed since' };
  const sizes = {
    linking: linkingNames(job.park, job.sized).length,
    totals: totalNames(job.park).length,
    states: statesOf(job.park).length,
  };
  const edgesFit = (edges: readonly (readonly number[])[]) =>
    edges.length === sizes.states && edges.every((list) => list.length === job.spans.length);
  const fits =
    data.cuts.every(
      (cut) => cut.prices.length === sizes.totals && cut.slopes.length === sizes.linking && edgesFit(cut.edgeSlopes),
    ) &&
    data.proposals.every(
      ({ point, totals, prices }) =>
        point.values.length === sizes.linking &&
        edgesFit(point.edges) &&
        totals.length === sizes.totals &&
        prices.length === sizes.totals,
    );
  if (!fits) return { refused: 'its cuts are of another size' };
  const { cuts, proposals, whole } = data;
  return { cuts, proposals, ...(whole ? { whole: new Map(Object.entries(whole)) } : {}) };
}
