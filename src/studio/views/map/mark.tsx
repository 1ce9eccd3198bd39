import { marks } from './marks.ts';
import type { PlaceKind } from './places.ts';

/** A kind's mark, as on the map. */
export function Mark({ kind }: { readonly kind: PlaceKind }) {
  return (
    <svg className="place-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d={marks[kind].path} fill={marks[kind].colour} />
    </svg>
  );
}
