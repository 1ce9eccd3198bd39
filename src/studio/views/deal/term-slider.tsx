import { type CSSProperties, useEffect, useId, useRef } from 'react';
import { type Instrument, valued } from '../../../present/deal-words.ts';
import { dealViewMessages } from '../../messages/deal.ts';
import { useLocale, useTexts } from '../../speech.tsx';

const steps = 200;

/** An instrument between both wishes, with a mark where the deal that is shown stands. */
export function TermSlider({
  instrument,
  value,
  dealt,
  known,
  onMove,
  onSettle,
}: {
  readonly instrument: Instrument;
  readonly value: number;
  /** Its value in the deal that is shown. */
  readonly dealt: number;
  /** Values at which deals were worked out. */
  readonly known: readonly number[];
  /** On the way, and once it is let go. */
  readonly onMove: (value: number) => void;
  readonly onSettle: (value: number) => void;
}) {
  const locale = useLocale();
  const d = useTexts(dealViewMessages);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { state, investor } = instrument;
  const shareOf = (one: number) => (state === investor ? 0 : (one - state) / (investor - state));
  const valueAt = (share: number) => {
    const near = known.find((one) => Math.abs(shareOf(one) - share) < 0.6 / steps);
    return near ?? Number((state + (investor - state) * share).toPrecision(6));
  };
  const settle = useRef(onSettle);
  settle.current = (share) => onSettle(valueAt(share));
  useEffect(() => {
    // React hears every move; only the browser's own event tells that it was let go.
    const { current } = input;
    const released = () => settle.current(Number(current!.value) / steps);
    current?.addEventListener('change', released);
    return () => current?.removeEventListener('change', released);
  }, []);
  const words = (one: number) => valued(instrument, one, locale);
  return (
    <div className="term">
      <label htmlFor={id}>{locale.name(instrument.name)}</label>
      <output htmlFor={id}>{words(value)}</output>
      <div className="track" style={{ '--dealt': shareOf(dealt) } as CSSProperties}>
        <input
          ref={input}
          id={id}
          type="range"
          min={0}
          max={steps}
          step={1}
          value={Math.round(shareOf(value) * steps)}
          aria-valuetext={`${d.wish(words(value))}; ${d.there(words(dealt))}`}
          onChange={({ target }) => onMove(valueAt(Number(target.value) / steps))}
        />
        <i className="mark" aria-hidden="true" />
      </div>
      <span className="wish">{words(state)}</span>
      <span className={value === dealt ? 'dealt same' : 'dealt'} aria-hidden="true">
        {value === dealt ? '' : d.there(words(dealt))}
      </span>
      <span className="wish end">{words(investor)}</span>
    </div>
  );
}
