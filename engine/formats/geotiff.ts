import { normaliseCrs } from '../geometry/crs-name.ts';
import type { RasterSource } from '../layer/raster.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import type { ByteSource, DecodeOptions, Format } from './format.ts';
import { bandReader } from './geotiff-blocks.ts';
import { crsOfGeoKeys, type GeoKeys } from './geotiff-crs.ts';
import { affineOf } from './geotiff-grid.ts';
import { geoKeysOf } from './geotiff-keys.ts';
import { bandsOf, nodataOf } from './geotiff-metadata.ts';
import { inputError } from './input-error.ts';
import { directoriesOf, type TiffDirectory } from './tiff-directory.ts';
import { openTiffFile } from './tiff-file.ts';
import { readImage, readSize, type TiffImage } from './tiff-image.ts';
import { numberOf, numbersOf, textOf } from './tiff-values.ts';

/** Cells per block above which a parcel-sized window costs much more than its cells; our own setting. */
const LARGE_BLOCK = 1 << 20;
/** Cells of a 256 × 256 tile, which a parcel-sized window needs at least. */
const TILE_CELLS = 1 << 16;

/** GeoTIFF and BigTIFF, cloud-optimised or not. */
export const GEOTIFF: Format = {
  id: 'geotiff',
  label: text('GeoTIFF 栅格', 'GeoTIFF raster'),
  kind: 'raster',
  extensions: ['.tif', '.tiff'],
  sniff: isTiff,
  decode: async (source, options) => ({ kind: 'raster', raster: await openGeoTiff(source, options) }),
};

/**
 * Opens a GeoTIFF for reading block by block; only headers are read here. Integers of 64 bits are read as doubles,
 * which lose the last digits beyond 2^53. Throws `PlanningError` of kind `input`: `truncated-raster`,
 * `damaged-raster`, `empty-raster`, `block-too-large`, `unsupported-codec`, `unsupported-sample-type`,
 * `raster-without-location`, `unknown-crs`; and `unreadable-block` when a block is read.
 */
export async function openGeoTiff(source: ByteSource, options: DecodeOptions): Promise<RasterSource> {
  const directories = directoriesOf(await openTiffFile(source));
  const { directory, image, mask } = await readImages(directories);
  const { width, height, sampleType } = image;
  const keys = await geoKeysOf(directory);
  const transform = affineOf(
    {
      transformation: await numbersOf(directory, 'ModelTransformation'),
      tiepoint: await numbersOf(directory, 'ModelTiepoint'),
      pixelScale: await numbersOf(directory, 'ModelPixelScale'),
      pixelIsPoint: keys?.GTRasterTypeGeoKey === 2,
    },
    source.name,
  );
  const { crs, findings } = decideCrs(source.name, keys, options);
  const bands = bandsOf(image.samples, await textOf(directory, 'GDAL_METADATA'));
  const nodata = nodataOf(await textOf(directory, 'GDAL_NODATA'), sampleType);
  const alphaBand = alphaBandOf(image);
  const readBands = bandReader({ source, image, mask, alphaBand, nodata, inflate: options.inflate });
  const shares = image.samples > 1 && (image.planes === 1 || mask !== null || alphaBand >= 0);
  return {
    name: source.name,
    grid: { transform, width, height, crs },
    blockWidth: Math.min(image.blockWidth, width),
    blockHeight: Math.min(image.blockHeight, height),
    bandCount: bands.length,
    nodata,
    scale: bands[0]?.scale ?? 1,
    offset: bands[0]?.offset ?? 0,
    sampleType,
    bands,
    findings: [...findings, ...blockFindings(source.name, image)],
    readBlock: async (column, row, band) => {
      const [block] = await readBands(column, row, [band]);
      if (block === undefined) throw new RangeError(`${source.name} has no band ${band}`);
      return block;
    },
    ...(shares ? { readBands } : {}),
  };
}

function isTiff(head: Uint8Array): boolean {
  const order = String.fromCharCode(head[0] ?? 0, head[1] ?? 0);
  const version = order === 'II' ? (head[2] ?? 0) + 256 * (head[3] ?? 0) : 256 * (head[2] ?? 0) + (head[3] ?? 0);
  return (order === 'II' || order === 'MM') && (version === 42 || version === 43);
}

