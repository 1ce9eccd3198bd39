import { MarkAreaComponent } from 'echarts/components';
import { format, use } from 'echarts/core';
import type { Locale } from '../locale-with.ts';
import { moneyScale } from '../money-scale.ts';
import { axisLine, axisText, type Canvas, drawSvg, lineColour, palette, splitLine, wrapped } from './theme.ts';

use([MarkAreaComponent]);

/** A deal in the picture: what the state has, what owners earn, and what its mark says. */
export interface DealMark {
  readonly stateNpvUsd: number;
  readonly equityIrr: number;
  readonly number: string;
  /** Instrument that has come to its end here; without it the mark shows its number alone. */
  readonly name?: string;
  readonly beaten: boolean;
}

export interface DealPicture {
  /** In the order of the way. */
  readonly deals: readonly DealMark[];
  /** The least concession, where it lies between two deals of the way. */
  readonly least?: Pick<DealMark, 'stateNpvUsd' | 'equityIrr'>;
  /** The deal that a reader looks at: it has a ring. */
  readonly chosen?: Pick<DealMark, 'stateNpvUsd' | 'equityIrr'>;
  /** Deals can be pressed: each has its number for a name, the least concession a star. */
  readonly pressable?: true;
  readonly investorHurdle: number;
  readonly stateHurdleUsd: number;
}

export interface DealWords {
  readonly stateAxis: (unit: string) => string;
  readonly irrAxis: string;
  readonly hurdleLine: string;
  readonly stateLine: string;
  readonly zone: string;
  readonly least: string;
}

/** Told apart by shape as well as by colour. */
export const dealColours = {
  frontier: palette.blue,
  beaten: palette.orange,
  least: palette.vermilion,
  zone: palette.green,
  way: palette.grey,
  chosen: palette.pink,
} as const;

/** A star with five points in a square of 24. */
export const starPath = 'M12 0.6 15.5 8.2 23.8 9.1 17.6 14.7 19.4 22.9 12 18.7 4.6 22.9 6.4 14.7 0.2 9.1 8.5 8.2Z';

interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

type Line = readonly [from: readonly [number, number], to: readonly [number, number]];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the state's walk-away line is: in the picture, or so far to one side that showing it would press the deals flat. */
export function stateLineSide({ deals, stateHurdleUsd }: DealPicture): 'inside' | 'left' | 'right' {
  const [low, high] = extent(deals.map((deal) => deal.stateNpvUsd));
  const spread = Math.max(high - low, Math.abs(high) * 0.02, 1);
  if (stateHurdleUsd < low - 2 * spread) return 'left';
  return stateHurdleUsd > high + 2 * spread ? 'right' : 'inside';
}

/** Places of deals so far from all others that a picture with them would press the others flat. */
export function farDeals(deals: readonly Pick<DealMark, 'stateNpvUsd' | 'equityIrr'>[]): ReadonlySet<number> {
  const far = new Set<number>();
  const measures = [
    { of: deals.map((deal) => deal.stateNpvUsd), least: 0.1 * median(deals.map((deal) => Math.abs(deal.stateNpvUsd))) },
    { of: deals.map((deal) => deal.equityIrr), least: 0.01 },
  ];
  for (const { of, least } of measures) {
    const places = of.map((_, i) => i).sort((a, b) => of[a]! - of[b]!);
    while (places.length > 3) {
      const [low, second, beforeLast, high] = [places[0]!, places[1]!, places.at(-2)!, places.at(-1)!];
      if (of[second]! - of[low]! > 3 * Math.max(of[high]! - of[second]!, least)) far.add(places.shift()!);
      else if (of[high]! - of[beforeLast]! > 3 * Math.max(of[beforeLast]! - of[low]!, least)) far.add(places.pop()!);
      else break;
    }
  }
  return far;
}

/**
 * Deals as points, the state's NPV to the right and the owners' return upwards, joined in the order of the way; the lines
 * at which each side walks away, and the corner where neither does. Deals on the frontier are filled circles, beaten ones
 * hollow diamonds, the least concession a star.
 */
