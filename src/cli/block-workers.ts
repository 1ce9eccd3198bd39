import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { BlockAnswer, BlockQuestion, ProofQuestion } from '../decompose/block-solver.ts';
import type { BlockMultipliers } from '../decompose/certificate.ts';
import type { BlockPool, PoolJob } from '../decompose/decompose.ts';
import type { BlockBatch } from './block-worker.ts';

/** Times a worker's share is handed to a new one before the solve gives up. */
const mostDeaths = 3;

interface Reply {
  readonly batch: number;
  readonly answers?: readonly (BlockAnswer | BlockMultipliers)[];
  readonly failed?: string;
}

/**
 * Solves blocks side by side on worker threads. A block always goes to the same worker, whose solver keeps its basis, so
 * the answers do not depend on how many workers there are; the share of a worker that dies goes to a new one.
 */
export function blockWorkers(
  job: PoolJob,
  threads = availableParallelism(),
): BlockPool & { readonly workers: () => readonly Worker[] } {
  // A worker cannot run TypeScript: from source it takes the built one.
  const built = import.meta.url.endsWith('.ts') ? '../../dist/cli/block-worker.js' : './block-worker.js';
  const file = fileURLToPath(new URL(built, import.meta.url));
  const workers: Worker[] = Array.from({ length: Math.max(1, Math.min(threads, job.spans.length)) }, () => start());
  let batches = 0;

  function start(): Worker {
    const worker = new Worker(file, { workerData: job });
    worker.unref();
    // A death while nobody asks is seen at the next question.
    worker.on('error', () => {});
    return worker;
  }

  function askOne(place: number, asked: Omit<BlockBatch, 'batch'>, deaths = 0): Promise<NonNullable<Reply['answers']>> {
    const worker = workers[place]!;
    const batch = ++batches;
    return new Promise((done, fail) => {
      const leave = () => {
        worker.off('message', heard);
        worker.off('exit', died);
      };
      const heard = (reply: Reply) => {
        if (reply.batch !== batch) return;
        leave();
        if (reply.answers) done(reply.answers);
        else fail(new Error(reply.failed));
      };
      const died = () => {
        leave();
        if (deaths >= mostDeaths) return fail(new Error(`a worker died ${deaths + 1} times over the same hours`));
        workers[place] = start();
        askOne(place, asked, deaths + 1).then(done, fail);
      };
      worker.on('message', heard);
      worker.on('exit', died);
      // A thread that has ended has no id any more.
      if (worker.threadId === -1) died();
      else worker.postMessage({ batch, ...asked } satisfies BlockBatch);
    });
  }

  /** Sends each worker the questions of its blocks, and puts their answers in the order of the questions. */
  async function askAll<Q extends BlockQuestion | ProofQuestion>(
    questions: readonly Q[],
    batch: (part: readonly Q[]) => Omit<BlockBatch, 'batch'>,
  ): Promise<NonNullable<Reply['answers']>> {
    const answers = new Array<BlockAnswer | BlockMultipliers>(questions.length);
    await Promise.all(
      workers.map(async (_, place) => {
        const share = questions.flatMap((q, i) => (q.block % workers.length === place ? [i] : []));
        if (share.length === 0) return;
        const part = await askOne(place, batch(share.map((i) => questions[i]!)));
        for (const [k, i] of share.entries()) answers[i] = part[k]!;
      }),
    );
    return answers;
  }

  return {
    workers: () => workers,
    ask: (questions) => askAll(questions, (part) => ({ questions: part })) as Promise<readonly BlockAnswer[]>,
    multipliers: (proofs) => askAll(proofs, (part) => ({ proofs: part })) as Promise<readonly BlockMultipliers[]>,
    dispose() {
      for (const worker of workers) {
        worker.removeAllListeners('exit');
        void worker.terminate();
      }
    },
  };
}
