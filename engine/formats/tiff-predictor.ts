/**
 * Undoes horizontal differencing (TIFF 6.0, section 14) in place: each sample was stored as its difference from the
 * same sample of the cell before. `values` are in native byte order; `rowLength` and `samples` are numbers of values.
 */
export function undoDifferencing(
  values: Uint8Array | Uint16Array | Uint32Array,
  rowLength: number,
  samples: number,
): void {
  for (let row = 0; row + rowLength <= values.length; row += rowLength) {
    const end = row + rowLength;
    if (samples === 1) {
      // Kept to 32 bits, for which the machine has an addition; the array keeps as many of them as it holds.
      let sum = values[row] as number;
      for (let k = row + 1; k < end; k++) {
        sum = (sum + (values[k] as number)) | 0;
        values[k] = sum;
      }
    } else {
      for (let k = row + samples; k < end; k++) values[k] = (values[k] as number) + (values[k - samples] as number);
    }
  }
}

/** The same for 64-bit samples given as pairs of 32-bit words; `rowLength` and `samples` count 64-bit values. */
export function undoDifferencing64(words: Uint32Array, rowLength: number, samples: number): void {
  const [low, high] = LITTLE ? [0, 1] : [1, 0];
  for (let row = 0; row + 2 * rowLength <= words.length; row += 2 * rowLength) {
    for (let k = row + 2 * samples; k < row + 2 * rowLength; k += 2) {
      const sum = (words[k + low] as number) + (words[k - 2 * samples + low] as number);
      const carry = sum > 0xffffffff ? 1 : 0;
      words[k + low] = sum;
      words[k + high] = (words[k + high] as number) + (words[k - 2 * samples + high] as number) + carry;
    }
  }
}

/** Cut of a block for the floating point predictor, in values. */
interface FloatRows {
  readonly rowLength: number;
  readonly samples: number;
  readonly bytesPerSample: number;
}

/**
 * Undoes the floating point predictor (Adobe TIFF Technical Note 3): per row the highest bytes of all values stand
 * first, then the next, and bytes were stored as differences. `bytes` are changed; the result is a new array in native
 * byte order, whatever the file's.
 */
export function undoFloatPredictor(bytes: Uint8Array, { rowLength, samples, bytesPerSample }: FloatRows): Uint8Array {
  const out = new Uint8Array(bytes.length);
  const rowBytes = rowLength * bytesPerSample;
  if (samples === 1 && bytesPerSample === 4) {
    const words = new Uint32Array(out.buffer, 0, bytes.length >>> 2);
    for (let row = 0; row + rowBytes <= bytes.length; row += rowBytes) {
      sumPlanes(words.subarray(row / 4, row / 4 + rowLength), bytes.subarray(row, row + rowBytes));
    }
    return out;
  }
  undoDifferencing(bytes, rowBytes, samples);
  for (let row = 0; row + rowBytes <= bytes.length; row += rowBytes) {
    for (let byte = 0; byte < bytesPerSample; byte++) {
      const from = row + byte * rowLength;
      let to = row + (LITTLE ? bytesPerSample - 1 - byte : byte);
      for (let k = from; k < from + rowLength; k++, to += bytesPerSample) out[to] = bytes[k] as number;
    }
  }
  return out;
}

/** One row of 4-byte values: the four runs are summed side by side, each from the total of those before it. */
function sumPlanes(words: Uint32Array, bytes: Uint8Array): void {
  const length = words.length;
  const second = bytes.subarray(length, 2 * length);
  const third = bytes.subarray(2 * length, 3 * length);
  const fourth = bytes.subarray(3 * length);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let k = 0; k < length; k++) {
    b = (b + (bytes[k] as number)) | 0;
    c = (c + (second[k] as number)) | 0;
    d = (d + (third[k] as number)) | 0;
  }
  c = (b + c) | 0;
  d = (c + d) | 0;
  for (let k = 0; k < length; k++) {
    a = (a + (bytes[k] as number)) | 0;
    b = (b + (second[k] as number)) | 0;
    c = (c + (third[k] as number)) | 0;
    d = (d + (fourth[k] as number)) | 0;
    words[k] = ((a & 255) << 24) | ((b & 255) << 16) | ((c & 255) << 8) | (d & 255);
  }
}

/** Whether this machine's typed arrays are little-endian. */
export const LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
