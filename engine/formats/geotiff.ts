import { GeoTIFF, type GeoTIFFImage } from 'geotiff';
import { normaliseCrs } from '../geometry/crs-name.ts';
import type { RasterBand, RasterSource } from '../layer/raster.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import type { ByteSource, DecodeOptions, Format } from './format.ts';
import { blockReader, checkComplete, truncated } from './geotiff-blocks.ts';
import { checkCodec, sampleTypeOf } from './geotiff-codec.ts';
import { crsOfGeoKeys } from './geotiff-crs.ts';
import { affineOf } from './geotiff-grid.ts';
import { inputError } from './input-error.ts';

/** Cells per block above which reading a window costs a whole-image strip; our own setting. */
const LARGE_BLOCK = 1 << 24;

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
 * Opens a GeoTIFF for reading block by block; only headers are read here.
 * Throws `PlanningError` of kind `input`: `truncated-raster`, `unsupported-codec`, `unsupported-sample-type`,
 * `raster-without-location`, `unknown-crs`.
 */
export async function openGeoTiff(source: ByteSource, options: DecodeOptions): Promise<RasterSource> {
  const tiff = await openTiff(source);
  const image = await imageAt(source, tiff, 0);
  const directory = image.fileDirectory;
  const photometric = Number(directory.getValue('PhotometricInterpretation') ?? 1);
  checkCodec(Number(directory.getValue('Compression') ?? 1), photometric, source.name);
  const sampleType = sampleTypeOf(
    { format: image.getSampleFormat(), bits: image.getBitsPerSample() || 1 },
    source.name,
  );
  await checkComplete(source, image);
  const keys = image.getGeoKeys();
  const transform = affineOf(
    {
      transformation: directory.getValue('ModelTransformation'),
      tiepoint: directory.getValue('ModelTiepoint'),
      pixelScale: directory.getValue('ModelPixelScale'),
      pixelIsPoint: keys?.GTRasterTypeGeoKey === 2,
    },
    source.name,
  );
  const { crs, findings } = decideCrs(source.name, keys as Record<string, unknown> | null, options);
  const bands = bandsOf(image, (await directory.loadValue('GDAL_METADATA')) as string | undefined);
  const nodata = nodataOf(directory.getValue('GDAL_NODATA'), sampleType);
  const width = image.getWidth();
  const height = image.getHeight();
  return {
    name: source.name,
    grid: { transform, width, height, crs },
    blockWidth: Math.min(image.getTileWidth(), width),
    blockHeight: Math.min(image.getTileHeight(), height),
    bandCount: bands.length,
    nodata,
    scale: bands[0]?.scale ?? 1,
    offset: bands[0]?.offset ?? 0,
    sampleType,
    bands,
    findings: [...findings, ...blockFindings(source.name, image)],
    readBlock: blockReader({
      source,
      image,
      mask: await maskOf(source, tiff, image),
      alphaBand: alphaBandOf(image),
      nodata,
    }),
  };
}

function isTiff(head: Uint8Array): boolean {
  const order = String.fromCharCode(head[0] ?? 0, head[1] ?? 0);
  const version = order === 'II' ? (head[2] ?? 0) + 256 * (head[3] ?? 0) : 256 * (head[2] ?? 0) + (head[3] ?? 0);
  return (order === 'II' || order === 'MM') && (version === 42 || version === 43);
}

async function openTiff(source: ByteSource): Promise<GeoTIFF> {
  const fetchSlice = async ({ offset, length }: { offset: number; length: number }) => {
    const end = Math.min(offset + length, source.byteLength);
    return { offset, length, data: await source.slice(Math.min(offset, end), end) };
  };
  const bytes = {
    fetchSlice,
    fetch: (slices: { offset: number; length: number }[]) =>
      Promise.all(slices.map(async (slice) => (await fetchSlice(slice)).data)),
    fileSize: source.byteLength,
    close: () => Promise.resolve(),
  };
  try {
    const tiff = await GeoTIFF.fromSource(bytes);
    // geotiff 3.0.5 reads deferred arrays as little-endian whatever the file says; eager ones it reads right.
    if (!tiff.littleEndian) tiff.parser.eager = true;
    return tiff;
  } catch {
    throw truncated(source, 8);
  }
}

