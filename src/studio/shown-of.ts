import type { ListedPark } from '../plan/listed-park.ts';
import type { Dropped, Link } from './link.ts';
import type { Shown } from './shown.tsx';
import { type View, views } from './views.ts';

/** What a link shows of what there is: where it names something unknown, the first there is, and a word on it. */
export function shownOf(
  link: Link,
  parks: readonly ListedPark[] | undefined,
): { readonly view: View; readonly shown: Shown | undefined; readonly dropped: readonly Dropped[] } {
  const dropped: Dropped[] = [];
  const known = views.find(({ id }) => id === link.view);
  const view = known ?? views[0]!;
  if (!known && link.view !== '') dropped.push({ part: 'view', written: link.view });
  if (known)
    for (const key of Object.keys(link.own)) if (!view.own.includes(key)) dropped.push({ part: 'other', written: key });
  if (!parks || parks.length === 0) return { view, shown: undefined, dropped };
  const named = parks.find(({ id }) => id === link.park);
  // The park with a plan is what a newcomer wants to see.
  const park = named ?? parks.find(({ scenarios }) => scenarios[0]?.plan === 'fresh') ?? parks[0]!;
  if (!named && link.park !== undefined) dropped.push({ part: 'park', written: link.park });
  const scenario = park.scenarios.find(({ id }) => id === link.scenario);
  if (!scenario && link.scenario !== undefined && named) dropped.push({ part: 'scenario', written: link.scenario });
  return { view, shown: { park, scenario: scenario ?? park.scenarios[0]! }, dropped };
}
