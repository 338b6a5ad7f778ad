import { epsgCode, normaliseCrs } from '../geometry/crs-name.ts';
import type { PolygonSet } from '../geometry/polygon-set.ts';
import { isGeographic } from '../geometry/projection.ts';
import { hasBit } from '../table/bit-set.ts';
import type { Table } from '../table/table.ts';

/** Polygons to write: row `i` of the attributes belongs to feature `i`. */
export interface PolygonFeatures {
  readonly geometry: PolygonSet;
  readonly attributes: Table;
  /** Text ids, one per feature. */
  readonly ids: readonly string[];
}

/** How coordinates are written. */
export interface GeoJsonStyle {
  readonly decimals: number;
  /** Foreign members of the collection, such as where the data come from. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/**
 * Polygons as RFC 7946 text, piece by piece: one MultiPolygon a feature, shells counter-clockwise as the set holds them, ids as
 * text, numbers as numbers. Coordinates that are no longitude and latitude carry the `crs` member of the 2008 draft, which
 * readers such as GDAL still take. Features without geometry are left out.
 */
export function* encodeGeoJson(layers: readonly PolygonFeatures[], style: GeoJsonStyle): Generator<string> {
  const crs = layers[0]?.geometry.crs ?? 'EPSG:4326';
  const head = { type: 'FeatureCollection', ...crsMember(crs), ...style.members };
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`;
  let first = true;
  for (const layer of layers) {
    for (let row = 0; row < layer.ids.length; row++) {
      if (layer.geometry.geometryOffsets[row] === layer.geometry.geometryOffsets[row + 1]) continue;
      yield `${first ? '' : ','}\n${featureText(layer, row, style.decimals)}`;
      first = false;
    }
  }
  yield '\n]}\n';
}

function crsMember(crs: string): Record<string, unknown> {
  if (isGeographic(crs)) return {};
  const code = epsgCode(normaliseCrs(crs));
  const name = code === undefined ? crs : `urn:ogc:def:crs:EPSG::${code}`;
  return { crs: { type: 'name', properties: { name } } };
}

function featureText({ geometry, attributes, ids }: PolygonFeatures, row: number, decimals: number): string {
  const properties: Record<string, string | number | null> = {};
  for (const [name, column] of attributes.columns) {
    properties[name] = hasBit(column.valid, row) ? (column.values[row] ?? null) : null;
  }
  const coordinates = polygonsText(geometry, row, decimals);
  const id = JSON.stringify(ids[row]);
  return `{"type":"Feature","id":${id},"geometry":{"type":"MultiPolygon","coordinates":${coordinates}},"properties":${JSON.stringify(properties)}}`;
}

function polygonsText(set: PolygonSet, row: number, decimals: number): string {
  const scale = 10 ** decimals;
  const polygons: string[] = [];
  for (let p = set.geometryOffsets[row] as number; p < (set.geometryOffsets[row + 1] as number); p++) {
    const rings: string[] = [];
    for (let r = set.polygonOffsets[p] as number; r < (set.polygonOffsets[p + 1] as number); r++) {
      const points: string[] = [];
      for (let k = set.ringOffsets[r] as number; k < (set.ringOffsets[r + 1] as number); k++) {
        const x = Math.round((set.coordinates[2 * k] as number) * scale) / scale;
        const y = Math.round((set.coordinates[2 * k + 1] as number) * scale) / scale;
        points.push(`[${x},${y}]`);
      }
      rings.push(`[${points.join(',')}]`);
    }
    polygons.push(`[${rings.join(',')}]`);
  }
  return `[${polygons.join(',')}]`;
}