export function dealFrontier(picture: DealPicture, words: DealWords, locale: Locale, canvas: Canvas): string {
  return drawSvg(dealFrontierOption(picture, words, locale, canvas), canvas, frontierHeight(canvas));
}

/** How high the picture is, in pixels. */
export function frontierHeight({ narrow }: Canvas): number {
  return narrow ? 360 : 520;
}

/** The picture as an option of echarts, for a chart as large as its canvas. */
export function dealFrontierOption(picture: DealPicture, words: DealWords, locale: Locale, canvas: Canvas): object {
  const { deals, least, investorHurdle } = picture;
  const height = frontierHeight(canvas);
  const colour = (of: keyof typeof dealColours) => (canvas.tone ?? String)(dealColours[of]);
  const grid = canvas.narrow
    ? { left: 50, right: 12, top: 12, bottom: 58 }
    : { left: 78, right: 24, top: 16, bottom: 66 };
  const shown = least ? [...deals, least] : deals;
  const lineInside = stateLineSide(picture) === 'inside';
  const [usdPerUnit, unit] = moneyScale(
    shown.map((deal) => deal.stateNpvUsd),
    locale,
  );
  const stateHurdle = picture.stateHurdleUsd / usdPerUnit;
  const x = scale([...shown.map((deal) => deal.stateNpvUsd / usdPerUnit), ...(lineInside ? [stateHurdle] : [])], 0);
  const y = scale([...shown.map((deal) => deal.equityIrr * 100), investorHurdle * 100], 0.8);
  const inner = {
    x: grid.left,
    y: grid.top,
    width: canvas.width - grid.left - grid.right,
    height: height - grid.top - grid.bottom,
  };
  const across = (value: number) => inner.x + ((value - x.min) / (x.max - x.min)) * inner.width;
  const down = (value: number) => inner.y + ((y.max - value) / (y.max - y.min)) * inner.height;
  const place = (deal: Pick<DealMark, 'stateNpvUsd' | 'equityIrr'>) =>
    [deal.stateNpvUsd / usdPerUnit, deal.equityIrr * 100] as const;
  const pixels = (deal: Pick<DealMark, 'stateNpvUsd' | 'equityIrr'>): [number, number] => {
    const [right, up] = place(deal);
    return [across(right), down(up)];
  };

  const size = canvas.narrow ? 9 : 12;
  const marks = shown.map((deal) => around(pixels(deal), size + 2));
  const way = deals.slice(1).map((deal, i): Line => [pixels(deals[i]!), pixels(deal)]);
  const [hurdleAt, stateAt] = [down(investorHurdle * 100), across(stateHurdle)];
  const walkAway: Line[] = [
    [
      [inner.x, hurdleAt],
      [inner.x + inner.width, hurdleAt],
    ],
    ...(lineInside
      ? [
          [
            [stateAt, inner.y],
            [stateAt, inner.y + inner.height],
          ] as const,
        ]
      : []),
  ];
  const labels = new Labels(inner, marks, [...way, ...walkAway], canvas.font);
  labels.beside(canvas.narrow ? wrapped(words.hurdleLine, 130, canvas.font) : words.hurdleLine, [
    [inner.x + inner.width - 4, hurdleAt + 3, 'right', 'top'],
    [inner.x + 4, hurdleAt + 3, 'left', 'top'],
    [inner.x + inner.width / 2, hurdleAt + 3, 'center', 'top'],
    // Never above the line: there nobody walks away.
    [inner.x + inner.width / 4, hurdleAt + 3, 'center', 'top'],
    [inner.x + (3 * inner.width) / 4, hurdleAt + 3, 'center', 'top'],
  ]);
  if (lineInside) {
    const bottom = inner.y + inner.height - 4;
    labels.beside(wrapped(words.stateLine, canvas.narrow ? 110 : 170, canvas.font), [
      [stateAt + 4, bottom, 'left', 'bottom'],
      [stateAt - 4, bottom, 'right', 'bottom'],
      [stateAt + 4, inner.y + 4, 'left', 'top'],
      [stateAt - 4, inner.y + 4, 'right', 'top'],
      [stateAt + 4, inner.y + inner.height / 2, 'left', 'middle'],
    ]);
  }
  const zone = {
    left: lineInside ? stateAt : stateLineSide(picture) === 'left' ? inner.x : inner.x + inner.width,
    bottom: hurdleAt,
  };
  if (zone.left < inner.x + inner.width - 40)
    labels.beside(words.zone, [
      [inner.x + inner.width - 6, inner.y + 6, 'right', 'top'],
      [zone.left + 6, inner.y + 6, 'left', 'top'],
      [inner.x + inner.width - 6, zone.bottom - 6, 'right', 'bottom'],
    ]);
  if (least) labels.near([words.least], pixels(least), size);
  // Names first: a bare number between them may be missed where there is no room for it.
  const groups = together(deals, pixels, size * 0.9);
  const bare = (group: readonly DealMark[]) => group.every(({ name }) => name === undefined);
  const ways = (group: readonly DealMark[]) =>
    [labelOf(group, 2), labelOf(group, 1)].flatMap((text) =>
      [260, 150, 115].map((width) => wrapped(text, width, canvas.font)),
    );
  for (const group of groups.filter((one) => !bare(one)))
    labels.near(canvas.narrow ? [numbersOf(group)] : ways(group), pixels(group[0]!), size);
  for (const group of groups.filter(bare)) labels.near([numbersOf(group)], pixels(group[0]!), size, 150);

  const axis = ({ min, max, step }: Scale, name: string, nameGap: number) => ({
    type: 'value',
    min,
    max,
    interval: step,
    name: name,
    nameLocation: 'middle' as const,
    nameGap,
    nameTextStyle: axisText(canvas),
    axisLine: { ...axisLine, onZero: false },
    splitLine,
    axisLabel: { ...axisText(canvas), hideOverlap: true, formatter: (value: number) => locale.number(value) },
  });
  const line = (at: object) => ({ ...at, lineStyle: { color: lineColour, width: 2, type: 'dashed' } });
  const points = (of: readonly (readonly [number, number])[], style: object) => ({
    type: 'scatter',
    silent: true,
    data: of.map((point) => [...point]),
    ...style,
  });
  return {
    grid,
    xAxis: axis(x, words.stateAxis(unit), canvas.narrow ? 30 : 34),
    yAxis: axis(y, words.irrAxis, canvas.narrow ? 32 : 48),
    series: [
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        lineStyle: { color: colour('way'), width: 1.5, opacity: 0.7 },
        data: deals.map((deal) => [...place(deal)]),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          data: [line({ yAxis: investorHurdle * 100 }), ...(lineInside ? [line({ xAxis: stateHurdle })] : [])],
        },
        ...(zone.left < inner.x + inner.width
          ? {
              markArea: {
                silent: true,
                itemStyle: { color: colour('zone'), opacity: 0.15 },
                data: [
                  [
                    { xAxis: lineInside ? stateHurdle : x.min, yAxis: investorHurdle * 100 },
                    { xAxis: x.max, yAxis: y.max },
                  ],
                ],
              },
            }
          : {}),
      },
      ...labels.leaders.map(([from, to]) => ({
        type: 'line',
        silent: true,
        symbol: 'none',
        lineStyle: { color: lineColour, width: 1 },
        data: [from, to].map(([px, py]) => [
          x.min + ((px - inner.x) / inner.width) * (x.max - x.min),
          y.max - ((py - inner.y) / inner.height) * (y.max - y.min),
        ]),
      })),
      points(deals.filter((deal) => deal.beaten).map(place), {
        symbol: 'diamond',
        symbolSize: size + 1,
        itemStyle: { color: 'transparent', borderColor: colour('beaten'), borderWidth: 2, opacity: 1 },
      }),
      points(deals.filter((deal) => !deal.beaten).map(place), {
        symbol: 'circle',
        symbolSize: size - 1,
        itemStyle: { color: colour('frontier'), opacity: 1 },
      }),
      ...(least
        ? [
            points([place(least)], {
              symbol: `path://${starPath}`,
              symbolSize: size + 6,
              itemStyle: { color: colour('least'), opacity: 1 },
            }),
          ]
        : []),
      ...(picture.chosen
        ? [
            points([place(picture.chosen)], {
              symbol: 'circle',
              symbolSize: size + 14,
              itemStyle: { color: 'transparent', borderColor: colour('chosen'), borderWidth: 3, opacity: 1 },
            }),
          ]
        : []),
      ...(picture.pressable
        ? [
            {
              type: 'scatter',
              z: 10,
              symbolSize: size + 12,
              itemStyle: { opacity: 0 },
              emphasis: { disabled: true },
              data: [
                ...(least ? [{ name: '★', value: [...place(least)] }] : []),
                ...deals.map((deal) => ({ name: deal.number, value: [...place(deal)] })),
              ],
            },
          ]
        : []),
      {
        type: 'scatter',
        silent: true,
        symbolSize: 0.01,
        itemStyle: { color: 'transparent' },
        data: labels.placed.map(({ text, box }) => ({
          value: [
            x.min + ((box.x - inner.x) / inner.width) * (x.max - x.min),
            y.max - ((box.y + box.height / 2 - inner.y) / inner.height) * (y.max - y.min),
          ],
          label: {
            show: true,
            position: 'right',
            distance: 0,
            align: 'left',
            verticalAlign: 'middle',
            fontSize: canvas.font,
            lineHeight: canvas.font + 3,
            color: '#444',
            textBorderWidth: 0,
            formatter: () => text,
          },
        })),
      },
    ],
  };
}

