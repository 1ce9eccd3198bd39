import { parentPort, workerData } from 'node:worker_threads';
import type { BlockQuestion } from '../decompose/block-solver.ts';
import type { PoolJob } from '../decompose/decompose.ts';
import { localPool } from '../decompose/local-pool.ts';

/** Solves the blocks that it is asked for, and answers each batch at once. */
const { park, profiles, sized, spans } = workerData as PoolJob;
const pool = localPool(park, profiles, sized, spans);
parentPort!.on('message', async ({ batch, questions }: { batch: number; questions: readonly BlockQuestion[] }) => {
  try {
    parentPort!.postMessage({ batch, answers: await pool.ask(questions) });
  } catch (error) {
    parentPort!.postMessage({ batch, failed: error instanceof Error ? error.message : String(error) });
  }
});
