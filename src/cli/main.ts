#!/usr/bin/env node
import { Command, Option } from 'commander';
import { objectives } from '../compile/measures.ts';
import { count, fullOrWeeks, hours, language, objective, pair, port, share, step, threads } from './option-values.ts';
import { writeProblem } from './write-together.ts';

// A command loads what it needs when it is called: help and check need no charts.
const lazy =
  <Arguments extends unknown[]>(load: () => Promise<(...given: Arguments) => unknown>) =>
  async (...given: Arguments): Promise<void> => {
    await (await load())(...given);
  };

const program = new Command('kombinat')
  .description(
    'Plans full-cycle industrial parks: what to build, when and how large, and whether it fits together hour by hour.',
  )
  .version('0.1.0')
  .showHelpAfterError('(add --help for usage)')
  .addHelpText(
    'after',
    '\nExamples:\n  kombinat plan parks/lime-and-soda\n  kombinat plan parks/pavlodar --scenario free\n  kombinat check parks/pavlodar\n  kombinat show parks/pavlodar process alumina_bayer_sinter_kz\n  kombinat new my-park',
  );

program
  .command('plan')
  .description('plan a park and write its plan, hours, report and workbook')
  .argument('<park>', 'park folder')
  .option('--scenario <name>', 'scenario to lay over the park', 'base')
  .option('--hours <full|weeks:N>', 'all 8,760 hours of every stage, or representative weeks', fullOrWeeks, 'full')
  .option('--continue', 'start from what the last plan in the output folder learnt of the hours')
  .option('--threads <n>', 'threads that solve hours side by side (default: all)', threads)
  .option('--limit <key=value>', 'a limit, such as co2="10 Mt/a" (repeatable)', pair)
  .option('--floor <key=value>', 'a floor, such as jobs="9000 jobs" (repeatable)', pair)
  .option('--objective <name>', 'npv, co2, jobs, capex, land, water or value-added', objective, 'npv')
  .option('--gap <share>', 'distance to the proven bound at which a plan counts as optimal', share, 0.005)
  .option('--out <folder>', 'output folder (default: out/<park>/<scenario>)')
  .option('--lang <language>', 'language of the report and the summary: en, ru, kk or zh', language, 'en')
  .option('--json', 'print the summary as one JSON object')
  .addHelpText(
    'after',
    '\nExamples:\n  kombinat plan parks/pavlodar\n  kombinat plan parks/pavlodar --scenario free --hours weeks:2 --json\n  kombinat plan parks/pavlodar --limit co2="12 Mt/a"',
  )
  .action(lazy(async () => (await import('./plan-command.ts')).planCommand));

program
  .command('report')
  .description('write the report of a saved plan again, in any of four languages, without solving')
  .argument('<plan>', 'plan.json or its folder')
  .option('--scenario <name>', 'scenario, where a park folder is given', 'base')
  .option('--lang <language>', 'en, ru, kk or zh', language, 'en')
  .option('--out <file>', 'output file (default: report.html beside the plan, report.ru.html and so on)')
  .option('--json', 'print the file written as one JSON object')
  .addHelpText('after', '\nExample:\n  kombinat report out/pavlodar/base --lang ru')
  .action(lazy(async () => (await import('./report-command.ts')).reportCommand));

program
  .command('check')
  .description('find every problem of a park in one run, and print the element balance of each recipe')
  .argument('<park>', 'park folder')
  .option('--scenario <name>', 'scenario to lay over the park', 'base')
  .option('--json', 'print issues and balances as one JSON object')
  .addHelpText('after', '\nExample:\n  kombinat check parks/pavlodar')
  .action(lazy(async () => (await import('./check-command.ts')).checkCommand));

