let pen: CanvasRenderingContext2D | null | undefined;

/** Letters of Chinese and its marks: as wide as they are high in every font. */
const square = /[⺀-鿿＀-￯]/g;

/**
 * How wide a text is in the page's letters, px. Chinese is counted, not measured: its letters arrive when they are first
 * drawn, and what stands in for them until then is of any width.
 *
 * @param font  as a style has it, such as `12px sans-serif`
 */
export function widthOf(text: string, font: string): number {
  pen ??= document.createElement('canvas').getContext('2d');
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
  const others = text.replace(square, '');
  const squares = (text.length - others.length) * size;
  if (!pen) return squares + others.length * size * 0.6;
  pen.font = font.replace(/\bsans-serif$/, getComputedStyle(document.body).fontFamily);
  return squares + pen.measureText(others).width;
}

/**
 * A text in lines that fit a width, for charts, which would break numbers and words anywhere: broken between words, or
 * between Chinese characters. `last` stays whole, on the last line where it fits, else on one of its own.
 *
 * @param width px
 * @param font  as a style has it, such as `12px sans-serif`
 */
export function fitted(text: string, last: string, width: number, font: string): string {
  const words = text.match(/[⺀-鿿][，。：；、（）]*|[^ ⺀-鿿]+ ?| /g) ?? [text];
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1)!;
    if (line !== '' && widthOf(`${line}${word}`.trimEnd(), font) > width) lines.push(word.trimStart());
    else lines[lines.length - 1] = line + word;
  }
  const end = `${lines.at(-1)!.trimEnd()}  ${last}`;
  if (last === '') return lines.map((line) => line.trimEnd()).join('\n');
  return widthOf(end, font) <= width
    ? [...lines.slice(0, -1).map((line) => line.trimEnd()), end].join('\n')
    : [...lines.map((line) => line.trimEnd()), last].join('\n');
}