type Spot = readonly [x: number, y: number, align: 'left' | 'center' | 'right', vertical: 'top' | 'middle' | 'bottom'];

/** Texts in a picture, each put where it covers least of the marks, the lines and the texts before it. */
class Labels {
  readonly placed: { readonly text: string; readonly box: Box }[] = [];
  /** Lines from marks to texts that stand apart from them. */
  readonly leaders: Line[] = [];
  private readonly inner: Box;
  private readonly marks: readonly Box[];
  private readonly lines: readonly Line[];
  private readonly font: number;

  constructor(inner: Box, marks: readonly Box[], lines: readonly Line[], font: number) {
    [this.inner, this.marks, this.lines, this.font] = [inner, marks, lines, font];
  }

  /** At the first of some spots that is nearly free, or the freest. */
  beside(text: string, spots: readonly Spot[]): void {
    const boxes = spots.map((spot) => this.boxAt(text, spot));
    const costs = boxes.map((box, i) => this.covers(box) + i * 4);
    this.placed.push({ text, box: boxes[costs.indexOf(Math.min(...costs))]! });
  }

  /**
   * Near a mark, in one of eight directions, farther away with a line to it where there is no room; of several ways to
   * break a text the one that fits best. Nowhere, where even the best covers more than it may.
   */
  near(texts: readonly string[], [x, y]: readonly [number, number], size: number, most = Infinity): void {
    const found = texts.flatMap((text) =>
      [size * 0.7 + 2, size * 2.2, size * 4, size * 6.5].flatMap((away, ring) =>
        directions.map(([right, up], turn) => {
          const box = this.boxAt(text, [
            x + right * away,
            y - up * away,
            right > 0 ? 'left' : right < 0 ? 'right' : 'center',
            up > 0.5 ? 'bottom' : up < -0.5 ? 'top' : 'middle',
          ]);
          const leader: Line = [[x, y], nearest([x, y], box)];
          const crossed =
            ring > 0 ? this.placed.reduce((sum, label) => sum + lengthInside(...leader, label.box), 0) : 0;
          const lines = text.split('\n').length - 1;
          const cost = this.covers(box) + crossed * 20 + ring * 40 + turn * 3 + lines * 14;
          return { text, box, leader: ring > 0 ? [leader] : [], cost };
        }),
      ),
    );
    const { text, box, leader, cost } = found.reduce((least, one) => (one.cost < least.cost ? one : least));
    if (cost > most) return;
    this.placed.push({ text, box });
    this.leaders.push(...leader);
  }

