import type { ListedScenario } from '../../plan/listed-park.ts';
import { fetchData } from './fetch-data.ts';

/** Before anything is kept, ms. */
const patience = 4_000;

/**
 * Asks for what the views of a park will ask for, one after another and after all else, so that they open without a network
 * too: what is fetched is kept. Nothing where nothing is kept, or where the reader saves data. Hours of earlier stages come
 * when they are looked at.
 */
export async function keepPark(park: string, { id, plan, hours, learnt, deal }: ListedScenario): Promise<void> {
  // What is looked at goes first.
  await new Promise((done) => setTimeout(done, patience));
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  if (!('serviceWorker' in navigator) || connection?.saveData) return;
  // Only what a worker that has taken the page over sees is kept.
  if (!navigator.serviceWorker.controller)
    await new Promise((taken) => navigator.serviceWorker.addEventListener('controllerchange', taken, { once: true }));
  const of = (file: string) => `${encodeURIComponent(park)}/${encodeURIComponent(id)}/${file}`;
  const files = [
    'parks.json',
    `${encodeURIComponent(park)}/files.json`,
    `${encodeURIComponent(park)}/drawn.json`,
    ...(plan === 'none' ? [] : [of('plan.json')]),
    ...(deal ? [of('deal.json')] : []),
    ...(hours ? [of('hours.bin')] : []),
    ...(learnt ? [of('learnt.json')] : []),
  ];
  for (const file of files) {
    // What cannot be had now says so where it is needed.
    const response = await fetchData(file, { priority: 'low' }).catch(() => undefined);
    await response?.arrayBuffer().catch(() => undefined);
  }
}
