import type { BlockAnswer, BlockQuestion } from './block-solver.ts';
import type { Cut, YearPoint, YearProposal } from './cut.ts';

/** The questions that a year of hours at one point and set of prices puts to its blocks. */
export function questionsOf(point: YearPoint, prices: readonly number[], spans: number): BlockQuestion[] {
  return Array.from({ length: spans }, (_, block) => ({
    block,
    prices,
    states: point.edges.length,
    values: [...point.values, ...point.edges.flatMap((list) => [list[block]!, list[(block + 1) % spans]!])],
  }));
}

/** What the blocks' answers say of the year: one cut per group of blocks, and the year as a proposal. */
export function yearOf(
  point: YearPoint,
  prices: readonly number[],
  answers: readonly BlockAnswer[],
  groupOf: readonly number[],
): { readonly cuts: readonly Cut[]; readonly proposal: YearProposal; readonly value: number } {
  const spans = answers.length;
  const shared = point.values.length;
  const groups = Math.max(...groupOf) + 1;
  const cuts = Array.from({ length: groups }, (_, group) => ({
    group,
    prices,
    slopes: new Array<number>(shared).fill(0),
    edgeSlopes: point.edges.map(() => new Array<number>(spans).fill(0)),
    constant: 0,
  }));
  const totals = prices.map(() => 0);
  let [slack, value] = [0, 0];
  for (const answer of answers) {
    const cut = cuts[groupOf[answer.block]!]!;
    for (let i = 0; i < shared; i++) cut.slopes[i]! += answer.slopes[i]!;
    for (let p = 0; p < point.edges.length; p++) {
      cut.edgeSlopes[p]![answer.block]! += answer.slopes[shared + 2 * p]!;
      cut.edgeSlopes[p]![(answer.block + 1) % spans]! += answer.slopes[shared + 2 * p + 1]!;
    }
    cut.constant += answer.constant;
    for (const [k, total] of answer.totals.entries()) totals[k]! += total;
    slack += answer.slack;
    value += answer.value;
  }
  return { cuts, proposal: { point, prices, totals, slack }, value };
}

/** What one block says when asked without prices: a cut on the linking values alone, where they do not suffice. */
export function needOf(answer: BlockAnswer, question: BlockQuestion, spans: number, groupOf: readonly number[]): Cut {
  const { states } = question;
  const shared = question.values.length - 2 * states;
  const edgeSlopes = Array.from({ length: states }, (_, p) => {
    const list = new Array<number>(spans).fill(0);
    list[answer.block]! += answer.slopes[shared + 2 * p]!;
    list[(answer.block + 1) % spans]! += answer.slopes[shared + 2 * p + 1]!;
    return list;
  });
  return {
    group: groupOf[answer.block]!,
    prices: question.prices,
    slopes: answer.slopes.slice(0, shared),
    edgeSlopes,
    constant: answer.constant,
  };
}
