import type { Plan } from '../../plan/plan.ts';
import { DataTrouble, fetchData } from './fetch-data.ts';

const format: Plan['format'] = 1;

/**
 * A saved plan, looked at only as far as its format: that is quick, and the first screen waits for it. The whole is
 * checked by `checkPlan` while it is already shown.
 *
 * @throws DataTrouble for a plan that is missing, damaged or of another format
 */
export async function fetchPlan(
  park: string,
  scenario: string,
  signal?: AbortSignal,
): Promise<{ readonly plan: Plan; readonly text: string }> {
  const path = `${encodeURIComponent(park)}/${encodeURIComponent(scenario)}/plan.json`;
  const text = await (await fetchData(path, signal ? { signal } : {})).text();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DataTrouble('damaged', error instanceof Error ? error.message : String(error));
  }
  if (typeof value !== 'object' || value === null || !('format' in value))
    throw new DataTrouble('damaged', 'JSON that is not a plan');
  if (value.format !== format)
    throw new DataTrouble('other-format', `a plan of format ${JSON.stringify(value.format)}, expected ${format}`);
  return { plan: value as unknown as Plan, text };
}

/** What is wrong with the text of a plan, in English; nothing where it is sound. Checked beside the page, in a worker. */
export function checkPlan(text: string): Promise<string | undefined> {
  return new Promise((done) => {
    const worker = new Worker(new URL('./check-plan-worker.ts', import.meta.url), { type: 'module' });
    const end = (found: string | undefined) => {
      worker.terminate();
      done(found);
    };
    worker.onmessage = ({ data }: MessageEvent<string | null>) => end(data ?? undefined);
    // Without a worker the plan stays as it was taken; a view that stumbles over it says so itself.
    worker.onerror = () => end(undefined);
    worker.postMessage(text);
  });
}
