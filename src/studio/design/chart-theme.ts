import { lineColour, palette } from '../../present/charts/palette.ts';

/** The one theme of all charts: the report's palette, text and lines in the page's colours as they are now. */
export function chartTheme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => resolved(style.getPropertyValue(name));
  const [ink, soft, line, surface] = ['--ink', '--soft', '--line', '--raised'].map(colour) as [
    string,
    string,
    string,
    string,
  ];
  const axis = {
    axisLine: { lineStyle: { color: lineColour } },
    axisTick: { lineStyle: { color: lineColour } },
    axisLabel: { color: soft, fontSize: 12 },
    nameTextStyle: { color: soft },
    splitLine: { lineStyle: { color: line } },
    splitArea: { show: false },
  };
  return {
    color: Object.values(palette),
    backgroundColor: 'transparent',
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink, fontSize: 12 },
    legend: { textStyle: { color: ink }, pageTextStyle: { color: soft }, inactiveColor: soft },
    tooltip: {
      backgroundColor: surface,
      borderColor: line,
      textStyle: { color: ink, fontSize: 13 },
      axisPointer: {
        lineStyle: { color: soft },
        crossStyle: { color: soft },
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
