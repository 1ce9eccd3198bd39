import { type ReactNode, useId } from 'react';

/** A label over a control, with a hint or what is wrong with what was entered; the control takes `id` and `describedBy`. */
export function Field({
  label,
  hint,
  fault,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string;
  readonly children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}) {
  const id = useId();
  const told = fault ?? hint;
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(told ? { 'aria-describedby': `${id}-told` } : {}),
        ...(fault ? { 'aria-invalid': true } : {}),
      })}
      {told ? (
        <span id={`${id}-told`} className={fault ? 'fault' : 'hint'} role={fault ? 'alert' : undefined}>
          {told}
        </span>
      ) : null}
    </div>
  );
}
