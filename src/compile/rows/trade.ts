import type { Park } from '../../park/park.ts';
import type { Draft } from '../compile.ts';

/**
 * Purchases, sales, sinks and deposits, into balance[material,stage]. A material without any of them must close inside
 * the park. Tiers are columns with an upper bound; premium products take room in the tiers of the metal they are made of:
 *
 *     room[metal,s]: Σ tier room = sold as metal + Σ sold as products of it        kt/a
 */
export function addTrade(draft: Draft, balanceRow: ReadonlyMap<string, readonly number[]>): void {
  const { problem, park, worth } = draft;
  const perKilo = (s: number) => worth.margin[s]! / 1000; // USD per unit, thousands of units a year, to M USD
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
      draft.asIs.set(
        id,
        park.stages.map((stage, s) => {
          const direct = problem.column(`asIs[${id},${stage.year}]`, 0);
          problem.entry(pooled[s]!, direct, -1);
          problem.entry(rows[s]!, direct, -1);
          return direct;
        }),
      );
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
  for (const deposit of park.deposits) addDeposit(draft, deposit, balanceRow, perKilo);
}

/**
 * extract[deposit,class,s] into the balance of what it holds, and two families:
 *
 *     reserve[deposit,class]: Σ years · extract ≤ what the class holds               kt
 *     extraction[deposit,s]:  Σ classes · extract ≤ what the deposit can give        kt/a
 *
 * What others draw from the same ground is not subtracted: it shortens the deposit's life in its verdict
 * (docs/decisions/0003). A deposit without a known reserve has one class without a bound.
 */
function addDeposit(
  draft: Draft,
  deposit: Park['deposits'][number],
  balanceRow: ReadonlyMap<string, readonly number[]>,
  perKilo: (s: number) => number,
): void {
  const { problem, park } = draft;
  const rows = balanceRow.get(deposit.material);
  if (!rows) return;
  const cost = (deposit.transport?.value ?? 0) + (deposit.royalty?.value ?? 0);
  const classes = deposit.reserves.length > 0 ? deposit.reserves : [undefined];
  const most = (deposit.extraction?.value ?? Infinity) / 1000;
  draft.extract.set(
    deposit.id,
    classes.map((reserve) => {
      const name = reserve ? `${deposit.id},${reserve.class}` : deposit.id;
      const columns = park.stages.map((stage, s) => {
        const column = problem.column(`extract[${name},${stage.year}]`, perKilo(s) * cost);
        problem.entry(rows[s]!, column, 1);
        return column;
      });
      if (reserve)
        problem.row(
          `reserve[${name}]`,
          -Infinity,
          reserve.amount.value / 1000,
          columns.map((column, s) => [column, park.stages[s]!.years] as const),
        );
      return columns;
    }),
  );
  if (Number.isFinite(most))
    for (const [s, stage] of park.stages.entries())
      problem.row(
        `extraction[${deposit.id},${stage.year}]`,
        -Infinity,
        most,
        draft.extract.get(deposit.id)!.map((columns) => [columns[s]!, 1] as const),
      );
}
