import type { FlatbufferRecord } from './flatbuffer-record.ts';
import type { ByteSource } from './format.ts';

/** Bytes read at a time, as long as no record is larger. */
const PIECE_BYTES = 1 << 21;

/** A stretch of the file that begins with a record. */
export interface RecordPiece {
  readonly record: FlatbufferRecord;
  /** Moves `record` to the next one that is there as a whole; `false` behind the last. */
  next(): boolean;
}

/** The records of a file from byte `from` to its end, piece by piece; one that is cut by the end is left out. */
export async function* recordPieces(source: ByteSource, from: number): AsyncGenerator<RecordPiece> {
  let needed = 4;
  for (let at = from; at + needed <= source.byteLength; ) {
    const asked = Math.min(source.byteLength - at, Math.max(PIECE_BYTES, needed));
    const bytes = new Uint8Array(await source.slice(at, at + asked));
    const view = new DataView(bytes.buffer);
    const record = { bytes, view, start: 0, end: 0 };
    const sizeAt = (byte: number) => (byte + 4 > bytes.length ? 0 : view.getUint32(byte, true));
    yield {
      record,
      next() {
        const start = record.end + 4;
        const end = start + sizeAt(record.end);
        if (end > bytes.length) return false;
        record.start = start;
        record.end = end;
        return true;
      },
    };
    // A source that gives less than it promised has no more.
    if (bytes.length < asked) return;
    at += record.end;
    needed = 4 + sizeAt(record.end);
  }
}
