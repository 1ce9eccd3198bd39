import { RotateCcw } from 'lucide-react';
import { type CSSProperties, memo, useEffect, useId, useRef, useState } from 'react';
import { leverName } from '../../../present/lever-name.ts';
import { leverMessages } from '../../../present/messages/levers.ts';
import type { Lever, LeverValue } from '../../../replan/levers.ts';
import { whatIfMessages } from '../../messages/whatif.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { fieldScale, leverValue, movedBase } from './lever-value.ts';

interface ControlProps {
  readonly lever: Lever;
  readonly value: LeverValue;
  readonly onSettle: (lever: Lever, value: LeverValue) => void;
}

/** Milliseconds without another move until a slider counts as let go: a key that is held moves it many times. */
const calm = 100;

/** A lever as a person moves it: a switch, or a slider with a field for the exact number. */
export const LeverControl = memo(function LeverControl(props: ControlProps) {
  return props.lever.kind === 'switch' ? <SwitchControl {...props} /> : <SliderControl {...props} />;
});

function SwitchControl({ lever, value, onSettle }: ControlProps) {
  const locale = useLocale();
  const id = useId();
  return (
    <div className={`lever switch${value === lever.value ? '' : ' moved'}`}>
      <input id={id} type="checkbox" checked={value !== false} onChange={(e) => onSettle(lever, e.target.checked)} />
      <label htmlFor={id}>{leverName(lever, locale)}</label>
    </div>
  );
}

function SliderControl({ lever, value, onSettle }: ControlProps) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const words = useTexts(leverMessages);
  const id = useId();
  // The slider follows the finger at once; the plan is asked when it is let go.
  const [moving, setMoving] = useState<number>();
  const at: LeverValue = moving ?? value;
  const name = leverName(lever, locale);
  const number = (one: LeverValue) => (typeof one === 'number' ? one : atNoLimit(lever));
  const low = Math.min(lever.low, ...standing(lever.value), ...standing(value));
  const high = Math.max(lever.high, ...standing(lever.value), ...standing(value));
  const share = (one: number) => (high > low ? (one - low) / (high - low) : 0);
  const settle = useRef(() => {});
  settle.current = () => {
    if (moving === undefined) return;
    setMoving(undefined);
    onSettle(lever, moving);
  };
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // React hears every move; only the browser's own event tells that it was let go.
    const { current } = slider;
    let later: ReturnType<typeof setTimeout>;
    const released = () => {
      clearTimeout(later);
      later = setTimeout(() => settle.current(), calm);
    };
    current?.addEventListener('change', released);
    return () => {
      clearTimeout(later);
      current?.removeEventListener('change', released);
    };
  }, []);
  const base = movedBase(lever, at, locale);
  const moved = at !== lever.value;
  return (
    <div className={moved ? 'lever moved' : 'lever'}>
      <label htmlFor={id}>{name}</label>
      <NumberField lever={lever} name={name} at={at} onSettle={(one) => onSettle(lever, one)} />
      <div className="track" style={{ '--saved': share(number(lever.value)) } as CSSProperties}>
        <input
          ref={slider}
          id={id}
          type="range"
          min={low}
          max={high}
          step={lever.step}
          value={number(at)}
          aria-valuetext={[leverValue(lever, at, locale), base].filter(Boolean).join(', ')}
          aria-describedby={`${id}-told`}
          onChange={({ target }) => {
            const near = Number(Number(target.value).toPrecision(12));
            // The saved plan's own value may lie between two steps.
            const own = standing(lever.value).find((one) => Math.abs(one - near) < lever.step / 2);
            setMoving(own ?? near);
          }}
        />
        <i className="mark" aria-hidden="true" />
      </div>
      <div className="foot">
        <p className="told" id={`${id}-told`}>
          <span>
            {base ? `${m.makes(base)}; ` : ''}
            {m.saved(leverValue(lever, lever.value, locale))}
            <span className="unseen">
              ; {m.range(leverValue(lever, lever.low, locale), leverValue(lever, lever.high, locale))}.{' '}
              {words.why[lever.why]}
            </span>
            {lever.seenBy === 'accounts' ? <em>{words.accountsOnly}</em> : null}
          </span>
        </p>
        <div className="own unprinted">
          {lever.noneAllowed ? (
            <label className="none">
              <input
                type="checkbox"
                checked={at === null}
                onChange={(e) => onSettle(lever, e.target.checked ? null : atNoLimit(lever))}
              />
              {words.noLimit}
              <span className="unseen">: {name}</span>
            </label>
          ) : null}
          <button
            type="button"
            className="button quiet bare"
            aria-label={m.reset(name)}
            title={m.reset(name)}
            disabled={!moved}
            onClick={() => onSettle(lever, lever.value)}
          >
            <RotateCcw size={16} aria-hidden="true" />
          </button>
        </div>
      </div>
    </div>
  );
}

/** The exact number, in the size of unit that a reader expects; taken when the field is left or Enter pressed. */
function NumberField({
  lever,
  name,
  at,
  onSettle,
}: {
  readonly lever: Lever;
  readonly name: string;
  readonly at: LeverValue;
  readonly onSettle: (value: number) => void;
}) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const id = useId();
  const { per, word } = fieldScale(lever, locale);
  const shown = typeof at === 'number' ? String(Number((at / per).toPrecision(6))) : '';
  const [draft, setDraft] = useState<string>();
  const text = draft ?? shown;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const wrong = draft !== undefined && draft !== '' && !Number.isFinite(value);
  const take = () => {
    if (draft !== undefined && draft !== shown && Number.isFinite(value))
      onSettle(Number((value * per).toPrecision(12)));
    setDraft(undefined);
  };
  return (
    <span className="exact">
      <input
        type="text"
        inputMode="decimal"
        aria-label={word ? `${name}, ${word}` : name}
        value={text}
        {...(wrong ? { 'aria-invalid': true, 'aria-describedby': id } : {})}
        onChange={({ target }) => setDraft(target.value.replace(',', '.'))}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take();
          else if (key === 'Escape') setDraft(undefined);
        }}
      />
      <span aria-hidden="true">{word}</span>
      {wrong ? (
        <span id={id} className="fault" role="alert">
          {m.notNumber}
        </span>
      ) : null}
    </span>
  );
}

/** The end of a slider at which its limit binds nothing. */
function atNoLimit(lever: Lever): number {
  return lever.topic === 'atLeast' ? lever.low : lever.high;
}

function standing(value: LeverValue): readonly number[] {
  return typeof value === 'number' ? [value] : [];
}
