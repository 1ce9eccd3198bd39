import type { Issue } from '../park/issue.ts';
import type { Plan } from './plan.ts';

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
  return { plan: value as unknown as Plan };
}
