import { ChevronDown } from 'lucide-react';
import { memo, useId, useMemo, useState } from 'react';
import { leverName } from '../../../present/lever-name.ts';
import { leverMessages } from '../../../present/messages/levers.ts';
import type { Lever, LeverGroup, LeverSettings, LeverValue } from '../../../replan/levers.ts';
import { Field } from '../../design/field.tsx';
import { whatIfMessages } from '../../messages/whatif.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { LeverControl } from './lever-control.tsx';

interface PanelProps {
  readonly levers: readonly Lever[];
  readonly settings: LeverSettings;
  readonly onSettle: (lever: Lever, value: LeverValue) => void;
}

const order: readonly LeverGroup[] = ['sales', 'purchases', 'energy', 'costs', 'law', 'limits', 'floors', 'processes'];

/** What may be moved, group by group: what matters most first, the rest one press or a few letters away. */
export const LeverPanel = memo(function LeverPanel({ levers, settings, onSettle }: PanelProps) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const [sought, seek] = useState('');
  const found = useMemo(() => {
    const words = sought.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return undefined;
    return levers.filter((lever) => {
      const name = leverName(lever, locale).toLocaleLowerCase();
      return words.every((word) => name.includes(word));
    });
  }, [levers, sought, locale]);
  return (
    <section className="card levers unprinted" aria-labelledby="levers">
      <h2 id="levers">{m.levers}</h2>
      <Field label={m.search}>
        {(control) => <input {...control} type="search" value={sought} onChange={({ target }) => seek(target.value)} />}
      </Field>
      <p className="unseen" role="status">
        {found ? m.found(locale.whole(found.length)) : ''}
      </p>
      {found ? (
        found.length === 0 ? (
          <p className="note">{m.noneFound}</p>
        ) : (
          <Controls levers={found} settings={settings} onSettle={onSettle} />
        )
      ) : (
        order.map((group) => {
          const own = levers.filter((lever) => lever.group === group);
          return own.length > 0 ? (
            <Group key={group} group={group} levers={own} settings={settings} onSettle={onSettle} />
          ) : null;
        })
      )}
    </section>
  );
});

/** How many levers a group without chief ones shows first. */
const few = 6;

function Group({ group, levers, settings, onSettle }: PanelProps & { readonly group: LeverGroup }) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const { groups } = useTexts(leverMessages);
  const id = useId();
  const moved = levers.filter((lever) => Object.hasOwn(settings, lever.id));
  const [open, setOpen] = useState(group === 'sales' || moved.length > 0);
  const [all, setAll] = useState(false);
  const chief = levers.filter((lever) => lever.chief);
  const first = chief.length > 0 ? chief : levers.slice(0, few);
  // What is moved stays in sight whether it is among the first or not.
  const shown = all ? levers : levers.filter((lever) => first.includes(lever) || moved.includes(lever));
  const rest = levers.length - shown.length;
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <ChevronDown size={16} aria-hidden="true" />
        <span className="name">{groups[group]}</span>
        {moved.length > 0 ? <span className="count">{m.moved(locale.whole(moved.length))}</span> : null}
      </summary>
      {open ? (
        <div id={id}>
          <Controls levers={shown} settings={settings} onSettle={onSettle} />
          {rest > 0 || all ? (
            <button
              type="button"
              className="button quiet"
              aria-controls={id}
              aria-expanded={all}
              onClick={() => setAll(!all)}
            >
              {all ? m.fewer : m.more(locale.whole(rest))}
              <span className="unseen">: {groups[group]}</span>
            </button>
          ) : null}
        </div>
      ) : null}
    </details>
  );
}

function Controls({ levers, settings, onSettle }: PanelProps) {
  return (
    <div className="controls">
      {levers.map((lever) => (
        <LeverControl
          key={lever.id}
          lever={lever}
          value={Object.hasOwn(settings, lever.id) ? settings[lever.id]! : lever.value}
          onSettle={onSettle}
        />
      ))}
    </div>
  );
}
