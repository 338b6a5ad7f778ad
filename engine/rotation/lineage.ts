import { ellipsoidalAreaM2 } from '../geometry/geodesic-area.ts';
import { overlayPairs } from '../geometry/overlay.ts';
import { boundsOf, type PolygonSet } from '../geometry/polygon-set.ts';
import { selectPolygons } from '../geometry/select-polygons.ts';
import { boxesOf, buildSpatialIndex, type SpatialIndex } from '../geometry/spatial-index.ts';

/** Value of `LandPart.former` where no parcel of that year is on record. */
export const NOBODYS = -1;

/** A part of a parcel whose ground belonged to the same parcels in every year. */
export interface LandPart {
  readonly areaM2: number;
  /** Row in each former drawing, in the order given; `NOBODYS` where it shows no parcel there. */
  readonly former: readonly number[];
}

/** Gives the parts of one parcel after the other. */
export type PartFinder = (row: number) => LandPart[];

/**
 * Finds the parts of parcels by former drawings of the land, latest first: ground is followed by overlay of geometries, so that
 * a parcel that was split, merged or redrawn is told apart by where each part came from. Longitude and latitude in one CRS; areas on
 * the ellipsoid. Parts of a parcel add up to its area; where former parcels overlap the first keeps the ground, and parts below
 * `smallestM2` join the largest.
 */
export function partFinder(parcels: PolygonSet, drawings: readonly PolygonSet[], smallestM2: number): PartFinder {
  const former = drawings.map((set) => ({ set, index: buildSpatialIndex(boxesOf(set)) }));
  return (row) => partsOf(parcels, row, former, smallestM2);
}

interface Drawing {
  readonly set: PolygonSet;
  readonly index: SpatialIndex;
}

/** Ground with the rows it had so far; `whole` is the parcel's row while nothing was cut. */
interface Piece {
  readonly ground: PolygonSet;
  readonly areaM2: number;
  readonly former: readonly number[];
}

function partsOf(parcels: PolygonSet, row: number, drawings: readonly Drawing[], smallestM2: number): LandPart[] {
  const ground = selectPolygons([{ set: parcels, rows: [row] }], parcels.crs);
  const areaM2 = areaOf(ground);
  let pieces: readonly Piece[] = [{ ground, areaM2, former: [] }];
  for (const drawing of drawings) {
    pieces = withoutSmall(
      pieces.flatMap((piece) => cutBy(piece, drawing)),
      smallestM2,
    );
  }
  const sum = pieces.reduce((total, piece) => total + piece.areaM2, 0);
  return pieces.map(({ areaM2: own, former }) => ({ areaM2: (own / sum) * areaM2, former }));
}

/** The piece by the parcels of a former drawing, and what none of them covers. */
function cutBy({ ground, areaM2, former }: Piece, { set, index }: Drawing): Piece[] {
  const near = index.searchBox(boundsOf(ground, 0));
  const same = near.find((other) => isSame(ground, set, other));
  if (same !== undefined) return [{ ground, areaM2, former: [...former, same] }];
  const pieces: Piece[] = [];
  let rest: PolygonSet = ground;
  let left = areaM2;
  for (const other of near) {
    const clip = selectPolygons([{ set, rows: [other] }], set.crs);
    const shared = overlayPairs('intersection', rest, clip);
    const area = areaOf(shared);
    if (!(area > 0)) continue;
    pieces.push({ ground: shared, areaM2: area, former: [...former, other] });
    rest = overlayPairs('difference', rest, clip);
    left = areaOf(rest);
    if (!(left > 0)) return pieces;
  }
  return [...pieces, { ground: rest, areaM2: left, former: [...former, NOBODYS] }];
}

function areaOf(ground: PolygonSet): number {
  return ground.geometryOffsets[1] === 0 ? 0 : (ellipsoidalAreaM2(ground)[0] as number);
}

/** Pieces too small to matter hand their area to the largest, so that none is lost. */
function withoutSmall(pieces: readonly Piece[], smallestM2: number): readonly Piece[] {
  const kept = pieces.filter(({ areaM2 }) => areaM2 >= smallestM2);
  if (kept.length === pieces.length) return pieces;
  const largest = pieces.reduce((best, piece) => (piece.areaM2 > best.areaM2 ? piece : best));
  const others = kept.filter((piece) => piece !== largest);
  const total = pieces.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  const areaM2 = others.reduce((rest, piece) => rest - piece.areaM2, total);
  return [{ ...largest, areaM2 }, ...others];
}

/** Whether one feature has the very corners of the only feature of `ground`, ring by ring. */
function isSame(ground: PolygonSet, set: PolygonSet, feature: number): boolean {
  const first = set.geometryOffsets[feature] as number;
  const polygons = (set.geometryOffsets[feature + 1] as number) - first;
  if (polygons !== ground.geometryOffsets[1]) return false;
  const ring = set.polygonOffsets[first] as number;
  const rings = (set.polygonOffsets[first + polygons] as number) - ring;
  if (rings !== ground.ringOffsets.length - 1) return false;
  const from = set.ringOffsets[ring] as number;
  const points = (set.ringOffsets[ring + rings] as number) - from;
  if (2 * points !== ground.coordinates.length) return false;
  for (let r = 0; r <= rings; r++) {
    if ((set.ringOffsets[ring + r] as number) - from !== ground.ringOffsets[r]) return false;
  }
  for (let k = 0; k < 2 * points; k++) if (set.coordinates[2 * from + k] !== ground.coordinates[k]) return false;
  return true;
}
