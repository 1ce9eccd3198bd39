import type { Round } from '../decompose/decompose.ts';
import type { FirstLook } from '../decompose/plan-full-year.ts';

/** Usual seconds of each step on two cores, for the estimate; measured on the reference park. */
const usual: Readonly<Record<string, number>> = {
  compile: 2,
  relaxed: 5,
  lines: 20,
  fixed: 25,
  floors: 12,
  alternatives: 10,
  dispatch: 5,
};
const words: Readonly<Record<string, string>> = {
  compile: 'writing the equations',
  relaxed: 'proving the best possible',
  lines: 'choosing whole lines',
  fixed: 'solving with these lines',
  floors: 'pricing what was announced',
  alternatives: 'looking for what could be otherwise',
  dispatch: 'running all 8,760 hours',
  hours: 'no plan; looking for hours that nothing can serve',
};

/** One line on stderr that says what is being done and about how long it will take; silent when nobody watches. */
export function progressLine(watched: boolean): {
  show(step: string, share: number): void;
  /** The proven bounds so far. */
  bounds(round: Round): void;
  /** What typical days say, on a line that stays. */
  first(look: FirstLook): void;
  clear(): void;
} {
  let known = '';
  let timer: NodeJS.Timeout | undefined;
  const began = Date.now();
  let step = '';
  let since = began;
  const steps = Object.keys(usual);
  const draw = () => {
    // A short plan is done before an estimate helps anybody.
    if (Date.now() - began < 2000) return;
    const within = (Date.now() - since) / 1000;
    const rest =
      Math.max(0, (usual[step] ?? 0) - within) +
      steps.slice(steps.indexOf(step) + 1).reduce((sum, next) => sum + usual[next]!, 0);
    const left = steps.includes(step) ? `, about ${Math.ceil(rest)} s to go` : '';
    process.stderr.write(
      `\r\x1b[2K${words[step] ?? step}${known} · ${Math.round((Date.now() - began) / 1000)} s${left}`,
    );
  };
  return {
    show(next) {
      if (!watched) return;
      if (next !== step) [step, since] = [next, Date.now()];
      timer ??= setInterval(draw, 500);
    },
    bounds({ lower, upper, gap, whole }) {
      const money = (value: number) => `${(-value / 1000).toFixed(2)}`;
      const lines = whole ? 'whole lines' : 'parts of lines';
      known = Number.isFinite(gap)
        ? ` · ${lines}: NPV between ${money(upper)} and ${money(lower)} bn, ${(gap * 100).toFixed(2)}% of costs apart`
        : ` · ${lines}: NPV at most ${money(lower)} bn`;
    },
    first({ days, bestUsd, capexUsd, jobs }) {
      if (!watched) return;
      const money = (usd: number) => `${(usd / 1e9).toFixed(2)} bn USD`;
      process.stderr.write(
        `\r\x1b[2KBy ${days} typical days: NPV at most ${money(bestUsd)}, ${money(capexUsd)} invested, ${Math.round(jobs)} jobs; the full year follows.\n`,
      );
    },
    clear() {
      clearInterval(timer);
      if (watched) process.stderr.write('\r\x1b[2K');
    },
  };
}

/** One line on stderr with the share done and the time left by it; silent when nobody watches or under two seconds. */
export function shareLine(word: string, watched: boolean): { show(share: number): void; clear(): void } {
  const began = Date.now();
  return {
    show(share) {
      const seconds = (Date.now() - began) / 1000;
      if (!watched || seconds < 2 || share <= 0) return;
      const left = Math.ceil((seconds * (1 - share)) / share);
      process.stderr.write(`\r\x1b[2K${word} · ${Math.round(share * 100)}%, about ${left} s to go`);
    },
    clear() {
      if (watched) process.stderr.write('\r\x1b[2K');
    },
  };
}
