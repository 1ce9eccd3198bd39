import { type Path, plain, quoted, valueAt } from '../park/document.ts';
import type { Issue } from '../park/issue.ts';
import type { Plan } from './plan.ts';
import { planShape } from './plan-shape.ts';

/** The format of `plan.json` that this version writes and reads. */
export const planFormat = 1;

/** What a plan of this format cannot be without; a file that lacks one was written by an earlier version. */
const parts = [
  'park',
  'scenario',
  'stages',
  'claims',
  'balance',
  'names',
  'capexByProcess',
  'announcement',
  'workforce',
  'prices',
  'figures',
  'inputs',
] as const satisfies readonly (keyof Plan)[];

/** The plan in the text of a `plan.json`, or the issue that says why it is not one. */
export function readPlan(text: string, file: string): { readonly plan: Plan } | { readonly issue: Issue } {
  const refuse = (found: string, expected: string, hint?: string): { issue: Issue } => ({
    issue: {
      code: 'unreadable',
      severity: 'error',
      at: { file, line: 1, column: 1 },
      found,
      expected,
      ...(hint ? { hint } : {}),
    },
  });
  const again = 'write it anew with `kombinat plan`';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse(`broken JSON: ${error instanceof Error ? error.message : String(error)}`, 'a plan.json', again);
  }
  if (typeof value !== 'object' || value === null || !('format' in value) || Array.isArray(value))
    return refuse('JSON that is not a plan', 'a plan.json as `kombinat plan` writes it');
  if (value.format !== planFormat)
    return refuse(`a plan of format ${JSON.stringify(value.format)}`, `format ${planFormat}`, again);
  const missing = parts.filter((part) => !(part in value));
  if (missing.length > 0) return refuse(`a plan without ${missing.join(', ')}`, 'a plan of this version', again);
  const { error } = planShape.safeParse(value);
  const [first] = error?.issues ?? [];
  if (first) {
    const path = first.path.map(String).join('.');
    const found = valueAt(value, first.path as Path);
    const more = error!.issues.length > 1 ? `, and ${error!.issues.length - 1} more parts` : '';
    const expected = first.code === 'too_small' ? 'a plan with at least one of it' : plain(first.message);
    return refuse(
      `a damaged plan: ${path} is ${found === undefined ? 'missing' : quoted(found)}${more}`,
      expected,
      again,
    );
  }
  const plan = value as unknown as Plan;
  const nameless = namelessOf(plan);
  if (nameless) return refuse(`a damaged plan: ${nameless} has no name`, 'an entry in `names`', again);
  return { plan };
}

/** A process or material that the plan speaks of and does not name. */
function namelessOf({ stages, names }: Plan): string | undefined {
  for (const stage of stages) {
    const used = (parts: readonly object[]) => parts.flatMap((part) => Object.keys(part));
    const lacks = (named: object) => (id: string) => !Object.hasOwn(named, id);
    const process = used([stage.build, stage.capacity, stage.run]).find(lacks(names.processes));
    const material = used([stage.buy, stage.sell, stage.sink]).find(lacks(names.materials));
    if (process !== undefined || material !== undefined)
      return process === undefined ? `material '${material}'` : `process '${process}'`;
  }
  return undefined;
}
