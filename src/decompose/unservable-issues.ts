import type { Issue, Place } from '../park/issue.ts';
import type { Park } from '../park/park.ts';

/** What gives power, steam or reserve in an hour that lacks it: MW or GJ/h. */
export interface Source {
  /** A process, `grid`, or `interruptible` load. */
  readonly id: string;
  readonly gives: number;
  /** What stands of it by then, and whether that is its `most`; of the grid, the tie. */
  readonly stands: number;
  readonly atMost: boolean;
  /** What it could give in that hour with what stands: wind and sun by the weather, sets by their availability. */
  readonly could: number;
}

/** What alone would serve every hour that was looked at: the least that would do, so that the year may ask for more. */
export type Choice =
  | { readonly kind: 'most'; readonly process: string; readonly from: number; readonly to: number }
  | { readonly kind: 'tie'; readonly from: number; readonly to: number }
  | { readonly kind: 'importLimit'; readonly from: number; readonly to: number }
  | { readonly kind: 'trip'; readonly from: number; readonly to: number };

/** Hours that lack a grid material, or reserve for the largest trip, whatever is built and whatever it costs. */
export interface UnservableHours {
  readonly lacks: 'electricity' | 'steam_mp' | 'steam_lp' | 'reserve';
  /** First years of the stages that lack it; the figures are those of the one that lacks most. */
  readonly stages: readonly number[];
  /** Hours of the weather years that lack it, and MWh (GJ) in all. */
  readonly hours: number;
  readonly lacking: number;
  /** Hours that one of these stands for: 24 where only whole days show what lacks. */
  readonly resolution: 1 | 24;
  readonly worst: {
    /** From 0, of the weather years in a row. */
    readonly hour: number;
    /** MW or GJ/h. */
    readonly lacking: number;
    readonly needed: number;
    readonly sources: readonly Source[];
  };
  /** The nearest first. */
  readonly choices: readonly Choice[];
}

const months = ['January', 'February', 'March', 'April', 'May', 'June'].concat([
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]);
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `17 January 05:00` of an hour of a year, from 0. */
function dateOfHour(hour: number): string {
  let [day, month] = [Math.floor(hour / 24), 0];
  while (day >= monthDays[month]!) day -= monthDays[month++]!;
  return `${day + 1} ${months[month]} ${String(hour % 24).padStart(2, '0')}:00`;
}

const rounded = (value: number) => Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 3 });

/** Hours that cannot be served, as issues at the line that would serve them most easily. */
export function unservableIssues(park: Park, found: readonly UnservableHours[]): readonly Issue[] {
  return found.map((hours) => ({
    code: 'no-plan',
    severity: 'error',
    at: placeOf(park, hours),
    found: `${whatLacks(park, hours)}; ${whatGives(park, hours)}`,
    expected:
      hours.lacks === 'reserve'
        ? 'reserve for the largest trip in every hour of the year'
        : 'sources that serve every hour of the year',
    hint: hintOf(park, hours),
  }));
}

function whatLacks(park: Park, found: UnservableHours): string {
  const { lacks, resolution, stages, worst } = found;
  const years = park.energy.weather?.years ?? 1;
  const [hours, lacking] = [found.hours / years, found.lacking / years];
  const unit = unitOf(lacks);
  const what = lacks === 'reserve' ? `reserve for a trip of ${rounded(park.energy.largestTrip)} MW` : lacks;
  const sum = `${rounded(lacking)} ${lacks === 'reserve' ? 'MW·h' : unit === 'MW' ? 'MWh' : 'GJ'} ${years > 1 ? 'a year' : 'in all'}`;
  const when =
    stages.length === park.stages.length
      ? ''
      : ` in the ${stages.length > 1 ? 'stages' : 'stage'} ${stages.join(', ')}`;
  const hour = worst.hour % 8760;
  const sample = years > 1 ? `weather year ${Math.floor(worst.hour / 8760) + 1}` : 'the sample year';
  const [day] = dateOfHour(hour).split(/ (?=\d\d:)/);
  const at =
    resolution === 1
      ? `${dateOfHour(hour)} (hour ${hour} of ${sample})`
      : `${day} (hours ${hour} to ${hour + 23} of ${sample})`;
  const lack = `${rounded(worst.lacking)} of ${rounded(worst.needed)} ${unit}${resolution === 1 ? '' : ' on average'}`;
  const often = hours >= 8760 ? 'every hour of the year' : `about ${rounded(hours)} hours a year`;
  return `${what} lacks in ${often}${when}, ${sum}, whatever is built; worst on ${at}: ${lack}`;
}

