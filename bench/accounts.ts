/**
 * Milliseconds of Pavlodar's accounts once warm, as a study that draws them by the thousand has them, from the code as it is
 * shipped: npm run build && node --import tsx bench/accounts.ts
 */
const shipped = <T>(path: string): Promise<T> => import(new URL(`../dist/${path}`, import.meta.url).href);
const { accountsOf } = await shipped<typeof import('../src/account/accounts.ts')>('account/accounts.js');
const { loadPark } = await shipped<typeof import('../src/cli/load-park.ts')>('cli/load-park.js');
const { loadPlan } = await shipped<typeof import('../src/cli/saved-plan.ts')>('cli/saved-plan.js');
const saved = loadPlan('parks/pavlodar', 'base');
if ('issue' in saved) throw new Error('kombinat plan parks/pavlodar must have been run');
const { park } = loadPark('parks/pavlodar', { scenario: 'base' });
for (let round = 0; round < 300; round++) accountsOf(park!, saved.plan);
const took = Array.from({ length: 200 }, () => {
  const began = performance.now();
  accountsOf(park!, saved.plan);
  return performance.now() - began;
}).sort((a, b) => a - b);
const years = saved.plan.accounts!.years.length;
console.log(
  `${park!.companies.length} companies, ${years} years: median ${took[100]!.toFixed(1)} ms, nine of ten under ${took[180]!.toFixed(1)} ms`,
);

export {};
