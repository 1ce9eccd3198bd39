import { Ellipsis } from 'lucide-react';
import { type MouseEvent, useRef } from 'react';
import { go, hrefOf, useLink } from './navigation.ts';
import { useShell } from './speech.tsx';
import { type View, views } from './views.ts';

/** How many views a phone's bar holds beside "more". */
const onBar = 4;

/** The navigation between views: a row under the head, on a phone a bar at the bottom with the rest in a menu. */
export function ViewNav({ current }: { readonly current: string }) {
  const shell = useShell();
  const menu = useRef<HTMLDivElement>(null);
  const rest = views.slice(onBar);
  return (
    <nav className="views unprinted" aria-label={shell.views}>
      <ul>
        {views.map((view, i) => (
          <li key={view.id} className={i < onBar ? undefined : 'wide-only'}>
            <ViewLink view={view} current={current} />
          </li>
        ))}
        {rest.length > 0 ? (
          <li className="narrow-only">
            <button
              type="button"
              className="view-link"
              popoverTarget="more-views"
              data-current={rest.some((view) => view.id === current) || undefined}
            >
              <Ellipsis size={20} aria-hidden="true" />
              {shell.moreViews}
            </button>
          </li>
        ) : null}
      </ul>
      {rest.length > 0 ? (
        <div id="more-views" ref={menu} className="menu more-views" popover="auto">
          <ul>
            {rest.map((view) => (
              <li key={view.id}>
                <ViewLink view={view} current={current} onGo={() => menu.current?.hidePopover()} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </nav>
  );
}

function ViewLink({
  view,
  current,
  onGo,
}: {
  readonly view: View;
  readonly current: string;
  readonly onGo?: () => void;
}) {
  const shell = useShell();
  const link = useLink();
  // What a view keeps of its own stays behind; park, scenario and settings come along.
  const change = { view: view.id, own: {} };
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onGo?.();
    go(change);
  };
  return (
    <a
      className="view-link"
      href={hrefOf(change, link)}
      aria-current={view.id === current ? 'page' : undefined}
      onClick={follow}
    >
      <view.icon size={18} aria-hidden="true" />
      {shell.view[view.id] ?? view.id}
    </a>
  );
}
