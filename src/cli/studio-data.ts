import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { readPark } from '../park/read.ts';
import { names } from '../park/schema/quantity.ts';
import { changedInputs } from '../plan/changed-inputs.ts';
import { stageHoursFile } from '../plan/hours.ts';
import type { ListedPark, ListedScenario } from '../plan/listed-park.ts';
import type { Name } from '../plan/plan.ts';
import { readPlan } from '../plan/read-plan.ts';
import { readScenario, scenarioIds } from '../study/scenario.ts';
import { packageFolder, readParkFolder } from './files.ts';
import { savedStageHours } from './saved-plan.ts';

/** What lies under one path of `data/`: a text made when it is asked for, or a file as it is. */
export type StudioAnswer = { readonly text: () => string } | { readonly file: string };

export interface StudioSource {
  /** Folders of the parks to show. */
  readonly parks: readonly string[];
  /** Where `kombinat plan` puts plans: `<plans>/<park>/<scenario>/plan.json`. */
  readonly plans: string;
  /** Leaves out plans made before their park's files changed: a page on the web has nobody who could plan again. */
  readonly freshOnly?: boolean;
}

const savedFiles = ['plan.json', 'hours.bin', 'learnt.json', 'deal.json'] as const;

/** Bytes of a GeoJSON file beyond which a page does not draw it. */
const mostDrawn = 5_000_000;

/** The park folders that lie in a folder, by name. */
export function parkFolders(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((park) => existsSync(join(park, 'park.yaml')));
}

/**
 * Everything the studio's page may ask for, by its path under `data/`: the list of parks, each park's files, what is
 * drawn around it, and what was saved of its plans. A path that is not in the map is never looked for on the disk.
 */
export function studioAnswers(source: StudioSource): ReadonlyMap<string, StudioAnswer> {
  const answers = new Map<string, StudioAnswer>();
  const parks = new Map<string, ReadonlyMap<string, string>>();
  for (const folder of source.parks) {
    const id = basename(resolve(folder));
    if (parks.has(id)) continue;
    parks.set(id, ownFiles(folder));
    answers.set(`${id}/drawn.json`, { text: () => JSON.stringify(drawnFiles(folder)) });
  }
  for (const [id, files] of parks) {
    answers.set(`${id}/files.json`, { text: () => JSON.stringify(Object.fromEntries(files)) });
    for (const scenario of ['base', ...scenarioIds(files)]) {
      if (source.freshOnly && listedScenario(files, id, scenario, source).plan === 'none') continue;
      for (const name of [...savedFiles, ...earlierHours(source, id, scenario).map(stageHoursFile)]) {
        const file = savedFile(source, id, scenario, name);
        if (file) answers.set(`${id}/${scenario}/${name}`, { file });
      }
    }
  }
  const list = () =>
    [...parks].map(
      ([id, files]): ListedPark => ({
        id,
        name: parkName(files, id),
        scenarios: ['base', ...scenarioIds(files)].map((scenario) => listedScenario(files, id, scenario, source)),
      }),
    );
  return answers.set('parks.json', { text: () => JSON.stringify(list()) });
}

/** The files of a park that lie in its folder or the catalogue; a link that leads out of them is left out. */
function ownFiles(folder: string): ReadonlyMap<string, string> {
  const { files } = readParkFolder(folder);
  const catalogue = 'catalogue/';
  return new Map(
    [...files].filter(([file]) =>
      file.startsWith(catalogue)
        ? lies(join(packageFolder, 'catalogue'), join(packageFolder, file))
        : lies(folder, join(folder, file)),
    ),
  );
}

/** The GeoJSON files of a park's folder by name, which the page draws and nothing else reads. */
function drawnFiles(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /^[^.].*\.geojson$/i.test(name))
      .map((name) => [name, join(folder, name)] as const)
      .filter(([, file]) => {
        const found = statSync(file, { throwIfNoEntry: false });
        return found?.isFile() && found.size <= mostDrawn && lies(folder, file);
      })
      .map(([name, file]) => [name, readFileSync(file, 'utf8')]),
  );
}

/** Whether a file lies inside a folder after all links are followed. */
function lies(folder: string, file: string): boolean {
  const way = relative(realpathSync(folder), realpathSync(file));
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way;
}

function savedFile({ plans }: StudioSource, park: string, scenario: string, name: string): string | undefined {
  const file = join(plans, park, scenario, name);
  return existsSync(file) && statSync(file).isFile() && lies(plans, file) ? file : undefined;
}

/** Stages before a plan's last of which the hours are saved. */
function earlierHours(source: StudioSource, park: string, scenario: string): readonly number[] {
  return savedStageHours(join(source.plans, park, scenario)).filter(
    (year) => savedFile(source, park, scenario, stageHoursFile(year)) !== undefined,
  );
}

/** A park's name; its folder's where the file does not say. */
function parkName(files: ReadonlyMap<string, string>, id: string): Name {
  try {
    return names.parse((parse(files.get('park.yaml') ?? '') as { name?: unknown } | null)?.name);
  } catch {
    return { en: id };
  }
}

function listedScenario(
  files: ReadonlyMap<string, string>,
  park: string,
  id: string,
  source: StudioSource,
): ListedScenario {
  const scenario = readScenario(files, id);
  const head = { id, ...(scenario.name ? { name: scenario.name } : {}) };
  const saved = (name: string) => savedFile(source, park, id, name);
  const plan = saved('plan.json');
  const changed = plan ? changedFiles(files, park, id, scenario.files, plan) : [];
  if (!plan || (source.freshOnly && changed.length > 0))
    return {
      ...head,
      plan: 'none',
      changed: [],
      hours: false,
      earlierHours: [],
      learnt: false,
      deal: !source.freshOnly && saved('deal.json') !== undefined,
    };
  return {
    ...head,
    plan: changed.length > 0 ? 'stale' : 'fresh',
    changed,
    hours: saved('hours.bin') !== undefined,
    earlierHours: earlierHours(source, park, id),
    learnt: saved('learnt.json') !== undefined,
    deal: saved('deal.json') !== undefined,
  };
}

/** What was found of a saved plan, as long as neither it nor the park's files change: finding out takes a second. */
const known = new Map<string, { readonly state: string; readonly changed: readonly string[] }>();

/** Files in which a saved plan's inputs differ from the park's; none where either cannot be read, which the page says. */
function changedFiles(
  files: ReadonlyMap<string, string>,
  park: string,
  scenario: string,
  chain: readonly string[],
  file: string,
): readonly string[] {
  const { mtimeMs, size } = statSync(file);
  const state = createHash('sha1')
    .update(JSON.stringify([mtimeMs, size, ...files]))
    .digest('hex');
  const before = known.get(file);
  if (before?.state === state) return before.changed;
  const saved = readPlan(readFileSync(file, 'utf8'), file);
  const read = readPark(files, { id: park, scenario }).park;
  const changed = 'plan' in saved && read ? changedInputs(saved.plan, read, chain) : [];
  known.set(file, { state, changed });
  return changed;
}
