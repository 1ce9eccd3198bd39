import type { Issue } from '../park/issue.ts';
import type { PlanForLevers } from '../replan/levers.ts';
import { EventQueue } from './event-queue.ts';
import type {
  AnswerEvent,
  AnswerTask,
  DealEvent,
  DealTask,
  OpenedPark,
  PlanEvent,
  PlannedPark,
  PlanTask,
  PreparedPark,
  PrepareEvent,
  StoredText,
  StudiedDeal,
  StudioReply,
  StudioSource,
  StudioTask,
  StudioTasks,
} from './studio-messages.ts';

/** A worker died twice over the same question. */
export class EngineCrash extends Error {
  override readonly name = 'EngineCrash';
}

/** What was asked was called off by the page. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export type EngineState = 'idle' | 'working' | 'failed';

/** Each kind of work has a worker of its own: a long plan keeps no answer and no check waiting. */
type Desk = 'answers' | 'checks' | 'explains' | 'plans' | 'deals';

interface Call {
  readonly task: StudioTask;
  readonly with: unknown;
  readonly told: (event: never) => void;
  readonly done: (result: never) => void;
  readonly fail: (error: Error) => void;
  /** Times the worker died over it. */
  deaths: number;
}

interface Staffed {
  readonly worker: Worker;
  readonly calls: Map<number, Call>;
}

/** Milliseconds that a superseded search for whole lines, which hears nothing, may go on before its worker is ended. */
const patience = 1500;

/**
 * The studio's engine as the page sees it: promises and streams, no solver. Workers are started when first needed; one
 * that dies is started again with the same park and asked the same once more, so that every question has an answer.
 */
export class StudioEngine {
  readonly #start: () => Worker;
  readonly #desks = new Map<Desk, Staffed>();
  readonly #listeners = new Set<(state: EngineState) => void>();
  #calls = 0;
  #state: EngineState = 'idle';
  /** What the worker of answers must be told again when it is started anew. */
  #opened: StudioTasks['open']['task'] | undefined;
  /** The newest answer: older ones are not delivered any more. */
  #answer: { readonly call: number; readonly events: EventQueue<AnswerEvent>; whole: boolean } | undefined;

