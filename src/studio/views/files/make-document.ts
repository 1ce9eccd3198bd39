import type { DocumentAnswer, DocumentTask } from './document-worker.ts';

/**
 * A document of a plan, made in a worker of its own.
 *
 * @throws Error with the worker's words where it could not be made
 */
export function makeDocument(task: DocumentTask): Promise<string | Uint8Array<ArrayBuffer>> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./document-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<DocumentAnswer>) => {
      worker.terminate();
      if ('failed' in data) fail(new Error(data.failed));
      else done(data.body);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      fail(new Error(event.message));
    };
    worker.postMessage(task);
  });
}