program
  .command('show')
  .description('what a material, process, deposit or source is, what it needs and feeds, with range and source')
  .argument('<park>', 'park folder')
  .argument('<kind>', 'material, process, deposit or source')
  .argument('<id>', 'its id')
  .option('--scenario <name>', 'scenario to lay over the park', 'base')
  .option('--json', 'print it as one JSON object')
  .addHelpText('after', '\nExample:\n  kombinat show parks/pavlodar material alumina')
  .action(lazy(async () => (await import('./show-command.ts')).showCommand));

program
  .command('verify')
  .description('re-check a saved plan from the park files, without the optimiser')
  .argument('<plan>', 'plan.json, its folder, or the park that was planned')
  .option('--park <folder>', 'park folder, where the plan is given by its file (default: parks/<park>)')
  .option('--scenario <name>', 'scenario, where a park folder is given', 'base')
  .option('--json', 'print the findings as one JSON object')
  .addHelpText('after', '\nExample:\n  kombinat verify parks/pavlodar')
  .action(lazy(async () => (await import('./verify-command.ts')).verifyCommand));

program
  .command('operate')
  .description('run a planned park hour by hour without foresight: outages, other weather, what is lost')
  .argument('<plan>', 'plan.json, its folder, or the park that was planned')
  .option('--stage <year>', 'stage to run, by its first year (default: the last)')
  .option('--years <n>', 'years to run: the first has the weather of the plan, each other one of another seed', '1')
  .option('--seed <n>', 'seed of what fails', '1')
  .option('--foresight <hours>', 'hours that each decision looks ahead (default: 48; it is renewed every 24)')
  .option('--maintenance <how>', 'planned outage: spread over all sets as in the plan, or whole sets in turn', 'spread')
  .option('--park <folder>', 'park folder, where the plan is given by its file (default: parks/<park>)')
  .option('--scenario <name>', 'scenario, where a park folder is given', 'base')
  .option('--lang <language>', 'en, ru, kk or zh', language, 'en')
  .option('--out <file>', 'also write the result as JSON')
  .option('--json', 'print the result as one JSON object')
  .addHelpText('after', '\nExample:\n  kombinat operate parks/pavlodar --years 5 --maintenance whole')
  .action(lazy(async () => (await import('./operate-command.ts')).operateCommand));

program
  .command('explain')
  .description('why no plan exists, or why a process is built or not, and what would have to change')
  .argument('<park>', 'park folder')
  .argument('[kind]', 'process')
  .argument('[id]', 'its id')
  .option('--scenario <name>', 'scenario to lay over the park', 'base')
  .option('--hours <weeks:N>', 'representative weeks per stage', hours, 4)
  .option('--limit <key=value>', 'a limit, such as capex="3 bn USD2026" (repeatable)', pair)
  .option('--floor <key=value>', 'a floor, such as jobs="100000 jobs" (repeatable)', pair)
  .option('--claims', 'ask whether all claims could hold at once')
  .option('--lang <language>', 'en, ru, kk or zh', language, 'en')
  .option('--json', 'print the explanation as one JSON object')
  .addHelpText(
    'after',
    '\nExamples:\n  kombinat explain parks/pavlodar --claims\n  kombinat explain parks/pavlodar --limit capex="3 bn USD2026" --floor jobs="100000 jobs"\n  kombinat explain parks/pavlodar process bess_4h',
  )
  .action(lazy(async () => (await import('./explain-command.ts')).explainCommand));

program
  .command('frontier')
  .description('the best of one measure for each level of another, with its curve')
  .argument('<park>', 'park folder')
  .argument('<along>', `measure to step along: ${objectives.join(', ')}`, objective)
  .argument('<of>', 'measure to be best in', objective)
  .option('--points <n>', 'points on the curve', count, 9)
  .option('--whole', 'with whole lines (slower)')
  .option('--scenario <name>', 'scenario to lay over the park', 'base')
  .option('--hours <weeks:N>', 'representative weeks per stage', hours, 4)
  .option('--limit <key=value>', 'a limit (repeatable)', pair)
  .option('--floor <key=value>', 'a floor (repeatable)', pair)
  .option('--lang <language>', 'en, ru, kk or zh', language, 'en')
  .option('--out <folder>', 'output folder (default: out/<park>/<scenario>)')
  .option('--json', 'print the points as one JSON object')
  .addHelpText('after', '\nExample:\n  kombinat frontier parks/pavlodar co2 npv --points 9')
  .action(lazy(async () => (await import('./study-command.ts')).frontierCommand));

