import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { differsFromGolden } from './golden-image.ts';
import type { shownTo } from './studio-page.ts';

const resolve = createRequire(import.meta.url).resolve;
const unicodeRanges = { latin: 'U+0000-03FF,U+2000-20CF,U+2100-2BFF', cyrillic: 'U+0400-052F' };
/** A font from a package, so that every machine draws the same letters. */
const fonts = Object.entries(unicodeRanges).map(([part, unicodeRange]) => ({
  unicodeRange,
  bytes: readFileSync(resolve(`@fontsource-variable/noto-sans/files/noto-sans-${part}-wght-normal.woff2`)).toString(
    'base64',
  ),
}));

/** Of how each view is looked at, what pictures are kept of: a wide light page and a narrow dark one. */
const pictured: readonly (typeof shownTo)[number][0][] = ['en', 'ru'];

/**
 * Share of pixels in which what the window shows of a view differs from its golden picture, once nothing moves any more; 0
 * in a language of which no picture is kept.
 */
export async function differsInView(page: Page, view: string, lang: (typeof shownTo)[number][0]): Promise<number> {
  if (!pictured.includes(lang)) return 0;
  await page.evaluate(async (faces) => {
    for (const { bytes, unicodeRange } of faces) {
      const font = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      document.fonts.add(await new FontFace('Picture', font, { weight: '100 900', unicodeRange }).load());
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { font-family: Picture, sans-serif !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    dispatchEvent(new Event('resize'));
    scrollTo(0, 0);
  }, fonts);
  // Away from whatever shows that it is pointed at.
  await page.mouse.move(0, 0);
  let picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  for (let look = 0; look < 20; look++) {
    await page.waitForTimeout(200);
    const next = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (next.equals(picture)) break;
    picture = next;
  }
  await page.evaluate(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });
  return differsFromGolden(`studio-${view}-${lang}.png`, picture);
}
