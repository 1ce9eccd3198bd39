import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';

const symbols = { good: CircleCheck, bad: TriangleAlert, unsure: CircleHelp } as const;

/** A verdict: a symbol and a word, so that neither colour nor shape stands alone. */
export function Verdict({ kind, children }: { readonly kind: keyof typeof symbols; readonly children: string }) {
  const Mark = symbols[kind];
  return (
    <span className={`verdict ${kind}`}>
      <Mark size={16} aria-hidden="true" />
      {children}
    </span>
  );
}
