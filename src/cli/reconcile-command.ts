import { basename, resolve } from 'node:path';
import { formatIssue, type Issue, nearestName } from '../park/issue.ts';
import type { Park } from '../park/park.ts';
import { readPark } from '../park/read.ts';
import { table } from '../present/table.ts';
import { type Plant, readPlants } from '../reconcile/plants.ts';
import { overrideLines, type RecipeFlow, type RecipeReconciliation, reconcileRecipe } from '../reconcile/recipe.ts';
import { formatNumber } from '../units/format.ts';
import { readParkFolder } from './files.ts';

export function reconcileCommand(
  folder: string,
  name: string | undefined,
  options: { scenario: string; json?: boolean },
): void {
  const { park, plants, issues } = load(folder, name, options.scenario);
  if (!park || issues.some((issue) => issue.severity === 'error')) {
    if (options.json) process.stdout.write(`${JSON.stringify({ ok: false, issues }, null, 2)}\n`);
    else for (const issue of issues) process.stderr.write(`${formatIssue(issue)}\n\n`);
    process.exitCode = 1;
    return;
  }
  const results = plants.map((plant) => ({
    plant,
    result: reconcileRecipe(park, park.catalogue.get(plant.process)!, plant),
  }));
  if (options.json) {
    const json = results.map(({ plant, result }) => ({
      ...result,
      name: plant.name,
      overrides: overrideLines(result),
    }));
    process.stdout.write(`${JSON.stringify({ ok: true, plants: json }, null, 2)}\n`);
  } else if (name === undefined) process.stdout.write(summary(results));
  else process.stdout.write(results.map(({ plant, result }) => details(park, plant, result)).join('\n'));
}

/** The park and the plants that were asked for: all, those of a process, or one by its id. */
function load(
  folder: string,
  name: string | undefined,
  scenario: string,
): { park?: Park; plants: readonly Plant[]; issues: readonly Issue[] } {
  const { files, issues } = readParkFolder(folder);
  if (issues.length > 0) return { plants: [], issues };
  const read = readPark(files, { id: basename(resolve(folder)), scenario });
  const { park } = read;
  if (!park || read.issues.some((issue) => issue.severity === 'error')) return { plants: [], issues: read.issues };
  const { plants, issues: found } = readPlants(files, park);
  const problem = (at: string, what: string, expected: string, near?: string): Issue => ({
    code: 'unknown-name',
    severity: 'error',
    at: { file: at, line: 1, column: 1 },
    found: what,
    expected,
    ...(near ? { hint: `did you mean '${near}'?` } : {}),
  });
  const file = 'plants.yaml';
  if (found.length > 0) return { park, plants, issues: found };
  if (!files.has(file) || plants.length === 0)
    return { park, plants, issues: [problem(file, 'no figures of real plants', 'a plants.yaml in the park folder')] };
  if (name === undefined) return { park, plants, issues: [] };
  const chosen = plants.filter((plant) => plant.process === name || plant.id === name);
  if (chosen.length > 0) return { park, plants: chosen, issues: [] };
  const known = new Set([...plants.map((plant) => plant.process), ...plants.map((plant) => plant.id)]);
  const issue = park.catalogue.has(name)
    ? problem(
        file,
        `process '${name}', which no plant here reports`,
        `a process with a plant, such as ${plants[0]!.process}`,
      )
    : problem(
        file,
        `process '${name}'`,
        'a process or a plant that exists',
        nearestName(name, [...known, ...park.catalogue.keys()]),
      );
  return { park, plants, issues: [issue] };
}

type Result = { readonly plant: Plant; readonly result: RecipeReconciliation };

const allTolerable = ({ tolerable, flows }: RecipeReconciliation) =>
  tolerable && flows.every((flow) => flow.tolerable !== false);
const verdict = (result: RecipeReconciliation) =>
  result.testedFigures === 0 ? 'no balance tests it' : allTolerable(result) ? 'tolerable' : 'not tolerable';
const sigmas = (value: number) =>
  `${Math.abs(value) < 0.05 ? '' : value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)} sd`;
const largest = (flows: readonly RecipeFlow[], of: (flow: RecipeFlow) => number | undefined) => {
  const known = flows.filter((flow) => of(flow) !== undefined);
  const flow = known.sort((a, b) => Math.abs(of(b)!) - Math.abs(of(a)!))[0];
  return flow ? `${flow.id} ${sigmas(of(flow)!)}` : '–';
};

