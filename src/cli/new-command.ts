import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { shownPath } from './files.ts';
import { writeTogether } from './write-together.ts';

/** A park of two plants that checks and plans as it stands: every figure is an assumption to be replaced. */
const starter: Readonly<Record<string, string>> = {
  'park.yaml': `# A starter park: a quarry that feeds a lime kiln. Replace what you know; the rest is marked as assumed.
# Every figure is text with a unit. Per year is /a; money carries its year: 12 USD2025/t.
name: { en: My park }
baseYear: 2025          # money is real USD of this year
decisionYear: 2026      # construction can start after it
stages: [2029, 2034]    # first years of the spans that are planned
lastYear: 2048
source: assumption      # inherited by every figure below that has no source of its own
reason: starter value to be replaced
confidence: judgement

finance:
  discountRate: 8 %/a   # real, after tax
  inflation: 2.3 %/a
  taxRate: 20 %
  depreciationLife: 12 a
  capexFactors: { ownersCost: 0.10, contingency: 0.15 }
  wage: "15500 USD2025/(jobs*a)"
  spending: [0.5, 0.5]  # shares of capex in the years before a stage opens

processes:              # recipes of the catalogue that may be built; see: kombinat show . process lime_pfr
  limestone_quarry:
  lime_pfr: { lines: whole, most: 450 kt/a }

claims:
  jobs: { name: { en: At least 50 jobs }, measure: jobs, comparator: at-least, value: 50 jobs }
`,
  'deposits.yaml': `# What lies in the ground.
source: assumption
reason: starter value to be replaced
confidence: judgement
deposits:
  my_limestone:
    name: { en: My limestone }
    announced: limestone
    material: limestone_in_situ
    transport: 3 USD2025/t
    extraction: 2 Mt/a
    reserves:
      - { class: probable, amount: 60 Mt }
`,
  'markets.yaml': `# What is bought and sold at the gate, and where by-products end.
source: assumption
reason: starter value to be replaced
confidence: judgement
supplies:
  fuel_gas: { tiers: [ { price: 6 USD2025/GJ } ] }
  diesel: { tiers: [ { price: 18 USD2025/GJ } ] }
  explosives: { tiers: [ { price: 800 USD2025/t } ] }
  water: { tiers: [ { price: 0.2 USD2025/m3 } ] }
markets:
  quicklime: { tiers: [ { price: 100 USD2025/t, size: 300 kt/a } ] }
sinks:
  co2: { vent: true }
  so2_stack: { vent: true }
  water_vapour: { vent: true }
  lime_kiln_dust: { fee: 2 USD2025/t }
  limestone_fines: { fee: 1 USD2025/t }
`,
  'energy.yaml': `# Electricity comes from the grid.
source: assumption
reason: starter value to be replaced
confidence: judgement
grid: { tie: 50 MW, importPrice: 60 USD2025/MWh, exportPrice: 20 USD2025/MWh }
`,
};

/** Writes the starter park into a folder; refuses one that holds any of its files already. */
export async function newCommand(folder: string, options: { json?: boolean }): Promise<void> {
  const target = resolve(folder);
  const taken = Object.keys(starter).filter((name) => existsSync(join(target, name)));
  const problem =
    folder.trim() === ''
      ? 'the folder has no name'
      : taken.includes('park.yaml')
        ? `${folder} already holds a park`
        : taken.length > 0 && `${folder} already holds ${taken.join(', ')}`;
  if (problem) {
    process.stderr.write(`kombinat: ${problem}; nothing was written.\n`);
    process.exitCode = 1;
    return;
  }
  const contents = Object.entries(starter).map(([name, text]) => [join(target, name), [text]] as const);
  await writeTogether(new Map(contents));
  const files = contents.map(([path]) => shownPath(path));
  if (options.json) process.stdout.write(`${JSON.stringify({ files }, null, 2)}\n`);
  else
    process.stdout.write(
      `Written: ${files.join(', ')}\nNext:\n  kombinat check ${folder}\n  kombinat plan ${folder}\n  kombinat show ${folder} process lime_pfr\n`,
    );
}
