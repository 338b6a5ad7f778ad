import type { RasterBlock } from '../layer/raster.ts';
import type { ByteSource, Inflate } from './format.ts';
import type { Wording } from './input-error.ts';
import { neededBytes } from './tiff-block-table.ts';
import { decodeBytes } from './tiff-decode.ts';
import { unreadable } from './tiff-errors.ts';
import type { TiffImage } from './tiff-image.ts';
import { bandOfSamples, type Samples, samplesOf, zerosOf } from './tiff-samples.ts';
import { tagText } from './tiff-tags.ts';

/** What the block reader needs to know of an opened TIFF. */
export interface BlockLayout {
  readonly source: ByteSource;
  readonly image: TiffImage;
  /** Internal mask of the same size, if the file has one. */
  readonly mask: TiffImage | null;
  /** Band that says how opaque a cell is, or -1. */
  readonly alphaBand: number;
  readonly nodata: number | null;
  readonly inflate: Inflate | undefined;
}

/** Cells of an image, edges included at the low end only. */
interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Reads bands of one block, decoding once what they share; see `RasterSource.readBands`. */
export type BandReader = (column: number, row: number, bands: readonly number[]) => Promise<readonly RasterBlock[]>;

/**
 * A function that reads bands of one block. It throws `RangeError` for a block or band that is not there and
 * `PlanningError` code `unreadable-block` for one whose bytes are broken.
 */
export function bandReader(layout: BlockLayout): BandReader {
  return async (column, row, bands) => {
    const { image, mask, alphaBand, source } = layout;
    const window = windowOf(image, column, row);
    const isThere = Number.isInteger(column) && Number.isInteger(row) && column >= 0 && row >= 0;
    if (!(isThere && window.width > 0 && window.height > 0)) {
      throw new RangeError(`${source.name} has no block ${column}, ${row}`);
    }
    for (const band of bands) {
      if (!(band >= 0 && band < image.samples && Number.isInteger(band))) {
        throw new RangeError(`${source.name} has no band ${band}`);
      }
    }
    const isOpaque = mask !== null || alphaBand < 0 || bands.every((band) => band === alphaBand);
    const wanted = isOpaque ? bands : [...bands, alphaBand];
    const read = await readBlock(layout, column, row, wanted);
    if (read.every((values) => values === null)) return bands.map(() => sparseBlock(layout, window));
    let shown = mask === null ? undefined : visible(await readWindow(layout, mask, window));
    const alpha = isOpaque ? undefined : read[bands.length];
    if (alpha !== undefined) shown = visible(alpha ?? zerosOf(image.sampleType, window.width * window.height));
    return bands.map((band, k) => {
      const values = read[k] ?? null;
      if (values === null) return sparseBlock(layout, window);
      const { width, height } = window;
      const hides = shown !== undefined && (mask !== null || band !== alphaBand);
      return hides ? { width, height, values, mask: shown as Uint8Array } : { width, height, values };
    });
  };
}

function windowOf({ blockWidth, blockHeight, width, height }: TiffImage, column: number, row: number): Window {
  const [left, top] = [column * blockWidth, row * blockHeight];
  return { left, top, width: Math.min(blockWidth, width - left), height: Math.min(blockHeight, height - top) };
}

function visible(values: Samples): Uint8Array {
  const shown = new Uint8Array(values.length);
  for (let k = 0; k < shown.length; k++) shown[k] = values[k] === 0 ? 0 : 1;
  return shown;
}

/** A block the file leaves out: nodata, or hidden by a mask when the file names no nodata value. */
function sparseBlock({ image, nodata }: BlockLayout, { width, height }: Window): RasterBlock {
  const values = zerosOf(image.sampleType, width * height);
  if (nodata === null) return { width, height, values, mask: new Uint8Array(width * height) };
  return { width, height, values: values.fill(nodata) };
}

/** The wanted bands of one block cut to the image; `null` for what the file leaves out. */
async function readBlock(
  ...[layout, column, row, bands]: [
    Pick<BlockLayout, 'source' | 'inflate' | 'image'>,
    number,
    number,
    readonly number[],
  ]
): Promise<(Samples | null)[]> {
  const { image } = layout;
  const { width, height } = windowOf(image, column, row);
  const decoded = new Map<number, Promise<Samples | null>>();
  const found: (Samples | null)[] = [];
  for (const band of bands) {
    const plane = image.planes > 1 ? band : 0;
    const block = (plane * image.down + row) * image.across + column;
    const samples = decoded.get(block) ?? decodeBlock(layout, block);
    decoded.set(block, samples);
    const values = await samples;
    const cut = { width, height, band: image.planes > 1 ? 0 : band };
    found.push(values === null ? null : bandOfSamples(values, image, cut));
  }
  return found;
}

async function decodeBlock(
  { source, inflate, image }: Pick<BlockLayout, 'source' | 'inflate' | 'image'>,
  block: number,
): Promise<Samples | null> {
  const { table, compression, rowBytes, blockHeight } = image;
  const offset = table.offsets[block] as number;
  const count = table.counts[block] as number;
  if (count === 0) return null;
  // No codec needs much more than the cells themselves; a false count must not bring the whole file into memory.
  const most = compression === 1 ? neededBytes(image, block) : 2 * rowBytes * blockHeight + 65_536;
  const length = Math.min(count, most);
  const stored = new Uint8Array(await source.slice(offset, offset + length));
  try {
    if (stored.length < length) throw new Error(`${stored.length} bytes, ${length} were asked for`);
    const { bytes, owned } = await decodeBytes(image, block, stored, inflate);
    return samplesOf(image, bytes, owned);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw unreadable(source.name, blockText(image, block), [why, why]);
  }
}

function blockText({ table, across, down, planes, compression }: TiffImage, block: number): Wording {
  const row = Math.floor(block / across) % down;
  const tags = `${tagText(table.offsetTag)} = ${table.offsets[block]}, ${tagText(table.countTag)} = ${table.counts[block]}, ${tagText('Compression')} = ${compression}`;
  const plane = planes > 1 ? Math.floor(block / (across * down)) + 1 : 0;
  const zh = `第 ${block % across} 列、第 ${row} 行数据块${plane > 0 ? `（波段 ${plane}）` : ''}（${tags}）`;
  const en = `block ${block % across}, ${row}${plane > 0 ? ` of band ${plane}` : ''} (${tags})`;
  return [zh, en];
}

/** A window of the first band of an image that may be cut into other blocks; what the file leaves out is 0. */
async function readWindow(layout: BlockLayout, image: TiffImage, window: Window): Promise<Samples> {
  const { blockWidth, blockHeight } = image;
  const out = zerosOf(image.sampleType, window.width * window.height);
  const [right, bottom] = [window.left + window.width, window.top + window.height];
  for (let row = Math.floor(window.top / blockHeight); row * blockHeight < bottom; row++) {
    for (let column = Math.floor(window.left / blockWidth); column * blockWidth < right; column++) {
      const [values = null] = await readBlock({ ...layout, image }, column, row, [0]);
      if (values === null) continue;
      const part = windowOf(image, column, row);
      const left = Math.max(part.left, window.left);
      const cells = Math.min(part.left + part.width, right) - left;
      for (let y = Math.max(part.top, window.top); y < Math.min(part.top + part.height, bottom); y++) {
        const from = (y - part.top) * part.width + left - part.left;
        out.set(values.subarray(from, from + cells), (y - window.top) * window.width + left - window.left);
      }
    }
  }
  return out;
}
