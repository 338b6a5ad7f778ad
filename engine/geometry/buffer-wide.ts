import type { Buffers } from './buffer.ts';
import { bufferInFrame, type FrameQuestion, longestSegment, partsIn } from './buffer-frame.ts';
import { type BufferParameters, ROUND_BUFFER } from './buffer-parameters.ts';
import { densified } from './densify.ts';
import type { LineSet, PointSet } from './line-set.ts';
import { dissolve, overlayPairs } from './overlay.ts';
import type { PolygonSet } from './polygon-set.ts';
import { localFrame, projectionBetween } from './projection.ts';
import { chainsOf } from './segment-distance.ts';
import { selectPolygons } from './select-polygons.ts';

/** Degrees of longitude that one frame may serve. */
const REACH = 0.4;
/** Pieces overlap by this part of a segment, so that their union leaves no slit. */
const OVERLAP = 0.02;

/**
 * The buffer of one feature too wide for one frame: its lines are cut in the middle of segments every 0.4° of longitude, each
 * piece is widened in its own frame, and the pieces are united in longitude and latitude. A polygon is united with the band along its
 * border, or loses it when the distance is negative.
 */
export function bufferWide({ set, distance, parameters, into }: FrameQuestion): Buffers {
  const own = typeof distance === 'number' ? distance : (distance[0] as number);
  const all = { ...ROUND_BUFFER, ...parameters };
  const geographic = inDegrees(set, Math.abs(own));
  const band = bandAlong(geographic, Math.abs(own), all);
  const back = (polygons: PolygonSet): PolygonSet => inCrsOf(polygons, into);
  if (geographic.kind !== 'polygon') return whole(back(band));
  const result = overlayPairs(own < 0 ? 'difference' : 'union', geographic, band);
  return whole(back(result));
}

function whole(set: PolygonSet): Buffers {
  return { set, vanished: set.geometryOffsets[1] === 0 ? [0] : [], repairs: [], unusable: [] };
}

/** The feature in longitude and latitude, cut finely enough that its edges stay straight in its own CRS. */
function inDegrees<T extends PolygonSet | LineSet | PointSet>(set: T, distance: number): T {
  const projection = projectionBetween(set.crs, 'EPSG:4490');
  const latitude = projection.apply(set.coordinates.subarray(0, 2))[1] ?? 0;
  const longest = Math.min(
    longestSegment(set.crs, distance, latitude),
    longestSegment('EPSG:4490', distance, latitude),
  );
  const dense = densified(set, partsIn(set.crs, longest, latitude));
  return { ...dense, coordinates: projection.apply(dense.coordinates), crs: 'EPSG:4490' };
}

function inCrsOf(set: PolygonSet, crs: string): PolygonSet {
  return { ...set, coordinates: projectionBetween(set.crs, crs).apply(set.coordinates), crs };
}

function bandAlong(set: PolygonSet | LineSet | PointSet, distance: number, parameters: BufferParameters): PolygonSet {
  const isSquare = set.kind === 'line' && parameters.cap === 'square';
  // A square end is a flat one further out; the cuts between pieces are flat too, where ends are not round.
  const cap = set.kind === 'polygon' || parameters.cap !== 'round' ? 'flat' : 'round';
  const pieces = chainsOf({ set, feature: 0 }).flatMap(([from, to]) => {
    const line = set.coordinates.subarray(2 * from, 2 * to);
    return piecesOf(isSquare ? lengthened(line, distance) : line).map((piece) =>
      bufferPiece(piece, distance, { ...parameters, cap }),
    );
  });
  return dissolve(
    selectPolygons(
      pieces.map((piece) => ({ set: piece, rows: [0] })),
      'EPSG:4490',
    ),
  );
}

/** The line with both ends moved outwards by `distance` metres. */
function lengthened(line: Float64Array, distance: number): Float64Array {
  const out = Float64Array.from(line);
  moveEnd(out, 0, 2, distance);
  moveEnd(out, out.length - 2, out.length - 4, distance);
  return out;
}

function moveEnd(line: Float64Array, end: number, before: number, distance: number): void {
  const frame = localFrame(line[end] as number, line[end + 1] as number);
  const [x = 0, y = 0] = projectionBetween('EPSG:4490', frame).apply(line.slice(before, before + 2));
  const scale = -distance / Math.hypot(x, y);
  line.set(projectionBetween(frame, 'EPSG:4490').apply(Float64Array.of(x * scale, y * scale)), end);
}

function bufferPiece(line: Float64Array, distance: number, parameters: BufferParameters): PolygonSet {
  const set: LineSet = {
    kind: 'line',
    coordinates: line,
    lineOffsets: Uint32Array.of(0, line.length / 2),
    geometryOffsets: Uint32Array.of(0, 1),
    crs: 'EPSG:4490',
  };
  const longitudes = line.filter((_, k) => k % 2 === 0);
  const centre = [(Math.min(...longitudes) + Math.max(...longitudes)) / 2, line[1] as number] as const;
  return bufferInFrame({ set, distance, parameters, centre, into: set.crs, together: false }).set;
}

/** A line cut into pieces of `REACH` degrees of longitude at most, each cut in the middle of a segment and a little overlapping. */
function piecesOf(line: Float64Array): Float64Array[] {
  const pieces: Float64Array[] = [];
  let piece: number[] = [line[0] as number, line[1] as number];
  let [low, high] = [piece[0] as number, piece[0] as number];
  for (let k = 2; k < line.length; k += 2) {
    const [ax, ay, bx, by] = [line[k - 2], line[k - 1], line[k], line[k + 1]] as [number, number, number, number];
    if (Math.max(high, bx) - Math.min(low, bx) > REACH && piece.length > 2) {
      const at = (t: number): [number, number] => [ax + t * (bx - ax), ay + t * (by - ay)];
      pieces.push(Float64Array.from([...piece, ...at(0.5 + OVERLAP)]));
      piece = [...at(0.5 - OVERLAP)];
      [low, high] = [piece[0] as number, piece[0] as number];
    }
    piece.push(bx, by);
    [low, high] = [Math.min(low, bx), Math.max(high, bx)];
  }
  pieces.push(Float64Array.from(piece));
  return pieces;
}
