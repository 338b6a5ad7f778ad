import type { BorderPieces } from './border-pieces.ts';

/** Closed loops: loop `l` owns points `offsets[l] … offsets[l + 1]` of x, y numbers; the first point is repeated at the end. Valid until the next call. */
export interface Loops {
  readonly points: Float64Array;
  readonly offsets: readonly number[];
}

/** Ends that lie further apart than this many metres do not meet. */
const REACH = 5e-6;
/** Up to this many pieces every start is looked at. */
const FEW = 48;

let next = new Int32Array(256);
let isStart = new Uint8Array(256);
let out = new Float64Array(1024);

/**
 * Joins pieces of a border end to start into closed loops; `null` when an end meets no start, so that the border is in
 * doubt. Where several pieces meet in a point, each goes on along the result's own border, so that loops touch but do not cross.
 * Ends left over may be joined to starts left over across `bridge` metres: chords cut off what a true arc would have hidden.
 */
export function closeLoops(pieces: BorderPieces, bridge = 0): Loops | null {
  const { count } = pieces;
  if (next.length < count) {
    next = new Int32Array(2 * count);
    isStart = new Uint8Array(2 * count);
  }
  isStart.fill(0, 0, count);
  const starts = count > FEW ? startFinder(pieces) : null;
  const loose: number[] = [];
  for (let k = 0; k < count; k++) {
    const follower = starts === null ? followerAmongAll(pieces, k) : starts(k);
    if (follower < 0) {
      loose.push(k);
      continue;
    }
    if (isStart[follower] === 1) return null;
    isStart[follower] = 1;
    next[k] = follower;
  }
  if (loose.length > 0 && !bridged(pieces, loose, bridge)) return null;
  return walk(pieces);
}

/** Joins each loose end to the nearest loose start within reach; `false` when one has none. */
function bridged({ points, count }: BorderPieces, loose: readonly number[], bridge: number): boolean {
  const starts: number[] = [];
  for (let k = 0; k < count; k++) if (isStart[k] === 0) starts.push(k);
  for (const end of loose) {
    let nearest = -1;
    let best = bridge;
    for (const start of starts) {
      if (isStart[start] === 1) continue;
      const dx = (points[4 * start] as number) - (points[4 * end + 2] as number);
      const dy = (points[4 * start + 1] as number) - (points[4 * end + 3] as number);
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (distance < best) {
        best = distance;
        nearest = start;
      }
    }
    if (nearest < 0) return false;
    isStart[nearest] = 1;
    next[end] = nearest;
  }
  return true;
}

function walk({ points, count }: BorderPieces): Loops {
  if (out.length < 4 * count) out = new Float64Array(8 * count);
  const offsets = [0];
  let at = 0;
  for (let k = 0; k < count; k++) {
    if (isStart[k] === 0) continue;
    const begin = at;
    for (let piece = k; isStart[piece] === 1; piece = next[piece] as number) {
      isStart[piece] = 0;
      out[at++] = points[4 * piece] as number;
      out[at++] = points[4 * piece + 1] as number;
    }
    out[at++] = out[begin] as number;
    out[at++] = out[begin + 1] as number;
    if (at - begin < 8) at = begin;
    else offsets.push(at / 2);
  }
  return { points: out, offsets };
}

function followerAmongAll(pieces: BorderPieces, k: number): number {
  const { points, count } = pieces;
  const x = points[4 * k + 2] as number;
  const y = points[4 * k + 3] as number;
  // Pieces come in the order of the ring, so that the next one is nearly always it.
  let best = -1;
  for (let i = 1; i <= count; i++) {
    const j = k + i < count ? k + i : k + i - count;
    if (Math.abs((points[4 * j] as number) - x) > REACH || Math.abs((points[4 * j + 1] as number) - y) > REACH)
      continue;
    best = best < 0 ? j : firstClockwise(points, k, best, j);
  }
  return best;
}

/** Of two pieces that begin where piece `k` ends: the one met first when turning clockwise from the way back. */
function firstClockwise(points: Float64Array, k: number, i: number, j: number): number {
  const back = angleOf(points, k) + Math.PI;
  const turnTo = (piece: number): number => {
    const turn = (back - angleOf(points, piece)) % (2 * Math.PI);
    return turn <= 0 ? turn + 2 * Math.PI : turn;
  };
  return turnTo(j) < turnTo(i) ? j : i;
}

function angleOf(points: Float64Array, piece: number): number {
  const at = 4 * piece;
  return Math.atan2(
    (points[at + 3] as number) - (points[at + 1] as number),
    (points[at + 2] as number) - (points[at] as number),
  );
}

/** Side of the squares that starts are sorted into, in metres. */
const SQUARE = 1e-3;

/** Finds the follower of a piece through a hash of the squares in which pieces begin. */
function startFinder(pieces: BorderPieces): (k: number) => number {
  const { points, count } = pieces;
  const size = 1 << Math.ceil(Math.log2(2 * count));
  const heads = new Int32Array(size).fill(-1);
  const chain = new Int32Array(count);
  const slot = (x: number, y: number): number => (Math.imul(x, 73856093) ^ Math.imul(y, 19349663)) & (size - 1);
  for (let k = 0; k < count; k++) {
    const at = slot(Math.floor((points[4 * k] as number) / SQUARE), Math.floor((points[4 * k + 1] as number) / SQUARE));
    chain[k] = heads[at] as number;
    heads[at] = k;
  }
  return (k) => {
    const x = points[4 * k + 2] as number;
    const y = points[4 * k + 3] as number;
    let best = -1;
    const lastX = Math.floor((x + REACH) / SQUARE);
    const lastY = Math.floor((y + REACH) / SQUARE);
    for (let sx = Math.floor((x - REACH) / SQUARE); sx <= lastX; sx++) {
      for (let sy = Math.floor((y - REACH) / SQUARE); sy <= lastY; sy++) {
        for (let j = heads[slot(sx, sy)] as number; j >= 0; j = chain[j] as number) {
          const far = Math.max(Math.abs((points[4 * j] as number) - x), Math.abs((points[4 * j + 1] as number) - y));
          if (far > REACH || j === best) continue;
          best = best < 0 ? j : firstClockwise(points, k, best, j);
        }
      }
    }
    return best;
  };
}
