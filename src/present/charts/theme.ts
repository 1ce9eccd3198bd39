import { BarChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type Canvas, lineColour } from './palette.ts';

use([BarChart, LineChart, SankeyChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer]);

export { type Canvas, chainColour, lineColour, narrow, palette, seriesColour, wide } from './palette.ts';

export function axisText(canvas: Canvas) {
  return { fontSize: canvas.font, color: '#444' };
}

export const splitLine = { lineStyle: { color: lineColour, opacity: 0.25 } };
export const axisLine = { lineStyle: { color: lineColour } };

/** A line at nothing, for bars on both sides of it: an axis there would take its labels along. */
export function zeroLine(axis: 'x' | 'y') {
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: lineColour, width: 1, type: 'solid' },
    data: [axis === 'x' ? { xAxis: 0 } : { yAxis: 0 }],
  };
}

// No canvas measures text outside of a page: widths are those of a common sans-serif, so that names are broken and not cut.
if (typeof document === 'undefined')
  setPlatformAPI({
    measureText: (text: string, font?: string) => {
      const size = Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 12);
      return { width: textWidth(text, size) } as TextMetrics;
    },
  });

function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter) * size;
  return width;
}

function letterWidth(letter: string): number {
  if (/[⺀-鿿＀-￯]/.test(letter)) return 1;
  if (/[MWmwШЩЖЮМФшщжюмфЫы@%]/.test(letter)) return 0.86;
  if (/[il.,:;'’|! ()\u00a0]/.test(letter)) return 0.32;
  if (/[А-ЯЁӘІҢҒҮҰҚӨҺ]/.test(letter)) return 0.76;
  if (/[а-яёәіңғүұқөһ]/.test(letter)) return 0.63;
  if (/[A-Z]/.test(letter)) return 0.68;
  return 0.57;
}

/** A text broken between words (Chinese: anywhere) into lines that fit a width; numbers and their units stay whole. */
export function wrapped(text: string, width: number, size: number): string {
  const parts = (text.match(/[⺀-鿿][，。：；、（）]*|[^ ⺀-鿿]+| +/g) ?? [text]).flatMap((part) =>
    cut(part, width, size),
  );
  let [lines, used] = ['', 0];
  for (const part of parts) {
    const length = textWidth(part, size);
    if (used > 0 && used + length > width) {
      lines += '\n';
      used = 0;
      if (part.trim() === '') continue;
    }
    lines += part;
    used += length;
  }
  return lines;
}

/** A word that is longer than its room, in pieces with hyphens. */
function cut(word: string, width: number, size: number): string[] {
  if (textWidth(word, size) <= width || word.length < 6) return [word];
  let most = word.length - 3;
  while (most > 3 && textWidth(`${word.slice(0, most)}-`, size) > width) most--;
  // A syllable that begins as most do, with one consonant before its vowel, may begin a line.
  let count = most;
  while (count > 3 && !/^(?=\p{L})[^aeiouyаеёиоуыэюяәіүұөъьй][aeiouyаеёиоуыэюяәіүұө]/iu.test(word.slice(count)))
    count--;
  if (count <= 3) count = most;
  return [`${word.slice(0, count)}-`, ...cut(word.slice(count), width, size)];
}

/** Labels of a list beside its bars, broken to the room they have. */
export function nameAxis(names: readonly string[], room: number, canvas: Canvas) {
  return {
    type: 'category',
    inverse: true,
    data: names,
    axisLine,
    axisTick: { show: false },
    axisLabel: {
      ...axisText(canvas),
      lineHeight: canvas.font + 2,
      formatter: (name: string) => wrapped(name, room - 14, canvas.font),
    },
  };
}

/** The height of a row whose name may need several lines: at least `least`, enough for the longest name. */
export function rowHeight(names: readonly string[], room: number, canvas: Canvas, least: number): number {
  const lines = names.map((name) => wrapped(name, room - 14, canvas.font).split('\n').length);
  return Math.max(least, Math.max(1, ...lines) * (canvas.font + 2) + 2);
}

/** An option of echarts as SVG for inside a page: no script, no ids, text in the colour of the page. */
export function drawSvg(option: object, canvas: Canvas, height: number): string {
  const prefix = `chart${drawn++}-`;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: canvas.width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit' }, ...option });
    return chart
      .renderToSVGString()
      .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
      .replace(/ (?:ecmeta_\w+|class|baseProfile|version|xmlns:xlink)="[^"]*"/g, '')
      .replace(/<svg width="\d+" height="\d+"/, '<svg aria-hidden="true"')
      .replace(/\bzr\d+-/g, prefix)
      .replace(/(\d\.\d{2})\d+/g, '$1')
      .replace(/>\s+</g, '><');
  } finally {
    chart.dispose();
  }
}

let drawn = 0;

/** The next chart is the first of a page: ids in it start anew, so that one plan always gives one page. */
export function beginPage(): void {
  drawn = 0;
}
