/** Longest wait for a heading that does not come, or of which the browser says nothing, ms. */
const patience = 200;

let painted: Promise<void> | undefined;

/**
 * Resolves once the first screen's heading has been painted. A plan redraws the whole screen, which on a slow processor
 * would keep even the heading from the eye for as long.
 */
export function headingPainted(): Promise<void> {
  painted ??= new Promise((done) => {
    setTimeout(done, patience);
    if (!PerformanceObserver.supportedEntryTypes.includes('largest-contentful-paint')) return;
    const observer = new PerformanceObserver((list) => {
      const entries = list.getEntries() as readonly (PerformanceEntry & { readonly element?: Element | null })[];
      if (!entries.some(({ element }) => element?.tagName === 'H1')) return;
      observer.disconnect();
      done();
    });
    observer.observe({ type: 'largest-contentful-paint', buffered: true });
  });
  return painted;
}
