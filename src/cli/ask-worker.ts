import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Issue } from '../park/issue.ts';
import { shareLine } from './progress.ts';
import { warn } from './warn.ts';

/**
 * Runs a job on a worker of this folder (the solver blocks its thread), shows the share done that it reports, and gives
 * its answer. Ctrl-C ends it at once.
 */
export function askWorker<Job, Answer extends object>(name: string, job: Job, watched: boolean): Promise<Answer> {
  // A worker cannot run TypeScript: from source it takes the built one.
  const built = import.meta.url.endsWith('.ts') ? `../../dist/cli/${name}.js` : `./${name}.js`;
  const line = shareLine('asking', watched && process.stderr.isTTY === true);
  return new Promise((done, fail) => {
    const worker = new Worker(fileURLToPath(new URL(built, import.meta.url)), { workerData: job });
    const stop = () => {
      void worker.terminate();
      line.clear();
      process.stderr.write('\nStopped; nothing was written.\n');
      process.exit(130);
    };
    process.once('SIGINT', stop);
    worker.on('message', (message: Answer | { share: number } | { warnings: readonly Issue[] }) => {
      if ('share' in message) line.show(message.share);
      else if ('warnings' in message) warn(message.warnings);
      else {
        process.off('SIGINT', stop);
        line.clear();
        done(message);
      }
    });
    worker.on('error', fail);
  });
}
