import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** A message that stands out: what is told, what is doubtful, what is wrong. Actions stand below it. */
export function Notice({
  kind = 'told',
  actions,
  children,
}: {
  readonly kind?: 'told' | 'unsure' | 'bad';
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const Icon = kind === 'told' ? Info : TriangleAlert;
  return (
    <div className={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon size={18} aria-hidden="true" />
      <div>
        {children}
        {actions ? <div className="actions unprinted">{actions}</div> : null}
      </div>
    </div>
  );
}
