import { useSyncExternalStore } from 'react';
import type { Issue } from '../../../park/issue.ts';
import type { DealStudy } from '../../../plan/deal.ts';
import { Cancelled, EngineCrash, StudioEngine } from '../../../web/studio-engine.ts';
import type { DealTask, StudiedDeal } from '../../../web/studio-messages.ts';
import { keepStudy, keptStudy } from './kept-study.ts';

/** How the work on a study stands. Times are those of `performance.now()`. */
export type WorkState =
  | { readonly kind: 'idle' | 'cancelled' | 'crashed' }
  /** The park as it stands is planned first, down to this distance between plan and bound, a share of all costs. */
  | { readonly kind: 'planning'; readonly gap?: number }
  | { readonly kind: 'dealing'; readonly since: number; readonly share: number; readonly at: number }
  | { readonly kind: 'lacking'; readonly lacks: NonNullable<StudiedDeal['lacks']> }
  | { readonly kind: 'unsound'; readonly issues: readonly Issue[] }
  | { readonly kind: 'failed'; readonly detail: string };

/** Deals that were worked out in this browser, and whether it keeps them beyond this visit. */
export interface StudyHere {
  readonly study: DealStudy;
  readonly kept: boolean;
}

export interface DealWorkState {
  readonly work: WorkState;
  readonly here: StudyHere | undefined;
}

/** The work on the deals of one park and scenario: it goes on while other views are looked at, until the page closes. */
class DealWork {
  readonly #park: string;
  readonly #scenario: string;
  readonly #listeners = new Set<() => void>();
  #engine: StudioEngine | undefined;
  #state: DealWorkState;

  constructor(park: string, scenario: string) {
    this.#park = park;
    this.#scenario = scenario;
    const study = keptStudy(park, scenario);
    this.#state = { work: { kind: 'idle' }, here: study && { study, kept: true } };
  }

  readonly state = (): DealWorkState => this.#state;

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Works the deals out in a worker; what is there already stays until they are done. */
  async start(task: Pick<DealTask, 'files' | 'learnt' | 'lines' | 'inside'>): Promise<void> {
    if (this.#engine) return;
    const engine = new StudioEngine();
    this.#engine = engine;
    this.#become({ kind: 'planning' });
    try {
      const answer = await engine.deal({ id: this.#park, scenario: this.#scenario, ...task }, (event) => {
        if (event.kind === 'bounds')
          this.#become({ kind: 'planning', ...(Number.isFinite(event.bounds.gap) ? { gap: event.bounds.gap } : {}) });
        else {
          const at = performance.now();
          const since = this.#state.work.kind === 'dealing' ? this.#state.work.since : at;
          this.#become({ kind: 'dealing', since, share: event.share, at });
        }
      });
      this.#finish(answer);
    } catch (error) {
      if (error instanceof Cancelled) this.#become({ kind: 'cancelled' });
      else if (error instanceof EngineCrash) this.#become({ kind: 'crashed' });
      else this.#become({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
    } finally {
      engine.dispose();
      this.#engine = undefined;
    }
  }

  cancel(): void {
    this.#engine?.cancel('deals');
  }

  #finish({ study, lacks, issues }: StudiedDeal): void {
    if (study) this.#become({ kind: 'idle' }, { study, kept: keepStudy(this.#park, this.#scenario, study) });
    else this.#become(lacks ? { kind: 'lacking', lacks } : { kind: 'unsound', issues });
  }

  #become(work: WorkState, here = this.#state.here): void {
    this.#state = { work, here };
    for (const listener of this.#listeners) listener();
  }
}

const works = new Map<string, DealWork>();

/** The work on the deals of a park and scenario, the same for whoever asks on this page. */
export function dealWorkOf(park: string, scenario: string): DealWork {
  const key = JSON.stringify([park, scenario]);
  const known = works.get(key) ?? new DealWork(park, scenario);
  works.set(key, known);
  return known;
}

/** How the work on the deals of a park and scenario stands, and what it has brought. */
export function useDealWork(park: string, scenario: string): DealWorkState {
  const work = dealWorkOf(park, scenario);
  return useSyncExternalStore(work.listen, work.state);
}
