import { isLanguage, type Language } from '../present/language.ts';

/**
 * What is shown, as the address after `#` says it: `#/glance?park=pavlodar&scenario=base&lang=ru&set=taxRate:0.25`. Whoever
 * opens the same link sees the same.
 */
export interface Link {
  /** Id of a view; empty for whichever comes first. */
  readonly view: string;
  readonly park?: string;
  readonly scenario?: string;
  /** Absent where the reader's own choice holds. */
  readonly lang?: Language;
  /** What is set otherwise than in the park, by the path that a scenario would use. */
  readonly set: Readonly<Record<string, string>>;
  /** What a view keeps of its own, such as the week it shows. */
  readonly own: Readonly<Record<string, string>>;
}

/** A part of a link that nothing here understands, and what was opened in its place. */
export interface Dropped {
  readonly part: 'view' | 'park' | 'scenario' | 'lang' | 'set' | 'other';
  readonly written: string;
}

export const emptyLink: Link = { view: '', set: {}, own: {} };

/** What a link says, and the parts that say nothing. Ids of views, parks and scenarios are not looked up here. */
export function readLink(hash: string): { readonly link: Link; readonly dropped: readonly Dropped[] } {
  const [, view = '', query = ''] = /^#?\/?([^?]*)\??(.*)$/s.exec(hash) ?? [];
  const dropped: Dropped[] = [];
  const set: Record<string, string> = {};
  const own: Record<string, string> = {};
  const link: { -readonly [key in keyof Link]: Link[key] } = { view: plain(view), set, own };
  for (const [key, value] of new URLSearchParams(query))
    if (key === 'park' || key === 'scenario') link[key] = value;
    else if (key === 'lang') {
      if (isLanguage(value)) link.lang = value;
      else dropped.push({ part: 'lang', written: value });
    } else if (key === 'set')
      for (const part of value.split(',').filter((text) => text !== '')) {
        const [, path, setting] = /^([\w.-]+):(.+)$/s.exec(part) ?? [];
        if (path && setting && !(path in Object.prototype)) set[path] = plain(setting);
        else dropped.push({ part: 'set', written: part });
      }
    else if (/^[a-z][\w-]*$/i.test(key) && !(key in Object.prototype)) own[key] = value;
    else dropped.push({ part: 'other', written: key });
  return { link, dropped };
}

/** A link as it stands in the address bar. */
export function writeLink({ view, park, scenario, lang, set, own }: Link): string {
  const settings = Object.entries(set).map(([path, value]) => `${path}:${encodeURIComponent(value)}`);
  const query = new URLSearchParams({
    ...(park === undefined ? {} : { park }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(lang === undefined ? {} : { lang }),
    ...own,
    ...(settings.length > 0 ? { set: settings.join(',') } : {}),
  }).toString();
  // Colons and commas may stand as they are, and read better so.
  return `#/${encodeURIComponent(view)}${query ? `?${query.replaceAll('%3A', ':').replaceAll('%2C', ',')}` : ''}`;
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
