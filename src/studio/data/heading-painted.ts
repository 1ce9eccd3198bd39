/** Longest wait for a heading that does not come, ms. */
const patience = 1000;

let painted: Promise<void> | undefined;

/**
 * Resolves once the first screen's heading has been painted, or what stands beside it where that is larger. A plan redraws
 * the whole screen, which on a slow processor would keep even the heading from the eye for as long.
 */
export function headingPainted(): Promise<void> {
  painted ??= new Promise((done) => {
    // A browser that does not tell what it paints is not waited for.
    const tells = PerformanceObserver.supportedEntryTypes.includes('largest-contentful-paint');
    setTimeout(done, tells ? patience : 0);
    if (!tells) return;
    const observer = new PerformanceObserver((list) => {
      const entries = list.getEntries() as readonly (PerformanceEntry & { readonly element?: Element | null })[];
      if (!entries.some(({ element }) => element?.closest('main'))) return;
      observer.disconnect();
      done();
    });
    observer.observe({ type: 'largest-contentful-paint', buffered: true });
  });
  return painted;
}
