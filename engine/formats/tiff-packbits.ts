/**
 * Decodes PackBits (TIFF 6.0, section 9) until `length` bytes are there, fewer when the stream ends before. A header
 * of −128 stands for nothing.
 */
export function decodePackBits(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(length);
  let end = 0;
  for (let at = 0; at < bytes.length && end < length; ) {
    const header = bytes[at++] as number;
    if (header < 128) {
      const literal = bytes.subarray(at, at + Math.min(header + 1, length - end));
      out.set(literal, end);
      end += literal.length;
      at += header + 1;
    } else if (header > 128 && at < bytes.length) {
      const stop = Math.min(end + 257 - header, length);
      out.fill(bytes[at++] as number, end, stop);
      end = stop;
    }
  }
  return end === length ? out : out.subarray(0, end);
}
