import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Plan } from '../plan/plan.ts';
import type { WorkerAnswer, WorkerJob } from './plan-worker.ts';

/** Plans on a worker thread, for the solver blocks the thread it runs on; an interrupt stops it with nothing written. */
export function runWorker(
  job: WorkerJob,
  onProgress: (step: string, share: number) => void,
): Promise<{ plan?: Plan; status: string; issues: WorkerAnswer['issues']; hours: Uint8Array }> {
  // A worker cannot run TypeScript: from source it takes the built one.
  const built = import.meta.url.endsWith('.ts') ? '../../dist/cli/plan-worker.js' : './plan-worker.js';
  const file = fileURLToPath(new URL(built, import.meta.url));
  return new Promise((done, fail) => {
    const worker = new Worker(file, { workerData: job });
    const stop = () => {
      void worker.terminate();
      process.stderr.write('\nStopped; nothing was written.\n');
      process.exit(130);
    };
    process.once('SIGINT', stop);
    worker.on('message', (message: WorkerAnswer | { step: string; share: number }) => {
      if ('step' in message) onProgress(message.step, message.share);
      else {
        process.off('SIGINT', stop);
        done(message);
      }
    });
    worker.on('error', fail);
  });
}
