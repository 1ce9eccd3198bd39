let pen: CanvasRenderingContext2D | null | undefined;

function widthOf(text: string, font: string): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * 7;
  pen.font = font;
  return pen.measureText(text).width;
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
