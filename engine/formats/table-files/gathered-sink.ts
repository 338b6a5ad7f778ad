import type { ByteSink } from './table-file.ts';

const PIECE_BYTES = 1 << 20;

/** A sink that gathers small writes into pieces of about 1 MiB and passes large ones on as they are. */
export interface GatheredSink {
  write(bytes: Uint8Array): Promise<void>;
  /** Hands on what was gathered; nothing given before is looked at again. */
  flush(): Promise<void>;
}

/** Gathers writes in front of `sink`. */
export function gatheredSink(sink: ByteSink): GatheredSink {
  const piece = new Uint8Array(PIECE_BYTES);
  let end = 0;
  const flush = async () => {
    if (end > 0) await sink.write(piece.subarray(0, end));
    end = 0;
  };
  return {
    async write(bytes) {
      if (end + bytes.length > PIECE_BYTES) await flush();
      if (bytes.length > PIECE_BYTES / 4) {
        await flush();
        await sink.write(bytes);
        return;
      }
      piece.set(bytes, end);
      end += bytes.length;
    },
    flush,
  };
}
