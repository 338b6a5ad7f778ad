import type { BufferParameters } from './buffer-parameters.ts';
import {
  addCap,
  addCorner,
  addSegment,
  beginPath,
  closeStrip,
  meetFirst,
  type Offset,
  type Path,
  startAt,
} from './offset-path.ts';
import { addCover, addEdge, endCurve, type OffsetPieces } from './offset-pieces.ts';

/** Corners of a disc and the edges between them. */
const disc = new Float64Array(8200);
const discEdges = new Int32Array(4100);

/**
 * Adds the offset curve of a closed path: one edge beside every segment, the joins at the corners that turn away from the
 * offset side. Edges run in the direction of the path.
 */
export function addRingOffset(pieces: OffsetPieces, path: Path, offset: Offset): void {
  const count = path.to - path.from;
  if (count < 2) return;
  beginPath(path, offset.side);
  const first = pieces.edgeCount;
  startAt(path, 0, offset.distance);
  for (let k = 0; k < count; k++) {
    const next = k + 1 === count ? 0 : k + 1;
    addSegment(pieces, path, k, offset.distance);
    addCorner(pieces, path, [k, next, next === 0 ? first : -1], offset);
  }
  endCurve(pieces);
}

/** Adds the whole outline of a widened line: both sides, or one side and the line itself; its ends as asked. */
export function addLineOffset(pieces: OffsetPieces, path: Path, distance: number, parameters: BufferParameters): void {
  if (path.to - path.from < 2) {
    addPointOffset(pieces, path, distance, parameters);
    return;
  }
  const { side } = parameters;
  if (side !== 'both') {
    addOneSide(pieces, side === 'right' ? path : reversed(path), distance, parameters);
    return;
  }
  const count = path.to - path.from;
  const there = path.coordinates.subarray(2 * path.from, 2 * path.to);
  const around = new Float64Array(4 * count - 4);
  around.set(there);
  for (let k = 1; k < count - 1; k++) {
    around[2 * (count - 1 + k)] = there[2 * (count - 1 - k)] as number;
    around[2 * (count - 1 + k) + 1] = there[2 * (count - 1 - k) + 1] as number;
  }
  addTurningPath(pieces, { coordinates: around, from: 0, to: 2 * count - 2 }, count - 1, {
    distance,
    side: -1,
    parameters,
  });
}

/** Adds a disc or a square around a single point; nothing when the ends are flat. */
export function addPointOffset(pieces: OffsetPieces, path: Path, distance: number, parameters: BufferParameters): void {
  if (parameters.cap === 'flat') return;
  const { segments } = parameters;
  const round = parameters.cap === 'round';
  const corners = round ? 4 * segments : 4;
  const x = path.coordinates[2 * path.from] as number;
  const y = path.coordinates[2 * path.from + 1] as number;
  const radius = round ? distance : distance * Math.SQRT2;
  for (let k = 0; k < corners; k++) {
    const angle = (2 * Math.PI * k) / corners + (round ? 0 : Math.PI / 4);
    disc[2 * k] = x + radius * Math.cos(angle);
    disc[2 * k + 1] = y + radius * Math.sin(angle);
  }
  for (let k = 0; k < corners; k++) {
    const next = k + 1 === corners ? 0 : k + 1;
    const [bx, by] = [disc[2 * next] as number, disc[2 * next + 1] as number];
    discEdges[k] = addEdge(pieces, [disc[2 * k] as number, disc[2 * k + 1] as number, bx, by, x, y]);
  }
  addCover(pieces, disc, discEdges, corners);
  endCurve(pieces);
}

/** A path that runs there and back: corners 0 and `far` turn round and become ends of the line. */
function addTurningPath(pieces: OffsetPieces, path: Path, far: number, offset: Offset): void {
  const count = path.to - path.from;
  beginPath(path, offset.side);
  const first = pieces.edgeCount;
  const ends: (readonly [number, number, number])[] = [];
  startAt(path, 0, offset.distance);
  for (let k = 0; k < count; k++) {
    const next = k + 1 === count ? 0 : k + 1;
    addSegment(pieces, path, k, offset.distance);
    if (next === 0 || next === far) ends.push([k, next, addCap(pieces, path, [k, next], offset)]);
    else addCorner(pieces, path, [k, next, -1], offset);
  }
  if (offset.parameters.cap === 'flat') {
    for (const [k, next, edgeThere] of ends) {
      closeStrip(pieces, k, 1, edgeThere);
      closeStrip(pieces, next, 3, edgeThere);
    }
  } else if (offset.parameters.cap === 'square') meetFirst(pieces, first);
  endCurve(pieces);
}

/** The right side of a line: its offset, the end, the line back, the start. */
function addOneSide(pieces: OffsetPieces, path: Path, distance: number, parameters: BufferParameters): void {
  const count = path.to - path.from;
  beginPath(path, -1);
  const c = path.coordinates;
  const offset: Offset = { distance, side: -1, parameters };
  const first = pieces.edgeCount;
  startAt(path, 0, distance);
  for (let k = 0; k < count - 1; k++) {
    addSegment(pieces, path, k, distance);
    if (k < count - 2) addCorner(pieces, path, [k, k + 1, -1], offset);
  }
  const start = path.from;
  const end = path.to - 1;
  const last = pieces.edgeCount - 1;
  const [fx, fy] = [pieces.edges[4 * first] as number, pieces.edges[4 * first + 1] as number];
  const [ex, ey] = [pieces.edges[4 * last + 2] as number, pieces.edges[4 * last + 3] as number];
  const atEnd = addEdge(pieces, [
    ex,
    ey,
    c[2 * end] as number,
    c[2 * end + 1] as number,
    c[2 * end] as number,
    c[2 * end + 1] as number,
  ]);
  for (let k = end; k > start; k--) {
    const [ax, ay] = [c[2 * k] as number, c[2 * k + 1] as number];
    const [bx, by] = [c[2 * k - 2] as number, c[2 * k - 1] as number];
    closeStrip(pieces, k - 1 - start, 0, addEdge(pieces, [ax, ay, bx, by, bx, by]));
  }
  const [sx, sy] = [c[2 * start] as number, c[2 * start + 1] as number];
  closeStrip(pieces, count - 2, 1, atEnd);
  closeStrip(pieces, 0, 3, addEdge(pieces, [sx, sy, fx, fy, sx, sy]));
  endCurve(pieces);
}

function reversed({ coordinates, from, to }: Path): Path {
  const out = new Float64Array(2 * (to - from));
  for (let k = from; k < to; k++) {
    out[2 * (to - 1 - k)] = coordinates[2 * k] as number;
    out[2 * (to - 1 - k) + 1] = coordinates[2 * k + 1] as number;
  }
  return { coordinates: out, from: 0, to: to - from };
}
