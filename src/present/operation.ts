import type { Operation, OperationYear } from '../plan/operation.ts';
import { type Language, type Locale, localeOf } from './locale.ts';
import { type OperateMessages, operateMessages } from './messages/operate.ts';
import { table } from './table.ts';

/** Years that stand side by side on a terminal; of more, only the mean and the worst. */
const mostColumns = 5;

/** What came of running a park hour by hour: a table beside the plan, what failed, what lines lost, and the verdict. */
export function printedOperation(operation: Operation, language: Language): string {
  const [l, m] = [localeOf(language), operateMessages[language]];
  const { years } = operation;
  const parts = [
    m.title(l.name(operation.name), operation.stage, years.length),
    m.how(operation.foresight, operation.kept, operation.seed),
    '',
    yearTable(operation, l, m).trimEnd(),
  ];
  if (years.some(({ outages }) => outages.length > 0))
    parts.push('', `${m.failedTitle}:`, failedTable(operation, l, m).trimEnd());
  if (years.some(({ lines }) => lines.length > 0))
    parts.push('', `${m.linesTitle}:`, linesTable(operation, l, m).trimEnd());
  parts.push('', m.verdictTitle, ...verdict(operation, l, m), '', ...notes(operation, l, m));
  return `${parts.join('\n')}\n`;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function yearTable({ years, planned, names }: Operation, l: Locale, m: OperateMessages): string {
  const fuels = Object.keys(years[0]!.fuelTonnes);
  const sets = Object.keys(years[0]!.starts);
  const rows: readonly (readonly [string, number | undefined, (year: OperationYear) => number])[] = [
    [m.measures.unserved, planned.unservedMwh, (year) => year.unservedMwh],
    [m.measures.unservedHours, undefined, (year) => year.unservedHours],
    [m.measures.largest, undefined, (year) => year.largestUnservedMw],
    [m.measures.interrupted, undefined, (year) => year.interruptedMwh],
    [m.measures.steam, undefined, (year) => year.unservedSteamGj],
    [m.measures.thin, undefined, (year) => year.thinHours],
    [m.measures.import, scaled(planned.importMwh, 1e3), (year) => year.importMwh / 1e3],
    [m.measures.export, scaled(planned.exportMwh, 1e3), (year) => year.exportMwh / 1e3],
    ...fuels.map(
      (id) =>
        [
          m.measures.fuel(l.name(names.materials[id] ?? { en: id })),
          scaled(planned.fuelTonnes[id], 1e3),
          (year: OperationYear) => (year.fuelTonnes[id] ?? 0) / 1e3,
        ] as const,
    ),
    [m.measures.co2, scaled(planned.co2Tonnes, 1e3), (year) => year.co2Tonnes / 1e3],
    [m.measures.cost, scaled(planned.costUsd, 1e6), (year) => year.costUsd / 1e6],
    ...sets.map(
      (id) =>
        [
          m.measures.starts(l.name(names.processes[id] ?? { en: id })),
          undefined,
          (year: OperationYear) => year.starts[id] ?? 0,
        ] as const,
    ),
  ];
  const apart = years.length <= mostColumns;
  const several = years.length > 1;
  const shown = (value: number) => l.number(Math.abs(value) < 0.05 ? 0 : value, 4);
  return table(
    [
      '',
      m.plan,
      ...(apart ? years.map((_, i) => m.year(i + 1)) : []),
      ...(several ? [m.mean] : []),
      ...(apart ? [] : [m.worst]),
    ],
    rows.map(([name, plan, of]) => {
      const values = years.map(of);
      return [
        name,
        plan === undefined ? '–' : shown(plan),
        ...(apart ? values.map(shown) : []),
        ...(several ? [shown(mean(values))] : []),
        ...(apart ? [] : [shown(Math.max(...values))]),
      ];
    }),
  );
}

function scaled(value: number | undefined, by: number): number | undefined {
  return value === undefined ? undefined : value / by;
}

function failedTable({ years, names }: Operation, l: Locale, m: OperateMessages): string {
  return table(
    m.failed,
    years[0]!.outages.map(({ id, units, expectedHours }, i) => [
      id === 'grid' ? m.grid : l.name(names.processes[id] ?? { en: id }),
      l.whole(units),
      l.number(mean(years.map(({ outages }) => outages[i]!.failures)), 3),
      l.number(mean(years.map(({ outages }) => outages[i]!.hours)), 3),
      l.number(expectedHours, 3),
    ]),
  );
}

function linesTable({ years, names }: Operation, l: Locale, m: OperateMessages): string {
  return table(
    m.lines,
    years[0]!.lines.map((line, i) => {
      const all = years.map(({ lines }) => lines[i]!);
      const lost = (of: (one: typeof line) => number) => l.number(Math.max(0, mean(all.map(of))), 3);
      return [
        l.name(names.processes[line.process] ?? { en: line.process }),
        lost((one) => one.byOutage),
        lost((one) => one.byLack),
        lost((one) => one.byInterruption),
        l.percent(mean(all.map(({ share }) => share)), 2),
        l.whole(Math.max(...all.map(({ longest }) => longest))),
        line.freeze === undefined ? '–' : l.number(line.freeze, 3),
        line.freeze === undefined ? '–' : l.number(mean(all.map(({ hoursAtRisk }) => hoursAtRisk)), 3),
      ];
    }),
  );
}

function verdict(
  { verdict: found, years, names, largestTrip, maintenance }: Operation,
  l: Locale,
  m: OperateMessages,
): string[] {
  const mw = l.quantity(largestTrip, 'MW');
  const { none, one, several } = found.lackingHours;
  const words = {
    held: () => m.held(mw),
    beyond: () => m.beyond(mw, l.whole(several)),
    broken: () => m.broken(mw, l.whole(none), l.whole(one), l.whole(several)),
    'nothing-fails': () => m.nothingFails,
  };
  const lines = years.flatMap((year) => year.lines);
  const steamHours = mean(years.map(({ unservedSteamHours }) => unservedSteamHours));
  return [
    ...(found.rule ? [] : [m.noRule]),
    words[found.outcome](),
    ...(found.outcome === 'broken' && maintenance === 'whole' ? [m.alreadyOut] : []),
    ...found.frozen.map((id) => {
      const own = lines.filter((line) => line.process === id);
      return m.frozen(
        l.name(names.processes[id] ?? { en: id }),
        l.whole(Math.max(...own.map(({ longestLack }) => longestLack))),
        l.number(own[0]?.freeze ?? 0, 3),
      );
    }),
    ...(found.frozen.length === 0 && lines.some(({ freeze }) => freeze !== undefined) ? [m.notFrozen] : []),
    ...(steamHours > 0 ? [m.steamLacked(l.number(steamHours, 3))] : []),
  ];
}

function notes({ measured, maintenance, years }: Operation, l: Locale, m: OperateMessages): string[] {
  const fails = years.some(({ outages }) => outages.length > 0);
  return [
    ...(fails ? [maintenance === 'whole' ? m.whole : m.spread] : [m.noRates]),
    m.forecast,
    ...(measured.length > 0 && years.length > 1
      ? [m.measured(l.list(measured.map((quantity) => m.quantities[quantity] ?? quantity)))]
      : []),
  ];
}
