import { useQuery } from '@tanstack/react-query';
import {
  columnFilteringFeature,
  createFilteredRowModel,
  createPaginatedRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowPaginationFeature,
  rowSortingFeature,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { useDeferredValue, useEffect, useId, useMemo, useState } from 'react';
import type { Name, Plan, PlanFigure } from '../../../plan/plan.ts';
import type { Locale } from '../../../present/locale-with.ts';
import { useParkFiles } from '../../data/queries.ts';
import { Field } from '../../design/field.tsx';
import { Reason, SourceMarks, Sources } from '../../design/sources.tsx';
import { figureName } from '../../figure-name.ts';
import { lawName } from '../../law-name.ts';
import { filesMessages } from '../../messages/files.ts';
import { moneyName } from '../../money-name.ts';
import { currentLink, go, useLink } from '../../navigation.ts';
import { useLocale, useTexts } from '../../speech.tsx';

const step = 50;

/** A figure with what it is looked for by. */
interface Row {
  readonly figure: PlanFigure;
  readonly kind: string;
  readonly name: string;
  readonly confidence: string;
  /** All its words in lower case. */
  readonly words: string;
}

/** Every word that is looked for stands somewhere in a row. */
const holdsWords = (row: { readonly original: Row }, _column: string, sought: string) =>
  sought.split(' ').every((word) => row.original.words.includes(word));

const exactly = (row: { getValue(column: string): unknown }, column: string, wanted: unknown) =>
  row.getValue(column) === wanted;

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  rowPaginationFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
  filterFns: { holdsWords },
  sortFns: { text: sortFn_text },
});

