import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig, type Plugin } from 'vite';
import { parkFolders, type StudioSource, studioAnswers } from './src/cli/studio-data.ts';

const page = resolve(import.meta.dirname, 'src/studio');

/** What the studio's folder is built from: where it goes, and the parks and plans that go with it. */
export interface StudioBuild {
  readonly out: string;
  readonly data?: StudioSource;
}

/** The configuration that builds the studio into a folder for any web host. */
export function studioConfig({ out, data }: StudioBuild): InlineConfig {
  return {
    root: page,
    base: './',
    configFile: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'es2023',
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // Small parts that several views have in common come in one piece: two dozen of their own would each wait in line.
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'common',
                test: /[\\/]src[\\/](?!.*[\\/]chart)|[\\/]lucide-react[\\/]/,
                minShareCount: 3,
                maxModuleSize: 20_000,
              },
            ],
          },
        },
        onLog(level, log, told) {
          // Directives for servers that render mean nothing here.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') told(level, log);
        },
      },
    },
    plugins: [withData(out, data), withServiceWorker(out), withPacked(out)],
  };
}

/** Lays beside the page what a server would answer, for a host that serves files alone. */
function withData(out: string, data: StudioSource | undefined): Plugin {
  return {
    name: 'studio-data',
    apply: 'build',
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        if (!data) return;
        for (const [path, answer] of studioAnswers({ ...data, freshOnly: true })) {
          const file = join(out, 'data', path);
          mkdirSync(dirname(file), { recursive: true });
          if ('text' in answer) writeFileSync(file, answer.text());
          // Saved for people to read, sent without their spaces: a host that packs nothing sends two thirds.
          else if (path.endsWith('.json'))
            writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(answer.file, 'utf8'))));
          else copyFileSync(answer.file, file);
        }
      },
    },
  };
}

/** Builds the service worker as one classic script, with the list of built files that it keeps. */
function withServiceWorker(out: string): Plugin {
  return {
    name: 'studio-service-worker',
    apply: 'build',
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const top = readdirSync(out).filter((name) => /\.(html|svg|webmanifest)$/.test(name));
        // Chinese letters come in a hundred parts of which a page uses few: they are kept as they are met.
        const assets = readdirSync(join(out, 'assets')).filter((name) => !/noto-sans-sc|\.(map|gz)$/.test(name));
        const manifest = [...top, ...assets.map((name) => `assets/${name}`)].map((url) => ({
          url,
          revision: url.startsWith('assets/') ? null : String(hashOf(readFileSync(join(out, url), 'utf8'))),
        }));
        await build({
          configFile: false,
          logLevel: 'warn',
          define: { 'process.env.NODE_ENV': '"production"', studioFiles: JSON.stringify(manifest) },
          build: {
            outDir: out,
            emptyOutDir: false,
            target: 'es2023',
            reportCompressedSize: false,
            lib: {
              entry: join(page, 'service-worker.ts'),
              formats: ['iife'],
              name: 'studio',
              fileName: () => 'service-worker.js',
            },
          },
        });
      },
    },
  };
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Packs texts beside themselves, for servers that send `.gz` files where they lie. */
function withPacked(out: string): Plugin {
  return {
    name: 'studio-packed',
    apply: 'build',
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const name of readdirSync(join(out, 'assets'))) {
          const file = join(out, 'assets', name);
          if (/\.(js|json|css|wasm)$/.test(name)) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
        }
      },
    },
  };
}

export default studioConfig({
  out: resolve(import.meta.dirname, 'dist/studio'),
  data: {
    parks: parkFolders(resolve(import.meta.dirname, 'parks')),
    plans: resolve(import.meta.dirname, 'out'),
  },
});
