/**
 * Hours by which a clock is ahead of UTC, as the sun tells: the middle of the sunlight of all days is solar noon.
 *
 *     noon = arg Σ G·e^(2πi t/24);   ahead = noon − 12 + longitude/15          to −12 … 12
 *
 * Good to half an hour where modules face south or lie flat; nothing when there is no sun.
 *
 * @param minutes    on the clock in question, since any midnight
 * @param sunlight   irradiance or output at these times; NaN counts for nothing
 * @param longitude  degrees east
 */
export function hoursAhead(
  minutes: readonly number[],
  sunlight: readonly number[],
  longitude: number,
): number | undefined {
  let [x, y] = [0, 0];
  for (const [row, light] of sunlight.entries()) {
    if (!(light > 0)) continue;
    const angle = (2 * Math.PI * minutes[row]!) / 1440;
    x += light * Math.cos(angle);
    y += light * Math.sin(angle);
  }
  if (x === 0 && y === 0) return undefined;
  const ahead = (Math.atan2(y, x) * 12) / Math.PI - 12 + longitude / 15;
  return ahead - 24 * Math.round(ahead / 24);
}
