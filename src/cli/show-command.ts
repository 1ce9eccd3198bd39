import { formatIssue, nearestName } from '../park/issue.ts';
import type { Figure, Park } from '../park/park.ts';
import { table } from '../present/table.ts';
import { formatNumber } from '../units/format.ts';
import { loadPark } from './load-park.ts';

export function showCommand(
  folder: string,
  kind: string,
  id: string,
  options: { scenario: string; json?: boolean },
): void {
  const { park, issues } = loadPark(folder, { scenario: options.scenario });
  if (!park) {
    for (const issue of issues) process.stderr.write(`${formatIssue(issue)}\n\n`);
    process.exitCode = 1;
    return;
  }
  const views: Record<string, { names: Iterable<string>; show(): { json: unknown; text: string } | undefined }> = {
    material: { names: park.materials.keys(), show: () => showMaterial(park, id) },
    process: { names: park.catalogue.keys(), show: () => showProcess(park, id) },
    deposit: { names: park.deposits.map((d) => d.id), show: () => showDeposit(park, id) },
    source: { names: park.sources.keys(), show: () => showSource(park, id) },
  };
  const view = views[kind];
  const shown = view?.show();
  if (!view || !shown) {
    const near = view ? nearestName(id, view.names) : nearestName(kind, Object.keys(views));
    process.stderr.write(
      `kombinat: no ${view ? `${kind} '${id}'` : `kind '${kind}'; expected material, process, deposit or source`}${near ? `; did you mean '${near}'?` : ''}\n`,
    );
    process.exitCode = 1;
    return;
  }
  process.stdout.write(options.json ? `${JSON.stringify(shown.json, null, 2)}\n` : shown.text);
}

function figureRow(name: string, figure: Figure): string[] {
  const range = figure.range ? `${formatNumber(figure.range[0])} to ${formatNumber(figure.range[1])}` : '–';
  return [
    name,
    `${formatNumber(figure.value, 4)}${figure.unit === '1' ? '' : ` ${figure.unit}`}`,
    range,
    figure.confidence,
    figure.source.join(', '),
    `${figure.at.file}:${figure.at.line}`,
  ];
}
const head = ['figure', 'value', 'range', 'confidence', 'source', 'set at'];

function showProcess(park: Park, id: string) {
  const process = park.catalogue.get(id);
  if (!process) return undefined;
  const allowed = park.processes.some((p) => p.id === id);
  const rows = [
    ...Object.entries(process.inputs).map(([m, f]) => figureRow(`takes ${m}`, f)),
    ...Object.entries(process.outputs).map(([m, f]) => figureRow(`gives ${m}`, f)),
    ...Object.entries(process.figures).map(([name, f]) => figureRow(name, f)),
  ];
  const text = `${process.name.en} (${id}), chain ${process.chain}, ${allowed ? 'allowed in this park' : 'not allowed in this park'}\nPer unit of ${process.product}:\n\n${table(head, rows)}${process.note ? `\n${process.note}\n` : ''}`;
  return { json: { ...process, allowed }, text };
}

function showMaterial(park: Park, id: string) {
  const material = park.materials.get(id);
  if (!material) return undefined;
  const made = [...park.catalogue.values()].filter((p) => (p.net[id] ?? 0) > 0).map((p) => p.id);
  const used = [...park.catalogue.values()].filter((p) => (p.net[id] ?? 0) < 0).map((p) => p.id);
  const tiers = [
    ...(park.supplies.get(id)?.tiers ?? []).flatMap((t, i) => [
      figureRow(`bought, step ${i + 1}`, t.price),
      ...(t.size ? [figureRow('  up to', t.size)] : []),
    ]),
    ...(park.markets.get(id)?.tiers ?? []).flatMap((t, i) => [
      figureRow(`sold, step ${i + 1}`, t.price),
      ...(t.freight ? [figureRow('  freight', t.freight)] : []),
      ...(t.size ? [figureRow('  up to', t.size)] : []),
    ]),
    ...(park.sinks.get(id)?.fee ? [figureRow('stored for', park.sinks.get(id)!.fee!)] : []),
  ];
  const composition = Object.entries(material.composition)
    .map(([compound, share]) => `${compound} ${(share * 100).toFixed(2)}%`)
    .join(', ');
  const text = [
    `${material.name.en} (${id}), in ${material.unit}`,
    composition ? `Assay: ${composition}` : 'No assay.',
    `Made by: ${made.join(', ') || 'nothing in the catalogue'}`,
    `Used by: ${used.join(', ') || 'nothing in the catalogue'}`,
    `Source: ${material.source.join(', ')}`,
    '',
    tiers.length > 0 ? table(head, tiers) : 'Neither bought, sold nor stored in this park.\n',
  ].join('\n');
  return {
    json: {
      ...material,
      madeBy: made,
      usedBy: used,
      supply: park.supplies.get(id),
      market: park.markets.get(id),
      sink: park.sinks.get(id),
    },
    text,
  };
}

function showDeposit(park: Park, id: string) {
  const deposit = park.deposits.find((d) => d.id === id);
  if (!deposit) return undefined;
  const rows = [
    ...(['distance', 'transport', 'extraction', 'incumbentDraw', 'royalty'] as const).flatMap((key) =>
      deposit[key] ? [figureRow(key, deposit[key]!)] : [],
    ),
    ...deposit.reserves.map((r) => figureRow(`reserve, ${r.class}`, r.amount)),
  ];
  return {
    json: deposit,
    text: `${deposit.name.en} (${id}), of ${deposit.material}\n${deposit.note ? `${deposit.note}\n` : ''}\n${table(head, rows)}`,
  };
}

function showSource(park: Park, id: string) {
  const source = park.sources.get(id);
  if (!source) return undefined;
  const figures = [...park.catalogue.values()].flatMap((p) =>
    [...Object.entries(p.inputs), ...Object.entries(p.outputs), ...Object.entries(p.figures)]
      .filter(([, f]) => f.source.includes(id))
      .map(([name]) => `${p.id}.${name}`),
  );
  return {
    json: { id, ...source, figures },
    text: `${id}: ${source.title}\n${source.url ? `${source.url}\n` : ''}\nFigures that rest on it: ${figures.length}\n${figures.slice(0, 40).join('\n')}\n`,
  };
}
