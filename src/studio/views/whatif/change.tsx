import { ArrowDown, ArrowUp } from 'lucide-react';
import { whatIfMessages } from '../../messages/whatif.ts';
import { useTexts } from '../../speech.tsx';
import { changeOf, type Measure } from './measures.ts';

/** A difference to the saved plan: its way as a sign and an arrow, and its size. */
export function Change({
  measure,
  now,
  before,
}: {
  readonly measure: Pick<Measure, 'size'>;
  readonly now: number | null;
  readonly before: number | null | undefined;
}) {
  const m = useTexts(whatIfMessages);
  const change = changeOf(measure, now, before);
  if (!change) return <span className="change">{m.noReference}</span>;
  if (change.way === 'same') return <span className="change">{m.noChange}</span>;
  const up = change.way === 'up';
  const Arrow = up ? ArrowUp : ArrowDown;
  return (
    <span className="change moved">
      <Arrow size={13} aria-hidden="true" />
      {up ? '+' : '−'}
      {change.size}
    </span>
  );
}
