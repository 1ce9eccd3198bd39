import type { Park } from '../../park/park.ts';
import type { Draft } from '../compile.ts';

/**
 * Purchases, sales, sinks and deposits, into balance[material,stage]. A material without any of them must close inside
 * the park. Tiers are columns with an upper bound; premium products take room in the tiers of the metal they are made of:
 *
 *     room[metal,s]: Σ tier room = sold as metal + Σ sold as products of it        kt/a
 */
export function addTrade(draft: Draft, balanceRow: ReadonlyMap<string, readonly number[]>, money: number): void {
  const { problem, park, worth } = draft;
  const perKilo = (s: number) => (money * worth.margin[s]!) / 1000; // USD per unit, thousands of units a year, to M USD
  for (const [id, supply] of park.supplies) {
    const rows = balanceRow.get(id);
    if (!rows) continue;
    draft.buy.set(
      id,
      supply.tiers.map((tier, t) =>
        park.stages.map((stage, s) => {
          const column = problem.column(
            `buy[${id},${t + 1},${stage.year}]`,
            perKilo(s) * (tier.price.value + (tier.freight?.value ?? 0)),
            0,
            (tier.size?.value ?? Infinity) / 1000,
          );
          problem.entry(rows[s]!, column, 1);
          return column;
        }),
      ),
    );
  }
  const metals = new Set([...park.markets.values()].flatMap((market) => market.premiumOver ?? []));
  const room = new Map<string, number[]>();
  for (const metal of metals)
    room.set(
      metal,
      park.stages.map((stage) => problem.row(`room[${metal},${stage.year}]`, 0, 0)),
    );
  for (const [id, market] of park.markets) {
    const rows = balanceRow.get(id);
    if (!rows) continue;
    const pooled = room.get(id);
    draft.sell.set(
      id,
      market.tiers.map((tier, t) =>
        park.stages.map((stage, s) => {
          const netback = tier.price.value - (tier.freight?.value ?? 0);
          const column = problem.column(
            `sell[${id},${t + 1},${stage.year}]`,
            -perKilo(s) * netback,
            0,
            (tier.size?.value ?? Infinity) / 1000,
          );
          if (pooled) problem.entry(pooled[s]!, column, 1);
          else problem.entry(rows[s]!, column, -1);
          if (market.premiumOver) problem.entry(room.get(market.premiumOver)![s]!, column, -1);
          return column;
        }),
      ),
    );
    if (pooled)
      for (const [s, stage] of park.stages.entries()) {
        const direct = problem.column(`asIs[${id},${stage.year}]`, 0);
        problem.entry(pooled[s]!, direct, -1);
        problem.entry(rows[s]!, direct, -1);
      }
  }
  for (const [id, sink] of park.sinks) {
    const rows = balanceRow.get(id);
    if (!rows) continue;
    draft.sink.set(
      id,
      park.stages.map((stage, s) => {
        const column = problem.column(
          `sink[${id},${stage.year}]`,
          perKilo(s) * (sink.fee?.value ?? 0),
          0,
          (sink.limit?.value ?? Infinity) / 1000,
        );
        problem.entry(rows[s]!, column, -1);
        return column;
      }),
    );
  }
  for (const deposit of park.deposits) {
    const rows = balanceRow.get(deposit.material);
    if (!rows) continue;
    const cost = (deposit.transport?.value ?? 0) + (deposit.royalty?.value ?? 0);
    const columns = park.stages.map((stage, s) => {
      const column = problem.column(
        `extract[${deposit.id},${stage.year}]`,
        perKilo(s) * cost,
        0,
        (deposit.extraction?.value ?? Infinity) / 1000,
      );
      problem.entry(rows[s]!, column, 1);
      return column;
    });
    draft.extract.set(deposit.id, columns);
    addReserve(draft, park, deposit, columns);
  }
}

/**
 * reserve[deposit]: Σ years · extract ≤ what all classes hold, in thousands of t. What others draw from the same ground is
 * not subtracted: it shortens the deposit's life in its verdict (docs/decisions/0003).
 */
function addReserve(draft: Draft, park: Park, deposit: Park['deposits'][number], columns: readonly number[]): void {
  if (deposit.reserves.length === 0) return;
  const held = deposit.reserves.reduce((sum, reserve) => sum + reserve.amount.value, 0) / 1000;
  draft.problem.row(
    `reserve[${deposit.id}]`,
    -Infinity,
    held,
    columns.map((column, s) => [column, park.stages[s]!.years] as const),
  );
}
