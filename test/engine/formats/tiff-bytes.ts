/** TIFF types: 1 byte, 2 text, 3 short, 4 long, 11 float, 12 double, 16 and 18 long of BigTIFF. */
type TiffType = 1 | 2 | 3 | 4 | 11 | 12 | 16 | 18;

/** One directory entry: tag, TIFF type and values. */
export type Entry = readonly [tag: number, type: TiffType, values: readonly number[] | string];

/** One image of a TIFF. `blocks` are stored as they are; an empty one is sparse. */
export interface TiffImage {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly format: 1 | 2 | 3;
  readonly samples?: number;
  /** Tile size; strips over the whole width when absent. */
  readonly tile?: readonly [number, number];
  readonly rowsPerStrip?: number;
  readonly blocks: readonly Uint8Array[];
  /** More entries, instead of those of the same tag that the image would have. */
  readonly entries?: readonly Entry[];
}

/** How a file is laid out; classic when `big` is absent. */
interface FileKind {
  readonly little: boolean;
  readonly big: boolean;
}

const SIZES = { 1: 1, 2: 1, 3: 2, 4: 4, 11: 4, 12: 8, 16: 8, 18: 8 } as const;

/** The bytes of a TIFF with the given images, for tests that need odd insides. */
export function tiffBytes(images: readonly TiffImage[], littleEndian = true, big = false): Uint8Array<ArrayBuffer> {
  const stored = images.flatMap((image) => image.blocks).reduce((sum, block) => sum + block.length, 0);
  const view = new DataView(new ArrayBuffer((1 << 20) + stored));
  const bytes = new Uint8Array(view.buffer);
  const kind = { little: littleEndian, big };
  bytes.set(littleEndian ? [0x49, 0x49] : [0x4d, 0x4d]);
  view.setUint16(2, big ? 43 : 42, littleEndian);
  if (big) view.setUint16(4, 8, littleEndian);
  let end = big ? 16 : 8;
  let link = big ? 8 : 4;
  const [countBytes, entryBytes, linkBytes] = big ? [8, 20, 8] : [2, 12, 4];
  for (const image of images) {
    const offsets = image.blocks.map((block) => {
      const at = end;
      bytes.set(block, at);
      end += block.length;
      return block.length === 0 ? 0 : at;
    });
    const entries = [...entriesOf(image, offsets)].sort((a, b) => a[0] - b[0]);
    end += end % 2;
    writeLong(view, link, end, kind);
    const directory = end;
    end += countBytes + entryBytes * entries.length + linkBytes;
    if (big) view.setBigUint64(directory, BigInt(entries.length), littleEndian);
    else view.setUint16(directory, entries.length, littleEndian);
    for (const [k, entry] of entries.entries()) {
      end = writeEntry(view, directory + countBytes + entryBytes * k, entry, { end, ...kind });
    }
    link = directory + countBytes + entryBytes * entries.length;
  }
  return bytes.slice(0, end);
}

function* entriesOf(image: TiffImage, offsets: number[]): Generator<Entry> {
  const given = new Set(image.entries?.map(([tag]) => tag));
  for (const entry of ownEntries(image, offsets)) if (!given.has(entry[0])) yield entry;
  yield* image.entries ?? [];
}

function* ownEntries(image: TiffImage, offsets: number[]): Generator<Entry> {
  const samples = image.samples ?? 1;
  yield [256, 4, [image.width]];
  yield [257, 4, [image.height]];
  yield [258, 3, Array(samples).fill(image.bits)];
  yield [259, 3, [1]];
  yield [262, 3, [1]];
  yield [277, 3, [samples]];
  yield [339, 3, Array(samples).fill(image.format)];
  const counts = image.blocks.map((block) => block.length);
  if (image.tile !== undefined) {
    yield [322, 4, [image.tile[0]]];
    yield [323, 4, [image.tile[1]]];
    yield [324, 4, offsets];
    yield [325, 4, counts];
  } else {
    yield [273, 4, offsets];
    yield [278, 4, [image.rowsPerStrip ?? image.height]];
    yield [279, 4, counts];
  }
}

function writeLong(view: DataView, at: number, value: number, { little, big }: FileKind): void {
  if (big) view.setBigUint64(at, BigInt(value), little);
  else view.setUint32(at, value, little);
}

