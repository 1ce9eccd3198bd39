import { parentPort, workerData } from 'node:worker_threads';
import { type BlockBatch, blockService } from '../decompose/worker-pool.ts';

/** Thread of Node that solves blocks. */
const reply = blockService(workerData);
parentPort!.on('message', async (batch: BlockBatch) => parentPort!.postMessage(await reply(batch)));
