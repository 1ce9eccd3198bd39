import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { formatIssue } from '../park/issue.ts';
import { packageFolder, readParkFolder } from './files.ts';
import { parkFolders, type StudioSource, studioAnswers } from './studio-data.ts';
import { studioServer } from './studio-server.ts';

interface Options {
  readonly port?: number;
  /** False with `--no-open`. */
  readonly open: boolean;
}

/** Where the page is served unless told otherwise: the same address each time, so that a browser remembers its choices. */
const usualPort = 4870;

/** Serves the studio's page with a park, or with all parks, on this machine until it is interrupted. */
export async function studioCommand(park: string | undefined, options: Options): Promise<void> {
  const page = join(packageFolder, 'dist', 'studio');
  if (!existsSync(join(page, 'index.html'))) return refuse('the page is not built: npm run build');
  const source = sourceOf(park);
  if (typeof source === 'string') return refuse(source);
  const server = studioServer(page, source);
  try {
    await listen(server, options.port ?? usualPort);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (options.port !== undefined)
      return refuse(code === 'EADDRINUSE' ? `port ${options.port} is in use` : `port ${options.port}: ${code}`);
    await listen(server, 0);
  }
  const { port } = server.address() as AddressInfo;
  const hash = park === undefined ? '' : `#/glance?park=${encodeURIComponent(basename(resolve(park)))}`;
  const address = `http://127.0.0.1:${port}/${hash}`;
  process.stdout.write(`Studio: ${address}\nCtrl-C ends it.\n`);
  // The list of parks takes a second where plans are saved, and is known from then on.
  const list = studioAnswers(source).get('parks.json');
  if (list && 'text' in list) list.text();
  if (options.open) open(address);
  await new Promise<void>((done) => {
    const end = () => {
      server.close(() => done());
      server.closeAllConnections();
    };
    process.once('SIGINT', end).once('SIGTERM', end);
  });
}

/** The parks to show, or why there are none. */
function sourceOf(park: string | undefined): StudioSource | string {
  const plans = resolve('out');
  if (park === undefined) {
    const here = parkFolders(resolve('parks'));
    const parks = here.length > 0 ? here : parkFolders(join(packageFolder, 'parks'));
    return { parks, plans };
  }
  const { issues } = readParkFolder(park);
  if (issues.length > 0) return issues.map(formatIssue).join('\n');
  if (!existsSync(join(park, 'park.yaml'))) return `${park} is no park folder: it has no park.yaml`;
  return { parks: [park], plans };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      done();
    });
  });
}

/** Opens the system's browser; where that fails, the address on the screen is enough. */
function open(address: string): void {
  const [command, ...words] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler']
        : ['xdg-open'];
  const failed = () => process.stderr.write('No browser could be opened; open the address yourself.\n');
  const child = spawn(command!, [...words, address], { stdio: 'ignore', detached: true });
  child.once('error', failed);
  child.once('exit', (code) => {
    if (code) failed();
  });
  child.unref();
}

function refuse(problem: string): void {
  process.stderr.write(`kombinat: ${problem}\n`);
  process.exitCode = 1;
}
