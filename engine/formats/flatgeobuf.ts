import type { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { deserialize } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import { fromGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
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
  let header: HeaderMeta | null = null;
  let collector = featureCollector(source.name);
  let row = 0;
  const fromFeature = (_: number, feature: Feature, meta: HeaderMeta) => {
    row++;
    addFeature(collector, row, feature, meta);
    return null as never;
  };
  const headerMetaFn = (meta: HeaderMeta): void => {
    header = meta;
    collector = featureCollector(
      source.name,
      (meta.columns ?? []).map((column) => column.name),
    );
  };
  try {
    for await (const _ of deserialize(bytes, { fromFeature, headerMetaFn })) {
      // Every feature is taken by `fromFeature`.
    }
  } catch (error) {
    if (header === null) throw broken(source, error);
    collector.note(truncated(source, row, header));
  }
  const meta = header as HeaderMeta | null;
  if (meta === null) throw broken(source, 'no header');
  if (meta.featuresCount > row) {
    const lost = text('文件在此之前结束', 'the file ends before it');
    for (let missing = row + 1; missing <= meta.featuresCount; missing++) {
      collector.refuse(missing, '', 'missing-feature', lost);
    }
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
    collector.refuse(row, '', 'broken-feature', text(`记录损坏(${reason})`, `its record is broken (${reason})`));
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
      `文件 ${source.name} 不完整(${source.byteLength} 字节):应有 ${featuresCount} 个要素,读到 ${rows} 个`,
      `File ${source.name} is cut short (${source.byteLength} bytes): ${featuresCount} features promised, ${rows} read`,
    ),
    remedy: text('请重新下载或复制', 'Download or copy it again'),
    at: { file: source.name },
  };
}

function broken(source: ByteSource, error: unknown): Error {
  return inputError(
    'broken-flatgeobuf',
    { file: source.name },
    [
      `文件 ${source.name}(${source.byteLength} 字节)的 FlatGeobuf 文件头读不出来:${String(error)}`,
      `The FlatGeobuf header of ${source.name} (${source.byteLength} bytes) cannot be read: ${String(error)}`,
    ],
    ['请重新导出或重新下载', 'Export or download it again'],
  );
}
