/** How samples lie in a block, for the encoders of predictors. */
interface Rows {
  /** Samples of a row, all bands. */
  readonly rowLength: number;
  /** Bands of a cell. */
  readonly samples: number;
}

/** Samples as their differences from the cell before (predictor 2), each modulo 2 to the number of its bits. */
export function differenced(values: readonly bigint[], { rowLength, samples }: Rows): bigint[] {
  return values.map((value, k) => (k % rowLength < samples ? value : value - (values[k - samples] as bigint)));
}

/** Big-endian samples as the floating point predictor stores them (predictor 3). */
export function floatPredicted(bigEndian: Uint8Array, { rowLength, samples }: Rows, size: number): Uint8Array {
  const out = new Uint8Array(bigEndian.length);
  const rowBytes = rowLength * size;
  for (let row = 0; row < out.length; row += rowBytes) {
    const planes = Array.from({ length: rowBytes }, (_, k) => {
      const [byte, value] = [Math.floor(k / rowLength), k % rowLength];
      return bigEndian[row + value * size + byte] as number;
    });
    for (let k = 0; k < rowBytes; k++) {
      out[row + k] = (planes[k] as number) - (k < samples ? 0 : (planes[k - samples] as number));
    }
  }
  return out;
}

/** LZW of TIFF 6.0, with a table that grows to 12 bits and is cleared before it is full. */
export function lzwOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let bits = '';
  let width = 9;
  let table = new Map<string, number>();
  const put = (code: number) => {
    bits += code.toString(2).padStart(width, '0');
  };
  const codeOf = (text: string) => (text.length === 1 ? text.charCodeAt(0) : (table.get(text) as number));
  put(256);
  let prefix = '';
  for (const byte of bytes) {
    const next = prefix + String.fromCharCode(byte);
    if (next.length === 1 || table.has(next)) {
      prefix = next;
      continue;
    }
    put(codeOf(prefix));
    table.set(next, 258 + table.size);
    // The encoder is one entry ahead of the decoder and changes width one code early, as TIFF wants.
    if (table.size + 258 > 2 ** width - 1) width++;
    if (table.size + 258 === 4095) {
      put(256);
      table = new Map();
      width = 9;
    }
    prefix = String.fromCharCode(byte);
  }
  put(codeOf(prefix));
  if (table.size + 259 > 2 ** width - 1 && width < 12) width++;
  put(257);
  return Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (octet) => Number.parseInt(octet.padEnd(8, '0'), 2));
}

/** PackBits with runs, literals and, before each, the header that stands for nothing. */
export function packBitsOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    let run = 1;
    while (run < 128 && at + run < bytes.length && bytes[at + run] === bytes[at]) run++;
    out.push(128);
    if (run > 1) out.push(257 - run, bytes[at] as number);
    else out.push(0, bytes[at] as number);
    at += run;
  }
  return Uint8Array.from(out);
}
