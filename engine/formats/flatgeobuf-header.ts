import { deserialize } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js';
import type { ByteSource } from './format.ts';
import { inputError } from './input-error.ts';

/** The header of a FlatGeobuf file. */
export interface FlatGeobufHeader {
  readonly meta: HeaderMeta;
  /** Byte where the first feature begins. */
  readonly features: number;
}

/** Bytes in front of the header: eight of magic, four of its length. */
const PREFIX = 12;

/** Reads the header; throws `PlanningError` code `broken-flatgeobuf`. */
export async function flatGeobufHeader(source: ByteSource): Promise<FlatGeobufHeader> {
  let meta: HeaderMeta | null = null;
  let failure: unknown = 'the header is cut short';
  let end = PREFIX;
  const prefix = new Uint8Array(await source.slice(0, PREFIX));
  if (prefix.length === PREFIX) end += new DataView(prefix.buffer).getUint32(8, true);
  if (prefix.length === PREFIX && source.byteLength >= end) {
    const bytes = new Uint8Array(await source.slice(0, end));
    const headerMetaFn = (header: HeaderMeta): void => {
      meta = header;
      // Stops the package here: it would go on to the index, where an index of no features never ends.
      throw new Error('the header is read');
    };
    try {
      await deserialize(bytes, { fromFeature: () => null as never, headerMetaFn }).next();
    } catch (error) {
      failure = error;
    }
  }
  const found = meta as HeaderMeta | null;
  // A feature takes eight bytes at least: a header that promises more is none.
  if (found === null || found.featuresCount > source.byteLength / 8) throw broken(source, failure);
  const { indexNodeSize, featuresCount } = found;
  const index = indexNodeSize > 0 && featuresCount > 0 ? calcTreeSize(featuresCount, indexNodeSize) : 0;
  return { meta: found, features: end + index };
}

function broken(source: ByteSource, error: unknown): Error {
  return inputError(
    'broken-flatgeobuf',
    { file: source.name },
    [
      `文件 ${source.name}（${source.byteLength} 字节）的 FlatGeobuf 文件头读不出来：${String(error)}`,
      `The FlatGeobuf header of ${source.name} (${source.byteLength} bytes) cannot be read: ${String(error)}`,
    ],
    ['请重新导出或重新下载', 'Export or download it again'],
  );
}
