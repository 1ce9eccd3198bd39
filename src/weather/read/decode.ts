/** Bytes above which a weather file is refused: twenty years of hours with ten columns are about 15 MB. */
export const largestWeatherFile = 50_000_000;

/** What kind of file it is instead of text, by its first bytes, or nothing when it may be text. */
export function knownBinary(bytes: Uint8Array): string | undefined {
  const starts = (...wanted: number[]) => wanted.every((byte, i) => bytes[i] === byte);
  if (starts(0x50, 0x4b, 3, 4)) return 'a zip archive, such as an .xlsx workbook';
  if (starts(0x1f, 0x8b)) return 'a gzip archive';
  if (starts(0x89, 0x48, 0x44, 0x46) || starts(0x43, 0x44, 0x46)) return 'a netCDF file';
  return undefined;
}

/**
 * Text of a file and the encoding it was written in: UTF-8 or UTF-16 by the byte order mark; without one, UTF-16 when
 * every other byte is nil, UTF-8 when it is valid, and windows-1251 (Cyrillic, as old loggers write) when it is not.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const [a, b, c, d] = bytes;
  const decode = (encoding: string, fatal = false) => ({
    text: new TextDecoder(encoding, { fatal }).decode(bytes),
    encoding,
  });
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return decode('utf-16le');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0)) return decode('utf-16be');
  try {
    return decode('utf-8', true);
  } catch {
    return decode('windows-1251');
  }
}
