import { memo, useMemo } from 'react';
import type { Name } from '../../../plan/plan.ts';
import { claimAmount } from '../../../present/report/claim-amount.ts';
import { Table } from '../../design/table.tsx';
import { Verdict } from '../../design/verdict.tsx';
import { whatIfMessages } from '../../messages/whatif.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { Change } from './change.tsx';
import type { Compared } from './figures.tsx';

const verdictKinds = { holds: 'good', 'falls-short': 'bad', exceeds: 'bad', 'not-judged': 'unsure' } as const;

/** What was announced: what this state comes to, how that differs, and the verdict. */
export const ClaimsTable = memo(function ClaimsTable({ compared }: { readonly compared: Compared }) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const { announced: a, verdict: words } = locale.t;
  const { figures, before, stale, none } = compared;
  const old = new Map(before === 'same' || !before ? [] : before.claims.map((claim) => [claim.id, claim]));
  return (
    <section className={stale ? 'card stale' : 'card'} aria-labelledby="claims" aria-busy={stale && !none}>
      <header>
        <h2 id="claims">{m.claims}</h2>
      </header>
      <Table
        name={m.claims}
        columns={[
          { title: a.claim, kind: 'words' },
          { title: m.now, kind: 'number' },
          { title: m.difference, kind: 'number' },
          { title: a.verdict, kind: 'words' },
        ]}
        rows={figures.claims
          .filter(({ verdict }) => verdict !== 'not-judged')
          .map((claim) => {
            const was = old.get(claim.id);
            const amount = (value: number) => claimAmount({ locale }, value, claim.unit);
            return {
              key: claim.id,
              cells: [
                locale.name(claim.name),
                claim.planned === undefined ? locale.t.common.none : amount(claim.planned),
                before === 'same' ? (
                  m.noChange
                ) : (
                  <Change
                    key="change"
                    measure={{ size: amount }}
                    now={claim.planned ?? null}
                    before={was ? (was.planned ?? null) : undefined}
                  />
                ),
                <span key="verdict">
                  <Verdict kind={verdictKinds[claim.verdict]}>{words[claim.verdict]}</Verdict>
                  {was && was.verdict !== claim.verdict ? (
                    <span className="was"> {m.claimWas(words[was.verdict])}</span>
                  ) : null}
                </span>,
              ],
            };
          })}
      />
    </section>
  );
});

/** Share of a capacity below which it counts as the same. */
const sameSize = 1e-3;

/** How many plants are shown. */
const mostPlants = 12;

/** What is known of a plant: its name, the unit of its capacity, and what a unit of that costs to build, USD. */
export type Plants = Readonly<Record<string, { readonly name: Name; readonly unit: string; readonly capex: number }>>;

/** Plants that stand larger or smaller than in the saved plan, those first whose change costs most. */
export const CapacityTable = memo(function CapacityTable({
  compared,
  plants,
}: {
  readonly compared: Compared;
  readonly plants: Plants;
}) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const { figures, before, stale, none } = compared;
  const rows = useMemo(() => {
    if (before === 'same' || !before) return [];
    const ids = new Set([...Object.keys(figures.capacity), ...Object.keys(before.capacity)]);
    return [...ids]
      .map((id) => {
        const [now, was] = [figures.capacity[id] ?? 0, before.capacity[id] ?? 0];
        const large = Math.max(now, was);
        const change = Math.abs(now - was);
        return { id, now, was, share: large > 1e-6 ? change / large : 0, usd: change * (plants[id]?.capex ?? 0) };
      })
      .filter(({ share }) => share > sameSize)
      .sort((a, b) => b.usd - a.usd)
      .slice(0, mostPlants);
  }, [figures, before, plants]);
  return (
    <section className={stale ? 'card stale' : 'card'} aria-labelledby="capacities" aria-busy={stale && !none}>
      <header>
        <h2 id="capacities">{m.capacities}</h2>
      </header>
      {rows.length === 0 ? (
        <p className="note">{m.noCapacities}</p>
      ) : (
        <>
          <p className="note">{m.capacitiesNote}</p>
          <Table
            name={m.capacities}
            columns={[
              { title: m.plant, kind: 'words' },
              { title: m.before, kind: 'number' },
              { title: m.now, kind: 'number' },
              { title: m.difference, kind: 'number' },
            ]}
            rows={rows.map(({ id, now, was }) => {
              const plant = plants[id];
              const size = (value: number) => locale.capacity(value, plant?.unit ?? '');
              return {
                key: id,
                cells: [
                  plant ? locale.name(plant.name) : id,
                  size(was),
                  size(now),
                  <Change key="change" measure={{ size }} now={now} before={was} />,
                ],
              };
            })}
          />
        </>
      )}
    </section>
  );
});
