import type { Locale } from '../locale.ts';
import type { Canvas } from './theme.ts';

/** Colours from little to much, told apart by lightness alone: dark where others must give much. */
export const ramp = ['#f7f4ea', '#fde5b0', '#f9c76b', '#ef9f3a', '#d97324', '#b34a1d', '#7d2b1c', '#43171a'] as const;

/**
 * Every hour of a year as a small square: days from left to right, hours of the day from top to bottom. Written as one
 * path per colour, which keeps 8,760 squares small.
 */
export function yearMap(values: ArrayLike<number>, locale: Locale, canvas: Canvas): string {
  const days = Math.floor(values.length / 24);
  const left = canvas.narrow ? 30 : 46;
  const cellWidth = (canvas.width - left - 4) / days;
  const cellHeight = canvas.narrow ? 6 : 9;
  const { low, high } = spread(values);
  const paths = ramp.map(() => '');
  for (let hour = 0; hour < 24; hour++)
    for (let day = 0; day < days; ) {
      const colour = colourAt(values[day * 24 + hour]!, low, high);
      let run = 1;
      while (day + run < days && colourAt(values[(day + run) * 24 + hour]!, low, high) === colour) run++;
      paths[colour] += `M${day} ${hour}h${run}v1h-${run}z`;
      day += run;
    }
  const cells = paths
    .map((path, i) => (path ? `<path d="${path}" fill="${ramp[i]}" shape-rendering="crispEdges"/>` : ''))
    .join('');
  const top = canvas.font + 8;
  const text = (x: number, y: number, words: string, anchor = 'start') =>
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${canvas.font}" text-anchor="${anchor}">${words}</text>`;
  const months = Array.from({ length: 12 }, (_, month) => month)
    .filter((month) => !canvas.narrow || month % 3 === 0)
    .map((month) => text(left + (dayOfMonth(month) + 1) * cellWidth, canvas.font, locale.month(month)))
    .join('');
  const clock = [0, 6, 12, 18]
    .map((hour) => text(left - 5, top + (hour + 1) * cellHeight + 2, String(hour), 'end'))
    .join('');
  const bottom = top + 24 * cellHeight;
  const box = Math.min(70, (canvas.width - left) / ramp.length - 2);
  const legend = ramp
    .map((colour, i) => {
      const from = low + (i / ramp.length) * (high - low);
      return `<rect x="${(left + i * box).toFixed(1)}" y="${bottom + 12}" width="${box.toFixed(1)}" height="10" fill="${colour}"/>${
        canvas.narrow && i % 2 === 1 ? '' : text(left + i * box, bottom + 24 + canvas.font, locale.number(from))
      }`;
    })
    .join('');
  const height = bottom + 32 + canvas.font;
  return `<svg aria-hidden="true" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${canvas.width} ${height}">${months}${clock}<g transform="translate(${left} ${top}) scale(${cellWidth.toFixed(4)} ${cellHeight})">${cells}</g>${legend}</svg>`;
}

function colourAt(value: number, low: number, high: number): number {
  const share = high > low ? (value - low) / (high - low) : 0;
  return Math.max(0, Math.min(ramp.length - 1, Math.floor(share * ramp.length)));
}

/** The values between which the colours run: all but the lowest and highest hundredth, which take the end colours. */
function spread(values: ArrayLike<number>): { low: number; high: number } {
  const sorted = Float64Array.from(values).sort();
  return { low: sorted[Math.floor(sorted.length * 0.01)]!, high: sorted[Math.floor(sorted.length * 0.99)]! };
}

function dayOfMonth(month: number): number {
  return (Date.UTC(2027, month, 1) - Date.UTC(2027, 0, 1)) / 86_400_000;
}