  private boxAt(text: string, [x, y, align, vertical]: Spot): Box {
    const rect = format.getTextRect(
      text,
      `${this.font}px sans-serif`,
      'left',
      'top',
      0,
      undefined as never,
      false,
      this.font + 3,
    );
    const width = rect.width + 2;
    const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
    const top = vertical === 'top' ? y : vertical === 'bottom' ? y - rect.height : y - rect.height / 2;
    return { x: left, y: top, width, height: rect.height };
  }

  /** Square pixels that a text would cover; what hangs out of the picture counts most. */
  private covers(box: Box): number {
    const outside = box.width * box.height - overlap(box, this.inner);
    const others = [...this.placed.map((label) => label.box), ...this.marks].reduce(
      (sum, other) => sum + overlap(box, other),
      0,
    );
    const crossed = this.lines.reduce((sum, [from, to]) => sum + lengthInside(from, to, box), 0);
    return outside * 100 + others * 10 + crossed * 4;
  }
}

const directions: readonly (readonly [right: number, up: number])[] = [
  [1, 0],
  [0.75, 0.75],
  [0.75, -0.75],
  [-1, 0],
  [-0.75, 0.75],
  [-0.75, -0.75],
  [0, 1],
  [0, -1],
];

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** How much of a line lies in a box, by fifty points on it. */
function lengthInside([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number], box: Box): number {
  const length = Math.hypot(x2 - x1, y2 - y1);
  let inside = 0;
  for (let k = 0; k < 50; k++) {
    const [x, y] = [x1 + ((x2 - x1) * k) / 49, y1 + ((y2 - y1) * k) / 49];
    if (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) inside++;
  }
  return (inside / 50) * length;
}

