import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'goldens');

/**
 * Share of pixels in which a screenshot differs visibly from its golden, 0 to 1; 1 where the sizes differ. A golden is
 * written anew only where `REGEN=1` asks for it; where one differs, the new picture and the difference are left in the
 * system's temporary folder and named in the console.
 */
export function differsFromGolden(name: string, picture: Buffer): number {
  const file = join(folder, name);
  if (process.env['REGEN']) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, picture);
  }
  if (!existsSync(file)) throw new Error(`no golden ${name}: look at the picture, then write it with REGEN=1`);
  const [golden, seen] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(picture)];
  if (golden.width !== seen.width || Math.abs(golden.height - seen.height) > 0.02 * golden.height) {
    keep(name, picture);
    return 1;
  }
  const height = Math.min(golden.height, seen.height);
  const cut = (image: PNG) => image.data.subarray(0, height * image.width * 4);
  const difference = new PNG({ width: golden.width, height });
  const pixels = pixelmatch(cut(golden), cut(seen), difference.data, golden.width, height, { threshold: 0.15 });
  const share = pixels / (golden.width * height);
  if (share >= 0.02) {
    keep(name, picture);
    keep(`difference-${name}`, PNG.sync.write(difference));
  }
  return share;
}

function keep(name: string, picture: Buffer): void {
  const file = join(tmpdir(), name);
  writeFileSync(file, picture);
  console.warn(`differs from its golden: ${file}`);
}
