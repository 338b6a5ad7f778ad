import type { GeoTIFFImage, TypedArray } from 'geotiff';
import type { RasterBlock } from '../layer/raster.ts';
import type { ByteSource } from './format.ts';
import { inputError } from './input-error.ts';

/** What the block reader needs to know of an opened TIFF. */
export interface BlockLayout {
  readonly source: ByteSource;
  readonly image: GeoTIFFImage;
  /** Internal mask of the same size, if the file has one. */
  readonly mask: GeoTIFFImage | null;
  /** Band that says how opaque a cell is, or -1. */
  readonly alphaBand: number;
  readonly nodata: number | null;
}

/** A function that reads one block of one band; see `RasterSource.readBlock`. */
export function blockReader(layout: BlockLayout): (column: number, row: number, band: number) => Promise<RasterBlock> {
  return async (column, row, band) => {
    const { image, mask, alphaBand } = layout;
    const window = windowOf(image, column, row);
    const width = window[2] - window[0];
    const height = window[3] - window[1];
    if (!(width > 0 && height > 0 && column >= 0 && row >= 0)) {
      throw new RangeError(`${layout.source.name} has no block ${column}, ${row}`);
    }
    if (await isSparse(layout, column, row, band)) return sparseBlock(layout, width, height);
    const values = await readWindow(layout, image, window, band);
    const hidden = mask ?? (alphaBand >= 0 && band !== alphaBand ? image : null);
    if (hidden === null) return { width, height, values };
    const opacity = await readWindow(layout, hidden, window, mask === null ? alphaBand : 0);
    return { width, height, values, mask: Uint8Array.from(opacity, (value) => (value === 0 ? 0 : 1)) };
  };
}

/** Throws `PlanningError` code `truncated-raster` when a block of the image lies beyond the end of the file. */
export async function checkComplete(source: ByteSource, image: GeoTIFFImage): Promise<void> {
  const [offsetTag, countTag] = blockTags(image);
  const offsets = (await image.fileDirectory.loadValue(offsetTag)) as ArrayLike<number> | undefined;
  const counts = (await image.fileDirectory.loadValue(countTag)) as ArrayLike<number> | undefined;
  if (offsets === undefined || counts === undefined) throw truncated(source, source.byteLength);
  let end = 0;
  for (let k = 0; k < offsets.length; k++) {
    if (Number(counts[k]) > 0) end = Math.max(end, Number(offsets[k]) + Number(counts[k]));
  }
  if (end > source.byteLength) throw truncated(source, end);
}

/** The error for a TIFF that ends before `needed` bytes. */
export function truncated(source: ByteSource, needed: number): Error {
  return inputError(
    'truncated-raster',
    { file: source.name },
    [
      `栅格 ${source.name} 不完整：应至少有 ${needed} 字节，实际 ${source.byteLength} 字节`,
      `Raster ${source.name} is cut short: at least ${needed} bytes expected, ${source.byteLength} found`,
    ],
    ['请重新下载或复制该文件，并核对文件大小', 'Download or copy the file again and compare its size'],
  );
}

function blockTags(
  image: GeoTIFFImage,
): readonly ['TileOffsets' | 'StripOffsets', 'TileByteCounts' | 'StripByteCounts'] {
  return image.isTiled ? ['TileOffsets', 'TileByteCounts'] : ['StripOffsets', 'StripByteCounts'];
}

function windowOf(image: GeoTIFFImage, column: number, row: number): [number, number, number, number] {
  const blockWidth = image.getTileWidth();
  const blockHeight = image.getTileHeight();
  return [
    column * blockWidth,
    row * blockHeight,
    Math.min((column + 1) * blockWidth, image.getWidth()),
    Math.min((row + 1) * blockHeight, image.getHeight()),
  ];
}

async function isSparse(layout: BlockLayout, column: number, row: number, band: number): Promise<boolean> {
  const { image } = layout;
  const across = Math.ceil(image.getWidth() / image.getTileWidth());
  const down = Math.ceil(image.getHeight() / image.getTileHeight());
  const plane = image.planarConfiguration === 2 ? band * across * down : 0;
  const [, countTag] = blockTags(image);
  return Number(await image.fileDirectory.loadValueIndexed(countTag, plane + row * across + column)) === 0;
}

/** A block the file leaves out: nodata, or hidden by a mask when the file names no nodata value. */
function sparseBlock({ image, nodata }: BlockLayout, width: number, height: number): RasterBlock {
  const values = image.getArrayForSample(0, width * height).fill(nodata ?? 0);
  return nodata === null ? { width, height, values, mask: new Uint8Array(width * height) } : { width, height, values };
}

async function readWindow(
  { source }: BlockLayout,
  image: GeoTIFFImage,
  window: [number, number, number, number],
  band: number,
): Promise<TypedArray> {
  try {
    const [values] = await image.readRasters({ window, samples: [band], interleave: false });
    return values as TypedArray;
  } catch (error) {
    throw inputError(
      'unreadable-block',
      { file: source.name },
      [
        `栅格 ${source.name} 第 ${window[0]}–${window[2]} 列、第 ${window[1]}–${window[3]} 行的数据块无法解码（${String(error)}）`,
        `Raster ${source.name}: the block of columns ${window[0]}–${window[2]}, rows ${window[1]}–${window[3]} cannot be decoded (${String(error)})`,
      ],
      [
        '文件可能损坏：请重新下载，或用 gdal_translate 重新生成',
        'The file may be damaged: download it again, or rewrite it with gdal_translate',
      ],
    );
  }
}
