import { useState } from 'react';
import { Field } from '../../design/field.tsx';
import { mapMessages } from '../../messages/map.ts';
import { useTexts } from '../../speech.tsx';

const key = 'kombinat.tiles';

/** The tiles that the reader entered, if the browser kept them. A link never brings any: it would call a stranger's host. */
export function keptTiles(): string | undefined {
  try {
    const kept = localStorage.getItem(key);
    return kept !== null && isTiles(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function keepTiles(tiles: string | undefined): void {
  try {
    if (tiles === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, tiles);
  } catch {
    // They hold until the page closes.
  }
}

function isTiles(text: string): boolean {
  return /^https:\/\/[^\s]+$/.test(text) && ['{z}', '{x}', '{y}'].every((part) => text.includes(part));
}

/** Where a reader sets a background of tiles from a host of their own choice. */
export function Background({
  tiles,
  onUse,
}: {
  readonly tiles: string | undefined;
  readonly onUse: (tiles: string | undefined) => void;
}) {
  const m = useTexts(mapMessages);
  const [entered, setEntered] = useState(tiles ?? '');
  const [fault, setFault] = useState(false);
  const use = (next: string | undefined) => {
    keepTiles(next);
    onUse(next);
  };
  return (
    <details className="background unprinted">
      <summary>{m.tiles}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const sound = isTiles(entered.trim());
          setFault(!sound);
          if (sound) use(entered.trim());
        }}
      >
        <Field label={m.tilesLabel} hint={m.tilesHint} {...(fault ? { fault: m.tilesFault } : {})}>
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="url"
              spellCheck={false}
              value={entered}
              onChange={({ target }) => {
                setEntered(target.value);
                setFault(false);
              }}
            />
          )}
        </Field>
        <button type="submit" className="button">
          {m.tilesUse}
        </button>
        <button type="button" className="button" disabled={tiles === undefined} onClick={() => use(undefined)}>
          {m.tilesNone}
        </button>
      </form>
    </details>
  );
}