/** Writes one entry, its values behind `end` where they do not fit inside; returns the new end. */
function writeEntry(
  ...[view, at, [tag, type, values], file]: [DataView, number, Entry, FileKind & { readonly end: number }]
): number {
  const { little, big, end } = file;
  const list = typeof values === 'string' ? [...new TextEncoder().encode(`${values}\0`)] : values;
  view.setUint16(at, tag, little);
  view.setUint16(at + 2, type, little);
  writeLong(view, at + 4, list.length, file);
  const inside = at + (big ? 12 : 8);
  const size = SIZES[type] * list.length;
  const fits = size <= (big ? 8 : 4);
  const start = fits ? inside : end + (end % 2);
  if (!fits) writeLong(view, inside, start, file);
  for (const [k, value] of list.entries()) writeValue(view, start + k * SIZES[type], { type, value, little });
  return fits ? end : start + size;
}

function writeValue(
  view: DataView,
  at: number,
  { type, value, little }: { readonly type: TiffType; readonly value: number; readonly little: boolean },
): void {
  if (type === 12) view.setFloat64(at, value, little);
  else if (type === 11) view.setFloat32(at, value, little);
  else if (type === 16 || type === 18) view.setBigUint64(at, BigInt(value), little);
  else if (type === 4) view.setUint32(at, value, little);
  else if (type === 3) view.setUint16(at, value, little);
  else view.setUint8(at, value);
}

/** Sample types that `sampleBytes` writes: kind and bits. */
export type SampleType = 'u8' | 'i8' | 'u16' | 'i16' | 'u32' | 'i32' | 'u64' | 'i64' | 'f32' | 'f64';

/** Raw samples as bytes in the byte order of the file. */
export function sampleBytes(
  values: readonly (number | bigint)[],
  type: SampleType,
  littleEndian = true,
): Uint8Array<ArrayBuffer> {
  const size = Number(type.slice(1)) / 8;
  const view = new DataView(new ArrayBuffer(size * values.length));
  for (const [k, value] of values.entries()) {
    const at = size * k;
    const number = Number(value);
    if (type === 'f64') view.setFloat64(at, number, littleEndian);
    else if (type === 'f32') view.setFloat32(at, number, littleEndian);
    else if (size === 8) view.setBigInt64(at, BigInt.asIntN(64, BigInt(value)), littleEndian);
    else if (size === 4) view.setInt32(at, number, littleEndian);
    else if (size === 2) view.setInt16(at, number, littleEndian);
    else view.setInt8(at, number);
  }
  return new Uint8Array(view.buffer);
}

/** Unsigned samples of any width, highest bit first, every row of `rowLength` samples from a whole byte on. */
export function packedBits(values: readonly number[], bits: number, rowLength: number): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (let row = 0; row < values.length; row += rowLength) {
    const text = values
      .slice(row, row + rowLength)
      .map((value) => value.toString(2).padStart(bits, '0'))
      .join('');
    for (let at = 0; at < text.length; at += 8) bytes.push(Number.parseInt(text.slice(at, at + 8).padEnd(8, '0'), 2));
  }
  return Uint8Array.from(bytes);
}

/** Tiepoint and scale entries for a north-up grid. */
export function placed(x: number, y: number, cell: number): Entry[] {
  return [
    [33550, 12, [cell, cell, 0]],
    [33922, 12, [0, 0, 0, x, y, 0]],
  ];
}

/** GeoKeys as the entries that hold them; doubles and texts go to their own tags. */
export function geoKeys(keys: readonly (readonly [key: number, value: number | string])[]): Entry[] {
  const doubles: number[] = [];
  let texts = '';
  const directory = [1, 1, 0, keys.length];
  for (const [key, value] of keys) {
    if (typeof value === 'string') {
      directory.push(key, 34737, value.length + 1, texts.length);
      texts += `${value}|`;
    } else if (Number.isInteger(value) && value >= 0 && value < 65536) {
      directory.push(key, 0, 1, value);
    } else {
      directory.push(key, 34736, 1, doubles.length);
      doubles.push(value);
    }
  }
  const entries: Entry[] = [[34735, 3, directory]];
  if (doubles.length > 0) entries.push([34736, 12, doubles]);
  if (texts !== '') entries.push([34737, 2, texts]);
  return entries;
}
