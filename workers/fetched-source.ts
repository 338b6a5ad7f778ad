import { type ByteSource, bytesSource, PlanningError, text } from '../engine/index.ts';

/** Bytes asked for first: a file that ends within them has arrived whole, of a larger one only ranges are fetched. */
const FIRST_BYTES = 4 << 20;

const opened = new Map<string, Promise<ByteSource>>();

/**
 * Opens a file of a server, once per worker. Ranges are fetched where the server gives them, the whole file elsewhere.
 * Throws `PlanningError` (`missing-file`) when the server has none; reading throws `file-changed` or `range-not-given`.
 */
export function fetchedSource(base: string, name: string): Promise<ByteSource> {
  const url = new URL(name, base).href;
  const known = opened.get(url);
  if (known) return known;
  const source = fetchSource(url, name);
  opened.set(url, source);
  source.catch(() => opened.delete(url));
  return source;
}

async function fetchSource(url: string, name: string): Promise<ByteSource> {
  let response = await asked(url, { start: 0, end: FIRST_BYTES });
  // An empty file has no first byte to give; of a part without its whole length nobody knows what is missing.
  const whole = (found: Response) => found.status === 416 || (found.status === 206 && totalOf(found) === null);
  if (typeof response !== 'string' && whole(response)) {
    await response.body?.cancel();
    response = await asked(url, null);
  }
  if (typeof response === 'string' || !response.ok) throw missing(name, response);
  const first = new Uint8Array(await response.arrayBuffer());
  const total = totalOf(response) ?? first.length;
  return total > first.length ? rangedSource({ url, name, total, first }) : bytesSource(name, first);
}

interface Range {
  readonly start: number;
  /** One past the last byte. */
  readonly end: number;
}

function asked(url: string, range: Range | null): Promise<Response | string> {
  const headers: HeadersInit = range === null ? {} : { Range: `bytes=${range.start}-${range.end - 1}` };
  return fetch(url, { headers }).catch((error: unknown) => String(error));
}

/** Length of the whole file, from `Content-Range: bytes 0-99/1234` (RFC 9110, section 14.4); `null` when it is not told. */
function totalOf(response: Response): number | null {
  const told = /\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '')?.[1];
  return told === undefined ? null : Number(told);
}

interface RangedFile {
  readonly url: string;
  readonly name: string;
  readonly total: number;
  readonly first: Uint8Array<ArrayBuffer>;
}

function rangedSource({ url, name, total, first }: RangedFile): ByteSource {
  return {
    name,
    byteLength: total,
    async slice(from, to) {
      const [start, end] = [Math.max(0, from), Math.min(to, total)];
      if (end <= first.length) return first.slice(start, end).buffer;
      const response = await asked(url, { start, end });
      if (typeof response === 'string' || response.status !== 206) throw notGiven(name, { start, end }, response);
      const now = totalOf(response) ?? total;
      if (now !== total) throw changed(name, total, now);
      const bytes = await response.arrayBuffer();
      if (bytes.byteLength !== end - start) throw notGiven(name, { start, end }, `${bytes.byteLength} bytes`);
      return bytes;
    },
  };
}

function foundIn(response: Response | string): string {
  return typeof response === 'string' ? response : `HTTP ${response.status}`;
}

function missing(name: string, response: Response | string): PlanningError {
  const found = foundIn(response);
  return new PlanningError('input', 'missing-file', {
    text: text(`取不到文件 ${name}（${found}）`, `cannot fetch ${name} (${found})`),
    remedy: text('检查情景中的文件名，或重新提供文件', 'check the file name in the scenario, or give the file again'),
    at: { file: name },
  });
}

function notGiven(name: string, { start, end }: Range, response: Response | string): PlanningError {
  const found = foundIn(response);
  return new PlanningError('input', 'range-not-given', {
    text: text(
      `文件 ${name} 的第 ${start}–${end - 1} 字节取不到（${found}）`,
      `bytes ${start}–${end - 1} of ${name} cannot be fetched (${found})`,
    ),
    remedy: text('检查网络与服务器后重试', 'check the connection and the server, then try again'),
    at: { file: name },
  });
}

function changed(name: string, before: number, now: number): PlanningError {
  return new PlanningError('input', 'file-changed', {
    text: text(
      `文件 ${name} 在读取期间变了：原为 ${before} 字节，现为 ${now} 字节`,
      `file ${name} changed while it was read: ${before} bytes before, ${now} now`,
    ),
    remedy: text('请重新开始', 'start again'),
    at: { file: name },
  });
}