program
  .command('deal')
  .description(
    'the deals that investor and state could sign: the frontier, where each walks away, the least concession',
  )
  .argument('<park>', 'park folder with a deal.yaml; a saved plan of the park makes it quicker')
  .option('--scenario <name>', 'scenario to lay over the park', 'base')
  .addOption(
    new Option('--lines <where>', 'deals with whole lines; parts of lines are quicker, and somewhat too good')
      .choices(['ends', 'whole', 'parts'])
      .default('ends'),
  )
  .option('--points <n>', "points inside each instrument's range", count, 1)
  .option('--threads <n>', 'threads that solve hours side by side (default: all)', threads)
  .option('--lang <language>', 'language of the page: en, ru, kk or zh', language, 'en')
  .option('--out <folder>', 'where to write (default: beside the plan, in out/<park>/<scenario>)')
  .option('--json', 'print the study as one JSON object')
  .addHelpText('after', '\nExample:\n  kombinat deal parks/pavlodar --lines parts')
  .action(lazy(async () => (await import('./deal-command.ts')).dealCommand));

program
  .command('alternatives')
  .description('what could be otherwise at almost the same value')
  .argument('<park>', 'park folder')
  .option('--within <share>', 'distance from the best, as a share of the present value of all costs', share, 0.02)
  .option('--scenario <name>', 'scenario to lay over the park', 'base')
  .option('--hours <weeks:N>', 'representative weeks per stage', hours, 4)
  .option('--limit <key=value>', 'a limit (repeatable)', pair)
  .option('--floor <key=value>', 'a floor (repeatable)', pair)
  .option('--lang <language>', 'en, ru, kk or zh', language, 'en')
  .option('--out <folder>', 'output folder (default: out/<park>/<scenario>)')
  .option('--json', 'print the set as one JSON object')
  .addHelpText('after', '\nExample:\n  kombinat alternatives parks/pavlodar --within 2%')
  .action(lazy(async () => (await import('./study-command.ts')).alternativesCommand));

program
  .command('weather')
  .description('read an hourly weather file (NASA POWER, PVGIS, renewables.ninja or your own) beside a site')
  .argument('<file>', 'CSV file')
  .option('--columns <key=name,…>', 'columns of your own file: time=…,wind=…,solar=…,temperature=…')
  .option('--zone <hours>', "clock of the result, hours ahead of UTC (default: the site's)")
  .option('--year <year>', 'which year of several (default: the last that is complete)')
  .option('--site <name>', 'site of the catalogue to set beside it', 'pavlodar')
  .option('--json', 'print the year, its monthly means and what was done as one JSON object')
  .addHelpText(
    'after',
    '\nExamples:\n  kombinat weather nasa-power.csv\n  kombinat weather pvgis.csv --year 2019 --site ekibastuz\n  kombinat weather mast.csv --columns "time=Date+Time,wind=WS_80m,temperature=T_2m" --zone +5',
  )
  .action(lazy(async () => (await import('./weather-command.ts')).weatherCommand));

program
  .command('reconcile')
  .description('hold recipes against figures of real plants: element balances, corrections and what is tolerable')
  .argument('<park>', 'park folder with a plants.yaml')
  .argument('[process]', 'a process (or plant) to show in full')
  .option('--scenario <name>', 'scenario to lay over the park', 'base')
  .option('--json', 'print the reconciliations as one JSON object')
  .addHelpText('after', '\nExample:\n  kombinat reconcile parks/pavlodar smelter_prebake_500kA')
  .action(lazy(async () => (await import('./reconcile-command.ts')).reconcileCommand));

