/** A number with about three significant digits and thin thousands separators: `12,300`, `0.0312`, `1.35`. */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const size = Math.floor(Math.log10(Math.abs(value)));
  const decimals = Math.max(0, digits - 1 - size);
  return value.toLocaleString('en-US', { minimumFractionDigits: 0, maximumFractionDigits: Math.min(decimals, 8) });
}

/** Money in the word a table has room for: `12.4 bn`, `350 M`. */
export function formatMoney(usd: number): string {
  const size = Math.abs(usd);
  if (size >= 1e9) return `${formatNumber(usd / 1e9)} bn`;
  if (size >= 1e6) return `${formatNumber(usd / 1e6)} M`;
  return formatNumber(usd);
}

/** A yearly amount of a material in the unit a reader expects: Mt or kt, TWh or GWh, PJ or TJ. */
export function formatAmount(amount: number, unit: string): string {
  const [mega, kilo] =
    { t: ['Mt', 'kt'], MWh: ['TWh', 'GWh'], GJ: ['PJ', 'TJ'], m3: ['Mm3', 'thousand m3'] }[unit] ?? [];
  if (mega && Math.abs(amount) >= 1e6) return `${formatNumber(amount / 1e6)} ${mega}/a`;
  if (kilo && Math.abs(amount) >= 1e3) return `${formatNumber(amount / 1e3)} ${kilo}/a`;
  return `${formatNumber(amount)} ${unit}/a`;
}
