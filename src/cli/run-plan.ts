import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Round } from '../decompose/decompose.ts';
import type { FirstLook } from '../decompose/plan-full-year.ts';
import type { WorkerAnswer, WorkerJob, WorkerWord } from './plan-worker.ts';
import { warn } from './warn.ts';

/**
 * Plans on a worker thread, for the solver blocks the thread it runs on. An interrupt takes the best plan so far, with its
 * honest gap; before there is one, or at a second interrupt, it stops at once with nothing written.
 */
export function runWorker(
  job: Omit<WorkerJob, 'stop'>,
  heard: { onStep(step: string, share: number): void; onRound(round: Round): void; onFirst?(look: FirstLook): void },
): Promise<WorkerAnswer> {
  // A worker cannot run TypeScript: from source it takes the built one.
  const built = import.meta.url.endsWith('.ts') ? '../../dist/cli/plan-worker.js' : './plan-worker.js';
  const file = fileURLToPath(new URL(built, import.meta.url));
  const stop = new SharedArrayBuffer(4);
  let planned = false;
  return new Promise((done, fail) => {
    const worker = new Worker(file, { workerData: { ...job, stop } satisfies WorkerJob });
    const interrupted = () => {
      if (planned && Atomics.exchange(new Int32Array(stop), 0, 1) === 0) {
        process.stderr.write('\nTaking the best plan so far; again to stop at once with nothing written.\n');
        return;
      }
      void worker.terminate();
      process.stderr.write('\nStopped; nothing was written.\n');
      process.exit(130);
    };
    process.on('SIGINT', interrupted);
    worker.on('message', (message: WorkerAnswer | WorkerWord) => {
      if ('step' in message) heard.onStep(message.step, message.share);
      else if ('warnings' in message) warn(message.warnings);
      else if ('refused' in message)
        process.stderr.write(`learnt.json is not used: ${message.refused}; planning from nothing.\n`);
      else if ('first' in message) heard.onFirst?.(message.first);
      else if ('round' in message) {
        planned ||= message.round.whole && Number.isFinite(message.round.upper);
        heard.onRound(message.round);
      } else {
        process.off('SIGINT', interrupted);
        done(message);
      }
    });
    worker.on('error', fail);
  });
}
