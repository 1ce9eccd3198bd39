import type { ReactNode } from 'react';

interface FigureProps {
  readonly name: string;
  /** With its unit. */
  readonly value: string;
  readonly beside?: ReactNode;
  readonly kind?: 'large' | 'carded';
  /** Opens what the number rests on. */
  readonly onOpen?: () => void;
}

/** A number with its name; a button where it opens to what it rests on. */
export function Figure({ name, value, beside, kind, onOpen }: FigureProps) {
  // Chinese letters take the room of two.
  const room = value.length + (value.match(/[⺀-鿿]/g)?.length ?? 0);
  const parts = (
    <>
      <span className="name">{name}</span>
      <span className={`value${room > 26 ? ' longest' : room > 13 ? ' long' : ''}`}>{value}</span>
      {beside ? <span className="beside">{beside}</span> : null}
    </>
  );
  const style = `figure${kind ? ` ${kind}` : ''}`;
  return onOpen ? (
    <button type="button" className={style} aria-haspopup="dialog" onClick={onOpen}>
      {parts}
    </button>
  ) : (
    <div className={style}>{parts}</div>
  );
}
