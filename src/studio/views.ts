import {
  Handshake as Deal,
  FolderOpen as Files,
  Workflow as Flows,
  LayoutDashboard as Glance,
  Clock as Hours,
  type LucideIcon,
  Map as MapIcon,
  CalendarRange as Time,
  SlidersHorizontal as WhatIf,
} from 'lucide-react';
import { type ComponentType, createElement, lazy, type ReactElement, useState } from 'react';

/** A view of the studio. Its name stands in `messages/shell.ts` under `view`, by its id. */
export interface View {
  readonly id: string;
  readonly icon: LucideIcon;
  /** Parts of a link that this view understands beside park, scenario, language and settings, such as `week`. */
  readonly own: readonly string[];
  readonly body: ReactElement;
  /** Loads the view before it is drawn. */
  readonly load: () => Promise<unknown>;
}

/** Views that are there already, by their ids. */
const loaded = new Map<string, ComponentType>();

/** Draws a view at once where it is there: one that suspends shows its stand-in for a third of a second at least. */
function Drawn({ id, later }: { readonly id: string; readonly later: ComponentType }) {
  const [Body] = useState(() => loaded.get(id) ?? later);
  return createElement(Body);
}

const view = (
  id: string,
  icon: LucideIcon,
  module: () => Promise<{ default: ComponentType }>,
  own: string[] = [],
): View => {
  const load = async () => {
    const found = await module();
    loaded.set(id, found.default);
    return found;
  };
  const later = lazy(load);
  return { id, icon, own, body: createElement(Drawn, { key: id, id, later }), load };
};

/** The views in the order of the navigation; a view that is not built yet does not stand here. */
export const views: readonly View[] = [
  view('glance', Glance, () => import('./views/glance/glance.tsx')),
  view('map', MapIcon, () => import('./views/map/map.tsx'), ['extent', 'place']),
  view('flows', Flows, () => import('./views/flows/flows.tsx'), ['stage', 'measure', 'detail', 'plant']),
  view('time', Time, () => import('./views/time/time.tsx'), ['money', 'plants']),
  view('hours', Hours, () => import('./views/hours/hours.tsx'), ['stage', 'weather', 'series', 'day']),
  view('whatif', WhatIf, () => import('./views/whatif/whatif.tsx')),
  view('deal', Deal, () => import('./views/deal/deal.tsx'), ['terms', 'hurdle', 'floor', 'sheet']),
  view('files', Files, () => import('./views/files/files.tsx'), ['tab', 'file', 'line', 'q']),
];
