import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlanningError, text } from '../engine/index.ts';
import { byteRangeOf } from './byte-range.ts';
import type { Language } from './terminal.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.csv': 'text/csv',
};

/** What is served where. */
export interface PageQuestion {
  /** Folder written by `wotu plan`; null for the embedded data set. */
  readonly folder: string | null;
  /** 0 picks a free one. */
  readonly port: number;
  readonly language: Language;
}

/** The files of a plan as the page asks for them. */
interface Planned {
  /** Answer to `scenario.json`. */
  readonly scenario: string;
  /** Absolute paths that may be served, by the URL path the page asks. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Serves the built page on this machine only and prints its address; resolves once it listens. With a plan's folder the
 * page runs over the files of that plan, each of them and nothing else being readable.
 */
export async function servePage({ folder, port, language }: PageQuestion): Promise<void> {
  const root = fileURLToPath(new URL('../web/', import.meta.url));
  if ((await stat(join(root, 'index.html')).catch(() => null)) === null) throw notBuilt();
  const planned = folder === null ? null : await plannedFiles(folder);
  const server = createServer((request, response) => {
    respond({ request, response, root, planned }).catch(() => {
      if (!response.headersSent) response.statusCode = 400;
      response.end();
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(error.code === 'EADDRINUSE' ? portTaken(port) : error));
    server.listen(port, '127.0.0.1', done);
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  process.stdout.write(`${language === 'zh' ? '页面地址' : 'the page is at'} ${address}\n`);
}

async function plannedFiles(folder: string): Promise<Planned> {
  const written = await readFile(join(folder, 'scenario.json'), 'utf8').catch(() => null);
  if (written === null) throw notAPlan(folder);
  const plannedText = await readFile(join(folder, 'plan.json'), 'utf8').catch(() => null);
  if (plannedText === null) throw notAPlan(folder);
  const { base, document } = parsed(folder, written) as { base: string; document: { id: string } };
  const plan = parsed(folder, plannedText) as { inputs: { file: string }[] };
  const files = new Map<string, string>();
  // The page resolves names against a deep folder so that "../" in a scenario stays below the server's root.
  const pageBase = '/plan/a/b/c/d/';
  for (const { file } of plan.inputs) {
    files.set(decodeURIComponent(new URL(file, `http://localhost${pageBase}`).pathname), resolve(base, file));
  }
  return { scenario: JSON.stringify({ scenario: document.id, base: pageBase.slice(1), document }), files };
}

function parsed(folder: string, written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw notAPlan(folder);
  }
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly root: string;
  readonly planned: Planned | null;
}

async function respond({ request, response, root, planned }: Exchange): Promise<void> {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'no-cache');
  if (planned && path === '/scenario.json') {
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(planned.scenario);
    return;
  }
  const file = planned?.files.get(path) ?? resolve(root, `.${path === '/' ? '/index.html' : path}`);
  const isOurs = planned?.files.has(path) || file.startsWith(resolve(root) + sep);
  const size = isOurs ? await stat(file).catch(() => null) : null;
  if (size === null || !size.isFile()) {
    response.statusCode = 404;
    response.end('not found\n');
    return;
  }
  response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
  sendFile(file, size.size, request.headers.range, response);
}

/** Sends a file, or the part that was asked for: of a large raster the page reads a few blocks. */
function sendFile(file: string, size: number, asked: string | undefined, response: ServerResponse): void {
  const range = byteRangeOf(asked, size);
  response.setHeader('Accept-Ranges', 'bytes');
  if (range === 'unsatisfiable') {
    response.statusCode = 416;
    response.setHeader('Content-Range', `bytes */${size}`);
    response.end();
    return;
  }
  if (range !== null) {
    response.statusCode = 206;
    response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
  }
  response.setHeader('Content-Length', range === null ? size : range.end - range.start + 1);
  createReadStream(file, range ?? {})
    .on('error', () => response.destroy())
    .pipe(response);
}

function notBuilt(): PlanningError {
  return new PlanningError('input', 'page-not-built', {
    text: text('页面尚未构建', 'the page has not been built'),
    remedy: text('先运行 npm run build', 'run npm run build first'),
  });
}

function notAPlan(folder: string): PlanningError {
  return new PlanningError('input', 'not-a-plan', {
    text: text(
      `${folder} 中没有完整的 scenario.json 和 plan.json`,
      `${folder} does not hold a whole scenario.json and plan.json`,
    ),
    remedy: text('给出 wotu plan --out 写入的文件夹', 'give a folder written by wotu plan --out'),
    at: { file: folder },
  });
}

function portTaken(port: number): PlanningError {
  return new PlanningError('usage', 'port-taken', {
    text: text(`端口 ${port} 已被占用`, `port ${port} is taken`),
    remedy: text('用 --port 换一个端口，0 为自动选择', 'choose another with --port, 0 picks a free one'),
  });
}
