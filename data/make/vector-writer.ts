import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { Feature, Geometry } from 'geojson';

/** What every file of the set says of itself. */
const LABEL = '合成演示数据 synthetic demo data';

/** A feature ready to be written; `properties.id` is its text id. */
export interface MadeFeature {
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, string | number | null>> & { readonly id: string };
}

/** RFC 7946 text, one feature a line, ids as text in both places. Coordinates are already rounded. */
export function writeGeoJson(features: readonly MadeFeature[], about: string): Uint8Array {
  const lineage = JSON.stringify({ label: LABEL, about, maker: 'data/make', planDate: '2026-10-31', licence: 'MIT' });
  const lines = features.map((f) =>
    JSON.stringify({ type: 'Feature', id: f.properties.id, properties: f.properties, geometry: f.geometry }),
  );
  return new TextEncoder().encode(
    `{"type":"FeatureCollection","x-lineage":${lineage},"features":[\n${lines.join(',\n')}\n]}\n`,
  );
}

/** FlatGeobuf in EPSG:4490 (degrees, longitude first). The label stands in the column `note`. */
export function writeFlatGeobuf(features: readonly MadeFeature[]): Uint8Array {
  const list = features.map(
    (f): Feature => ({
      type: 'Feature',
      geometry: f.geometry,
      properties: { ...f.properties, note: LABEL },
    }),
  );
  return serialize({ type: 'FeatureCollection', features: list }, 4490);
}
