import type { Name } from '../plan/plan.ts';
import { changeWords, demandWords, type ShownDemand } from './demand-words.ts';
import { type Language, localeOf } from './locale.ts';
import { explainMessages } from './messages/explain.ts';
import { table } from './table.ts';

export interface ShownWhyNot {
  readonly verdict: 'possible' | 'demands' | 'lines' | 'recipes';
  readonly conflicts: readonly (readonly ShownDemand[])[];
  readonly alone: readonly { readonly demand: ShownDemand; readonly to: number }[];
  readonly together: readonly { readonly demand: ShownDemand; readonly to: number }[];
  readonly freeLines: readonly string[];
  /** Sample weeks that stood for the year, where hours matter. */
  readonly sampleWeeks?: number;
  /** NPV given up to keep all claims as well, USD. */
  readonly claimsCostUsd?: number;
}

/** Why no plan exists, in the park's words: what contradicts, where each was set, and what would have to give. */
export function printedWhyNot(found: ShownWhyNot, names: Readonly<Record<string, Name>>, language: Language): string {
  const [l, m] = [localeOf(language), explainMessages[language]];
  const words = (demand: ShownDemand) => demandWords(demand, names, l);
  const change = (one: ShownWhyNot['alone'][number]) => `  ${changeWords(one, names, l)}`;
  const lines: string[] = [];
  if (found.verdict === 'possible') {
    const possible = found.sampleWeeks === undefined ? m.possible : m.possibleInWeeks(l.number(found.sampleWeeks));
    return `${possible}\n${found.claimsCostUsd === undefined ? '' : `${m.claimsCost(l.money(found.claimsCostUsd))}\n`}`;
  }
  if (found.verdict === 'recipes') return `${m.recipes}\n`;
  if (found.verdict === 'lines') {
    lines.push(m.lines);
    if (found.freeLines.length > 0)
      lines.push(m.freeLines(l.list(found.freeLines.map((id) => l.name(names[id] ?? { en: id })))));
  }
  for (const [i, set] of found.conflicts.entries()) {
    lines.push('', `${set.length === 1 ? m.single(i + 1) : m.conflict(i + 1)}:`);
    for (const demand of set) lines.push(`  ${words(demand)}    ${m.setAt} ${placeOf(demand)}`);
  }
  if (found.conflicts.length > 0 || found.alone.length > 0)
    lines.push('', `${m.aloneTitle}:`, ...(found.alone.length > 0 ? found.alone.map(change) : [`  ${m.noneAlone}`]));
  if (found.together.length > 1 || (found.together.length > 0 && found.alone.length === 0))
    lines.push('', `${m.togetherTitle}:`, ...found.together.map(change));
  if (found.verdict === 'demands') lines.push('', m.relaxed);
  return `${lines.join('\n').replace(/^\n/, '')}\n`;
}

/** A line of a file, or the option of the command line that set it. */
function placeOf({ at }: ShownDemand): string {
  return at.file.startsWith('--') ? at.file : `${at.file}:${at.line}`;
}

export interface ShownWhy {
  readonly process: string;
  readonly unit: string;
  readonly productUnit: string;
  readonly built: boolean;
  readonly capacity: number;
  readonly floor: number;
  readonly capacityWithoutFloor?: number;
  readonly margins: readonly {
    readonly stage: number;
    readonly materials: Readonly<Record<string, number>>;
    readonly running: number;
    readonly margin: number;
  }[];
  readonly investment: number;
  readonly worth: number;
  readonly turns: readonly {
    readonly of: 'capex' | 'price';
    readonly change: number;
    readonly before: number;
    readonly after: number;
  }[];
}

/** Why a process is built or not: what a unit of it earns and costs in the plan, and where the answer would turn. */
export function printedWhy(
  found: ShownWhy,
  names: { readonly processes: Readonly<Record<string, Name>>; readonly materials: Readonly<Record<string, Name>> },
  language: Language,
): string {
  const [l, m] = [localeOf(language), explainMessages[language]];
  const capacity = (amount: number) => l.capacity(amount, found.unit);
  const usd = (amount: number) => l.number(amount, 4);
  const name = l.name(names.processes[found.process] ?? { en: found.process });
  const lines = [found.built ? m.built(name, capacity(found.capacity)) : m.notBuilt(name)];
  if (found.floor > 0)
    lines.push(
      (found.capacityWithoutFloor ?? 0) > 0
        ? m.forced(capacity(found.floor), capacity(found.capacityWithoutFloor!))
        : m.forcedOnly(capacity(found.floor)),
    );
  const last = found.margins.at(-1);
  if (last) {
    if (Number.isFinite(found.investment))
      lines.push(m.worth(`${usd(found.investment)} USD`, `${usd(found.worth)} USD`, l.unit(found.unit)));
    lines.push(
      '',
      `${m.marginTitle(l.unit(found.productUnit), last.stage)}:`,
      table(m.columns, [
        ...Object.entries(last.materials)
          .filter(([, amount]) => Math.abs(amount) > 1e-3)
          .sort(([, a], [, b]) => b - a)
          .map(([id, amount]) => [l.name(names.materials[id] ?? { en: id }), usd(amount)]),
        [m.running, usd(-last.running)],
        [m.margin, usd(last.margin)],
      ]).trimEnd(),
    );
  }
  lines.push('', `${m.turnsTitle}:`);
  if (found.turns.length === 0) lines.push(`  ${m.noTurn}`);
  for (const turn of found.turns) {
    const enters = turn.after > turn.before;
    const amount =
      turn.of === 'capex'
        ? l.percent(turn.change, 1)
        : `${usd(Math.abs(turn.change))} USD/${l.unit(found.productUnit)}`;
    const text =
      turn.of === 'capex'
        ? enters
          ? m.capexEnter(amount)
          : m.capexLeave(amount)
        : enters
          ? m.priceEnter(amount)
          : m.priceLeave(amount);
    lines.push(`  ${text} (${m.proven(capacity(turn.before), capacity(turn.after))})`);
  }
  lines.push('', m.relaxed);
  return `${lines.join('\n')}\n`;
}
