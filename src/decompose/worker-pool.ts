import type { BlockAnswer, BlockQuestion, ProofQuestion } from './block-solver.ts';
import type { BlockMultipliers } from './certificate.ts';
import type { BlockPool, PoolJob } from './decompose.ts';
import { localPool } from './local-pool.ts';

/** Questions to blocks, or for the multipliers that earlier ones kept. */
export interface BlockBatch {
  readonly batch: number;
  readonly questions?: readonly BlockQuestion[];
  readonly proofs?: readonly ProofQuestion[];
}

export interface BlockReply {
  readonly batch: number;
  readonly answers?: readonly (BlockAnswer | BlockMultipliers)[];
  readonly failed?: string;
}

/** A thread that solves blocks, as seen from outside: of Node or of a browser. */
export interface BlockThread {
  post(batch: BlockBatch): void;
  /** Calls back on each reply and on its death; a thread that has died already says so at once. Returns what stops that. */
  listen(heard: (reply: BlockReply) => void, died: () => void): () => void;
  stop(): void;
}

/** Times a thread's share is handed to a new one before the solve gives up. */
const mostDeaths = 3;

/**
 * Solves blocks side by side on threads. A block always goes to the same thread, whose solver keeps its basis, so the
 * answers do not depend on how many there are; the share of a thread that dies goes to a new one.
 */
export function threadPool(count: number, start: () => BlockThread): BlockPool {
  const threads = Array.from({ length: count }, start);
  let batches = 0;

  function askOne(
    place: number,
    asked: Omit<BlockBatch, 'batch'>,
    deaths = 0,
  ): Promise<NonNullable<BlockReply['answers']>> {
    const thread = threads[place]!;
    const batch = ++batches;
    return new Promise((done, fail) => {
      let over = false;
      let leave = () => {};
      const heard = (reply: BlockReply) => {
        if (over || reply.batch !== batch) return;
        over = true;
        leave();
        if (reply.answers) done(reply.answers);
        else fail(new Error(reply.failed));
      };
      const died = () => {
        if (over) return;
        over = true;
        leave();
        if (deaths >= mostDeaths) return fail(new Error(`a worker died ${deaths + 1} times over the same hours`));
        threads[place] = start();
        askOne(place, asked, deaths + 1).then(done, fail);
      };
      leave = thread.listen(heard, died);
      if (over) leave();
      else thread.post({ batch, ...asked });
    });
  }

  /** Sends each thread the questions of its blocks, and puts their answers in the order of the questions. */
  async function askAll<Q extends BlockQuestion | ProofQuestion>(
    questions: readonly Q[],
    batch: (part: readonly Q[]) => Omit<BlockBatch, 'batch'>,
  ): Promise<NonNullable<BlockReply['answers']>> {
    const answers = new Array<BlockAnswer | BlockMultipliers>(questions.length);
    await Promise.all(
      threads.map(async (_, place) => {
        const share = questions.flatMap((q, i) => (q.block % threads.length === place ? [i] : []));
        if (share.length === 0) return;
        const part = await askOne(place, batch(share.map((i) => questions[i]!)));
        for (const [k, i] of share.entries()) answers[i] = part[k]!;
      }),
    );
    return answers;
  }

  return {
    ask: (questions) => askAll(questions, (part) => ({ questions: part })) as Promise<readonly BlockAnswer[]>,
    multipliers: (proofs) => askAll(proofs, (part) => ({ proofs: part })) as Promise<readonly BlockMultipliers[]>,
    dispose() {
      for (const thread of threads) thread.stop();
    },
  };
}

/** What a thread does: solves the blocks that it is asked for, and replies to each batch at once. */
export function blockService({ park, profiles, sized, spans }: PoolJob): (batch: BlockBatch) => Promise<BlockReply> {
  const pool = localPool(park, profiles, sized, spans);
  return async ({ batch, questions, proofs }) => {
    try {
      return { batch, answers: questions ? await pool.ask(questions) : await pool.multipliers(proofs ?? []) };
    } catch (error) {
      return { batch, failed: error instanceof Error ? error.message : String(error) };
    }
  };
}
