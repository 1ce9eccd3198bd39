/** A small lying bar cut into shares of a whole, as plain SVG; `label` says it in words. */
export function shareBar(parts: readonly { readonly share: number; readonly colour: string }[], label: string): string {
  let at = 0;
  const whole = parts.reduce((sum, part) => sum + Math.max(0, part.share), 0);
  const pieces = parts
    .filter((part) => part.share > 0)
    .map((part) => {
      const width = (part.share / whole) * 200;
      const piece = `<rect x="${at.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="12" fill="${part.colour}"/>`;
      at += width;
      return piece;
    });
  return `<svg class="share" viewBox="0 0 200 12" preserveAspectRatio="none" role="img" aria-label="${label}">${pieces.join('')}</svg>`;
}
