import { StudioEngine } from '../../src/web/studio-engine.ts';
import type { AnswerEvent, AnswerTask } from '../../src/web/studio-messages.ts';

/** An event with the milliseconds since it was asked for. */
export type TimedEvent = AnswerEvent & { readonly at: number };

/** What tests and measurements reach from outside the page. */
export interface StudioProbe {
  /** An engine whose workers of answers die over the first so many answers. */
  engine(deaths?: number): StudioEngine;
  /** Every event of an answer. */
  answered(engine: StudioEngine, task: AnswerTask): Promise<TimedEvent[]>;
  /** Milliseconds of each block of the page's own thread beyond 50. */
  readonly blocked: number[];
}

declare global {
  interface Window {
    studio: StudioProbe;
  }
}

const blocked: number[] = [];
new PerformanceObserver((list) => blocked.push(...list.getEntries().map(({ duration }) => duration))).observe({
  type: 'longtask',
});

window.studio = {
  engine(deaths = 0) {
    let left = deaths;
    return new StudioEngine(() =>
      left-- > 0
        ? new Worker(new URL('./dying-worker.ts', import.meta.url), { type: 'module' })
        : new Worker(new URL('../../src/web/studio-worker.ts', import.meta.url), { type: 'module' }),
    );
  },
  async answered(engine, task) {
    const began = performance.now();
    const events: TimedEvent[] = [];
    for await (const event of engine.answer(task)) events.push({ ...event, at: performance.now() - began });
    return events;
  },
  blocked,
};