async function imageAt(source: ByteSource, tiff: GeoTIFF, index: number): Promise<GeoTIFFImage> {
  let image: GeoTIFFImage;
  try {
    image = await tiff.getImage(index);
  } catch (error) {
    throw inputError(
      'truncated-raster',
      { file: source.name },
      [
        `栅格 ${source.name} 的目录（IFD ${index + 1}）读不出来：文件只有 ${source.byteLength} 字节（${String(error)}）`,
        `Raster ${source.name}: directory ${index + 1} cannot be read; the file has ${source.byteLength} bytes (${String(error)})`,
      ],
      ['请重新下载或复制该文件，并核对文件大小', 'Download or copy the file again and compare its size'],
    );
  }
  if (image.getWidth() > 0 && image.getHeight() > 0) return image;
  throw inputError(
    'empty-raster',
    { file: source.name },
    [
      `栅格 ${source.name} 没有像元（${image.getWidth()} × ${image.getHeight()}）`,
      `Raster ${source.name} holds no cells (${image.getWidth()} × ${image.getHeight()})`,
    ],
    ['请检查导出该文件的步骤', 'Check the step that wrote the file'],
  );
}

/** The mask of the full-resolution image (NewSubfileType bit 2 set, bit 0 clear), if the file has one. */
async function maskOf(source: ByteSource, tiff: GeoTIFF, image: GeoTIFFImage): Promise<GeoTIFFImage | null> {
  let previous = image;
  for (let index = 1; previous.fileDirectory.nextIFDByteOffset > 0; index++) {
    const candidate = await imageAt(source, tiff, index);
    const kind = Number(candidate.fileDirectory.getValue('NewSubfileType') ?? 0);
    const sameSize = candidate.getWidth() === image.getWidth() && candidate.getHeight() === image.getHeight();
    if ((kind & 5) === 4 && sameSize) return candidate;
    previous = candidate;
  }
  return null;
}

function alphaBandOf(image: GeoTIFFImage): number {
  const extra = image.fileDirectory.getValue('ExtraSamples') as ArrayLike<number> | undefined;
  if (extra === undefined) return -1;
  const kinds = Array.from(extra);
  const first = image.getSamplesPerPixel() - kinds.length;
  const found = kinds.findIndex((kind) => kind === 1 || kind === 2);
  return found < 0 ? -1 : first + found;
}

function bandsOf(image: GeoTIFFImage, metadata: string | undefined): RasterBand[] {
  const items = [...(metadata ?? '').matchAll(/<Item\s([^>]*)>([^<]*)<\/Item>/g)].map(([, attributes, value]) => ({
    sample: /sample="(\d+)"/.exec(attributes ?? '')?.[1],
    role: /role="(\w+)"/.exec(attributes ?? '')?.[1],
    value: value ?? '',
  }));
  return Array.from({ length: image.getSamplesPerPixel() }, (_, band) => {
    const roleValue = (role: string) =>
      items.find((item) => item.role === role && Number(item.sample ?? 0) === band)?.value;
    return {
      name: roleValue('description') ?? '',
      scale: numberOr(roleValue('scale'), 1),
      offset: numberOr(roleValue('offset'), 0),
      unit: roleValue('unittype') ?? '',
    };
  });
}

function numberOr(value: string | undefined, otherwise: number): number {
  const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : otherwise;
}

/** The nodata value as the samples hold it: rounded to float32 where they are, because text has more digits. */
function nodataOf(tag: string | undefined, sampleType: string): number | null {
  const written = (tag ?? '').split('\0')[0]?.trim().toLowerCase() ?? '';
  if (written === '') return null;
  if (/nan|ind/.test(written)) return Number.NaN;
  const value = /inf/.test(written) ? (written.startsWith('-') ? -Infinity : Infinity) : Number(written);
  if (Number.isNaN(value)) return null;
  return sampleType === 'float32' ? Math.fround(value) : value;
}

function decideCrs(
  file: string,
  keys: Record<string, unknown> | null,
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

function blockFindings(file: string, image: GeoTIFFImage): Finding[] {
  const cells = image.getTileWidth() * image.getTileHeight();
  if (cells <= LARGE_BLOCK) return [];
  return [
    {
      severity: 'info',
      code: 'raster-badly-chunked',
      message: text(
        `栅格 ${file} 每个数据块有 ${cells} 个像元，读取很慢`,
        `Raster ${file} stores ${cells} cells per block, which reads slowly`,
      ),
      remedy: text('建议另存为 COG:gdal_translate -of COG', 'Save it as a COG: gdal_translate -of COG'),
      at: { file },
    },
  ];
}
