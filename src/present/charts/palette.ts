/** Okabe and Ito's colours, told apart by colour-blind readers, with grey where their black would vanish in the dark. */
export const palette = {
  blue: '#0072B2',
  orange: '#E69F00',
  green: '#009E73',
  pink: '#CC79A7',
  sky: '#56B4E9',
  vermilion: '#D55E00',
  yellow: '#F0E442',
  grey: '#8c8c8c',
} as const;

const inOrder = Object.values(palette);

const chainColours: Readonly<Record<string, string>> = {
  mining: palette.vermilion,
  alumina: palette.orange,
  aluminium: palette.blue,
  downstream: palette.sky,
  copper: palette.vermilion,
  carbon: palette.grey,
  energy: palette.yellow,
  fuel: palette.yellow,
  construction: palette.green,
  waste: palette.green,
  soda: palette.pink,
  lime: palette.pink,
  fluorides: palette.pink,
  water: palette.sky,
};

/** The colour that a chain has in every chart. */
export function chainColour(chain: string, at = 0): string {
  return chainColours[chain] ?? inOrder[at % inOrder.length]!;
}

/** Colour `at` of a list of series. */
export function seriesColour(at: number): string {
  return inOrder[at % inOrder.length]!;
}

/** A chart is drawn twice: for a page, and for a phone with fewer and shorter labels. */
export interface Canvas {
  readonly narrow: boolean;
  readonly width: number;
  readonly font: number;
  /** A colour as it is seen best on a page's dark ground; as it is without. */
  readonly tone?: (colour: string) => string;
}

export const wide: Canvas = { narrow: false, width: 960, font: 13 };
export const narrow: Canvas = { narrow: true, width: 340, font: 11 };

/** Lines and ticks that can be seen on white and on near-black paper. Text takes the page's colour from its style. */
export const lineColour = '#8a94a0';
