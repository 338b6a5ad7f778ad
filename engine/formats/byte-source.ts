import type { ByteSource } from './format.ts';

/** A byte source over bytes already in memory. */
export function bytesSource(name: string, bytes: ArrayBuffer | Uint8Array): ByteSource {
  // Never the array itself: the `slice` of a Node buffer shares its memory instead of copying.
  const view =
    bytes instanceof Uint8Array
      ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : new Uint8Array(bytes);
  return {
    name,
    byteLength: view.byteLength,
    slice: (start, end) => Promise.resolve(view.slice(start, end).buffer),
  };
}

/** The first bytes of a source, for sniffing; at most `length` of them. */
export async function headOf(source: ByteSource, length = 512): Promise<Uint8Array> {
  return new Uint8Array(await source.slice(0, Math.min(length, source.byteLength)));
}

/** All bytes of a source. */
export async function allBytes(source: ByteSource): Promise<Uint8Array> {
  return new Uint8Array(await source.slice(0, source.byteLength));
}
