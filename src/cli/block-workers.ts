import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { BlockPool, PoolJob } from '../decompose/decompose.ts';
import { type BlockReply, threadPool } from '../decompose/worker-pool.ts';

/** Solves blocks side by side on worker threads of Node. */
export function blockWorkers(
  job: PoolJob,
  threads = availableParallelism(),
): BlockPool & { readonly workers: () => readonly Worker[] } {
  // A worker cannot run TypeScript: from source it takes the built one.
  const built = import.meta.url.endsWith('.ts') ? '../../dist/cli/block-worker.js' : './block-worker.js';
  const file = fileURLToPath(new URL(built, import.meta.url));
  const alive = new Set<Worker>();
  const pool = threadPool(Math.max(1, Math.min(threads, job.spans.length)), () => {
    const worker = new Worker(file, { workerData: job });
    worker.unref();
    alive.add(worker);
    worker.on('exit', () => alive.delete(worker));
    // A death while nobody asks is seen at the next question.
    worker.on('error', () => {});
    return {
      post: (batch) => worker.postMessage(batch),
      listen(heard, died) {
        const message = (reply: BlockReply) => heard(reply);
        worker.on('message', message);
        worker.on('exit', died);
        // A thread that has ended has no id any more.
        if (worker.threadId === -1) died();
        return () => {
          worker.off('message', message);
          worker.off('exit', died);
        };
      },
      stop() {
        worker.removeAllListeners('exit');
        void worker.terminate();
      },
    };
  });
  return { ...pool, workers: () => [...alive] };
}
