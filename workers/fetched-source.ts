import { type ByteSource, bytesSource, PlanningError, text } from '../engine/index.ts';

const opened = new Map<string, Promise<ByteSource>>();

/** Fetches a file once per worker; throws `PlanningError` (`missing-file`) when the server has none. */
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
  const response = await fetch(url).catch((error: unknown) => String(error));
  if (typeof response === 'string' || !response.ok) {
    const found = typeof response === 'string' ? response : `HTTP ${response.status}`;
    throw new PlanningError('input', 'missing-file', {
      text: text(`取不到文件 ${name}(${found})`, `cannot fetch ${name} (${found})`),
      remedy: text('检查情景中的文件名,或重新提供文件', 'check the file name in the scenario, or give the file again'),
      at: { file: name },
    });
  }
  return bytesSource(name, await response.arrayBuffer());
}
