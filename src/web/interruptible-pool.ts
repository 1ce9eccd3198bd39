import type { BlockPool } from '../decompose/decompose.ts';

/** A newer question has come in, and nobody waits for the answer any more. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
  constructor() {
    super('a newer question has come in');
  }
}

/**
 * A pool that hands each thread one block at a time and gives up between two: what was asked before is not left to run
 * for seconds in the way of what is asked now.
 *
 * @throws Superseded from its questions, once `superseded` says so
 */
export function interruptiblePool(pool: BlockPool, threads: number, superseded: () => boolean): BlockPool {
  return {
    async ask(questions) {
      const answers = new Array<Awaited<ReturnType<BlockPool['ask']>>[number]>(questions.length);
      await Promise.all(
        Array.from({ length: threads }, async (_, thread) => {
          for (const [i, question] of questions.entries()) {
            if (question.block % threads !== thread) continue;
            if (superseded()) throw new Superseded();
            answers[i] = (await pool.ask([question]))[0]!;
          }
        }),
      );
      return answers;
    },
    multipliers: (questions) => pool.multipliers(questions),
    dispose: () => pool.dispose(),
  };
}
