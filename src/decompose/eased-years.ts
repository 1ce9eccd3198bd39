import type { Park } from '../park/park.ts';
import type { BlockAnswer, BlockQuestion } from './block-solver.ts';
import type { YearPoint, YearProposal } from './cut.ts';
import { linkingNames } from './linking.ts';
import { yearOf } from './year-question.ts';

/** A year asked at a point: what its blocks were asked, and what they answered. */
export interface AskedYear {
  readonly point: YearPoint;
  readonly questions: readonly BlockQuestion[];
  readonly answers: readonly BlockAnswer[];
}

/** Shares of capacity added in turn where hours lack some. */
const eases = [0.005, 0.02, 0.08];
/** What a block's hours may lack for nothing, MWh (GJ): the solver's tolerance. */
const leastLack = 1e-3;

/**
 * Years that lack something, asked again with a little more capacity in the blocks where they lack, so that there is a plan
 * long before the master knows all that the hours need. What works with less capacity works with more, so the other
 * blocks' answers stand. Years that lack much are given most of it at once; those that lack even then are left out.
 *
 * `whole`: numbers of whole lines are fixed, and only what comes in any size is added.
 */
export async function easedYears(
  park: Park,
  sized: ReadonlyMap<string, number>,
  groupOf: readonly number[],
  years: readonly AskedYear[],
  whole: boolean,
  ask: (questions: readonly BlockQuestion[]) => Promise<readonly BlockAnswer[]>,
): Promise<readonly YearProposal[]> {
  const grows = growing(park, sized, whole);
  const raised = (values: readonly number[], ease: number) =>
    values.map((value, i) => Math.min(value * (1 + ease), Math.max(value, grows[i] ?? value)));
  const eased: YearProposal[] = [];
  let left = years
    .map(({ point, questions, answers }) => ({ point, questions, mended: [...answers] }))
    .filter(({ mended }) => mended.some(({ slack }) => slack > leastLack));
  for (const ease of eases) {
    const last = ease === eases.at(-1);
    const tried = left.filter(({ mended }) => last || lackingOf(mended).length <= mended.length / 3);
    const again = tried.flatMap(({ questions, mended }) =>
      lackingOf(mended).map((block) => {
        const { proof: _, ...question } = questions[block]!;
        return { ...question, values: raised(question.values, ease) };
      }),
    );
    if (again.length === 0) continue;
    const answers = await ask(again);
    let at = 0;
    for (const { mended } of tried) for (const block of lackingOf(mended)) mended[block] = answers[at++]!;
    for (const { point, questions, mended } of tried) {
      if (lackingOf(mended).length > 0) continue;
      const roomier = { values: raised(point.values, ease), edges: point.edges };
      eased.push(yearOf(roomier, questions[0]!.prices, mended, groupOf).proposal);
    }
    left = left.filter(({ mended }) => lackingOf(mended).length > 0);
  }
  return eased;
}

function lackingOf(answers: readonly BlockAnswer[]): readonly number[] {
  return answers.flatMap(({ slack }, block) => (slack > leastLack ? [block] : []));
}

/**
 * Up to what each linking value may grow, in the order of `linkingNames`; nothing where it may not: loads are as they are, and
 * the swing of a plant's load is a share of it. More sets need more of the mark that there are any.
 */
function growing(park: Park, sized: ReadonlyMap<string, number>, whole: boolean): readonly (number | undefined)[] {
  const grow = new Map<string, number>(whole ? [] : [['setsExist', 1]]);
  for (const { id, hourly, whole: inLines } of park.processes)
    if (hourly && !hourly.swing && !(whole && inLines)) grow.set(`stands[${id}]`, Number.POSITIVE_INFINITY);
  return linkingNames(park, sized).map((name) => grow.get(name));
}
