interface Taker<T> {
  done(result: IteratorResult<T>): void;
  fail(error: unknown): void;
}

/** Events that one side puts in and the other takes out in order; ends, or fails, once. */
export class EventQueue<T> implements AsyncIterableIterator<T> {
  readonly #waiting: T[] = [];
  #taker: Taker<T> | undefined;
  #ended = false;
  #error: unknown;
  readonly #left: () => void;

  /** @param left called when whoever takes goes away before the end */
  constructor(left: () => void = () => {}) {
    this.#left = left;
  }

  put(event: T): void {
    if (this.#ended) return;
    if (!this.#taker) this.#waiting.push(event);
    else this.#settle(({ done }) => done({ value: event, done: false }));
  }

  end(): void {
    this.#ended = true;
    this.#settle(({ done }) => done({ value: undefined, done: true }));
  }

  fail(error: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#taker) this.#settle(({ fail }) => fail(error));
    else this.#error = error;
  }

  next(): Promise<IteratorResult<T>> {
    if (this.#waiting.length > 0) return Promise.resolve({ value: this.#waiting.shift()!, done: false });
    if (this.#error !== undefined) {
      const error = this.#error;
      this.#error = undefined;
      return Promise.reject(error);
    }
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((done, fail) => {
      this.#taker = { done, fail };
    });
  }

  /** Ends without another event, whatever still waits. */
  drop(): void {
    this.#waiting.length = 0;
    this.end();
  }

  return(): Promise<IteratorResult<T>> {
    if (!this.#ended) this.#left();
    this.drop();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #settle(how: (taker: Taker<T>) => void): void {
    const taker = this.#taker;
    this.#taker = undefined;
    if (taker) how(taker);
  }
}
