import { type ReactNode, useEffect, useRef } from 'react';

let drawn = 0;

/**
 * The heading of a view. Whoever goes from one view to another lands on it, by keyboard and screen reader too; on the
 * page's first view the focus stays where the browser has it.
 */
export function ViewHeading({ children, beside }: { readonly children: ReactNode; readonly beside?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (drawn++ > 0) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className="view-heading">
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {beside}
    </header>
  );
}