interface Images {
  /** Of the full-resolution image. */
  readonly directory: TiffDirectory;
  readonly image: TiffImage;
  readonly mask: TiffImage | null;
}

/** The full-resolution image and its mask (NewSubfileType bit 2 set, bit 0 clear), if the file has one. */
async function readImages(directories: AsyncGenerator<TiffDirectory, void, void>): Promise<Images> {
  const first = await directories.next();
  if (first.done === true) throw new Error('a TIFF has at least one directory');
  const directory = first.value;
  const image = await readImage(directory);
  for await (const other of directories) {
    const kind = await numberOf(other, 'NewSubfileType', 0);
    if ((kind & 5) !== 4) continue;
    const { width, height } = await readSize(other);
    if (width === image.width && height === image.height) return { directory, image, mask: await readImage(other) };
  }
  return { directory, image, mask: null };
}

function alphaBandOf({ samples, extraSamples }: TiffImage): number {
  const found = extraSamples.findIndex((kind) => kind === 1 || kind === 2);
  return found < 0 || extraSamples.length > samples ? -1 : samples - extraSamples.length + found;
}

function decideCrs(
  file: string,
  keys: GeoKeys | null,
  options: DecodeOptions,
): { crs: string | null; findings: Finding[] } {
  const found = crsOfGeoKeys(keys);
  if (options.crs !== undefined) {
    const declared = normaliseCrs(options.crs);
    if (found.crs === null || found.crs === declared) return { crs: declared, findings: [] };
    return { crs: declared, findings: [overridden(file, found.crs, declared)] };
  }
  if (found.unclear !== null) {
    throw inputError(
      'unknown-crs',
      { file },
      [
        `栅格 ${file} 的坐标系是自定义的，无法识别：${found.unclear}`,
        `Raster ${file} has a user-defined CRS that is not understood: ${found.unclear}`,
      ],
      ['请用 --crs 指定（EPSG 代码、“+proj=…” 或 WKT）', "Declare it with --crs (EPSG code, '+proj=…' or WKT)"],
    );
  }
  return {
    crs: found.crs === null ? null : normaliseCrs(found.crs),
    findings: found.crs === null ? [noCrs(file)] : [],
  };
}

function overridden(file: string, found: string, declared: string): Finding {
  return {
    severity: 'warning',
    code: 'crs-overridden',
    message: text(
      `栅格 ${file} 自带坐标系 ${found}，按声明改用 ${declared}`,
      `Raster ${file} says ${found}; the declared ${declared} is used instead`,
    ),
    remedy: text('若声明有误，请去掉 --crs', 'Remove --crs if the declaration is wrong'),
    at: { file },
  };
}

function noCrs(file: string): Finding {
  return {
    severity: 'warning',
    code: 'raster-without-crs',
    message: text(`栅格 ${file} 没有坐标系`, `Raster ${file} names no CRS`),
    remedy: text('请用 --crs 指定', 'Declare it with --crs'),
    at: { file },
  };
}

function blockFindings(file: string, { blockWidth, blockHeight, tiled }: TiffImage): Finding[] {
  const cells = blockWidth * blockHeight;
  if (cells <= LARGE_BLOCK) return [];
  const times = Math.round(cells / TILE_CELLS);
  const kind = tiled ? (['瓦片', 'tile'] as const) : (['条带', 'strip'] as const);
  return [
    {
      severity: 'info',
      code: 'raster-badly-chunked',
      message: text(
        `栅格 ${file} 每个${kind[0]}有 ${blockWidth} × ${blockHeight} = ${cells} 个像元，读一个地块大小的窗口也要解码整个${kind[0]}`,
        `Raster ${file} stores ${blockWidth} × ${blockHeight} = ${cells} cells per ${kind[1]}; a parcel-sized window decodes all of them`,
      ),
      remedy: text(
        `建议另存为 COG：gdal_translate -of COG；地块大小的窗口约少解码 ${times} 倍像元`,
        `Save it as a COG: gdal_translate -of COG; about ${times}× fewer cells to decode for a parcel-sized window`,
      ),
      at: { file },
    },
  ];
}