/** Where a line from a point meets a text. */
function nearest([x, y]: readonly [number, number], box: Box): readonly [number, number] {
  return [within(x, box.x - 2, box.x + box.width + 2), within(y, box.y, box.y + box.height)];
}

function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

function around([x, y]: readonly [number, number], size: number): Box {
  return { x: x - size / 2, y: y - size / 2, width: size, height: size };
}

/** Deals whose marks would lie on each other, as one. */
function together(
  deals: readonly DealMark[],
  pixels: (deal: DealMark) => [number, number],
  reach: number,
): DealMark[][] {
  const groups: DealMark[][] = [];
  for (const deal of deals) {
    const [x, y] = pixels(deal);
    const group = groups.find(([first]) => {
      const [fx, fy] = pixels(first!);
      return Math.hypot(fx - x, fy - y) < reach;
    });
    if (group) group.push(deal);
    else groups.push([deal]);
  }
  return groups;
}

/** `3–5, 7` of deals 3, 4, 5 and 7. */
export function numbersOf(deals: readonly Pick<DealMark, 'number'>[]): string {
  const spans: [string, string][] = [];
  for (const { number } of deals) {
    const last = spans.at(-1);
    if (last && Number(last[1]) + 1 === Number(number)) last[1] = number;
    else spans.push([number, number]);
  }
  return spans.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(', ');
}

/** Numbers, and the names of the first instruments. */
function labelOf(deals: readonly DealMark[], most: number): string {
  const names = [...new Set(deals.flatMap(({ name }) => (name === undefined ? [] : [name])))];
  return `${numbersOf(deals)} ${names.slice(0, most).join(', ')}${names.length > most ? ' …' : ''}`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** An axis that holds all values with a little room, from one round number to another; at least so wide. */
function scale(values: readonly number[], least: number): Scale {
  let [low, high] = extent(values);
  const spread = Math.max(high - low, least, Math.abs(high) * 0.002, 1e-9);
  const room = (spread - (high - low)) / 2 + spread * 0.08;
  [low, high] = [low - room, high + room];
  const rough = (high - low) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((times) => times * power >= rough * 0.999)!;
  const round = (value: number) => Number(value.toPrecision(12));
  return { min: round(Math.floor(low / step) * step), max: round(Math.ceil(high / step) * step), step: round(step) };
}
