/** What a colour of the charts becomes on dark paper, where it would be too dim as it is. */
const onDark: Readonly<Record<string, string>> = {
  '#0072B2': '#3d97d3',
  '#56B4E9': '#9ad6fa',
  '#009E73': '#2cbd92',
  '#D55E00': '#ec7f31',
  '#5c5c5c': '#6c7681',
  '#8c8c8c': '#9aa3ad',
  '#b5b5b5': '#c3cad1',
  '#8878c3': '#a798de',
};

/** A colour of the charts in a light or dark scheme. */
export function inScheme(colour: string, dark: boolean): string {
  return dark ? (onDark[colour] ?? colour) : colour;
}

/** The same as a style has it, for legends and other marks outside of a canvas. */
export function swatch(colour: string): string {
  return onDark[colour] ? `light-dark(${colour}, ${onDark[colour]})` : colour;
}
