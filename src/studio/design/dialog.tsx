import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useShell } from '../speech.tsx';

/** A dialog over the page, open while it is drawn. Escape, its cross and a press beside it close it. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const shell = useShell();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const { current } = dialog;
    const before = document.activeElement;
    current?.showModal();
    return () => {
      current?.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard Escape does what a press beside it does
    <dialog
      ref={dialog}
      className="dialog unprinted"
      aria-labelledby={heading}
      onClose={({ currentTarget }) => currentTarget.open || onClose()}
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <button
          type="button"
          className="button quiet bare"
          onClick={onClose}
          aria-label={shell.close}
          title={shell.close}
        >
          <X size={20} aria-hidden="true" />
        </button>
      </header>
      <div className="body">{children}</div>
    </dialog>
  );
}
