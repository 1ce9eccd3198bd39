import './design/tokens.css';
import './design/letters.css';
import './design/base.css';
import './design/parts.css';
import './frame.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Locale } from '../present/locale-with.ts';
import { App } from './app.tsx';
import { applyScheme, ownLanguage, ownScheme } from './choices.ts';
import { askParks, queries } from './data/queries.ts';
import { currentLink, useLink } from './navigation.ts';
import { keepOffline } from './offline.ts';
import { loadLocale, Speak } from './speech.tsx';
import { views } from './views.ts';

applyScheme(ownScheme());
const opened = currentLink();
const view = views.find(({ id }) => id === opened.view) ?? views[0]!;
/** What the first screen is drawn with, where it comes in time; a screen that lacks it says so itself. */
const drawnWith = Promise.all([askParks(), view.load().catch(() => undefined)]);
const inTime = new Promise((done) => setTimeout(done, 1500));

function Page({ first }: { readonly first: Locale }) {
  const link = useLink();
  return (
    <Speak language={link.lang ?? ownLanguage()} first={first}>
      <App />
    </Speak>
  );
}

const [first] = await Promise.all([loadLocale(opened.lang ?? ownLanguage()), Promise.race([drawnWith, inTime])]);
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Page first={first} />
    </QueryClientProvider>
  </StrictMode>,
);
// The first screen, figures and all, goes before what makes the second visit quick.
const keepLater = () => setTimeout(keepOffline, 3000);
if (document.readyState === 'complete') keepLater();
else addEventListener('load', keepLater);