  /** @param start makes a worker of `studio-worker.ts`; tests start others */
  constructor(
    start: () => Worker = () => new Worker(new URL('./studio-worker.ts', import.meta.url), { type: 'module' }),
  ) {
    this.#start = start;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Calls back on every change of state; returns what stops that. */
  listen(listener: (state: EngineState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads a park: what is wrong with it, and what may be moved on it. A plan says which levers matter. */
  open(
    source: StudioSource,
    { plan, learnt }: { readonly plan?: PlanForLevers; readonly learnt?: StoredText } = {},
  ): Promise<OpenedPark> {
    this.#leaveAnswer();
    this.#close('explains');
    // Another park begins with a fresh worker: nothing of the one before goes on in it.
    this.#close('answers');
    this.#opened = {
      ...source,
      ...(plan ? { plan: planForLevers(plan) } : {}),
      ...(learnt === undefined ? {} : { learnt }),
    };
    return this.#ask('answers', 'open', this.#opened).result;
  }

  /** Makes answers quick before the first is asked: worth calling once the park is open and the page is drawn. */
  async prepare(told: (event: PrepareEvent) => void = () => {}): Promise<PreparedPark> {
    const prepared = await this.#ask('answers', 'prepare', undefined, told).result;
    if (prepared.status === 'ready' && prepared.learnt !== undefined && this.#opened)
      this.#opened = { ...this.#opened, learnt: prepared.learnt };
    return prepared;
  }

  /** What a state of the levers comes to, told step by step. A newer call ends the one before without another word. */
  answer(task: AnswerTask): AsyncIterableIterator<AnswerEvent> {
    this.#leaveAnswer();
    this.#close('explains');
    const left = () => {
      if (this.#answer?.events === events) this.#leaveAnswer();
    };
    const events = new EventQueue<AnswerEvent>(left);
    let why = Promise.resolve();
    const { call, result } = this.#ask('answers', 'answer', task, (event) => {
      if (this.#answer?.events !== events) return;
      if (event.kind === 'step') this.#answer.whole = event.step.step === 'parts' && task.until === 'whole';
      events.put(event);
      if (event.kind === 'impossible') why = this.#explain(task, events);
    });
    this.#answer = { call, events, whole: false };
    result.then(
      () => why.then(() => events.end()),
      (error) => events.fail(error),
    );
    return events;
  }

  /** Everything that is wrong with files, each at its line and column. */
  check(source: StudioSource): Promise<readonly Issue[]> {
    return this.#ask('checks', 'check', source).result;
  }

  /** Plans files from scratch: over sample weeks, or over all hours. `cancel('plans')` calls it off. */
  plan(task: PlanTask, told: (event: PlanEvent) => void = () => {}): Promise<PlannedPark> {
    return this.#ask('plans', 'plan', task, told).result;
  }

  /** Studies the deals of a park, with how far it is. `cancel('deals')` calls it off. */
  deal(task: DealTask, told: (event: DealEvent) => void = () => {}): Promise<StudiedDeal> {
    return this.#ask('deals', 'deal', task, told).result;
  }

  /** Ends a kind of work at once; whoever waits for it is told so. */
  cancel(desk: 'plans' | 'deals'): void {
    this.#close(desk);
  }

  dispose(): void {
    this.#leaveAnswer();
    for (const desk of [...this.#desks.keys()]) this.#close(desk);
    this.#listeners.clear();
  }

  async #explain({ settings }: AnswerTask, events: EventQueue<AnswerEvent>): Promise<void> {
    const { plan: _plan, learnt: _learnt, ...source } = this.#opened!;
    try {
      const why = await this.#ask('explains', 'explain', { ...source, settings }).result;
      if (why) events.put({ kind: 'why', why });
    } catch {
      // The state stays impossible, whether its reason is found or not.
    }
  }

  /** The newest answer is none any more. A search for whole lines hears nothing: its worker is ended after a while. */
  #leaveAnswer(): void {
    const left = this.#answer;
    this.#answer = undefined;
    if (!left) return;
    left.events.drop();
    if (left.whole)
      setTimeout(() => {
        const staffed = this.#desks.get('answers');
        if (staffed?.calls.delete(left.call)) this.#restart('answers', staffed);
      }, patience);
  }

  #ask<T extends StudioTask>(
    desk: Desk,
    task: T,
    what: StudioTasks[T]['task'],
    told: (event: StudioTasks[T]['told']) => void = () => {},
  ): { readonly call: number; readonly result: Promise<StudioTasks[T]['done']> } {
    const staffed = this.#desks.get(desk) ?? this.#staff(desk, task === 'open');
    const call = ++this.#calls;
    const result = new Promise<StudioTasks[T]['done']>((done, fail) => {
      staffed.calls.set(call, { task, with: what, told, done, fail, deaths: 0 });
    });
    staffed.worker.postMessage({ call, task, with: what });
    this.#become('working');
    return { call, result };
  }

  /** A worker for a kind of work; one for answers is told which park is open, unless that is just what it will be asked. */
  #staff(desk: Desk, opening: boolean): Staffed {
    const staffed: Staffed = { worker: this.#start(), calls: new Map() };
    this.#desks.set(desk, staffed);
    const { worker, calls } = staffed;
    worker.addEventListener('message', ({ data }: MessageEvent<StudioReply>) => {
      const call = calls.get(data.call);
      if (!call) return;
      if ('told' in data) return call.told(data.told as never);
      calls.delete(data.call);
      if ('done' in data) {
        call.done(data.done as never);
        this.#settle();
      } else {
        call.fail(new Error(data.failed));
        // A solver that has run out of memory answers nothing any more: what comes next starts afresh.
        this.#restart(desk, staffed);
      }
    });
    const died = (event: Event) => {
      event.preventDefault();
      if (this.#desks.get(desk) === staffed) this.#restart(desk, staffed);
    };
    worker.addEventListener('error', died);
    worker.addEventListener('messageerror', died);
    if (desk === 'answers' && this.#opened && !opening)
      worker.postMessage({ call: ++this.#calls, task: 'open', with: this.#opened });
    return staffed;
  }

  /** A new worker with the same park is asked what the old one still owed; one that owed nothing is replaced when needed. */
  #restart(desk: Desk, old: Staffed): void {
    old.worker.terminate();
    this.#desks.delete(desk);
    const owed = [...old.calls].filter(([, call]) => {
      if (++call.deaths <= 1) return true;
      call.fail(new EngineCrash(`the worker died twice over '${call.task}'`));
      return false;
    });
    if (owed.length > 0) {
      const fresh = this.#staff(
        desk,
        owed.some(([, { task }]) => task === 'open'),
      );
      for (const [number, call] of owed) {
        fresh.calls.set(number, call);
        fresh.worker.postMessage({ call: number, task: call.task, with: call.with });
      }
    }
    if (owed.length < old.calls.size) this.#become('failed');
    else this.#settle();
  }

  #close(desk: Desk): void {
    const staffed = this.#desks.get(desk);
    if (!staffed) return;
    this.#desks.delete(desk);
    staffed.worker.terminate();
    for (const { fail } of staffed.calls.values()) fail(new Cancelled('called off'));
    this.#settle();
  }

  #settle(): void {
    const busy = [...this.#desks.values()].some(({ calls }) => calls.size > 0);
    if (busy) this.#become('working');
    else if (this.#state === 'working') this.#become('idle');
  }

  #become(state: EngineState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

/** Of a plan what levers need, so that its megabytes are not copied to the worker. */
function planForLevers({ stages, capexUsd, jobs, landHa, energy }: PlanForLevers): PlanForLevers {
  return { stages, capexUsd, jobs, landHa, energy: { renewableShare: energy.renewableShare } };
}
