import type { Park } from '../park/park.ts';
import type { Plan } from '../plan/plan.ts';
import type { Plants } from './operations.ts';
import type { Timeline } from './timeline.ts';

/** Something that a company builds: once, and again at the end of its life. */
export interface Asset {
  readonly company: number;
  /** Process, or `infrastructure`. */
  readonly id: string;
  /** First year of use. */
  readonly opens: number;
  /** Real USD of the base year. */
  readonly cost: number;
  readonly life: number;
  /** A renewal of what stood before: sustaining capital. */
  readonly renewal: boolean;
  /** Spending by calendar year, real USD. */
  readonly spent: readonly { readonly year: number; readonly usd: number }[];
  /** Share of its life that is left when the park closes. */
  readonly unused: number;
}

/** Years that infrastructure stands. */
const infrastructureLife = 40;

/** Everything that is built, and renewed until the park closes. */
export function assetsOf(
  park: Park,
  plan: Pick<Plan, 'stages' | 'infrastructureUsd'>,
  timeline: Timeline,
  plants: Plants,
): readonly Asset[] {
  const { spending, capexFactor } = park.finance;
  const assets: Asset[] = [];
  const build = (company: number, id: string, cost: number, opened: number, life: number) => {
    if (cost <= 0) return;
    for (let opens = opened; ; opens += life) {
      const lastOne = opens + life >= timeline.closing - 1e-9;
      assets.push({
        company,
        id,
        opens,
        cost,
        life,
        renewal: opens !== opened,
        spent: spending.map((share, i) => ({ year: Math.floor(opens) - spending.length + i, usd: share * cost })),
        unused: lastOne ? (opens + life - timeline.closing) / life : 0,
      });
      if (lastOne) return;
    }
  };
  for (const [c, own] of plants.of.entries())
    for (const [s, stage] of plan.stages.entries())
      for (const { id, capex, life } of own)
        build(c, id, (stage.build[id] ?? 0) * capex.value * capexFactor, park.stages[s]!.year, life);
  for (const [c, share] of infrastructureShares(park).entries())
    build(c, 'infrastructure', plan.infrastructureUsd * share, park.stages[0]!.year, infrastructureLife);
  return assets;
}

/** Infrastructure is divided by what its lumps cost; those priced by size count as one average lump. */
function infrastructureShares(park: Park): number[] {
  const fixed = park.site.lumps.filter(({ sizedBy }) => !sizedBy).map(({ capex }) => capex.value);
  const average = fixed.length > 0 ? fixed.reduce((sum, value) => sum + value, 0) / fixed.length : 1;
  const costs = park.companies.map(({ lumps }) =>
    park.site.lumps
      .filter(({ id }) => lumps.includes(id))
      .reduce((sum, lump) => sum + (lump.sizedBy ? average : lump.capex.value), 0),
  );
  const sum = costs.reduce((all, cost) => all + cost, 0);
  return costs.map((cost, c) => (sum > 0 ? cost / sum : c === costs.length - 1 ? 1 : 0));
}
