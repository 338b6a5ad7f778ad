import { type Box, boundsOfPoints, type PolygonSet, ringRange } from '../geometry/polygon-set.ts';

/** What a corner is compared with: one side of a box, seen from inside. */
interface Side {
  readonly axis: 0 | 1;
  readonly at: number;
  /** 1 keeps what lies above, −1 what lies below. */
  readonly keeps: 1 | -1;
}

/**
 * Feature `i` cut down to a box, as one feature of its first polygon's rings; parts of it may be joined by edges that run
 * along the box, so only what lies well inside may be looked at. Sutherland and Hodgman (1974), "Reentrant polygon clipping".
 */
export function clippedToBox(set: PolygonSet, i: number, box: Box): PolygonSet {
  const [first, end] = ringRange(set, i);
  const sides: Side[] = [
    { axis: 0, at: box[0], keeps: 1 },
    { axis: 1, at: box[1], keeps: 1 },
    { axis: 0, at: box[2], keeps: -1 },
    { axis: 1, at: box[3], keeps: -1 },
  ];
  const coordinates: number[] = [];
  const ringOffsets = [0];
  for (let ring = first; ring < end; ring++) {
    const from = set.ringOffsets[ring] as number;
    const to = set.ringOffsets[ring + 1] as number;
    const [minX, minY, maxX, maxY] = boundsOfPoints(set.coordinates, from, to);
    if (minX > box[2] || maxX < box[0] || minY > box[3] || maxY < box[1]) continue;
    let points: ArrayLike<number> = set.coordinates.subarray(2 * from, 2 * to - 2);
    for (const side of sides) points = cutOff(points, side);
    if (points.length < 6) continue;
    for (let k = 0; k < points.length; k++) coordinates.push(points[k] as number);
    coordinates.push(points[0] as number, points[1] as number);
    ringOffsets.push(coordinates.length / 2);
  }
  const rings = ringOffsets.length - 1;
  return {
    kind: 'polygon',
    coordinates: Float64Array.from(coordinates),
    ringOffsets: Uint32Array.from(ringOffsets),
    polygonOffsets: rings === 0 ? Uint32Array.of(0) : Uint32Array.of(0, rings),
    geometryOffsets: rings === 0 ? Uint32Array.of(0, 0) : Uint32Array.of(0, 1),
    crs: set.crs,
  };
}

/** The part of an open ring on the kept side. */
function cutOff(points: ArrayLike<number>, { axis, at, keeps }: Side): number[] {
  const kept: number[] = [];
  const last = points.length - 2;
  let x = points[last] as number;
  let y = points[last + 1] as number;
  let depth = ((axis === 0 ? x : y) - at) * keeps;
  for (let k = 0; k < points.length; k += 2) {
    const u = points[k] as number;
    const v = points[k + 1] as number;
    const next = ((axis === 0 ? u : v) - at) * keeps;
    if (depth >= 0 !== next >= 0) {
      const t = depth / (depth - next);
      kept.push(axis === 0 ? at : x + t * (u - x), axis === 1 ? at : y + t * (v - y));
    }
    if (next >= 0) kept.push(u, v);
    x = u;
    y = v;
    depth = next;
  }
  return kept;
}
