import { closureTolerance, memoryFigures, recipeBalance } from '../check/check.ts';
import { formatIssue } from '../park/issue.ts';
import { table } from '../present/table.ts';
import { yearRanges } from '../solve/scale-issues.ts';
import { loadPark, soundness } from './load-park.ts';

export function checkCommand(folder: string, options: { scenario: string; json?: boolean }): void {
  const { park, issues: read } = loadPark(folder, { scenario: options.scenario });
  const issues = [...read, ...(park ? soundness(park) : [])];
  const balances = park
    ? park.processes.map((process) => ({ process: process.id, elements: recipeBalance(park, process) }))
    : [];
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  if (options.json) {
    const weak = park ? memoryFigures(park) : undefined;
    process.stdout.write(
      `${JSON.stringify({ ok: errors === 0, issues, balances, ...(weak ? { figures: weak } : {}), ...(park && errors === 0 ? { ranges: yearRanges(park) } : {}) }, null, 2)}\n`,
    );
  } else {
    if (park) {
      process.stdout.write(
        `Element balance of each recipe, out over in (must lie within ${closureTolerance * 100}%)\n`,
      );
      process.stdout.write(
        table(
          ['process', 'closes'],
          balances.map(({ process: id, elements }) => [
            id,
            elements.map((e) => `${e.element} ${(e.closure * 100).toFixed(1)}%`).join('  ') || 'no elements declared',
          ]),
        ),
      );
      const { weak, all } = memoryFigures(park);
      process.stdout.write(
        `\n${weak} of ${all} figures of the allowed processes rest on memory or judgement (${((100 * weak) / Math.max(1, all)).toFixed(0)}%).\n`,
      );
    }
    for (const issue of issues) process.stdout.write(`\n${formatIssue(issue)}\n`);
    process.stdout.write(
      errors === 0
        ? `\n${folder} checks.${issues.length > 0 ? ` ${issues.length} warnings.` : ''}\n`
        : `\n${errors} errors.\n`,
    );
  }
  process.exitCode = errors === 0 ? 0 : 1;
}
