/** What a block must hold for its LERC to be decoded. */
export interface LercShape {
  readonly width: number;
  /** Rows of a whole block, and fewer for the last strip. */
  readonly rows: readonly number[];
  readonly samples: number;
  readonly bits: number;
  readonly format: number;
}

/** Values of one LERC blob, cell by cell with its bands together, and which cells it leaves out. */
interface LercBlob {
  readonly values: Uint8Array;
  readonly depth: number;
  /** 0 for cells without value; `null` when every cell has one. */
  readonly valid: Uint8Array | null;
}

interface LercHeader {
  readonly rows: number;
  readonly depth: number;
  readonly validCells: number;
  readonly blobBytes: number;
  readonly maskAt: number;
}

/** LERC 2 image types by sample format and bits. */
const IMAGE_TYPES: ReadonlyMap<string, number> = new Map([
  ['2/8', 0],
  ['1/8', 1],
  ['2/16', 2],
  ['1/16', 3],
  ['2/32', 4],
  ['1/32', 5],
  ['3/32', 6],
  ['3/64', 7],
]);

/** Sides of the inner blocks of LERC that writers use are 8 or 16; more would only cost memory. */
const MOST_INNER_BLOCK = 256;

/**
 * Decodes the LERC 2 of one TIFF block to samples in native byte order, bands of a cell together. As in libtiff, cells
 * that the blob's mask leaves out become NaN in floats, and the mask becomes the alpha band where the blob has one band
 * less than the file. `decodeBlob` gives the values of one blob. Throws `Error` when the blob is not what the file
 * says, before memory is spent on it.
 */
export async function decodeLerc(
  bytes: Uint8Array,
  shape: LercShape,
  decodeBlob: (blob: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const blobs: LercBlob[] = [];
  let depth = 0;
  for (let at = 0; at < bytes.length && depth < shape.samples && bytes.length - at >= 58; ) {
    const header = readHeader(bytes, at, shape);
    const blob = bytes.slice(at, at + header.blobBytes);
    const cells = shape.width * header.rows;
    const valid = header.validCells === cells ? null : maskOf(blob, header.maskAt - at, header.validCells, cells);
    const expected = (cells * header.depth * shape.bits) / 8;
    let values = await decodeBlob(blob);
    // Bytes that LERC could not pack come back as a view of the blob, whose last part they are.
    if (shape.bits === 8 && values.length === blob.length && values.length > expected)
      values = values.subarray(-expected);
    if (values.length !== expected) throw new Error(`LERC gives ${values.length} bytes, ${expected} expected`);
    blobs.push({ values, depth: header.depth, valid });
    depth += header.depth;
    at += header.blobBytes;
  }
  const [first] = blobs;
  if (first === undefined) throw new Error('no LERC blob');
  const isAlpha = depth === shape.samples - 1 && shape.format === 1 && shape.bits === 8;
  if (depth !== shape.samples && !isAlpha) throw new Error(`LERC of ${depth} bands, ${shape.samples} expected`);
  if (shape.format === 3) for (const blob of blobs) hideCells(blob, shape.bits);
  if (blobs.length === 1 && !isAlpha) return first.values;
  return interleaved(blobs, shape, isAlpha);
}

function readHeader(bytes: Uint8Array, at: number, shape: LercShape): LercHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.byteLength - at);
  const name = String.fromCharCode(...bytes.subarray(at, at + 6));
  const version = view.getInt32(6, true);
  if (name !== 'Lerc2 ' || version < 1 || version > 5) throw new Error(`LERC ${name.trim()} version ${version}`);
  const size = version >= 3 ? 14 : 10;
  const rows = view.getUint32(size, true);
  const width = view.getUint32(size + 4, true);
  const depth = version >= 4 ? view.getUint32(size + 8, true) : 1;
  const rest = size + (version >= 4 ? 12 : 8);
  const validCells = view.getUint32(rest, true);
  const innerBlock = view.getInt32(rest + 4, true);
  const blobBytes = view.getInt32(rest + 8, true);
  const type = view.getInt32(rest + 12, true);
  const expected = IMAGE_TYPES.get(`${shape.format}/${shape.bits}`);
  if (
    width !== shape.width ||
    !shape.rows.includes(rows) ||
    depth < 1 ||
    depth > shape.samples ||
    type !== expected ||
    validCells > width * rows
  ) {
    throw new Error(`LERC of ${width} × ${rows} × ${depth} cells of type ${type}; type ${expected} expected`);
  }
  const maskAt = rest + 40;
  if (blobBytes < maskAt + 4 || blobBytes > bytes.length - at || innerBlock < 1 || innerBlock > MOST_INNER_BLOCK) {
    throw new Error(`LERC blob of ${blobBytes} bytes and inner blocks of ${innerBlock}; ${bytes.length - at} bytes`);
  }
  return { rows, depth, validCells, blobBytes, maskAt: at + maskAt };
}

/** The mask of a blob: runs of bytes whose bits, highest first, say which cells have a value. */
function maskOf(...[blob, at, validCells, cells]: [Uint8Array, number, number, number]): Uint8Array {
  const valid = new Uint8Array(cells);
  if (validCells === 0) return valid;
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const end = at + 4 + view.getUint32(at, true);
  if (end === at + 4) throw new Error('LERC mask is missing');
  const bits = new Uint8Array(Math.ceil(cells / 8));
  let filled = 0;
  for (let place = at + 4; place + 2 <= end; ) {
    const count = view.getInt16(place, true);
    place += 2;
    if (count === -32_768) break;
    const stop = Math.min(filled + Math.abs(count), bits.length);
    if (count > 0) {
      bits.set(blob.subarray(place, place + stop - filled), filled);
      place += count;
    } else bits.fill(view.getUint8(place++), filled, stop);
    filled = stop;
  }
  if (filled < bits.length) throw new Error(`LERC mask of ${filled} bytes, ${bits.length} expected`);
  for (let k = 0; k < cells; k++) valid[k] = ((bits[k >>> 3] as number) >>> (7 - (k & 7))) & 1;
  return valid;
}

function hideCells({ values, depth, valid }: LercBlob, bits: number): void {
  if (valid === null) return;
  const { buffer, byteOffset } = values;
  const length = valid.length * depth;
  const numbers =
    bits === 32 ? new Float32Array(buffer, byteOffset, length) : new Float64Array(buffer, byteOffset, length);
  for (let k = 0; k < numbers.length; k++) if (valid[Math.floor(k / depth)] === 0) numbers[k] = Number.NaN;
}

function interleaved(blobs: readonly LercBlob[], shape: LercShape, isAlpha: boolean): Uint8Array {
  const size = shape.bits / 8;
  const cells = (blobs[0] as LercBlob).values.length / (size * (blobs[0] as LercBlob).depth);
  const cellBytes = size * shape.samples;
  const out = new Uint8Array(cells * cellBytes);
  let first = 0;
  for (const { values, depth } of blobs) {
    const bytes = size * depth;
    if (values.length !== cells * bytes) throw new Error('LERC blobs of different sizes');
    for (let cell = 0; cell < cells; cell++) {
      for (let k = 0; k < bytes; k++) out[cell * cellBytes + first + k] = values[cell * bytes + k] as number;
    }
    first += bytes;
  }
  if (!isAlpha) return out;
  const valid = blobs[0]?.valid ?? null;
  for (let cell = 0; cell < cells; cell++)
    out[(cell + 1) * cellBytes - 1] = valid === null || valid[cell] === 1 ? 255 : 0;
  return out;
}
