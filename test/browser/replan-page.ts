import type { ReplanTask } from './replan-worker.ts';

declare global {
  interface Window {
    replan(task: ReplanTask): Promise<unknown>;
  }
}

window.replan = (task) =>
  new Promise((done, fail) => {
    const worker = new Worker(new URL('./replan-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }) => (data.failed ? fail(new Error(data.failed)) : done(data.steps)));
    worker.addEventListener('error', ({ message }) => fail(new Error(message)));
    worker.postMessage(task);
  });