program
  .command('compare')
  .description('scenarios side by side: what differs in the inputs, with the line that sets it, and in the results')
  .argument('<park>', 'park folder')
  .argument('<scenarios...>', 'scenarios to set beside base')
  .option('--hours <weeks:N>', 'representative weeks per stage', hours, 4)
  .option('--fresh', 'plan every scenario now, whatever plans are saved')
  .option('--out <file>', 'also write a page, such as compare.html')
  .option('--json', 'print the comparison as one JSON object')
  .addHelpText('after', '\nExample:\n  kombinat compare parks/pavlodar free hou --out compare.html')
  .action(lazy(async () => (await import('./compare-command.ts')).compareCommand));

program
  .command('export')
  .description(
    "a park's whole problem (mps), its figures (json) or energy core (pypsa), or a saved plan's tables (csv, xlsx)",
  )
  .argument('<park>', 'park folder; for csv, xlsx and pypsa also a plan.json or its folder')
  .requiredOption('--to <format>', 'mps, json, csv, xlsx or pypsa')
  .option('--plan <plan>', 'plan whose loads the energy core has (pypsa; default: the last of the park)')
  .option('--scenario <name>', 'scenario to lay over the park', 'base')
  .option(
    '--hours <full|weeks:N>',
    'all 8,760 hours of every stage, or representative weeks (mps) or weeks in a row (pypsa)',
    fullOrWeeks,
    'full',
  )
  .option('--step <hours>', 'hours per step (mps, pypsa)', step, 1)
  .option('--limit <key=value>', 'a limit, such as co2="10 Mt/a" (mps, json; repeatable)', pair)
  .option('--floor <key=value>', 'a floor, such as jobs="9000 jobs" (mps, json; repeatable)', pair)
  .option('--lang <language>', 'language of names (csv): en, ru, kk or zh', language, 'en')
  .option('--out <path>', 'output file; folder for csv and pypsa (default: beside the plan, in out/<park>/<scenario>)')
  .option('--json', 'print the files written as one JSON object')
  .addHelpText(
    'after',
    '\nExamples:\n  kombinat export parks/pavlodar --to mps\n  kombinat export parks/pavlodar --to mps --hours weeks:1 --step 3\n  kombinat export parks/pavlodar --to json --out park.json\n  kombinat export out/pavlodar/base --to csv --lang zh\n  kombinat export parks/pavlodar --to pypsa --hours weeks:2',
  )
  .action(lazy(async () => (await import('./export-command.ts')).exportCommand));

program
  .command('studio')
  .description('open a park, or all of parks/, in the browser; nothing leaves this machine')
  .argument('[park]', 'park folder (default: all of parks/)')
  .option('--port <number>', 'port to serve on (default: 4870, or a free one)', port)
  .option('--no-open', 'print the address only')
  .addHelpText('after', '\nExamples:\n  kombinat studio\n  kombinat studio parks/pavlodar --no-open --port 8080')
  .action(lazy(async () => (await import('./studio-command.ts')).studioCommand));

program
  .command('new')
  .description('write a commented starter park that checks and plans as it stands')
  .argument('<folder>', 'folder to make')
  .option('--json', 'print the files written as one JSON object')
  .addHelpText('after', '\nExample:\n  kombinat new my-park && kombinat plan my-park')
  .action(lazy(async () => (await import('./new-command.ts')).newCommand));

// A closed pipe (| head) is the reader's choice, not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`kombinat: ${writeProblem(error, 'the output') ?? error.message}\n`);
  process.exit(1);
});

try {
  await program.parseAsync();
} catch (error) {
  const { path } = error as NodeJS.ErrnoException;
  const problem = path === undefined ? undefined : writeProblem(error, path);
  process.stderr.write(`kombinat: ${problem ?? (error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = problem ? 1 : 70;
}
