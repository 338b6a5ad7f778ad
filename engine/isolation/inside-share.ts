import { coverShares } from '../geometry/cover-share.ts';
import { boundsOf, boundsOfPoints, type PolygonSet, polygonCount } from '../geometry/polygon-set.ts';
import { holdsPoint } from '../geometry/segment-distance.ts';
import { selectPolygons } from '../geometry/select-polygons.ts';
import { boxesOf, buildSpatialIndex, grownBox, type SpatialIndex } from '../geometry/spatial-index.ts';
import { clippedToBox } from './clip-to-box.ts';

/** Points of a ring that share a box in the index of its edges. */
const PIECE = 16;
/** Share of a parcel's width that the zone is kept beyond it. */
const MARGIN = 0.1;

/**
 * Share of every parcel's area inside a dissolved zone, 0 … 1; NaN for a parcel without geometry. Both in longitude and
 * latitude of one CRS. Only parcels that an edge of the zone may cross are clipped.
 */
export function insideShares(parcels: PolygonSet, zone: PolygonSet): Float64Array {
  const count = polygonCount(parcels);
  const share = new Float64Array(count);
  const pieces = apart(zone);
  const polygons = buildSpatialIndex(boxesOf(pieces));
  const edges = edgeIndex(zone);
  const cut: number[] = [];
  for (let row = 0; row < count; row++) {
    const box = boundsOf(parcels, row);
    if (!(box[0] <= box[2])) share[row] = Number.NaN;
    else if (edges.searchBox(box).length > 0) cut.push(row);
    else {
      const corner = cornerOf(parcels, row);
      const holds = polygons.searchBox(box).some((feature) => holdsPoint({ set: pieces, feature }, corner));
      share[row] = holds ? 1 : 0;
    }
  }
  for (const row of cut) share[row] = clippedShare(parcels, row, { pieces, polygons });
  return share;
}

interface Zone {
  readonly pieces: PolygonSet;
  readonly polygons: SpatialIndex;
}

/** The zone is cut down to the surroundings of the parcel first: a zone may have thousands of corners. */
function clippedShare(parcels: PolygonSet, row: number, { pieces, polygons }: Zone): number {
  const box = boundsOf(parcels, row);
  const around = grownBox(box, MARGIN * Math.max(box[2] - box[0], box[3] - box[1]));
  const parts = polygons.searchBox(box).map((feature) => ({ set: clippedToBox(pieces, feature, around), rows: [0] }));
  const own = selectPolygons([{ set: parcels, rows: [row] }], parcels.crs);
  const [found] = coverShares(own, selectPolygons(parts, pieces.crs), (a, b) => a - b);
  return found?.shares.at(-1) ?? 0;
}

/** Every polygon of a set as a feature of its own. */
function apart(set: PolygonSet): PolygonSet {
  const geometryOffsets = Uint32Array.from({ length: set.polygonOffsets.length }, (_v, k) => k);
  return { ...set, geometryOffsets };
}

function edgeIndex({ coordinates, ringOffsets }: PolygonSet): SpatialIndex {
  const boxes: number[] = [];
  for (let ring = 0; ring + 1 < ringOffsets.length; ring++) {
    const end = ringOffsets[ring + 1] as number;
    for (let from = ringOffsets[ring] as number; from < end - 1; from += PIECE) {
      boxes.push(...boundsOfPoints(coordinates, from, Math.min(from + PIECE + 1, end)));
    }
  }
  return buildSpatialIndex(Float64Array.from(boxes));
}

function cornerOf(set: PolygonSet, row: number): readonly [number, number] {
  const ring = set.polygonOffsets[set.geometryOffsets[row] as number] as number;
  const point = 2 * (set.ringOffsets[ring] as number);
  return [set.coordinates[point] as number, set.coordinates[point + 1] as number];
}
