import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import sirv from 'sirv';
import { type StudioSource, studioAnswers } from './studio-data.ts';

const packed = promisify(gzip);

const types: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  bin: 'application/octet-stream',
};

/** What keeps other pages and sniffing out of the answers. */
const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/**
 * A server of the built page, and of parks and plans as they lie on the disk at each request. It answers to this
 * machine's own names alone, so that a page elsewhere cannot ask it under a name of its own.
 */
export function studioServer(page: string, source: StudioSource): Server {
  const built = sirv(page, { etag: true, gzip: true, setHeaders: (response) => setAll(response) });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    setAll(response);
    if (!local(request.headers.host)) return void response.writeHead(403).end();
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    const [path = '/'] = (request.url ?? '/').split('?');
    const data = /^\/data\/(.+)$/.exec(path)?.[1];
    if (data !== undefined) return sendData(decoded(data), source, request, response);
    built(request, response, () => void response.writeHead(404).end());
  };
  return createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

function setAll(response: ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function local(host = ''): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
}

/** A path as it stands in the list of answers; one that cannot be decoded stands nowhere. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

async function sendData(
  path: string,
  source: StudioSource,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const found = studioAnswers(source).get(path);
  if (!found) return void response.writeHead(404).end();
  const body = 'text' in found ? Buffer.from(found.text()) : await readFile(found.file);
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
  response.setHeader('content-type', types[path.split('.').at(-1)!] ?? types['bin']!);
  const zip = body.length > 1000 && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (zip) response.setHeader('content-encoding', 'gzip');
  const sent = zip ? await packed(body) : body;
  response.setHeader('content-length', sent.length);
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : sent);
}
