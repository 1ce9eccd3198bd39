import { parentPort, workerData } from 'node:worker_threads';
import type { BlockQuestion, ProofQuestion } from '../decompose/block-solver.ts';
import type { PoolJob } from '../decompose/decompose.ts';
import { localPool } from '../decompose/local-pool.ts';

/** Questions to blocks, or for the multipliers that earlier ones kept. */
export interface BlockBatch {
  readonly batch: number;
  readonly questions?: readonly BlockQuestion[];
  readonly proofs?: readonly ProofQuestion[];
}

/** Solves the blocks that it is asked for, and answers each batch at once. */
const { park, profiles, sized, spans } = workerData as PoolJob;
const pool = localPool(park, profiles, sized, spans);
parentPort!.on('message', async ({ batch, questions, proofs }: BlockBatch) => {
  try {
    const answers = questions ? await pool.ask(questions) : await pool.multipliers(proofs ?? []);
    parentPort!.postMessage({ batch, answers });
  } catch (error) {
    parentPort!.postMessage({ batch, failed: error instanceof Error ? error.message : String(error) });
  }
});
