import type { BlockPool, PoolJob } from '../decompose/decompose.ts';
import { type BlockReply, threadPool } from '../decompose/worker-pool.ts';

/** Solves blocks side by side on workers of a browser; also from within a worker. */
export function blockWorkers(job: PoolJob, threads = navigator.hardwareConcurrency || 2): BlockPool {
  return threadPool(Math.max(1, Math.min(threads, job.spans.length)), () => {
    const worker = new Worker(new URL('./block-worker.ts', import.meta.url), { type: 'module' });
    worker.postMessage(job);
    return {
      post: (batch) => worker.postMessage(batch),
      listen(heard, died) {
        const message = ({ data }: MessageEvent<BlockReply>) => heard(data);
        worker.addEventListener('message', message);
        worker.addEventListener('error', died);
        return () => {
          worker.removeEventListener('message', message);
          worker.removeEventListener('error', died);
        };
      },
      stop: () => worker.terminate(),
    };
  });
}
