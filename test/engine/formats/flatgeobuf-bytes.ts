import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js';
import { buildFeature, parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { buildHeader, deserialize } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import { fromGeometry, parseGC, parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Geometry, GeometryCollection } from 'geojson';
import { featureCollector, type GeometryLike } from '../../../engine/formats/feature-collector.ts';
import { decideVectorCrs } from '../../../engine/formats/vector-crs.ts';
import type { VectorLayer } from '../../../engine/layer/layer.ts';

/** A feature to be written; `null` as geometry leaves the geometry out. */
export interface Written {
  readonly geometry: Geometry | null;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** What the header of a written file says. */
export interface WrittenHeader {
  /** 0 when every feature names its own type. */
  readonly type?: number;
  /** Field name and FlatGeobuf column type. */
  readonly columns?: readonly (readonly [name: string, type: number])[];
  readonly code?: number;
  readonly count?: number;
  /** Bytes by which the records are shifted away from multiples of eight. */
  readonly shift?: number;
}

const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00);

/** A FlatGeobuf file by the package's own writers, and where each record begins. */
export function flatGeobufBytes(
  features: readonly Written[],
  { type = 0, columns = [], code = 4490, count = features.length, shift = 0 }: WrittenHeader = {},
): { bytes: Uint8Array<ArrayBuffer>; records: number[] } {
  const header = headerOf(type, columns, count);
  const records = features.map(({ geometry, properties = {} }) => {
    const all = Object.fromEntries(columns.map(([name]) => [name, properties[name] ?? null])) as Parameters<
      typeof buildFeature
    >[1];
    if (geometry === null)
      return withoutGeometry(buildFeature(shapeOf({ type: 'Point', coordinates: [0, 0] }), all, header));
    return buildFeature(shapeOf(geometry), all, header);
  });
  const pieces = [MAGIC, padded(buildHeader(header, code), shift), ...records.map((record) => padded(record, 0))];
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  const starts: number[] = [];
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    starts.push(at);
    at += piece.length;
  }
  return { bytes, records: starts.slice(2) };
}

/** A record of a length divisible by eight, as its package reads coordinates only at multiples of eight. */
function padded(record: Uint8Array, more: number): Uint8Array {
  const out = new Uint8Array(8 * Math.ceil(record.length / 8) + more);
  out.set(record);
  new DataView(out.buffer).setUint32(0, out.length - 4, true);
  return out;
}

function headerOf(geometryType: number, columns: WrittenHeader['columns'], featuresCount: number): HeaderMeta {
  const named = (columns ?? []).map(
    ([name, type]): ColumnMeta => ({
      name,
      type,
      title: null,
      description: null,
      width: -1,
      precision: -1,
      scale: -1,
      nullable: true,
      unique: false,
      primary_key: false,
    }),
  );
  const unsaid = { envelope: null, indexNodeSize: 0, crs: null, title: null, description: null, metadata: null };
  return { geometryType, columns: named, featuresCount, ...unsaid };
}

function shapeOf(geometry: Geometry) {
  return geometry.type === 'GeometryCollection'
    ? parseGC(geometry as GeometryCollection)
    : parseGeometry(geometry as Parameters<typeof parseGeometry>[0]);
}

/** The record with the entry of its geometry struck out. */
function withoutGeometry(record: Uint8Array): Uint8Array {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const table = 4 + view.getUint32(4, true);
  view.setUint16(table - view.getInt32(table, true) + 4, 0, true);
  return record;
}

/** The file as the package's own reader and the collector of GeoJSON features have it. */
export async function readByPackage(name: string, bytes: Uint8Array): Promise<VectorLayer[]> {
  let meta: HeaderMeta | null = null;
  let row = 0;
  let collector = featureCollector(name);
  const headerMetaFn = (header: HeaderMeta) => {
    meta = header;
    collector = featureCollector(
      name,
      (header.columns ?? []).map((column) => column.name),
    );
  };
  const fromFeature: Parameters<typeof deserialize>[1]['fromFeature'] = (_id, feature, header) => {
    row++;
    const geometry = feature.geometry();
    const like = geometry === null ? null : (fromGeometry(geometry, header.geometryType) as GeometryLike);
    collector.add({ row, id: '', geometry: like, properties: parseProperties(feature, header.columns) });
    return null as never;
  };
  for await (const _ of deserialize(bytes, { fromFeature, headerMetaFn })) {
    // Every feature is taken by `fromFeature`.
  }
  const code = (meta as HeaderMeta | null)?.crs?.code;
  return collector.finish({
    name: name.replace(/\.fgb$/, ''),
    encoding: { encoding: 'utf-8', reason: 'prescribed by FlatGeobuf' },
    decideCrs: (box) =>
      decideVectorCrs({
        file: name,
        box,
        declared: undefined,
        fromFile: { crs: `EPSG:${code}`, reason: 'FlatGeobuf header' },
        byFormat: null,
      }),
  });
}
