import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byteRangeOf } from '../../cli/byte-range.ts';
import { fetchedSource } from '../../workers/fetched-source.ts';

const MEBI = 1 << 20;
const large = Uint8Array.from({ length: 9 * MEBI + 17 }, (_, k) => (k * 31) >>> 3);
const small = large.slice(0, 1000);

/** Paths of the test's server, and what each gives. */
const GIVES: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/large.tif': (request, response) => partly(large, large.length, request, response),
  '/small.tif': (request, response) => partly(small, small.length, request, response),
  '/empty.tif': (request, response) => partly(new Uint8Array(0), 0, request, response),
  '/whole.tif': (_, response) => response.end(large),
  '/unsaid.tif': (request, response) => {
    if (request.headers.range === undefined) return void response.end(large);
    response.writeHead(206, { 'Content-Range': `bytes 0-${4 * MEBI - 1}/*` });
    response.end(large.subarray(0, 4 * MEBI));
  },
  '/short.tif': (request, response) => {
    const isFirst = request.headers.range?.startsWith('bytes=0-') === true;
    const range = byteRangeOf(request.headers.range, large.length);
    if (isFirst || range === null || range === 'unsatisfiable') return partly(large, large.length, request, response);
    response.writeHead(206, { 'Content-Range': `bytes ${range.start}-${range.end}/${large.length}` });
    response.end(large.subarray(range.start, range.start + 3));
  },
  '/growing.tif': (request, response) => partly(large, large.length + grown++, request, response),
};

let grown = 0;
let sent = 0;

function partly(bytes: Uint8Array, total: number, request: IncomingMessage, response: ServerResponse): void {
  const range = byteRangeOf(request.headers.range, bytes.length);
  if (range === 'unsatisfiable') {
    response.writeHead(416).end();
    return;
  }
  if (range === null) {
    response.end(bytes);
    return;
  }
  sent += range.end - range.start + 1;
  response.writeHead(206, { 'Content-Range': `bytes ${range.start}-${range.end}/${total}` });
  response.end(bytes.subarray(range.start, range.end + 1));
}

describe('a file of a server', () => {
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const give = GIVES[request.url ?? ''];
      if (give === undefined) response.writeHead(404).end();
      else give(request, response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  afterAll(() => void server.close());

  it('is read by ranges: of a large one only what is asked for travels, its beginning once', async () => {
    sent = 0;
    const source = await fetchedSource(base, 'large.tif');
    expect([source.byteLength, sent]).toEqual([large.length, 4 * MEBI]);
    expect(new Uint8Array(await source.slice(10, 5000))).toEqual(large.slice(10, 5000));
    expect(sent).toBe(4 * MEBI);
    const late = await source.slice(7 * MEBI, 7 * MEBI + 300);
    expect(new Uint8Array(late)).toEqual(large.slice(7 * MEBI, 7 * MEBI + 300));
    expect(sent).toBe(4 * MEBI + 300);
    const end = await source.slice(large.length - 5, large.length + 100);
    expect(new Uint8Array(end)).toEqual(large.slice(-5));
  });

  it.each([
    ['small.tif', small],
    ['empty.tif', new Uint8Array(0)],
    ['whole.tif', large],
    ['unsaid.tif', large],
  ] as const)('%s comes whole, whether or not the server knows ranges and lengths', async (name, bytes) => {
    const source = await fetchedSource(base, name);
    expect(source.byteLength).toBe(bytes.length);
    // The matcher for arrays takes most of a minute over nine million bytes.
    expect(Buffer.compare(new Uint8Array(await source.slice(0, bytes.length)), bytes)).toBe(0);
  });

  it('that is not there, is cut short or changes meanwhile is told with both values', async () => {
    await expect(fetchedSource(base, 'nowhere.tif')).rejects.toMatchObject({ code: 'missing-file', kind: 'input' });
    const short = await fetchedSource(base, 'short.tif');
    await expect(short.slice(6 * MEBI, 7 * MEBI)).rejects.toMatchObject({ code: 'range-not-given' });
    const growing = await fetchedSource(base, 'growing.tif');
    await expect(growing.slice(6 * MEBI, 7 * MEBI)).rejects.toMatchObject({
      code: 'file-changed',
      text: { en: expect.stringContaining(`${large.length} bytes before, ${large.length + 1} now`) },
    });
  });
});

describe('byteRangeOf', () => {
  it('follows RFC 9110', () => {
    expect(byteRangeOf(undefined, 100)).toBeNull();
    expect(byteRangeOf('bytes=0-9', 100)).toEqual({ start: 0, end: 9 });
    expect(byteRangeOf('bytes=90-200', 100)).toEqual({ start: 90, end: 99 });
    expect(byteRangeOf('bytes=40-', 100)).toEqual({ start: 40, end: 99 });
    expect(byteRangeOf('bytes=-30', 100)).toEqual({ start: 70, end: 99 });
    expect(byteRangeOf('bytes=-300', 100)).toEqual({ start: 0, end: 99 });
    expect(byteRangeOf('bytes=100-', 100)).toBe('unsatisfiable');
    expect(byteRangeOf('bytes=-0', 100)).toBe('unsatisfiable');
    expect(byteRangeOf('bytes=0-5', 0)).toBe('unsatisfiable');
    for (const odd of ['bytes=9-2', 'bytes=-', 'bytes=0-1,4-5', 'lines=0-1', 'bytes=a-b']) {
      expect(byteRangeOf(odd, 100), odd).toBeNull();
    }
  });
});
