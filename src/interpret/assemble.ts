import { measureUnits, type Objective } from '../compile/measures.ts';
import type { Park } from '../park/park.ts';
import type { EnergySummary, Plan } from '../plan/plan.ts';
import type { Interpretation } from './interpret.ts';
import { planFigures, planLaw, planMoney, planPrices } from './plan-figures.ts';

/** What solving found beside the amounts. */
export interface Findings {
  readonly objective: Objective;
  readonly npv: number;
  readonly lackingUsd?: number;
  /** The objective's own value, and the proven best of it. */
  readonly value: number;
  readonly best: number;
  readonly gap: number;
  readonly wanted: number;
  /** Of a plan over all hours: what each round knew. */
  readonly rounds?: readonly { readonly whole: boolean; readonly gap: number }[];
  /** Share of process figures from memory or judgement. */
  readonly memoryShare: number;
  readonly hours: string;
  readonly weatherYears?: number;
  readonly stepHours: number;
  readonly floors: Readonly<Record<string, number>>;
  readonly seconds: Plan['seconds'];
  readonly year?: EnergySummary;
  readonly alternatives?: Plan['alternatives'];
  readonly week?: Plan['week'];
}

/** The plan as it is saved, but for its verification. */
export function assemble(park: Park, found: Interpretation, findings: Findings): Omit<Plan, 'verification'> {
  const { renewableShare, costsPresentValue: _, ...amounts } = found;
  const used = new Set(amounts.stages.flatMap((s) => [...Object.keys(s.build), ...Object.keys(s.run)]));
  const year = findings.year;
  return {
    format: 1,
    park: park.id,
    name: park.name,
    scenario: park.scenario,
    status: findings.gap <= findings.wanted + 1e-9 ? 'optimal' : 'feasible',
    ...stoodStill(findings),
    objective: {
      name: findings.objective,
      value: findings.value,
      best: findings.best,
      unit: measureUnits[findings.objective].unit,
    },
    npvUsd: findings.npv,
    ...(findings.lackingUsd === undefined ? {} : { lackingUsd: findings.lackingUsd }),
    lowerBound: Math.min(findings.value, findings.best),
    upperBound: Math.max(findings.value, findings.best),
    gap: findings.gap,
    hours: findings.hours,
    ...(findings.weatherYears === undefined ? {} : { weatherYears: findings.weatherYears }),
    asked: park.limits
      .filter((limit) => limit.at.file.startsWith('--'))
      .map((limit) => ({
        key: limit.key,
        side: limit.least === undefined ? 'at-most' : 'at-least',
        written: limit.written,
      })),
    stepHours: findings.stepHours,
    baseYear: park.baseYear,
    discountRate: park.finance.discountRate,
    nominalDiscountRate: park.finance.nominalDiscountRate,
    ...amounts,
    energy: year
      ? year
      : {
          peakMw: 0,
          servedMwh: 0,
          unservedMwh: 0,
          renewableShare,
          importMwh: 0,
          exportMwh: 0,
          fullYear: false,
          fullYearCostDifferenceUsd: 0,
          largestResidual: 0,
        },
    floors: park.floors.map((f) => ({
      id: f.id,
      chain: f.chain,
      process: f.process,
      capacity: f.capacity.value,
      unit: f.capacity.unit,
      from: f.from,
      ...(findings.floors[f.chain] === undefined ? {} : { costUsd: findings.floors[f.chain]! }),
    })),
    names: {
      processes: Object.fromEntries(park.processes.map((p) => [p.id, { name: p.name, unit: p.capacityUnit }])),
      materials: Object.fromEntries([...park.materials.values()].map((m) => [m.id, { name: m.name, unit: m.unit }])),
    },
    processDetail: Object.fromEntries(
      park.processes
        .filter((p) => used.has(p.id))
        .map((p) => [
          p.id,
          {
            chain: p.chain,
            unit: p.capacityUnit,
            product: p.product,
            line: p.line.value,
            capex: p.capex.value * park.finance.capexFactor,
            net: p.net,
            outside: p.outside,
            source: p.source,
          },
        ]),
    ),
    commitments: park.commitments,
    figures: planFigures(park, amounts.stages),
    law: planLaw(park),
    money: planMoney(park),
    prices: planPrices(park),
    finance: {
      taxRate: park.finance.taxRate,
      inflation: park.finance.inflation,
      capexFactor: park.finance.capexFactor,
      wage: park.finance.wage,
      decisionYear: park.decisionYear,
      rampUp: park.finance.rampUp,
      spending: park.finance.spending,
    },
    placeholders: placeholders(park, amounts.stages.at(-1)!),
    memoryShare: findings.memoryShare,
    ...(findings.alternatives ? { alternatives: findings.alternatives } : {}),
    ...(findings.week ? { week: findings.week } : {}),
    seconds: findings.seconds,
    inputs: park.inputs,
    sources: Object.fromEntries(park.sources),
  };
}

/** Purchases and sales of the plan whose price or size the dossier marks as a placeholder. */
function placeholders(park: Park, stage: Plan['stages'][number]): string[] {
  const marked = (tiers: readonly { placeholder: boolean }[] | undefined) =>
    tiers?.some((tier) => tier.placeholder) ?? false;
  return [
    ...Object.keys(stage.buy).filter((id) => marked(park.supplies.get(id)?.tiers)),
    ...Object.keys(stage.sell).filter((id) => marked(park.markets.get(id)?.tiers)),
  ];
}

/** Where the bounds of a plan stood still before they met as near as was wanted. */
function stoodStill({ gap, wanted, rounds = [] }: Findings): Pick<Plan, 'stoodStill'> {
  if (gap <= wanted + 1e-9 || rounds.length === 0) return {};
  const parts = rounds.filter(({ whole }) => !whole);
  const lines = rounds.length - parts.length;
  return {
    stoodStill: {
      at: lines > 0 ? 'lines' : 'parts',
      rounds: lines > 0 ? lines : parts.length,
      partsGap: parts.at(-1)?.gap ?? gap,
    },
  };
}
