import { orient2d } from 'robust-predicates';

/** Where and how two segments of one ring meet that should not. */
export interface RingContact {
  readonly kind: 'crossing' | 'spike' | 'touching';
  readonly x: number;
  readonly y: number;
}

/** Below this many points every pair is looked at; above, segments are swept in x order. */
const SMALL_RING = 24;

/**
 * The first place where a closed ring (points `from … to`, first repeated at the end, no consecutive duplicates)
 * crosses or touches itself, or `null`. Planar, exact; a crossing is told before a spike or a touch.
 */
export function ringContact(coordinates: Float64Array, from: number, to: number): RingContact | null {
  const segments = to - from - 1;
  let lesser: RingContact | null = null;
  const look = (i: number, j: number): RingContact | null => {
    const contact = segmentContact(coordinates, from + i, from + j, isNeighbour(i, j, segments));
    if (contact?.kind === 'crossing') return contact;
    if (lesser === null || (contact?.kind === 'spike' && lesser.kind === 'touching')) lesser = contact;
    return null;
  };
  if (segments < SMALL_RING) {
    for (let i = 0; i < segments; i++) {
      for (let j = i + 1; j < segments; j++) {
        const crossing = look(i, j);
        if (crossing !== null) return crossing;
      }
    }
    return lesser;
  }
  return sweep(coordinates, from, segments, look) ?? lesser;
}

function isNeighbour(i: number, j: number, segments: number): boolean {
  return j - i === 1 || j - i === segments - 1;
}

function sweep(
  coordinates: Float64Array,
  from: number,
  segments: number,
  look: (i: number, j: number) => RingContact | null,
): RingContact | null {
  const low = new Float64Array(segments);
  const high = new Float64Array(segments);
  for (let s = 0; s < segments; s++) {
    const a = coordinates[2 * (from + s)] as number;
    const b = coordinates[2 * (from + s) + 2] as number;
    low[s] = Math.min(a, b);
    high[s] = Math.max(a, b);
  }
  const order = Uint32Array.from(low, (_, s) => s).sort((a, b) => (low[a] as number) - (low[b] as number) || a - b);
  for (let i = 0; i < segments; i++) {
    const a = order[i] as number;
    const end = high[a] as number;
    for (let j = i + 1; j < segments && (low[order[j] as number] as number) <= end; j++) {
      const b = order[j] as number;
      const crossing = look(Math.min(a, b), Math.max(a, b));
      if (crossing !== null) return crossing;
    }
  }
  return null;
}

/** Contact of segments `p` and `q` (numbers of their first points); neighbours may share their common point only. */
function segmentContact(c: Float64Array, p: number, q: number, neighbours: boolean): RingContact | null {
  if (!boxesMeet(c, p, q)) return null;
  if (neighbours) return spike(c, p, q);
  const d1 = cross(c, p, p + 1, q);
  const d2 = cross(c, p, p + 1, q + 1);
  const d3 = cross(c, q, q + 1, p);
  const d4 = cross(c, q, q + 1, p + 1);
  if (d1 * d2 < 0 && d3 * d4 < 0) {
    const t = d3 / (d3 - d4);
    const x = c[2 * p] as number;
    const y = c[2 * p + 1] as number;
    const dx = (c[2 * p + 2] as number) - x;
    const dy = (c[2 * p + 3] as number) - y;
    return { kind: 'crossing', x: x + t * dx, y: y + t * dy };
  }
  if (d1 === 0 && isBetween(c, p, p + 1, q)) return touchAt(c, q);
  if (d2 === 0 && isBetween(c, p, p + 1, q + 1)) return touchAt(c, q + 1);
  if (d3 === 0 && isBetween(c, q, q + 1, p)) return touchAt(c, p);
  if (d4 === 0 && isBetween(c, q, q + 1, p + 1)) return touchAt(c, p + 1);
  return null;
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

/** Two neighbouring segments that run back over each other. */
function spike(c: Float64Array, p: number, q: number): RingContact | null {
  const forward = c[2 * p + 2] === c[2 * q] && c[2 * p + 3] === c[2 * q + 1];
  const tip = forward ? q : p;
  const one = forward ? p : p + 1;
  const other = forward ? q + 1 : q;
  if (cross(c, tip, one, other) !== 0) return null;
  const x = c[2 * tip] as number;
  const y = c[2 * tip + 1] as number;
  const dot =
    ((c[2 * one] as number) - x) * ((c[2 * other] as number) - x) +
    ((c[2 * one + 1] as number) - y) * ((c[2 * other + 1] as number) - y);
  return dot > 0 ? { kind: 'spike', x, y } : null;
}

function touchAt(c: Float64Array, point: number): RingContact {
  return { kind: 'touching', x: c[2 * point] as number, y: c[2 * point + 1] as number };
}

/** On which side of the way from point `a` to point `b` point `p` lies. */
function cross(c: Float64Array, a: number, b: number, p: number): number {
  return -orient2d(
    c[2 * a] as number,
    c[2 * a + 1] as number,
    c[2 * b] as number,
    c[2 * b + 1] as number,
    c[2 * p] as number,
    c[2 * p + 1] as number,
  );
}

/** Whether point `p` lies in the box of `a` and `b`. */
function isBetween(c: Float64Array, a: number, b: number, p: number): boolean {
  for (let axis = 0; axis < 2; axis++) {
    const value = c[2 * p + axis] as number;
    const from = c[2 * a + axis] as number;
    const to = c[2 * b + axis] as number;
    if (value < Math.min(from, to) || value > Math.max(from, to)) return false;
  }
  return true;
}