function whatGives(park: Park, { lacks, worst, resolution }: UnservableHours): string {
  const unit = unitOf(lacks);
  if (worst.sources.length === 0) return 'nothing in the park may give it';
  const words = worst.sources.map((source) => sourceWords(park, source, lacks, unit));
  return `${resolution === 1 ? 'in that hour' : 'on that day'} ${words.join(', ')}`;
}

/** `set gives 8 MW, its most (8 MW)`: what a source gives, and why no more. */
function sourceWords(park: Park, { id, gives, stands, atMost, could }: Source, lacks: string, unit: string): string {
  const given = (verb: string) => `${id} ${verb} ${gives > 1e-6 ? `${rounded(gives)} ${unit}` : 'nothing'}`;
  if (id === 'interruptible') return `${rounded(gives)} MW of load may be interrupted`;
  if (id === 'grid' && lacks === 'reserve') return `${given('keeps')} back of its tie of ${rounded(stands)} MW`;
  if (id === 'grid')
    return gives >= stands * 0.999
      ? `${given('gives')}, its whole tie`
      : `${given('gives')} of its tie of ${rounded(stands)} MW${park.energy.grid?.importLimit ? ', which has a limit in the year' : ''}`;
  const process = park.processes.find((one) => one.id === id)!;
  const most = atMost && process.most ? `, its most (${process.most.written}) standing` : '';
  if (lacks === 'reserve') return `${given('keeps')} back of ${rounded(stands)} ${unit}${most}`;
  if (process.hourly?.kind === 'storage')
    return gives < could * 0.999 ? `${given('gives')}, for no more is stored${most}` : given('gives') + most;
  if (process.hourly?.kind === 'renewable')
    return could < 1e-6
      ? `${id} gives nothing, however much stands`
      : `${given('gives')}, ${rounded((100 * could) / stands)}% of ${rounded(stands)} MW${most}`;
  return gives < could * 0.999
    ? `${given('gives')} of the ${rounded(could)} ${unit} it could, for fuel or a limit of the year holds it back${most}`
    : given('gives') + most;
}

function hintOf(park: Park, { choices, lacks }: UnservableHours): string {
  const words = choices.slice(0, 3).map((choice) => choiceWords(park, choice));
  if (words.length > 0) return words.join(', or ');
  return lacks === 'reserve'
    ? 'no single choice would do: allow more sets or storage, a grid tie, or what may be interrupted'
    : 'no single choice would do: allow another source, or ask for less load';
}

function choiceWords(park: Park, choice: Choice): string {
  const { from, to } = choice;
  if (choice.kind === 'tie')
    return from > 0
      ? `a grid tie of at least ${rounded(to)} MW (${rounded(from)} MW now)`
      : `a grid tie of at least ${rounded(to)} MW`;
  if (choice.kind === 'importLimit')
    return `an \`importLimit\` of at least ${rounded(to / 1000)} GWh/a (${rounded(from / 1000)} now)`;
  if (choice.kind === 'trip') return `a \`largestTrip\` of at most ${rounded(to)} MW`;
  const { capacityUnit } = park.processes.find((process) => process.id === choice.process)!;
  return `\`most\` of ${choice.process} at least ${rounded(to)} ${capacityUnit} (${rounded(from)} now)`;
}

/** The line of the nearest choice; else the one that asks for the load. */
function placeOf(park: Park, { choices }: UnservableHours): Place {
  const [first] = choices;
  const { grid } = park.energy;
  if (first?.kind === 'most') return park.processes.find(({ id }) => id === first.process)!.most!.at;
  if (grid && first?.kind === 'importLimit') return grid.importLimit!.at;
  if (grid && first?.kind === 'tie') return grid.tie.at;
  return park.floors[0]?.at ?? { file: 'energy.yaml', line: 1, column: 1 };
}

const unitOf = (lacks: UnservableHours['lacks']) => (lacks.startsWith('steam') ? 'GJ/h' : 'MW');
