import { lineColour, palette } from '../../present/charts/palette.ts';
import { inScheme } from './chart-colours.ts';

/** What a chart is drawn on: the page's colours as they are now, and the room there is. */
export interface Look {
  readonly dark: boolean;
  /** A phone's width: fewer and shorter labels. */
  readonly narrow: boolean;
  /** px. */
  readonly width: number;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  /** Of labels, as a style has it. */
  readonly font: string;
  /** A colour of the palette in the scheme that holds. */
  tone(colour: string): string;
}

const narrowest = 560;

/** The look of the page as it is now, for a chart of this width. */
export function lookOf(width: number): Look {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => resolved(style.getPropertyValue(name));
  const surface = colour('--raised');
  const dark = lightness(surface) < 0.5;
  return {
    dark,
    narrow: width < narrowest,
    width,
    ink: colour('--ink'),
    soft: colour('--soft'),
    line: colour('--line'),
    surface,
    accent: colour('--accent'),
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
    tone: (one) => inScheme(one, dark),
  };
}

/** The one theme of all charts: the report's palette, text and lines in the page's colours. */
export function chartTheme({ ink, soft, line, surface, tone }: Look, calm: boolean) {
  const axis = {
    axisLine: { lineStyle: { color: lineColour } },
    axisTick: { lineStyle: { color: lineColour } },
    axisLabel: { color: soft, fontSize: 12 },
    nameTextStyle: { color: soft },
    splitLine: { lineStyle: { color: line } },
    splitArea: { show: false },
  };
  return {
    color: Object.values(palette).map(tone),
    backgroundColor: 'transparent',
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink, fontSize: 12 },
    legend: { textStyle: { color: ink }, pageTextStyle: { color: soft }, inactiveColor: soft },
    tooltip: {
      backgroundColor: surface,
      borderColor: line,
      textStyle: { color: ink, fontSize: 13 },
      padding: [8, 12],
      confine: true,
      ...(calm ? { transitionDuration: 0 } : {}),
      axisPointer: {
        lineStyle: { color: soft },
        crossStyle: { color: soft },
        shadowStyle: { color: line, opacity: 0.4 },
        label: { color: ink, backgroundColor: surface },
      },
    },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    timeAxis: axis,
    logAxis: axis,
    sankey: { label: { color: ink }, lineStyle: { color: lineColour, opacity: 0.35 } },
    visualMap: { textStyle: { color: soft } },
    dataZoom: { textStyle: { color: soft }, borderColor: line },
  };
}

/** A colour as a canvas understands it: `light-dark()` worked out for the scheme that holds. */
function resolved(written: string): string {
  const probe = document.createElement('span');
  probe.style.color = written;
  document.documentElement.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** 0 for black to 1 for white, of a colour as `rgb(r, g, b)`. */
function lightness(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
}
