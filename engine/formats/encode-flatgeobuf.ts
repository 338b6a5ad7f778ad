import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { buildHeader } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { epsgCode, normaliseCrs } from '../geometry/crs-name.ts';
import { chainsOf } from '../geometry/segment-distance.ts';
import type { VectorLayer } from '../layer/layer.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { hasBit } from '../table/bit-set.ts';
import type { Column } from '../table/table.ts';

const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00);
const DOUBLE = 10;
const STRING = 11;
const GEOMETRY_TYPES = { polygon: 6, line: 5, point: 1 } as const;

/**
 * A layer as FlatGeobuf bytes without an index: multi geometries, numbers as doubles, text as UTF-8, the EPSG code in
 * the header. Throws `PlanningError` of kind `usage`, code `crs-without-code`, when the CRS has none.
 */
export function encodeFlatGeobuf(layer: Pick<VectorLayer, 'geometry' | 'attributes'>): Uint8Array {
  const { geometry, attributes } = layer;
  const code = epsgCode(normaliseCrs(geometry.crs));
  if (code === undefined) throw withoutCode(geometry.crs);
  const columns = [...attributes.columns.values()];
  const header: HeaderMeta = {
    geometryType: GEOMETRY_TYPES[geometry.kind],
    columns: columns.map(columnMeta),
    envelope: null,
    featuresCount: attributes.length,
    indexNodeSize: 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  };
  const pieces = [MAGIC, buildHeader(header, code)];
  for (let row = 0; row < attributes.length; row++) {
    const shape = parseGeometry(geometryOf(geometry, row) as Parameters<typeof parseGeometry>[0]);
    pieces.push(buildFeature(shape, propertiesOf(columns, row), header));
  }
  return joined(pieces);
}

function columnMeta({ name, kind }: Column): ColumnMeta {
  return {
    name,
    type: kind === 'number' ? DOUBLE : STRING,
    title: null,
    description: null,
    width: -1,
    precision: -1,
    scale: -1,
    nullable: true,
    unique: false,
    primary_key: false,
  };
}

function propertiesOf(columns: readonly Column[], row: number): Record<string, string | number | null> {
  return Object.fromEntries(
    columns.map((column) => [column.name, hasBit(column.valid, row) ? (column.values[row] ?? null) : null]),
  );
}

/** Feature `row` as a GeoJSON geometry, always of the multi kind except points. */
function geometryOf(set: VectorLayer['geometry'], row: number): { type: string; coordinates: unknown } {
  const position = (k: number): [number, number] => [
    set.coordinates[2 * k] as number,
    set.coordinates[2 * k + 1] as number,
  ];
  const chain = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => position(from + k));
  if (set.kind === 'point') return { type: 'Point', coordinates: position(row) };
  if (set.kind === 'line') {
    const lines = chainsOf({ set, feature: row }).map(([from, to]) => chain(from, to));
    return { type: 'MultiLineString', coordinates: lines };
  }
  const polygons: [number, number][][][] = [];
  for (let p = set.geometryOffsets[row] as number; p < (set.geometryOffsets[row + 1] as number); p++) {
    const rings: [number, number][][] = [];
    for (let r = set.polygonOffsets[p] as number; r < (set.polygonOffsets[p + 1] as number); r++) {
      rings.push(chain(set.ringOffsets[r] as number, set.ringOffsets[r + 1] as number));
    }
    polygons.push(rings);
  }
  return { type: 'MultiPolygon', coordinates: polygons };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

function withoutCode(crs: string): PlanningError {
  return new PlanningError('usage', 'crs-without-code', {
    text: text(
      `FlatGeobuf 需要 EPSG 代码，坐标系为 ${crs.slice(0, 80)}`,
      `FlatGeobuf needs an EPSG code; the CRS is ${crs.slice(0, 80)}`,
    ),
    remedy: text('请先转换到有代码的坐标系，例如 EPSG:4490', 'Project to a CRS with a code first, such as EPSG:4490'),
  });
}
