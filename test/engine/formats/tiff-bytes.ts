/** One directory entry: tag, TIFF type (1 byte, 2 text, 3 short, 4 long, 12 double) and values. */
export type Entry = readonly [tag: number, type: 1 | 2 | 3 | 4 | 12, values: readonly number[] | string];

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
  readonly entries?: readonly Entry[];
}

const SIZES = { 1: 1, 2: 1, 3: 2, 4: 4, 12: 8 } as const;

/** The bytes of a classic TIFF with the given images, for tests that need odd insides. */
export function tiffBytes(images: readonly TiffImage[], littleEndian = true): Uint8Array {
  const view = new DataView(new ArrayBuffer(1 << 20));
  const bytes = new Uint8Array(view.buffer);
  bytes.set(littleEndian ? [0x49, 0x49] : [0x4d, 0x4d]);
  view.setUint16(2, 42, littleEndian);
  let end = 8;
  let link = 4;
  for (const image of images) {
    const offsets = image.blocks.map((block) => {
      const at = end;
      bytes.set(block, at);
      end += block.length;
      return block.length === 0 ? 0 : at;
    });
    const entries = [...entriesOf(image, offsets)].sort((a, b) => a[0] - b[0]);
    end += end % 2;
    view.setUint32(link, end, littleEndian);
    const directory = end;
    end += 2 + 12 * entries.length + 4;
    view.setUint16(directory, entries.length, littleEndian);
    for (const [k, entry] of entries.entries())
      end = writeEntry(view, directory + 2 + 12 * k, entry, end, littleEndian);
    link = directory + 2 + 12 * entries.length;
  }
  return bytes.slice(0, end);
}

function* entriesOf(image: TiffImage, offsets: number[]): Generator<Entry> {
  const samples = image.samples ?? 1;
  yield [256, 4, [image.width]];
  yield [257, 4, [image.height]];
  yield [258, 3, Array(samples).fill(image.bits)];
  if (!image.entries?.some(([tag]) => tag === 259)) yield [259, 3, [1]];
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
  yield* image.entries ?? [];
}

function writeEntry(
  ...[view, at, [tag, type, values], end, little]: [DataView, number, Entry, number, boolean]
): number {
  const list = typeof values === 'string' ? [...new TextEncoder().encode(`${values}\0`)] : values;
  view.setUint16(at, tag, little);
  view.setUint16(at + 2, type, little);
  view.setUint32(at + 4, list.length, little);
  const size = SIZES[type] * list.length;
  const start = size <= 4 ? at + 8 : end + (end % 2);
  if (size > 4) view.setUint32(at + 8, start, little);
  for (const [k, value] of list.entries()) {
    const place = start + k * SIZES[type];
    if (type === 12) view.setFloat64(place, value, little);
    else if (type === 4) view.setUint32(place, value, little);
    else if (type === 3) view.setUint16(place, value, little);
    else view.setUint8(place, value);
  }
  return size <= 4 ? end : start + size;
}

/** Raw samples as bytes in the byte order of the file. */
export function sampleBytes(values: readonly number[], type: 'u8' | 'i16' | 'f32', littleEndian = true): Uint8Array {
  const size = { u8: 1, i16: 2, f32: 4 }[type];
  const view = new DataView(new ArrayBuffer(size * values.length));
  for (const [k, value] of values.entries()) {
    if (type === 'u8') view.setUint8(k, value);
    else if (type === 'i16') view.setInt16(2 * k, value, littleEndian);
    else view.setFloat32(4 * k, value, littleEndian);
  }
  return new Uint8Array(view.buffer);
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
