import { StudioEngine } from '../../web/studio-engine.ts';

let engine: StudioEngine | undefined;

/**
 * The page's one engine, made when a view first needs it. It outlives the view, so that whoever comes back finds a park
 * prepared; each kind of work has a worker of its own in it.
 */
export function studioEngine(): StudioEngine {
  engine ??= new StudioEngine();
  return engine;
}
