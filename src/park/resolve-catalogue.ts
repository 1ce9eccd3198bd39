import type { z } from 'zod';
import { elementsOf } from './composition.ts';
import { type Path, type ReadDocument, valueAt } from './document.ts';
import type { FigureReader } from './figure-reader.ts';
import { type Issue, nearestName } from './issue.ts';
import type { Figure, Hourly, Material, Process } from './park.ts';
import type { processesFile, WrittenProcess } from './schema/catalogue.ts';
import type { WrittenPark } from './schema/park.ts';

/** All recipes, and those that the park allows with the park's own line sizes. */
export function resolveProcesses(
  documents: readonly ReadDocument[],
  park: ReadDocument,
  materials: ReadonlyMap<string, Material>,
  reader: FigureReader,
): { catalogue: ReadonlyMap<string, Process>; allowed: readonly Process[] } {
  const choices = (park.value as WrittenPark).processes;
  const catalogue = new Map<string, Process>();
  for (const document of documents)
    for (const [id, written] of Object.entries((document.value as z.infer<typeof processesFile>).processes)) {
      if (catalogue.has(id))
        reader.issues.push({
          code: 'unknown-name',
          severity: 'error',
          at: document.placeOf(['processes', id]),
          found: `process '${id}' a second time`,
          expected: 'each process once',
        });
      const process = resolveProcess(id, written, document, materials, reader);
      if (process) catalogue.set(id, process);
    }
  const allowed: Process[] = [];
  for (const [id, choice] of Object.entries(choices)) {
    const process = catalogue.get(id);
    if (!process) {
      const known = documents.some((d) => id in ((d.value as z.infer<typeof processesFile>).processes ?? {}));
      if (!known) reader.issues.push(unknownName('process', id, park, ['processes', id], catalogue.keys()));
      continue;
    }
    const path: Path = ['processes', id];
    const line =
      choice?.line === undefined ? process.line : reader.figure(park, [...path, 'line'], process.capacityUnit);
    if (choice?.line !== undefined && !(line.value > 0))
      reader.issues.push({
        code: 'out-of-range',
        severity: 'error',
        at: line.at,
        found: line.written,
        expected: 'a line size above 0',
      });
    allowed.push({
      ...process,
      line,
      whole: choice?.lines === 'whole',
      ...(choice?.most === undefined ? {} : { most: reader.figure(park, [...path, 'most'], process.capacityUnit) }),
      ...(choice?.earliest === undefined ? {} : { earliest: choice.earliest }),
    });
  }
  return { catalogue, allowed: allowed.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

function resolveProcess(
  id: string,
  written: WrittenProcess,
  document: ReadDocument,
  materials: ReadonlyMap<string, Material>,
  reader: FigureReader,
): Process | undefined {
  const path: Path = ['processes', id];
  const product = materials.get(written.product);
  if (!product) {
    reader.issues.push(unknownName('material', written.product, document, [...path, 'product'], materials.keys()));
    return undefined;
  }
  const unit = product.unit;
  const inHours = written.hourly && unit === 'MWh';
  const capacityUnit = inHours ? 'MW' : `${unit}/a`;
  const figures: Record<string, Figure> = {};
  const figure = (key: string, of: string): Figure | undefined => {
    if ((written as Record<string, unknown>)[key] === undefined) return undefined;
    const read = reader.figure(document, [...path, key], of);
    figures[key] = read;
    return read;
  };
  const flows = (side: 'inputs' | 'outputs'): Record<string, Figure> => {
    const result: Record<string, Figure> = {};
    for (const name of Object.keys(written[side] ?? {})) {
      const material = materials.get(name);
      if (!material)
        reader.issues.push(unknownName('material', name, document, [...path, side, name], materials.keys()));
      else if (side === 'outputs' && isDerived(written.outputs![name])) continue;
      else
        result[name] = reader.figure(
          document,
          [...path, side, name],
          material.unit === unit ? '1' : `${material.unit}/${unit}`,
        );
    }
    return result;
  };
  const inputs = flows('inputs');
  const outputs = flows('outputs');
  for (const name of Object.keys(written.outputs ?? {}))
    if (isDerived(written.outputs![name]) && materials.has(name))
      outputs[name] = derivedFlow(document, [...path, 'outputs', name], unit, { inputs, outputs }, materials, reader);
  const net: Record<string, number> = {};
  for (const [name, flow] of Object.entries(outputs)) net[name] = (net[name] ?? 0) + flow.value;
  for (const [name, flow] of Object.entries(inputs)) net[name] = (net[name] ?? 0) - flow.value;
  if (!(written.product in net) && !written.hourly)
    reader.issues.push({
      code: 'wrong-shape',
      severity: 'error',
      at: document.placeOf(path),
      found: `no output '${written.product}'`,
      expected: 'the main product among the outputs',
    });
  const line = figure('line', capacityUnit)!;
  if (!(line.value > 0))
    reader.issues.push({
      code: 'out-of-range',
      severity: 'error',
      at: line.at,
      found: line.written,
      expected: 'a line size above 0',
    });
  const inRange = (key: string, value: number | undefined, low: number, high: number) => {
    if (value === undefined || (value >= low && value <= high)) return;
    reader.issues.push({
      code: 'out-of-range',
      severity: 'error',
      at: figures[key]?.at ?? document.placeOf(path),
      found: `${key} ${figures[key]?.written ?? value} of ${id}`,
      expected: `${low} to ${high}`,
    });
  };
  if (Object.values(written.outputs ?? {}).filter(isDerived).length > 1)
    reader.issues.push({
      code: 'unbalanced',
      severity: 'error',
      at: document.placeOf([...path, 'outputs']),
      found: `two derived flows of ${id}`,
      expected: 'at most one',
    });
  const capex = figure('capex', inHours ? 'USD/MW' : `USD/(${capacityUnit})`)!;
  const rawFixed = written.fixedOpex;
  const fixedText = String(typeof rawFixed === 'object' ? rawFixed.value : (rawFixed ?? ''));
  const perKilowatt = fixedText.includes('USD');
  const fixedOpex = figure('fixedOpex', perKilowatt ? 'USD/(MW*a)' : '1/a');
  const hourly = written.hourly && resolveHourly(written, document, path, figures, materials, reader);
  for (const element of written.check ?? [])
    if (!elementsOf(element))
      reader.issues.push({
        code: 'unknown-name',
        severity: 'error',
        at: document.placeOf([...path, 'check']),
        found: `element '${element}'`,
        expected: 'a chemical element',
      });
  inRange('life', figure('life', 'a')?.value, 1, 200);
  inRange('availability', figure('availability', '1')?.value, 0.01, 1);
  inRange('buildTime', figure('buildTime', 'a')?.value, 0, 30);
  inRange('hourly.roundTrip', figures['hourly.roundTrip']?.value, 0.01, 1);
  inRange('hourly.hours', figures['hourly.hours']?.value, 1e-3, 8760);
  inRange('hourly.minLoad', figures['hourly.minLoad']?.value, 0, 1);
  inRange('hourly.swing', figures['hourly.swing']?.value, 0, 1);
  inRange('hourly.heatRate', figures['hourly.heatRate']?.value, 0.1, 1000);
  if (written.hourly?.startFuel !== undefined && written.hourly.heatRate === undefined)
    reader.issues.push({
      code: 'wrong-shape',
      severity: 'error',
      at: document.placeOf([...path, 'hourly', 'startFuel']),
      found: `startFuel of ${id} without a heatRate`,
      expected: 'a `heatRate:` beside it, the fuel energy per MWh at full load',
    });
  for (const key of ['idleFuelShare', 'fadePerYear', 'lossPerHour'])
    inRange(`hourly.${key}`, figures[`hourly.${key}`]?.value, 0, 1);
  const flowNames = [...Object.keys(inputs), ...Object.keys(outputs)];
  if (written.byDifference !== undefined && !flowNames.includes(written.byDifference))
    reader.issues.push(unknownName('flow', written.byDifference, document, [...path, 'byDifference'], flowNames));
  const provenance = reader.sourceOf(document, path);
  return {
    id,
    name: written.name,
    chain: written.chain,
    product: written.product,
    inputs,
    outputs,
    net,
    check: written.check ?? [],
    ...(written.byDifference ? { byDifference: written.byDifference } : {}),
    capacityUnit,
    line,
    whole: false,
    capex,
    fixedOpexPerCapacity: fixedOpex ? (perKilowatt ? fixedOpex.value : fixedOpex.value * capex.value) : 0,
    variableOpex: figure('variableOpex', `USD/${unit}`)?.value ?? 0,
    jobsPerCapacity: figure('labour', inHours ? 'jobs/MW' : `jobs/(${capacityUnit})`)?.value ?? 0,
    landPerCapacity: figure('land', inHours ? 'ha/MW' : `ha/(${capacityUnit})`)?.value ?? 0,
    buildYears: figure('buildTime', 'a')?.value ?? 2,
    life: figure('life', 'a')?.value ?? 25,
    availability: figure('availability', '1')?.value ?? 1,
    outside: written.outside ?? false,
    ...(hourly ? { hourly } : {}),
    figures,
    source: provenance,
    ...(written.note ? { note: written.note } : {}),
    at: document.placeOf(path),
  };
}

type WrittenFlow = NonNullable<WrittenProcess['outputs']>[string];

function isDerived(written: WrittenFlow | undefined): boolean {
  return (typeof written === 'object' ? written.value : written) === 'derived';
}

/**
 * An output that follows from what enters: CO2 from the carbon that no other output carries. Its range, where written,
 * is what is published, and the derived value must lie in it.
 */
function derivedFlow(
  document: ReadDocument,
  path: Path,
  unit: string,
  flows: { readonly inputs: Readonly<Record<string, Figure>>; readonly outputs: Readonly<Record<string, Figure>> },
  materials: ReadonlyMap<string, Material>,
  reader: FigureReader,
): Figure {
  const material = materials.get(String(path.at(-1)))!;
  const at = document.placeOf(path);
  const written = valueAt(document.value, path) as WrittenFlow;
  const range = typeof written === 'object' ? written.range : undefined;
  const element = Object.keys(material.elements).find((name) => name !== 'O');
  const bad = (found: string, expected: string) =>
    reader.issues.push({ code: 'unbalanced', severity: 'error', at, found, expected });
  const carried = (side: Readonly<Record<string, Figure>>) =>
    Object.entries(side).reduce((sum, [id, flow]) => {
      const of = materials.get(id)!;
      return sum + flow.value * of.massPerUnit * (element === undefined ? 0 : (of.elements[element] ?? 0));
    }, 0);
  let value = 0;
  if (element === undefined) bad(`a derived flow of '${material.id}'`, 'a material with an assay');
  else value = (carried(flows.inputs) - carried(flows.outputs)) / (material.elements[element]! * material.massPerUnit);
  if (value < -1e-9) bad(`a derived flow of ${value.toPrecision(3)}`, `enough ${element} among the inputs`);
  else if (range && (value < range[0] || value > range[1]))
    bad(`a derived flow of ${value.toPrecision(4)}`, `within ${range[0]} to ${range[1]}, as published`);
  return {
    value: Math.max(0, value),
    unit: material.unit === unit ? '1' : `${material.unit}/${unit}`,
    ...(range ? { range } : {}),
    source: reader.sourceOf(document, path),
    confidence: 'computed',
    placeholder: false,
    written: 'derived',
    at,
  };
}

function resolveHourly(
  written: WrittenProcess,
  document: ReadDocument,
  path: Path,
  figures: Record<string, Figure>,
  materials: ReadonlyMap<string, Material>,
  reader: FigureReader,
): Hourly {
  const hourly = written.hourly!;
  const figure = (key: string, unit: string, otherwise: number): number => {
    if ((hourly as Record<string, unknown>)[key] === undefined) return otherwise;
    const read = reader.figure(document, [...path, 'hourly', key], unit);
    figures[`hourly.${key}`] = read;
    return read.value;
  };
  const steam: Record<string, number> = {};
  for (const name of Object.keys(hourly.steam ?? {})) {
    if (!materials.has(name))
      reader.issues.push(unknownName('material', name, document, [...path, 'hourly', 'steam', name], materials.keys()));
    // Lost power per heat taken: both are energies, so the written MWh/GJ is read with its two units apart.
    else steam[name] = reader.figure(document, [...path, 'hourly', 'steam', name], 'MWh/GJ').value;
  }
  return {
    kind: hourly.kind,
    ...(hourly.profile ? { profile: hourly.profile } : {}),
    minLoad: figure('minLoad', '1', 0),
    steam,
    maxSteam: figure('maxSteam', 'GJ/MWh', 0),
    // A start burns as much fuel as this many MWh of full-load output.
    startFuel: hourly.startFuel === undefined ? 0 : figure('startFuel', 'GJ/MW', 0) / figure('heatRate', 'GJ/MWh', 1),
    idleFuelShare: figure('idleFuelShare', '1', 0),
    rampPerHour: figure('rampPerHour', '1', 1),
    fadePerYear: figure('fadePerYear', '1/a', 0),
    hours: figure('hours', 'h', 1),
    roundTrip: figure('roundTrip', '1', 1),
    lossPerHour: figure('lossPerHour', '1/h', 0),
    ...(hourly.swingOf ? { swing: { of: hourly.swingOf, share: figure('swing', '1', 1) } } : {}),
  };
}

export function unknownName(
  kind: string,
  name: string,
  document: ReadDocument,
  path: Path,
  known: Iterable<string>,
): Issue {
  const names = [...known];
  const near = nearestName(name, names);
  return {
    code: 'unknown-name',
    severity: 'error',
    at: document.placeOf(path),
    found: `${kind} '${name}'`,
    expected: names.length > 0 && names.length <= 20 ? `one of ${names.join(', ')}` : `a ${kind} that exists`,
    ...(near ? { hint: `did you mean '${near}'?` } : {}),
  };
}
