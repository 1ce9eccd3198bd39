import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { madeOnce } from './made-once.ts';

/** A graphics card that software plays draws pages twice as slowly as plain software does; WebGL stays. */
const drawnByProcessor = ['--disable-gpu-rasterization', '--disable-gpu-compositing'];

/** A real browser from the registry's packages alone. */
export async function realBrowser(args: readonly string[] = []): Promise<Browser> {
  // The package brings the system libraries that a bare machine lacks, but unpacks them only where it sees this.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const { chromium: driver } = await import('playwright-core');
  // Its folder holds nothing: that nobody starts the browser while another still unpacks it is all that matters.
  await madeOnce('browser-unpacked', async () => void (await chromium.executablePath()));
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, ...drawnByProcessor, ...args],
    headless: true,
  });
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

/** Builds a page's folder, workers and solver included, and serves it on a free port of this machine. */
export async function servedPage(folder: string): Promise<{ readonly url: string; readonly server: Server }> {
  const out = await madeOnce(`page-${folder.replaceAll('/', '-')}`, async (outDir) => {
    await build({
      root: folder,
      base: './',
      configFile: false,
      logLevel: 'error',
      build: { outDir, emptyOutDir: true, target: 'es2023' },
      worker: { format: 'es' },
    });
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = resolve(join(out, path === '/' ? 'index.html' : path));
    if (!file.startsWith(out) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
