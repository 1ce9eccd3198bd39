import { LayoutDashboard as Glance, type LucideIcon } from 'lucide-react';
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
export const views: readonly View[] = [view('glance', Glance, () => import('./views/glance/glance.tsx'))];
