import { Check, Languages, Link2, Printer, SunMoon } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ListedPark } from '../plan/listed-park.ts';
import { type Language, languages } from '../present/language.ts';
import { applyScheme, ownScheme, remember, type Scheme } from './choices.ts';
import { shellMessages } from './messages/shell.ts';
import { go, hrefOf, useLink } from './navigation.ts';
import type { Shown } from './shown.tsx';
import { useLocale, useShell } from './speech.tsx';
import { views } from './views.ts';

/** The page's head: what is shown, and how. */
export function Header({ parks, shown }: { readonly parks: readonly ListedPark[]; readonly shown: Shown | undefined }) {
  const shell = useShell();
  const link = useLink();
  return (
    <header className="head unprinted">
      <a className="brand" href={hrefOf({ view: views[0]!.id, own: {} }, link)} aria-label={shell.home}>
        Kombinat
      </a>
      <search className="chosen" aria-label={shell.choices}>
        {shown ? <ParkChoice parks={parks} shown={shown} /> : null}
        {shown ? <ScenarioChoice shown={shown} /> : null}
      </search>
      <div className="settings">
        <LanguageChoice />
        <SchemeChoice />
        <CopyLink />
        <button
          type="button"
          className="button quiet bare wide-only"
          onClick={() => print()}
          aria-label={shell.print}
          title={shell.print}
        >
          <Printer size={18} aria-hidden="true" />
        </button>
      </div>
    </header>
  );
}

function ParkChoice({ parks, shown }: { readonly parks: readonly ListedPark[]; readonly shown: Shown }) {
  const shell = useShell();
  const locale = useLocale();
  return (
    <select
      className="select park"
      aria-label={shell.park}
      value={shown.park.id}
      onChange={({ target }) => {
        // Another park has other scenarios, settings and plants.
        go({ park: target.value, scenario: 'base', set: {}, own: {} });
      }}
    >
      {parks.map((park) => (
        <option key={park.id} value={park.id}>
          {locale.name(park.name)}
        </option>
      ))}
    </select>
  );
}

function ScenarioChoice({ shown }: { readonly shown: Shown }) {
  const shell = useShell();
  const locale = useLocale();
  return (
    <select
      className="select"
      aria-label={shell.scenario}
      value={shown.scenario.id}
      onChange={({ target }) => go({ park: shown.park.id, scenario: target.value })}
    >
      {shown.park.scenarios.map((scenario) => (
        <option key={scenario.id} value={scenario.id}>
          {`${scenario.id === 'base' ? shell.asAnnounced : scenario.name ? locale.name(scenario.name) : scenario.id}${scenario.plan === 'none' ? ` (${shell.noPlanYet})` : ''}`}
        </option>
      ))}
    </select>
  );
}

function LanguageChoice() {
  const shell = useShell();
  const { language } = useLocale();
  return (
    <div className="icon-select">
      <Languages size={18} aria-hidden="true" />
      <select
        className="select languages"
        aria-label={shell.chooseLanguage}
        value={language}
        onChange={({ target }) => {
          const lang = target.value as Language;
          remember('lang', lang);
          go({ lang });
        }}
      >
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {shellMessages[one].language}
          </option>
        ))}
      </select>
    </div>
  );
}

function SchemeChoice() {
  const shell = useShell();
  const [scheme, setScheme] = useState<Scheme>(ownScheme);
  return (
    <div className="icon-select bare">
      <SunMoon size={18} aria-hidden="true" />
      <select
        className="select"
        aria-label={shell.scheme}
        title={shell.scheme}
        value={scheme}
        onChange={({ target }) => {
          const next = target.value as Scheme;
          remember('scheme', next);
          applyScheme(next);
          setScheme(next);
        }}
      >
        {(['system', 'light', 'dark'] as const).map((one) => (
          <option key={one} value={one}>
            {shell.schemes[one]}
          </option>
        ))}
      </select>
    </div>
  );
}

function CopyLink() {
  const shell = useShell();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const later = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(later);
  }, [copied]);
  // Only a page from a safe address may write to the clipboard.
  if (!navigator.clipboard) return null;
  return (
    <>
      <button
        type="button"
        className="button quiet bare wide-only"
        aria-label={shell.copyLink}
        title={shell.copyLink}
        onClick={() =>
          navigator.clipboard.writeText(location.href).then(
            () => setCopied(true),
            () => undefined,
          )
        }
      >
        {copied ? <Check size={18} aria-hidden="true" /> : <Link2 size={18} aria-hidden="true" />}
      </button>
      <span className="unseen" role="status">
        {copied ? shell.copied : ''}
      </span>
    </>
  );
}
