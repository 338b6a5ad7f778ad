import { encodeFlatGeobuf } from '../../engine/formats/encode-flatgeobuf.ts';
import type { PolygonSet } from '../../engine/geometry/polygon-set.ts';
import { fullBitSet } from '../../engine/table/bit-set.ts';
import type { Column } from '../../engine/table/table.ts';

/** Dangzhai and some desert around it, longitude and latitude: the embedded layers have no data in parts of it. */
const FRAME = { west: 100.42, south: 38.81, east: 100.52, north: 38.93 };

/** `across` × `down` leaning fields with ids `F000001` …, as FlatGeobuf bytes. */
export function manyParcels(across: number, down: number): Uint8Array {
  const count = across * down;
  const [width, height] = [(FRAME.east - FRAME.west) / across, (FRAME.north - FRAME.south) / down];
  const coordinates = new Float64Array(count * 10);
  for (let k = 0; k < count; k++) {
    const west = FRAME.west + (k % across) * width;
    const south = FRAME.south + Math.floor(k / across) * height;
    const corners = [0.05, 0.1, 0.85, 0.05, 0.95, 0.85, 0.1, 0.95, 0.05, 0.1];
    for (const [i, part] of corners.entries()) {
      coordinates[k * 10 + i] = i % 2 === 0 ? west + part * width : south + part * height;
    }
  }
  const starts = Uint32Array.from({ length: count + 1 }, (_v, k) => k);
  const ringOffsets = starts.map((start) => 5 * start);
  const offsets = { ringOffsets, polygonOffsets: starts, geometryOffsets: starts };
  const geometry: PolygonSet = { kind: 'polygon', crs: 'EPSG:4326', coordinates, ...offsets };
  return encodeFlatGeobuf({ geometry, attributes: { length: count, columns: new Map([['DKBM', idColumn(count)]]) } });
}

function idColumn(count: number): Column {
  const values = Array.from({ length: count }, (_v, k) => `F${String(k + 1).padStart(6, '0')}`);
  return { kind: 'text', name: 'DKBM', unit: '', values, valid: fullBitSet(count) };
}
