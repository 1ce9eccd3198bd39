import type { Name, Plan } from '../plan/plan.ts';
import type { Locale } from '../present/locale-with.ts';

/** Words for what a report does not name: kinds of figures by key, and things by id. */
export interface MoreWords {
  readonly fields?: Readonly<Record<string, string>>;
  readonly names?: Readonly<Record<string, Name>>;
}

/** What a figure is about and which of its figures it is, in words: `Potline: cost to build`. */
export function figureName(plan: Plan, locale: Locale, path: string, more: MoreWords = {}): string {
  const [kind = '', id = '', field = '', ...rest] = path.split('.');
  const { field: f, common } = locale.t;
  const process = plan.names.processes[id];
  const material = plan.names.materials[id];
  const deposit = plan.deposits.find((other) => other.id === id);
  const what =
    kind === 'processes' && process
      ? locale.name(process.name)
      : deposit
        ? locale.name(deposit.name)
        : material
          ? locale.name(material.name)
          : more.names?.[id]
            ? locale.name(more.names[id])
            : locale.word(id);
  const used = rest[0];
  if (kind === 'processes' && (field === 'inputs' || field === 'outputs') && used)
    return `${what}${locale.colon}${f.use(locale.name(plan.names.materials[used]?.name ?? { en: used }))}`;
  const last = rest.at(-1) ?? (field === '' ? id : field);
  const words: Readonly<Record<string, unknown>> = { ...f, labour: f.jobs, land: common.amount, ...more.fields };
  const word = words[last];
  if (field === '') return typeof word === 'string' ? word : what;
  return `${what}${locale.colon}${typeof word === 'string' ? word : f.other}`;
}