function summary(results: readonly Result[]): string {
  const rows = results.map(({ plant, result }) => [
    plant.id,
    plant.process,
    `${result.testedFigures} of ${plant.figures.length}`,
    result.testedFigures === 0 ? '–' : result.chiSquare.toFixed(1),
    result.testedFigures === 0 ? '–' : `${result.redundancy}`,
    result.testedFigures === 0 ? '–' : formatP(result.pValue),
    verdict(result),
    largest(result.flows, (flow) => (flow.test === undefined || flow.test < 0.5 ? undefined : flow.correction)),
    largest(result.flows, (flow) => flow.recipeOff),
  ]);
  const head = ['plant', 'recipe', 'tested', 'χ²', 'df', 'p', 'balances', 'most corrected', 'recipe farthest off'];
  return `Real plants against the recipes: element balances by weighted least squares\n\n${table(head, rows)}\n${legend}`;
}

const legend = `tested: figures that an element balance says again; the others only stand beside the recipe.
most corrected: reconciled less measured, in sd of the measurement; recipe farthest off: recipe less reconciled, in sd of the difference.
`;

function details(park: Park, plant: Plant, result: RecipeReconciliation): string {
  const recipe = park.catalogue.get(plant.process)!;
  const rows = result.flows.map((flow) => [
    flow.id,
    flow.unit,
    pair(flow.recipe),
    flow.measured ? pair(flow.measured) : '–',
    pair(flow.reconciled),
    flow.standing === 'redundant' ? sigmas(flow.correction) : '–',
    flow.test === undefined ? '–' : flow.test.toFixed(2),
    flow.tolerable === undefined ? flow.standing : flow.tolerable ? 'tolerable' : 'not tolerable',
    flow.recipeOff === undefined ? '–' : sigmas(flow.recipeOff),
  ]);
  const head = ['flow', 'unit', 'recipe', 'measured', 'reconciled', 'correction', 'test', 'verdict', 'recipe off'];
  const global =
    result.testedFigures === 0
      ? 'No element balance tests what this plant reports; the figures only stand beside the recipe.'
      : `Global test: χ² ${result.chiSquare.toFixed(2)} with ${result.redundancy} degrees of freedom, limit ${result.chiSquareLimit.toFixed(2)}, p ${formatP(result.pValue)}: ${result.tolerable ? 'tolerable' : 'not tolerable'}. Each flow: test at most ${result.testLimit.toFixed(2)} (5% over all of them).`;
  const overrides = overrideLines(result);
  return [
    `${plant.name.en} (${plant.id}) against ${recipe.name.en} (${recipe.id}), per ${park.materials.get(recipe.product)!.unit} of ${recipe.product}`,
    ...(plant.note ? [plant.note] : []),
    '',
    table(head, rows),
    global,
    'Not measured: from the recipe, with half the half-width of its range as sd (10% without a range); unaccounted: 1.5% of the element.',
    ...(recipe.byDifference
      ? [`The assay of ${recipe.byDifference} was derived by difference from this recipe, so its balances test little.`]
      : []),
    ...(overrides.length > 0
      ? [
          '',
          ...(result.testedFigures === 0 || allTolerable(result)
            ? []
            : ['Not tolerable: look for the wrong figure, assay or recipe before taking anything over.']),
          'The recipe as this plant would have it, for `override:` of park.yaml or `set:` of a scenario:',
          ...overrides.map((line) => `  ${line}`),
        ]
      : ['', 'The plant moves no figure of the recipe by a quarter of its sd.']),
    '',
  ].join('\n');
}

/** Value and standard deviation to two digits of the latter: `0.5356 ± 0.0049`. */
function pair({ value, sd }: { readonly value: number; readonly sd: number }): string {
  if (!(sd > 0)) return `${formatNumber(value, 4)} ± 0`;
  const decimals = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(sd))));
  return `${value.toFixed(decimals).replace(/^-(0\.?0*)$/, '$1')} ± ${sd.toFixed(decimals)}`;
}

function formatP(p: number): string {
  return p < 0.001 ? '<0.001' : p.toFixed(3);
}
