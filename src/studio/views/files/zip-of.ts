import { strToU8, zip } from 'fflate';

/** A park's own files under a folder of its name, packed; the catalogue comes with the program. */
export function zipOf(park: string, files: ReadonlyMap<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const own = [...files].filter(([file]) => !file.startsWith('catalogue/'));
  return new Promise((done, fail) => {
    zip(Object.fromEntries(own.map(([file, text]) => [`${park}/${file}`, strToU8(text)])), (error, packed) =>
      error ? fail(error) : done(packed as Uint8Array<ArrayBuffer>),
    );
  });
}
