import type { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { deserialize } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import { fromGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js';
import { crsFromWkt } from '../geometry/crs-from-wkt.ts';
import { normaliseCrs } from '../geometry/crs-name.ts';
import type { VectorLayer } from '../layer/layer.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { allBytes } from './byte-source.ts';
import { type FeatureCollector, featureCollector, type GeometryLike } from './feature-collector.ts';
import { exactLongs } from './flatgeobuf-longs.ts';
import type { ByteSource, DecodeOptions, Format } from './format.ts';
import { inputError } from './input-error.ts';
import { decideVectorCrs } from './vector-crs.ts';

/** FlatGeobuf version 3. */
export const FLATGEOBUF: Format = {
  id: 'flatgeobuf',
  label: text('FlatGeobuf', 'FlatGeobuf'),
  kind: 'vector',
  extensions: ['.fgb'],
  sniff: (head) => head[0] === 0x66 && head[1] === 0x67 && head[2] === 0x62 && head[4] === 0x66,
  decode: async (source, options) => ({ kind: 'vector', layers: await openFlatGeobuf(source, options) }),
};

/**
 * Reads a FlatGeobuf file; a feature that cannot be used is listed and the rest is read. Throws `PlanningError` of
 * kind `input`: `broken-flatgeobuf`, `empty-layer`, `unknown-crs`, `wrong-crs`.
 */
export async function openFlatGeobuf(source: ByteSource, options: DecodeOptions): Promise<VectorLayer[]> {
  const bytes = await allBytes(source);
  const meta = await headerOf(source, bytes);
  const collector = featureCollector(
    source.name,
    (meta.columns ?? []).map((column) => column.name),
  );
  let row = 0;
  const fromFeature = (_: number, feature: Feature) => {
    row++;
    addFeature(collector, row, feature, meta);
    return null as never;
  };
  for await (const _ of deserialize(bytes.subarray(0, endOfFeatures(bytes, meta)), { fromFeature })) {
    // Every feature is taken by `fromFeature`.
  }
  if (meta.featuresCount > row) {
    collector.note(truncated(source, row, meta));
    collector.promise(meta.featuresCount);
  }
  return collector.finish({
    name: meta.title ?? source.name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, ''),
    encoding: { encoding: 'utf-8', reason: 'prescribed by FlatGeobuf' },
    decideCrs: (box) =>
      decideVectorCrs({
        file: source.name,
        box,
        declared: options.crs,
        fromFile: crsOf(meta, options),
        byFormat: null,
      }),
  });
}

/** Bytes in front of the header: eight of magic, four of its length. */
const PREFIX = 12;

async function headerOf(source: ByteSource, bytes: Uint8Array): Promise<HeaderMeta> {
  let meta: HeaderMeta | null = null;
  let failure: unknown = 'the header is cut short';
  if (bytes.length >= PREFIX && bytes.length >= PREFIX + lengthAt(bytes, 8)) {
    try {
      const headerMetaFn = (header: HeaderMeta): void => {
        meta = header;
      };
      const headerOnly = bytes.subarray(0, PREFIX + lengthAt(bytes, 8));
      await deserialize(headerOnly, { fromFeature: () => null as never, headerMetaFn }).next();
    } catch (error) {
      failure = error;
    }
  }
  const found = meta as HeaderMeta | null;
  // A feature takes eight bytes at least: a header that promises more is none.
  if (found === null || found.featuresCount > bytes.length / 8) throw broken(source, failure);
  return found;
}

/** Where the last whole feature ends: the package reads on into nothing when a record is cut. */
function endOfFeatures(bytes: Uint8Array, { indexNodeSize, featuresCount }: HeaderMeta): number {
  const index = indexNodeSize > 0 ? calcTreeSize(featuresCount, indexNodeSize) : 0;
  let end = PREFIX + lengthAt(bytes, 8) + index;
  while (end + 4 <= bytes.length && end + 4 + lengthAt(bytes, end) <= bytes.length) end += 4 + lengthAt(bytes, end);
  return Math.min(end, bytes.length);
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true);
}

function addFeature(collector: FeatureCollector, row: number, feature: Feature, meta: HeaderMeta): void {
  try {
    const geometry = feature.geometry();
    const properties = parseProperties(feature, meta.columns);
    collector.add({
      row,
      id: '',
      geometry: geometry === null ? null : (fromGeometry(geometry, meta.geometryType) as GeometryLike),
      properties: exactLongs(feature, meta.columns ?? [], properties ?? {}),
    });
  } catch (error) {
    const reason = String(error);
    collector.refuse(row, '', 'broken-feature', text(`记录损坏（${reason}）`, `its record is broken (${reason})`));
  }
}

function crsOf({ crs }: HeaderMeta, options: DecodeOptions): { crs: string; reason: string } | null {
  if (crs === null || options.crs !== undefined) return null;
  if (crs.code > 0) return { crs: normaliseCrs(`${crs.org ?? 'EPSG'}:${crs.code}`), reason: 'FlatGeobuf header' };
  if (crs.wkt !== null && crs.wkt !== '') return { crs: crsFromWkt(crs.wkt), reason: 'WKT in the FlatGeobuf header' };
  return null;
}

function truncated(source: ByteSource, rows: number, { featuresCount }: HeaderMeta): Finding {
  return {
    severity: 'error',
    code: 'truncated-file',
    message: text(
      `文件 ${source.name} 不完整（${source.byteLength} 字节）：应有 ${featuresCount} 个要素，第 ${rows + 1} 个起缺失`,
      `File ${source.name} is cut short (${source.byteLength} bytes): ${featuresCount} features promised, missing from feature ${rows + 1} on`,
    ),
    remedy: text('请重新下载或复制', 'Download or copy it again'),
    at: { file: source.name, row: rows + 1 },
  };
}

function broken(source: ByteSource, error: unknown): Error {
  return inputError(
    'broken-flatgeobuf',
    { file: source.name },
    [
      `文件 ${source.name}（${source.byteLength} 字节）的 FlatGeobuf 文件头读不出来：${String(error)}`,
      `The FlatGeobuf header of ${source.name} (${source.byteLength} bytes) cannot be read: ${String(error)}`,
    ],
    ['请重新导出或重新下载', 'Export or download it again'],
  );
}
