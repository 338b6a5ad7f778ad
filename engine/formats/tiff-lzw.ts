const CLEAR = 256;
const END = 257;
const FIRST = 258;
const MOST_CODES = 4096;

/**
 * Decodes the LZW of TIFF 6.0 (codes of 9 to 12 bits, highest bit first) until `length` bytes are there, fewer when
 * the stream ends before. Throws `Error` on a code that is not in the table and on the old bit order of before 1989.
 */
export function decodeLzw(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  if (bytes[0] === 0 && ((bytes[1] ?? 0) & 1) === 1) throw new Error('LZW with the bit order of before TIFF 5.0');
  const out = new Uint8Array(length);
  // A code stands for bytes that were written before: where they start, and how many they are.
  const starts = new Uint32Array(MOST_CODES);
  const lengths = new Uint16Array(MOST_CODES);
  let [bits, held, pending, at, end] = [9, 0, 0, 0, 0];
  let next = FIRST;
  let previous = -1;
  while (end < length) {
    while (held < bits && at < bytes.length) {
      pending = ((pending << 8) | (bytes[at++] as number)) & 0xffffff;
      held += 8;
    }
    if (held < bits) break;
    held -= bits;
    const code = (pending >>> held) & ((1 << bits) - 1);
    if (code === END) break;
    if (code === CLEAR) {
      bits = 9;
      next = FIRST;
      previous = -1;
      continue;
    }
    const start = end;
    if (code < CLEAR) out[end++] = code;
    else {
      if (code > next || previous < 0) throw new Error(`LZW code ${code} is not in the table of ${next}`);
      // The code not yet in the table is the previous bytes and their first once more: they lie right before `end`.
      const from = code === next ? previousStart(previous, start, lengths) : (starts[code] as number);
      const count = code === next ? lengthOf(previous, lengths) + 1 : (lengths[code] as number);
      const stop = Math.min(end + count, length);
      for (let k = from; end < stop; k++) out[end++] = out[k] as number;
    }
    if (previous >= 0 && next < MOST_CODES) {
      starts[next] = previousStart(previous, start, lengths);
      lengths[next] = lengthOf(previous, lengths) + 1;
      next++;
      if (next >= (1 << bits) - 1 && bits < 12) bits++;
    }
    previous = code;
  }
  return end === length ? out : out.subarray(0, end);
}

function lengthOf(code: number, lengths: Uint16Array): number {
  return code < CLEAR ? 1 : (lengths[code] as number);
}

function previousStart(previous: number, start: number, lengths: Uint16Array): number {
  return start - lengthOf(previous, lengths);
}
