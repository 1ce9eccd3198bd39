import type { Plan } from '../plan/plan.ts';
import { formatAmount, formatMoney, formatNumber } from '../units/format.ts';
import { dispatchChart } from './dispatch-chart.ts';
import { amountOf, capacityOf, floorCosts } from './summary.ts';

/** The plan as one page that opens offline and prints: claims, stages, flows, balances, deposits, a week of dispatch. */
export function planReport(plan: Plan): string {
  const last = plan.stages.at(-1)!;
  const process = (id: string) => escapeHtml(plan.names.processes[id]?.name.en ?? id);
  const material = (id: string) => escapeHtml(plan.names.materials[id]?.name.en ?? id);
  const flow = (id: string, amount: number) => formatAmount(amount, plan.names.materials[id]?.unit ?? 't');
  const built = [...new Set(plan.stages.flatMap((s) => Object.keys(s.build)))].sort(
    (a, b) => (plan.capexByProcess[b] ?? 0) - (plan.capexByProcess[a] ?? 0),
  );
  const sections = [
    section(
      'What was announced',
      htmlTable(
        ['Claim', 'Claimed', 'Planned', 'Verdict'],
        plan.claims.map((c) => [
          escapeHtml(c.name.en),
          c.claimed === undefined ? '–' : amountOf(c.claimed, c.unit),
          c.planned === undefined ? '–' : amountOf(c.planned, c.unit),
          `<b class="${c.verdict}">${c.verdict.replace('-', ' ')}</b>`,
        ]),
      ),
    ),
    section(
      'What is built, and when',
      htmlTable(
        ['Plant', ...plan.stages.map((s) => `from ${s.year}`), 'Invested, USD'],
        [
          ...built.map((id) => [
            process(id),
            ...plan.stages.map((s) =>
              (s.build[id] ?? 0) > 0 ? `+${capacityOf(s.build[id]!, plan.names.processes[id]!.unit)}` : '',
            ),
            formatMoney(plan.capexByProcess[id] ?? 0),
          ]),
          ...(plan.infrastructureUsd > 0
            ? [['Infrastructure', ...plan.stages.map(() => ''), formatMoney(plan.infrastructureUsd)]]
            : []),
          [
            '<b>Total</b>',
            ...plan.stages.map((s) => (s.capexUsd > 0 ? `<b>${formatMoney(s.capexUsd)}</b>` : '')),
            `<b>${formatMoney(plan.capexUsd)}</b>`,
          ],
        ],
      ),
    ),
    section(
      'What the announced floors cost',
      `${htmlTable(
        ['Chain', 'NPV given up, USD'],
        floorCosts(plan).map(([chain, usd]) => [escapeHtml(chain), usd < 1e5 ? 'nothing' : formatMoney(usd)]),
      )}<p class="note">Each by solving again without the floors of the chain, lines relaxed.</p>`,
    ),
    section(
      'The resources',
      htmlTable(
        ['Deposit', 'Drawn', 'Reserve', 'Verdict', 'Why'],
        plan.deposits.map((d) => [
          escapeHtml(d.name.en),
          formatAmount(d.drawn, d.unit.replace('/a', '')),
          `${formatNumber(d.reserve / 1e6)} Mt (${d.classes.map((c) => escapeHtml(c.class)).join(', ') || 'none'})`,
          `<b class="${d.verdict}">${d.verdict.replace('-', ' ')}</b>`,
          escapeHtml(d.reason),
        ]),
      ),
    ),
    section(
      'Bought and sold in the last stage',
      `<div class="pair">${htmlTable(
        ['Sold', 'Amount'],
        Object.entries(last.sell).map(([id, a]) => [material(id) + mark(plan, id), flow(id, a)]),
      )}${htmlTable(
        ['Bought', 'Amount'],
        Object.entries(last.buy).map(([id, a]) => [material(id) + mark(plan, id), flow(id, a)]),
      )}</div><p class="note">◦ price or size is a placeholder of the right order.</p>`,
    ),
    section(
      'By-products',
      htmlTable(
        ['Material', 'Made', 'Used or sold', 'Stored'],
        plan.wasteUse.map((w) => [
          material(w.material),
          flow(w.material, w.made),
          flow(w.material, w.used),
          flow(w.material, w.stored),
        ]),
      ),
    ),
    section(
      'Where each element goes',
      htmlTable(
        ['Element', 'In, t/a', 'Out, t/a', 'Out/in', 'Unaccounted by recipes', 'Largest flows'],
        Object.entries(plan.balance)
          .filter(([, b]) => b.in > 0.001)
          .map(([element, b]) => [
            element,
            formatNumber(b.in, 4),
            formatNumber(b.out, 4),
            `${(b.closure * 100).toFixed(2)}%`,
            `${((100 * b.unaccounted) / b.in).toFixed(2)}%`,
            escapeHtml(
              b.flows
                .slice(0, 5)
                .map(
                  (f) =>
                    `${plan.names.materials[f.material]?.name.en ?? f.material} ${f.kind} ${formatNumber(Math.abs(f.tonnes) / 1000)} kt`,
                )
                .join('; '),
            ),
          ]),
      ),
    ),
    plan.week && Object.keys(plan.week.series).length > 0
      ? section('A week of the last stage: the one with least wind and sun', dispatchChart(plan))
      : '',
    section(
      'What one more tonne would be worth inside the park',
      htmlTable(
        ['Material', 'Shadow price, USD'],
        Object.entries(plan.shadowPrices)
          .filter(([id]) => plan.names.materials[id])
          .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
          .slice(0, 30)
          .map(([id, price]) => [`${material(id)}, per ${plan.names.materials[id]!.unit}`, formatNumber(price, 4)]),
      ),
    ),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(plan.name.en)}: plan</title>
<style>
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5a6675;--line:#d8dee6;--page:#fff;--good:#00664f;--bad:#a33b00;--band:#f4f6f9}
@media(prefers-color-scheme:dark){:root{--ink:#e8edf3;--soft:#a5b0be;--line:#364252;--page:#141a22;--good:#5cd6b3;--bad:#ffa46b;--band:#1c2530}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page);max-width:72rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.7rem;line-height:1.2;margin:.2em 0}h2{font-size:1.2rem;margin:2.2em 0 .6em}
.lead{color:var(--soft);max-width:60ch}.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:1rem;margin:1.5rem 0}
.figures div{background:var(--band);padding:.8rem 1rem;border-radius:.4rem}.figures b{display:block;font-size:1.35rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
th,td{text-align:right;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}th:first-child,td:first-child,td.text{text-align:left}th{color:var(--soft);font-weight:600}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:2rem}.holds,.suits{color:var(--good)}.falls-short,.exceeds,.short,.unproven{color:var(--bad)}
.note{color:var(--soft);font-size:.9rem}svg{max-width:100%;height:auto}svg text{fill:var(--ink)}@media print{body{max-width:none;padding:0}section{break-inside:avoid-page}.scroll{overflow:visible}table{font-size:.75rem}}
</style></head><body>
<h1>${escapeHtml(plan.name.en)}</h1>
<p class="lead">${plan.scenario === 'base' ? 'As announced.' : `Scenario ${escapeHtml(plan.scenario)}.`} Money is real USD of ${plan.baseYear}. Net present value is the investor's, after tax, at the decision, at ${(plan.discountRate * 100).toFixed(1)}% real (${(plan.nominalDiscountRate * 100).toFixed(1)}% nominal). Planned over ${plan.hours.replace('weeks:', '')} sample weeks a stage, then run over all 8,760 hours.</p>
<div class="figures">
${figure('Net present value', `${formatMoney(plan.npvUsd)} USD`, `proven at most ${formatMoney(plan.upperBound)}; gap ${(plan.gap * 100).toFixed(2)}%`)}
${figure('Invested', `${formatMoney(plan.capexUsd)} USD`, 'all stages, undiscounted')}
${figure('Jobs', formatNumber(plan.jobs), `permanent, direct; ${formatNumber(plan.jobsMines)} more in mines`)}
${figure('Fenced land', `${formatNumber(plan.landHa)} ha`, `${formatNumber(plan.landOutsideHa)} ha outside: mines, wind, sun`)}
${figure('CO2', `${formatNumber(plan.co2TonnesPerYear / 1e6)} Mt/a`, 'vented in the last stage')}
${figure('Water', `${formatNumber(plan.waterM3PerYear / 1e6)} Mm3/a`, 'fresh, drawn')}
${figure('Power', `${formatNumber(plan.energy.servedMwh / 1e6)} TWh/a`, `${(plan.energy.renewableShare * 100).toFixed(1)}% wind and sun; ${formatNumber(plan.energy.unservedMwh)} MWh unserved`)}
${figure('Value added', `${formatMoney(plan.announcement.valueAdded.valueAddedUsd)} USD/a`, `of ${formatMoney(plan.announcement.valueAdded.salesUsd)} sales`)}
</div>
${sections.join('\n')}
<p class="note">${(plan.memoryShare * 100).toFixed(0)}% of the figures of allowed processes rest on memory or judgement. Inputs: ${plan.inputs.length} files.</p>
</body></html>
`;
}

function section(title: string, body: string): string {
  return `<section><h2>${escapeHtml(title)}</h2>${body}</section>`;
}

function figure(title: string, value: string, note: string): string {
  return `<div>${escapeHtml(title)}<b>${escapeHtml(value)}</b><span class="note">${escapeHtml(note)}</span></div>`;
}

function mark(plan: Plan, id: string): string {
  return plan.placeholders.includes(id) ? ' ◦' : '';
}

/** Cells are HTML already. */
function htmlTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const text = head.map((_, i) => i === 0 || rows.some((row) => (row[i] ?? '').length > 40));
  return `<div class="scroll" tabindex="0"><table><thead><tr>${head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell, i) => `<td${text[i] ? ' class="text"' : ''}>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table></div>`;
}

/** Text safe inside HTML: names come from files that anybody may have written. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
