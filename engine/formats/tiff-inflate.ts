import { unzlibSync } from 'fflate';

/** Modulus of Adler-32 (RFC 1950), and how many bytes can be added before the sums must be reduced. */
const MODULUS = 65_521;
const BEFORE_MODULUS = 5552;

/**
 * Inflates one zlib stream to at most `most` bytes, for hosts that lend no inflate of their own. Throws `Error` when
 * the stream is broken, holds more, or does not have the checksum it names.
 */
export function inflatePortably(bytes: Uint8Array, most: number): Uint8Array<ArrayBuffer> {
  // One byte more than allowed: fflate never writes beyond the array it is given, and a full one betrays an overflow.
  const out = unzlibSync(bytes, { out: new Uint8Array(most + 1) });
  if (out.length > most) throw new Error(`more than ${most} bytes`);
  const checksum = adler32(out);
  if (!endsWith(bytes, checksum)) throw new Error(`checksum ${checksum.toString(16)} is not that of the stream`);
  return out;
}

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let at = 0; at < bytes.length; ) {
    const stop = Math.min(at + BEFORE_MODULUS, bytes.length);
    for (; at < stop; at++) {
      low += bytes[at] as number;
      high += low;
    }
    low %= MODULUS;
    high %= MODULUS;
  }
  return ((high << 16) | low) >>> 0;
}

/** Whether the checksum stands at the end, or before bytes that only fill up the block. */
function endsWith(bytes: Uint8Array, checksum: number): boolean {
  const last = checksum & 255;
  for (let at = bytes.lastIndexOf(last); at >= 5; at = bytes.lastIndexOf(last, at - 1)) {
    const found =
      (((bytes[at - 3] as number) << 24) |
        ((bytes[at - 2] as number) << 16) |
        ((bytes[at - 1] as number) << 8) |
        last) >>>
      0;
    if (found === checksum) return true;
  }
  return false;
}
