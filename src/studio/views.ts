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
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** A view of the studio. Its name stands in `messages/shell.ts` under `view`, by its id. */
export interface View {
  readonly id: string;
  readonly icon: LucideIcon;
  /** Parts of a link that this view understands beside park, scenario, language and settings, such as `week`. */
  readonly own: readonly string[];
  readonly Body: LazyExoticComponent<ComponentType>;
  /** Loads the view before it is drawn. */
  readonly load: () => Promise<unknown>;
}

const view = (
  id: string,
  icon: LucideIcon,
  load: () => Promise<{ default: ComponentType }>,
  own: string[] = [],
): View => ({
  id,
  icon,
  own,
  Body: lazy(load),
  load,
});

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
