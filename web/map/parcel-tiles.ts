import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { blockOutline } from './block-outline.ts';
import { coordinatesOf, shellsOf } from './polygon-coordinates.ts';
import { type BaseTile, type PlanTiles, TILE_MAX_ZOOM, type ZoneTile } from './tile-messages.ts';

/** Vector tiles of several layers over one area. */
export interface TileIndex {
  readonly layers: ReadonlyMap<string, GeoJSONVT>;
}

/**
 * The extent is the finest the map draws: parcels stay visible from afar, where one is an eighth of a pixel wide.
 * 0.375 is the largest tolerance at which geojson-vt keeps them.
 */
const OPTIONS = { maxZoom: TILE_MAX_ZOOM, indexMaxZoom: 9, tolerance: 0.375, extent: 8192, buffer: 128 } as const;

/** Index of features by tile layer; features with the same id in several layers are told apart by the layer. */
export function indexTiles(layers: Readonly<Record<string, readonly GeoJSON.Feature[]>>): TileIndex {
  const indexed = Object.entries(layers)
    .filter(([, features]) => features.length > 0)
    .map(([name, features]) => {
      const collection: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [...features] };
      return [name, new GeoJSONVT(collection, OPTIONS)] as const;
    });
  return { layers: new Map(indexed) };
}

/** One tile as vector-tile bytes; empty when nothing lies in it. */
export function encodeTile(index: TileIndex, z: number, x: number, y: number): Uint8Array {
  const layers: Record<string, GeoJSONVTTile> = {};
  for (const [name, layer] of index.layers) {
    const tile = layer.getTile(z, x, y);
    if (tile !== null && tile.features.length > 0) layers[name] = tile;
  }
  return Object.keys(layers).length === 0
    ? new Uint8Array(0)
    : fromGeojsonVt(layers, { version: 2, extent: OPTIONS.extent });
}

/**
 * Features of a plan by tile layer: `parcels` with id row + 1 and the kinds `k` (weighted sum) and `l` (limiting
 * factor), `bases` as outlines and `base-names` as points with id rank and the area `m2`, `zones` with the kind `k` and the
 * distance `m` of their sources.
 */
export function planFeatures(
  tiles: PlanTiles,
): Record<'parcels' | 'bases' | 'base-names' | 'zones', GeoJSON.Feature[]> {
  const parcels: GeoJSON.Feature[] = [];
  for (let row = 0; row < tiles.kind.length; row++) {
    parcels.push({
      type: 'Feature',
      id: row + 1,
      properties: { k: tiles.kind[row], l: tiles.limitingKind[row] },
      geometry: { type: 'MultiPolygon', coordinates: coordinatesOf(tiles.polygons, row) },
    });
  }
  return {
    parcels,
    bases: tiles.bases.map((base, i) => outlineFeature(base, i + 1, tiles)),
    'base-names': tiles.bases.map((base, i) => nameFeature(base, i + 1)),
    zones: tiles.zones.map(zoneFeature),
  };
}

function outlineFeature(base: BaseTile, id: number, { polygons, gapM }: PlanTiles): GeoJSON.Feature {
  const geometry: GeoJSON.MultiLineString = {
    type: 'MultiLineString',
    coordinates: blockOutline(shellsOf(polygons, base.parcels), gapM),
  };
  return { type: 'Feature', id, properties: {}, geometry };
}

function nameFeature(base: BaseTile, id: number): GeoJSON.Feature {
  const geometry: GeoJSON.Point = { type: 'Point', coordinates: [...base.centre] };
  return { type: 'Feature', id, properties: { name: base.name, m2: base.areaM2 }, geometry };
}

function zoneFeature({ kind, distanceM, zone }: ZoneTile, i: number): GeoJSON.Feature {
  const geometry: GeoJSON.MultiPolygon = { type: 'MultiPolygon', coordinates: coordinatesOf(zone, 0) };
  return { type: 'Feature', id: i + 1, properties: { k: kind, m: distanceM }, geometry };
}
