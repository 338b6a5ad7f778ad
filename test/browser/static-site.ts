import { createReadStream, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve, sep } from 'node:path';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** A folder served on this machine only. */
export interface StaticSite {
  /** Such as `http://127.0.0.1:40000/`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `folder` on a free local port, isolated from other origins (shared memory is allowed); for tests. */
export async function serveFolder(folder: string): Promise<StaticSite> {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    send(response, root, new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, root: string, pathname: string): void {
  const file = fileOf(root, pathname);
  if (file === null) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end(`no file at ${pathname}\n`);
    return;
  }
  const type = MEDIA_TYPES[extname(file.path)] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': file.size });
  createReadStream(file.path).pipe(response);
}

function fileOf(root: string, pathname: string): { path: string; size: number } | null {
  let path: string;
  try {
    path = normalize(join(root, decodeURIComponent(pathname)));
  } catch {
    return null;
  }
  if (path.endsWith(sep) || path === root) path = join(path, 'index.html');
  if (!path.startsWith(root + sep)) return null;
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? { path, size: found.size } : null;
}
