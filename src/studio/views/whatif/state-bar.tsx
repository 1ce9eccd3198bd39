import { Check, Link2, Redo2, Undo2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { leverName } from '../../../present/lever-name.ts';
import type { Lever, LeverSettings, LeverValue } from '../../../replan/levers.ts';
import { whatIfMessages } from '../../messages/whatif.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { leverValue } from './lever-value.ts';

/** What is moved, each with a way back; undo, redo, the saved plan again, and the link that reproduces all this. */
export function StateBar({
  levers,
  settings,
  onUndo,
  onRedo,
  onSaved,
  onSettle,
}: {
  readonly levers: readonly Lever[];
  readonly settings: LeverSettings;
  /** Absent where there is nothing to undo, likewise below. */
  readonly onUndo: (() => void) | undefined;
  readonly onRedo: (() => void) | undefined;
  readonly onSaved: (() => void) | undefined;
  readonly onSettle: (lever: Lever, value: LeverValue) => void;
}) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || inText(event.target)) return;
      const key = event.key.toLowerCase();
      const does = key === 'z' ? (event.shiftKey ? onRedo : onUndo) : key === 'y' ? onRedo : undefined;
      if (!does) return;
      event.preventDefault();
      does();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [onUndo, onRedo]);
  const moved = levers.filter(({ id }) => Object.hasOwn(settings, id));
  return (
    <section className="card state" aria-label={m.state}>
      <div className="buttons unprinted">
        <button type="button" className="button" disabled={!onUndo} onClick={onUndo} aria-keyshortcuts="Control+Z">
          <Undo2 size={16} aria-hidden="true" />
          {m.undo}
        </button>
        <button
          type="button"
          className="button"
          disabled={!onRedo}
          onClick={onRedo}
          aria-keyshortcuts="Control+Shift+Z"
        >
          <Redo2 size={16} aria-hidden="true" />
          {m.redo}
        </button>
        <button type="button" className="button" disabled={!onSaved} onClick={onSaved}>
          {m.toSaved}
        </button>
        <CopyLink />
      </div>
      <div className="moves">
        {moved.length === 0 ? (
          <p className="note">{m.nothingMoved}</p>
        ) : (
          <>
            <h2>{m.movedList}</h2>
            <ul className="moved-list">
              {moved.map((lever) => {
                const name = leverName(lever, locale);
                return (
                  <li key={lever.id}>
                    <span>
                      {m.setting(
                        name,
                        leverValue(lever, settings[lever.id]!, locale),
                        leverValue(lever, lever.value, locale),
                      )}
                    </span>
                    <button
                      type="button"
                      className="button quiet bare unprinted"
                      aria-label={m.reset(name)}
                      title={m.reset(name)}
                      onClick={() => onSettle(lever, lever.value)}
                    >
                      <X size={16} aria-hidden="true" />
                    </button>
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

/** Whether keys belong to a field of text, which undoes by itself. */
function inText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['range', 'checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

function CopyLink() {
  const m = useTexts(whatIfMessages);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const later = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(later);
  }, [copied]);
  // Only a page from a safe address may write to the clipboard.
  if (!navigator.clipboard) return null;
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() =>
          navigator.clipboard.writeText(location.href).then(
            () => setCopied(true),
            () => undefined,
          )
        }
      >
        {copied ? <Check size={16} aria-hidden="true" /> : <Link2 size={16} aria-hidden="true" />}
        {m.copyLink}
      </button>
      <span className="unseen" role="status">
        {copied ? m.copied : ''}
      </span>
    </>
  );
}
