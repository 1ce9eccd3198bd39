import type { NamedLever } from '../plan/lever.ts';
import type { Locale } from './locale.ts';
import { explainMessages } from './messages/explain.ts';
import { leverMessages } from './messages/levers.ts';

/** What a lever is called. */
export function leverName(lever: NamedLever, l: Locale): string {
  const { names } = leverMessages[l.language];
  const { topic, of = '' } = lever;
  const own = lever.name ? l.name(lever.name) : of;
  const measure = explainMessages[l.language].measures[of] ?? own;
  switch (topic) {
    case 'sell':
      if (lever.over === undefined) return capital(names.sell(own));
      return capital(names.premium(own, lever.overName ? l.name(lever.overName) : lever.over));
    case 'metal':
    case 'buy':
    case 'process':
      return capital(names[topic](own));
    case 'atMost':
      return capital(of === 'capex' ? names.budget : names.atMost(measure));
    case 'atLeast':
      return capital(names.atLeast(measure));
    case 'floor':
      return capital(names.floor(l.t.chains[of] ?? of));
    default:
      return names[topic];
  }
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
