import { boundsOfPoints, type PolygonSet } from '../geometry/polygon-set.ts';
import { isSameCrs, type Projection, projectionBetween } from '../geometry/projection.ts';
import type { Grid } from '../layer/raster.ts';
import { strayingBound } from './edge-curvature.ts';

/** Cells; an edge is halved until its projected middle lies this near to the middle of its projected ends. */
export const EDGE_TOLERANCE = 0.01;

/** Halvings of one edge at most; each divides the deviation by four, so this is never the limit on real maps. */
const MOST_HALVINGS = 16;

/**
 * The polygons in the CRS of a grid, edges densified so that no middle of an edge strays more than `EDGE_TOLERANCE`
 * cells; the same set when the CRS is the same or the grid names none. Points that cannot be projected become NaN.
 * Throws `unknown-crs` like `projectionBetween`.
 */
export function polygonsInGrid(polygons: PolygonSet, grid: Grid): PolygonSet {
  if (grid.crs === null || isSameCrs(polygons.crs, grid.crs)) return polygons;
  const projection = projectionBetween(polygons.crs, grid.crs);
  const [a, b, , d, e] = grid.transform;
  const tolerance = EDGE_TOLERANCE * Math.min(Math.hypot(a, d), Math.hypot(b, e));
  let path: Path = {
    source: polygons.coordinates,
    target: projection.apply(polygons.coordinates),
    offsets: polygons.ringOffsets,
    open: bentEdges(polygons, projection, tolerance),
  };
  for (let round = 0; round < MOST_HALVINGS; round++) {
    const next = halveStraying(path, projection, tolerance);
    if (next === null) break;
    path = next;
  }
  return { ...polygons, coordinates: path.target, ringOffsets: path.offsets, crs: grid.crs };
}

/** Points before and after projection; `open[k]` says that the edge from point `k` has not been found straight yet. */
interface Path {
  readonly source: Float64Array;
  readonly target: Float64Array;
  readonly offsets: Uint32Array;
  readonly open: Uint8Array;
}

/** 1 for the first point of each edge that is long enough to stray; the others need no look at their middle. */
function bentEdges({ coordinates }: PolygonSet, projection: Projection, tolerance: number): Uint8Array {
  const points = coordinates.length / 2;
  const bound = strayingBound(boundsOfPoints(coordinates, 0, points), projection);
  const open = new Uint8Array(points);
  for (let k = 0; k + 1 < points; k++) {
    const dx = (coordinates[2 * k + 2] as number) - (coordinates[2 * k] as number);
    const dy = (coordinates[2 * k + 3] as number) - (coordinates[2 * k + 1] as number);
    if (!((dx * dx + dy * dy) * bound <= tolerance)) open[k] = 1;
  }
  return open;
}

/** One round of halving, or `null` when all edges are straight enough; closes the edges that are. */
function halveStraying(path: Path, projection: Projection, tolerance: number): Path | null {
  const edges = openEdges(path);
  if (edges.length === 0) return null;
  const { source, target, open } = path;
  const middles = new Float64Array(2 * edges.length);
  for (let i = 0; i < edges.length; i++) {
    const k = 2 * (edges[i] as number);
    middles[2 * i] = ((source[k] as number) + (source[k + 2] as number)) / 2;
    middles[2 * i + 1] = ((source[k + 1] as number) + (source[k + 3] as number)) / 2;
  }
  const projected = projection.apply(middles);
  const straying: number[] = [];
  for (let i = 0; i < edges.length; i++) {
    const k = 2 * (edges[i] as number);
    const dx = (projected[2 * i] as number) - ((target[k] as number) + (target[k + 2] as number)) / 2;
    const dy = (projected[2 * i + 1] as number) - ((target[k + 1] as number) + (target[k + 3] as number)) / 2;
    if (Math.hypot(dx, dy) > tolerance) straying.push(i);
    else open[k / 2] = 0;
  }
  if (straying.length === 0) return null;
  return insert(path, edges, { middles, projected, straying });
}

/** Point numbers at which an edge that is still open starts; the last point of a ring starts none. */
function openEdges(path: Path): Uint32Array {
  const { open, offsets } = path;
  for (let ring = 0; ring + 1 < offsets.length; ring++) {
    const end = offsets[ring + 1] as number;
    if (end > (offsets[ring] as number)) open[end - 1] = 0;
  }
  const edges: number[] = [];
  for (let k = 0; k < open.length; k++) if (open[k] === 1) edges.push(k);
  return Uint32Array.from(edges);
}

interface Middles {
  readonly middles: Float64Array;
  readonly projected: Float64Array;
  readonly straying: readonly number[];
}

/** The path with the middles of straying edges put in; the two halves stay open. */
function insert(path: Path, edges: Uint32Array, { middles, projected, straying }: Middles): Path {
  const length = path.open.length + straying.length;
  const source = new Float64Array(2 * length);
  const target = new Float64Array(2 * length);
  const open = new Uint8Array(length);
  const offsets = new Uint32Array(path.offsets.length);
  let next = 0;
  let at = 0;
  let ring = 0;
  for (let k = 0; k <= path.open.length; k++) {
    while (ring < offsets.length && path.offsets[ring] === k) offsets[ring++] = at;
    if (k === path.open.length) break;
    source.set(path.source.subarray(2 * k, 2 * k + 2), 2 * at);
    target.set(path.target.subarray(2 * k, 2 * k + 2), 2 * at);
    open[at++] = path.open[k] as number;
    const i = straying[next];
    if (i !== undefined && edges[i] === k) {
      source.set(middles.subarray(2 * i, 2 * i + 2), 2 * at);
      target.set(projected.subarray(2 * i, 2 * i + 2), 2 * at);
      open[at++] = 1;
      next++;
    }
  }
  return { source, target, offsets, open };
}
