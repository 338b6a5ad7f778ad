import type { Inflate } from '../engine/index.ts';

/** The browser's own zlib stream; stops as soon as more comes out than a block may hold. */
export const browserInflate: Inflate = async (bytes, most) => {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate'));
  const reader = stream.getReader();
  const target = new Uint8Array(most);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return target.subarray(0, length);
    if (length + value.length > most) {
      await reader.cancel();
      throw new RangeError(`the stream holds more than ${most} bytes`);
    }
    target.set(value, length);
    length += value.length;
  }
};
