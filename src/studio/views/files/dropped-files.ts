import { unzip } from 'fflate';

/** Far more than a park's file takes; the command line reads no larger one either. */
export const mostMegabytes = 20;

/** A file that was dropped, as the park would name it, or why it was not taken. */
export type Dropped =
  | { readonly name: string; readonly file: string; readonly text: string }
  | { readonly name: string; readonly refused: Refusal; readonly megabytes?: number };

export type Refusal = 'too-large' | 'wrong-kind' | 'folder' | 'not-text' | 'broken-zip' | 'empty-zip' | 'catalogue';

const most = mostMegabytes * 1e6;

/**
 * Reads what was dropped: YAML, CSV and GeoJSON files of a park, or a zip of its folder. Size and kind are looked at before
 * a byte is read.
 *
 * @param known  files of the park: a name alone stands for the file of that name in any folder of it
 */
export async function readDropped(files: readonly File[], known: Iterable<string>): Promise<readonly Dropped[]> {
  const names = [...known];
  return (await Promise.all(files.map((file) => readOne(file, names)))).flat();
}

async function readOne(file: File, known: readonly string[]): Promise<readonly Dropped[]> {
  const { name, size } = file;
  if (size > most) return [{ name, refused: 'too-large', megabytes: size / 1e6 }];
  if (/\.zip$/i.test(name)) return readZip(file);
  const kind = kindOf(name);
  if (!kind) return [{ name, refused: 'wrong-kind' }];
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder has a name and a size like a file, and only reading tells.
    return [{ name, refused: 'folder' }];
  }
  const text = textOf(bytes);
  return [text === undefined ? { name, refused: 'not-text' } : { name, file: placeOf(name, kind, known), text }];
}

async function readZip(file: File): Promise<readonly Dropped[]> {
  const { name } = file;
  let inside = 0;
  let entries: Readonly<Record<string, Uint8Array>>;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    entries = await new Promise((done, fail) =>
      unzip(
        bytes,
        {
          // Packed files say how large they are: what would be too large is not unpacked at all.
          filter: ({ name: path, originalSize }) => {
            if (!kindOf(path) || path.startsWith('__MACOSX')) return false;
            inside += originalSize;
            return inside <= most;
          },
        },
        (error, found) => (error ? fail(error) : done(found)),
      ),
    );
  } catch {
    return [{ name, refused: 'broken-zip' }];
  }
  if (inside > most) return [{ name, refused: 'too-large', megabytes: inside / 1e6 }];
  const paths = Object.keys(entries).filter((path) => !path.endsWith('/') && safe(path));
  if (paths.length === 0) return [{ name, refused: 'empty-zip' }];
  // A folder that was packed as a whole stands before each path.
  const root = paths.find((path) => /(^|\/)park\.yaml$/.test(path))?.replace(/park\.yaml$/, '') ?? '';
  return paths
    .filter((path) => path.startsWith(root))
    .map((path): Dropped => {
      const own = path.slice(root.length);
      if (own.startsWith('catalogue/')) return { name: own, refused: 'catalogue' };
      const text = textOf(entries[path]!);
      return text === undefined ? { name: own, refused: 'not-text' } : { name: own, file: own, text };
    });
}

/** Whether a path leads nowhere but into the park's folder. */
function safe(path: string): boolean {
  return (
    !path.startsWith('/') && !path.includes('\\') && path.split('/').every((part) => part !== '..' && part !== '.')
  );
}

function kindOf(name: string): 'yaml' | 'csv' | 'geojson' | undefined {
  const [, ending] = /\.(ya?ml|csv|geojson)$/i.exec(name) ?? [];
  if (!ending) return undefined;
  return /^ya?ml$/i.test(ending) ? 'yaml' : (ending.toLowerCase() as 'csv' | 'geojson');
}

/** Where a file that was dropped alone lies in the park. */
function placeOf(name: string, kind: 'yaml' | 'csv' | 'geojson', known: readonly string[]): string {
  const plain = name.replace(/\.yml$/i, '.yaml');
  const found = known.filter((file) => !file.startsWith('catalogue/') && file.split('/').at(-1) === plain);
  return found.length === 1 ? found[0]! : kind === 'csv' ? `profiles/${plain}` : plain;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? undefined : text;
  } catch {
    return undefined;
  }
}
