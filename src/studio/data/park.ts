import { useQuery } from '@tanstack/react-query';
import type { Park } from '../../park/park.ts';
import { DataTrouble } from './fetch-data.ts';
import { useParkFiles } from './queries.ts';
import type { ParkAnswer, ParkQuestion } from './read-park-worker.ts';

/** A park as its files have it, read beside the page: for what its saved plan does not repeat, such as assays. */
export function usePark(id: string, scenario: string, wanted = true) {
  const files = useParkFiles(id, wanted);
  const park = useQuery({
    queryKey: ['park', id, scenario],
    enabled: wanted && files.data !== undefined,
    queryFn: ({ signal }) => readBeside({ id, scenario, files: files.data! }, signal),
  });
  return { park: park.data, error: files.error ?? park.error };
}

function readBeside(question: ParkQuestion, signal: AbortSignal): Promise<Park> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./read-park-worker.ts', import.meta.url), { type: 'module' });
    const end = () => worker.terminate();
    worker.onmessage = ({ data }: MessageEvent<ParkAnswer>) => {
      end();
      if ('park' in data) done(data.park);
      else fail(new DataTrouble('damaged', data.fault));
    };
    worker.onerror = ({ message }) => {
      end();
      fail(new DataTrouble('unreachable', message));
    };
    signal.addEventListener('abort', end);
    worker.postMessage(question);
  });
}
