import { orient2d } from 'robust-predicates';
import type { Loops } from './close-loops.ts';
import { plainlyApart } from './plainly-apart.ts';

/** Segments per cell aimed at. */
const PER_CELL = 2;

/**
 * Whether no two segments of closed loops touch or cross, save neighbours at their common corner; `false` also in
 * doubt (a corner on the line of another segment, or so near to it that the sign is unsure). Loops that keep apart and are nested rightly are valid polygons.
 */
export function segmentsKeepApart({ points, offsets }: Loops): boolean {
  const segments = segmentsOf(offsets);
  const { starts, members } = cellsOf(points, segments);
  for (let cell = 0; cell < starts.length - 1; cell++) {
    const end = starts[cell + 1] as number;
    for (let i = starts[cell] as number; i < end - 1; i++) {
      const p = members[i] as number;
      for (let j = i + 1; j < end; j++) {
        const q = members[j] as number;
        if (boxesMeet(points, p, q) && !areNeighbours(segments, p, q) && !plainlyApart(points, 2 * p, 2 * q))
          return false;
      }
    }
  }
  return noSpikes(points, offsets);
}

interface Segments {
  /** Number of the first point of every segment. */
  readonly first: Uint32Array;
  /** Number of the first point of the segment after, by first point. */
  readonly after: Uint32Array;
}

function segmentsOf(offsets: readonly number[]): Segments {
  const total = offsets[offsets.length - 1] as number;
  const first = new Uint32Array(total - offsets.length + 1);
  const after = new Uint32Array(total);
  let at = 0;
  for (let loop = 0; loop < offsets.length - 1; loop++) {
    const end = (offsets[loop + 1] as number) - 1;
    for (let k = offsets[loop] as number; k < end; k++) {
      first[at++] = k;
      after[k] = k + 1 === end ? (offsets[loop] as number) : k + 1;
    }
  }
  return { first, after };
}

function cellsOf(points: Float64Array, { first }: Segments): { starts: Uint32Array; members: Uint32Array } {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  let length = 0;
  for (const k of first) {
    const [x, y] = [points[2 * k] as number, points[2 * k + 1] as number];
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
    length += Math.abs((points[2 * k + 2] as number) - x) + Math.abs((points[2 * k + 3] as number) - y);
  }
  const dense = Math.sqrt(((maxX - minX) * (maxY - minY) * PER_CELL) / first.length);
  const size = Math.max(Math.min(dense, (4 * length) / first.length), Math.max(maxX - minX, maxY - minY) / 2000, 1e-6);
  const columns = Math.floor((maxX - minX) / size) + 1;
  const rows = Math.floor((maxY - minY) / size) + 1;
  const starts = new Uint32Array(columns * rows + 1);
  const each = (visit: (cell: number, segment: number) => void): void => {
    for (const k of first) {
      const ax = ((points[2 * k] as number) - minX) / size;
      const ay = ((points[2 * k + 1] as number) - minY) / size;
      const bx = ((points[2 * k + 2] as number) - minX) / size;
      const by = ((points[2 * k + 3] as number) - minY) / size;
      const [x0, x1] = [Math.floor(Math.min(ax, bx)), Math.floor(Math.max(ax, bx))];
      const [y0, y1] = [Math.floor(Math.min(ay, by)), Math.floor(Math.max(ay, by))];
      for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) visit(y * columns + x, k);
    }
  };
  each((cell) => {
    starts[cell + 1] = (starts[cell + 1] as number) + 1;
  });
  for (let k = 1; k < starts.length; k++) starts[k] = (starts[k] as number) + (starts[k - 1] as number);
  const members = new Uint32Array(starts[starts.length - 1] as number);
  const fill = starts.slice(0, -1);
  each((cell, segment) => {
    members[fill[cell] as number] = segment;
    fill[cell] = (fill[cell] as number) + 1;
  });
  return { starts, members };
}

function areNeighbours({ after }: Segments, p: number, q: number): boolean {
  return after[p] === q || after[q] === p;
}

function boxesMeet(c: Float64Array, p: number, q: number): boolean {
  for (let axis = 0; axis < 2; axis++) {
    const p0 = c[2 * p + axis] as number;
    const p1 = c[2 * p + 2 + axis] as number;
    const q0 = c[2 * q + axis] as number;
    const q1 = c[2 * q + 2 + axis] as number;
    if (Math.max(p0, p1) < Math.min(q0, q1) || Math.max(q0, q1) < Math.min(p0, p1)) return false;
  }
  return true;
}

/** No segment runs back over the one before it, none is a point. */
function noSpikes(points: Float64Array, offsets: readonly number[]): boolean {
  for (let loop = 0; loop < offsets.length - 1; loop++) {
    const from = offsets[loop] as number;
    const end = (offsets[loop + 1] as number) - 1;
    for (let k = from; k < end; k++) {
      const p = 2 * (k === from ? end - 1 : k - 1);
      const x = points[2 * k] as number;
      const y = points[2 * k + 1] as number;
      const px = points[p] as number;
      const py = points[p + 1] as number;
      const nx = points[2 * k + 2] as number;
      const ny = points[2 * k + 3] as number;
      if (nx === x && ny === y) return false;
      const turnsBack = (x - px) * (nx - x) + (y - py) * (ny - y) < 0;
      if (turnsBack && orient2d(px, py, x, y, nx, ny) === 0) return false;
    }
  }
  return true;
}