/** Every figure of the plan with value, unit, range, source and confidence: searched, narrowed down and sorted. */
export default function FigureTable({ plan }: { readonly plan: Plan }) {
  const locale = useLocale();
  const { figures: f, tabs } = useTexts(filesMessages);
  const { own } = useLink();
  const list = useId();
  const lumps = useLumpNames(plan.park);
  const [sought, setSought] = useState(own['q'] ?? '');
  const settled = useDeferredValue(sought.trim().toLocaleLowerCase());
  useEffect(() => {
    const { q: _, ...rest } = currentLink().own;
    go({ own: settled === '' ? rest : { ...rest, q: settled } }, 'replace');
  }, [settled]);
  const rows = useMemo(
    () =>
      [...plan.figures, ...(plan.money ?? []), ...(plan.law ?? [])].map((figure): Row => {
        const [root = ''] = figure.path.split('.');
        const kind = root === 'park' ? 'finance' : root;
        const [, tier] = /\.tiers\.(\d+)\./.exec(figure.path) ?? [];
        const name =
          kind === 'regimes'
            ? lawName(plan, locale, figure)
            : kind === 'finance'
              ? moneyName(plan, locale, figure)
              : `${figureName(plan, locale, figure.path, { fields: f.fields, names: lumps })}${tier === undefined || tier === '0' ? '' : ` (${f.step(locale.whole(Number(tier) + 1))})`}`;
        const confidence = locale.t.confidence[figure.confidence] ?? figure.confidence;
        const titles = figure.source.map((id) => plan.sources[id]?.title ?? '');
        return {
          figure,
          kind,
          name,
          confidence,
          words: [name, figure.path, figure.written, ...figure.source, ...titles, figure.reason ?? '', confidence]
            .join(' ')
            .toLocaleLowerCase(),
        };
      }),
    [plan, locale, f, lumps],
  );
  const columns = useMemo(
    () => [
      { id: 'name', accessorFn: (row: Row) => row.name, sortFn: 'text' as const },
      { id: 'kind', accessorFn: (row: Row) => row.kind, filterFn: exactly },
      { id: 'value', accessorFn: (row: Row) => row.figure.value, enableSorting: false },
      { id: 'sure', accessorFn: (row: Row) => row.figure.confidence, sortFn: 'text' as const, filterFn: exactly },
      { id: 'placeholder', accessorFn: (row: Row) => row.figure.placeholder, filterFn: exactly },
      { id: 'at', accessorFn: (row: Row) => row.figure.at, sortFn: 'text' as const },
    ],
    [],
  );
  const table = useTable({
    features,
    columns,
    data: rows,
    globalFilterFn: 'holdsWords',
    getColumnCanGlobalFilter: (column: { readonly id: string }) => column.id === 'name',
    initialState: { pagination: { pageIndex: 0, pageSize: step } },
    autoResetPageIndex: false,
    enableMultiSort: false,
  });
  useEffect(() => {
    table.setGlobalFilter(settled === '' ? undefined : settled);
    table.setPageSize(step);
  }, [table, settled]);
  const shown = table.getRowModel().rows.map(({ original }) => original);
  const found = table.getFilteredRowModel().rows.length;
  const filter = (column: string, value: unknown) => {
    table.getColumn(column)?.setFilterValue(value === '' ? undefined : value);
    table.setPageSize(step);
  };
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const sources = [...new Set(shown.flatMap(({ figure }) => figure.source))];
  return (
    <div className="figure-table">
      <h2 className="unseen">{tabs.figures}</h2>
      <p>{f.lead(locale.whole(rows.length))}</p>
      <search className="filters">
        <Field label={f.search}>
          {(control) => (
            <input
              {...control}
              type="search"
              value={sought}
              placeholder={f.searchHint}
              onChange={({ target }) => setSought(target.value)}
            />
          )}
        </Field>
        <Field label={f.kind}>
          {(control) => (
            <select {...control} className="select" onChange={({ target }) => filter('kind', target.value)}>
              <option value="">{f.anyKind}</option>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {f.kinds[kind] ?? kind}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={f.confidence}>
          {(control) => (
            <select {...control} className="select" onChange={({ target }) => filter('sure', target.value)}>
              <option value="">{f.anyConfidence}</option>
              {['read', 'computed', 'memory', 'judgement'].map((one) => (
                <option key={one} value={one}>
                  {locale.t.confidence[one] ?? one}
                </option>
              ))}
            </select>
          )}
        </Field>
        <label className="check-field">
          <input type="checkbox" onChange={({ target }) => filter('placeholder', target.checked ? true : '')} />
          {f.placeholders}
        </label>
      </search>
      <p className="note" role="status">
        {found === 0 ? f.none : f.shown({ shown: locale.whole(shown.length), all: locale.whole(found) })}
      </p>
      {found === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, not rows
        <div className="table" role="group" aria-label={f.figure} tabIndex={0}>
          <table className="stacks">
            <thead>
              <tr>
                <Head title={f.figure} kind="words" column={table.getColumn('name')} sort={f.sort} />
                <th scope="col">{f.value}</th>
                <th scope="col">{f.range}</th>
                <Head title={f.confidence} kind="words" column={table.getColumn('sure')} sort={f.sort} />
                <th scope="col" className="words">
                  {f.source}
                </th>
                <Head title={f.place} kind="words" column={table.getColumn('at')} sort={f.sort} />
              </tr>
            </thead>
            <tbody>
              {shown.map(({ figure, name, confidence }) => (
                <tr key={figure.path}>
                  <th scope="row">
                    <span>
                      {name}
                      <Reason figure={figure} />
                    </span>
                  </th>
                  <td data-name={f.value}>
                    {shownValue(locale, figure, figure.value)}
                    {figure.placeholder ? '\u00a0†' : ''}
                  </td>
                  <td data-name={f.range}>
                    {figure.range ? figure.range.map((end) => shownNumber(locale, figure, end)).join('–') : ''}
                  </td>
                  <td className="words" data-name={f.confidence}>
                    {confidence}
                  </td>
                  <td className="words" data-name={f.source}>
                    <SourceMarks ids={figure.source} list={list} />
                  </td>
                  <td className="words" data-name={f.place}>
                    <Place at={figure.at} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length < found ? (
        <button type="button" className="button more" onClick={() => table.setPageSize(shown.length + step)}>
          {f.more}
        </button>
      ) : null}
      <p className="note">{f.placeholderNote}</p>
      {sources.length > 0 ? <Sources sources={plan.sources} ids={sources} list={list} /> : null}
    </div>
  );
}

/** A share that the law or the park's finance writes in percent is read so, a year's share too. */
function inPercent({ path, unit, written }: PlanFigure): boolean {
  return /^(regimes|finance|park\.finance)\./.test(path) && /^1(\/a)?$/.test(unit) && written.includes('%');
}

/** Months or days in which a span of less than a year is told. */
function partOfYear({ unit, value }: PlanFigure): 'months' | 'days' | undefined {
  if (unit !== 'a' || value <= 0 || value >= 1) return undefined;
  return Math.abs(12 * value - Math.round(12 * value)) < 1e-6 ? 'months' : 'days';
}

const inYear = { months: 12, days: 365 } as const;

function shownNumber(locale: Locale, figure: PlanFigure, value: number): string {
  const part = partOfYear(figure);
  if (part) return locale.number(value * inYear[part]);
  return inPercent(figure) ? locale.percent(value, 2) : locale.number(value);
}

function shownValue(locale: Locale, figure: PlanFigure, value: number): string {
  if (figure.unit === 'a' && Number.isInteger(value)) return locale.years(value);
  const part = partOfYear(figure);
  if (part) return filesMessages[locale.language].figures[part](shownNumber(locale, figure, value));
  const unit = inPercent(figure) ? '' : locale.unit(figure.unit);
  return `${shownNumber(locale, figure, value)}\u00a0${unit}`.trim();
}

/** Names of a park's infrastructure, which the plan does not carry; empty until they are read. */
function useLumpNames(park: string): Readonly<Record<string, Name>> {
  const files = useParkFiles(park);
  const { data } = useQuery({
    queryKey: ['lump-names', park, files.dataUpdatedAt],
    enabled: files.data !== undefined,
    queryFn: async (): Promise<Readonly<Record<string, Name>>> => {
      const { parse } = await import('yaml');
      try {
        const { lumps } = (parse(files.data!.get('site.yaml') ?? '') ?? {}) as {
          lumps?: Readonly<Record<string, { readonly name: Name }>>;
        };
        return Object.fromEntries(Object.entries(lumps ?? {}).map(([id, { name }]) => [id, name]));
      } catch {
        // A file that does not read names nothing: its figures go by their ids.
        return {};
      }
    },
  });
  return data ?? noNames;
}

const noNames = {};

type Sorted = 'asc' | 'desc' | false;

/** A column's heading that sorts by it. */
function Head({
  title,
  kind,
  column,
  sort,
}: {
  readonly title: string;
  readonly kind: string;
  readonly column: { getIsSorted(): Sorted; toggleSorting(desc?: boolean): void } | undefined;
  readonly sort: (column: string) => string;
}) {
  const sorted = column?.getIsSorted() ?? false;
  const Mark = sorted === 'asc' ? ArrowUp : sorted === 'desc' ? ArrowDown : ArrowUpDown;
  return (
    <th
      scope="col"
      className={kind}
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined}
    >
      <button
        type="button"
        className="sorts"
        title={sort(title)}
        onClick={() => column?.toggleSorting(sorted === 'asc')}
      >
        {title}
        <Mark size={14} aria-hidden="true" />
      </button>
    </th>
  );
}

/** File and line at which a figure is written; opens it there. */
function Place({ at }: { readonly at: string }) {
  const [, file, line] = /^(.+):(\d+)$/.exec(at) ?? [];
  if (!file || !line) return at;
  return (
    <button
      type="button"
      className="opens place"
      onClick={() => go({ own: { ...currentLink().own, tab: 'files', file, line } })}
    >
      {at}
    </button>
  );
}
