/** Where something was written: the file as the park names it, line and column from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing wrong with a park. Plain data: the command line prints it, an editor underlines it. */
export interface Issue {
  readonly code:
    | 'unreadable'
    | 'unknown-key'
    | 'unknown-name'
    | 'wrong-shape'
    | 'wrong-unit'
    | 'out-of-range'
    | 'no-source'
    | 'unbalanced'
    | 'no-outlet'
    | 'no-feed'
    | 'circular'
    | 'no-plan';
  readonly severity: 'error' | 'warning';
  readonly at: Place;
  readonly found: string;
  readonly expected: string;
  readonly hint?: string;
}

/** The issue as a person reads it: place and code, then what was found and expected. */
export function formatIssue(issue: Issue): string {
  const lines = [
    `${issue.at.file}:${issue.at.line}:${issue.at.column}  ${issue.severity === 'warning' ? 'warning ' : ''}${issue.code}`,
    `  found     ${issue.found}`,
    `  expected  ${issue.expected}`,
  ];
  if (issue.hint) lines.push(`  hint      ${issue.hint}`);
  return lines.join('\n');
}

/** The name in `names` that is closest to `word`, when it is close enough to be meant (Levenshtein distance). */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  // Nobody types a name of such length by mistake, and comparing texts of megabytes takes for ever.
  if (word.length > 200) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(word.toLowerCase(), name.toLowerCase(), bestDistance);
    // Names that share no letter are no slips of each other, however short.
    if (distance < bestDistance && distance < Math.max(word.length, name.length))
      [best, bestDistance] = [name, distance];
  }
  return best;
}

/** Levenshtein distance, or `enough` once it cannot be less. */
function editDistance(a: string, b: string, enough: number): number {
  if (Math.abs(a.length - b.length) >= enough) return enough;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const swapped = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const distance = Math.min(previous[j]! + 1, row[j - 1]! + 1, swapped);
      row.push(distance);
      if (distance < least) least = distance;
    }
    if (least >= enough) return enough;
    previous = row;
  }
  return previous[b.length]!;
}
