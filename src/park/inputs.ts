/** A fingerprint of each of a park's files, in order of name: what a plan notes of the park that it was made of. */
export function inputsOf(
  files: ReadonlyMap<string, string>,
): readonly { readonly file: string; readonly hash: string }[] {
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, text]) => ({ file, hash: fingerprint(text) }));
}

/** A 53-bit fingerprint of text, for noticing that an input changed (not for security). */
function fingerprint(text: string): string {
  let [h1, h2] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return (4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(16).padStart(14, '0');
}
