/** The curve may come this much nearer than the distance, in metres: rounding. */
const SLACK = 1e-9;

/** A ring of `count` corners and the first once more, and how far a curve keeps off: negative inside, positive outside. */
export interface Clearance {
  readonly ring: Float64Array;
  readonly count: number;
  readonly distance: number;
  /** 1 for the sides that are looked at. */
  readonly sides: Uint8Array;
}

/** A closed curve, first point repeated; segments that are chords of arcs come nearer to the arc's corner by their depth. */
export interface Curve {
  readonly curve: Float64Array;
  readonly points: number;
  /** 1 for points from which a chord leads on. */
  readonly chords: Uint8Array;
}

/** Whether a curve, save its chords, keeps its distance from the chosen sides of a ring and lies on the side it should. */
export function keepsOff({ curve, points, chords }: Curve, { ring, count, distance, sides }: Clearance): boolean {
  const least = Math.abs(distance) - SLACK;
  const square = least * least;
  for (let k = 0; k < count; k++) {
    if (sides[k] === 0) continue;
    const p = 2 * k;
    const q = p + 2;
    const ax = ring[p] as number;
    const ay = ring[p + 1] as number;
    const bx = ring[q] as number;
    const by = ring[q + 1] as number;
    const minX = (ax < bx ? ax : bx) - least;
    const maxX = (ax < bx ? bx : ax) + least;
    const minY = (ay < by ? ay : by) - least;
    const maxY = (ay < by ? by : ay) + least;
    for (let s = 0; s < 2 * points - 2; s += 2) {
      if (chords[s / 2] === 1) continue;
      const cx = curve[s] as number;
      const dx = curve[s + 2] as number;
      if ((cx < minX && dx < minX) || (cx > maxX && dx > maxX)) continue;
      const cy = curve[s + 1] as number;
      const dy = curve[s + 3] as number;
      if ((cy < minY && dy < minY) || (cy > maxY && dy > maxY)) continue;
      if (nearness(ring, p, curve, s) < square) return false;
      if (nearness(curve, s, ring, p) < square) return false;
      if (nearness(curve, s, ring, q) < square) return false;
    }
  }
  return isInside(ring, count, curve) === distance < 0;
}

/** Squared distance of the point at place `p` of `points` from the segment at place `s` of `c`. */
function nearness(c: Float64Array, s: number, points: Float64Array, p: number): number {
  const x = c[s] as number;
  const y = c[s + 1] as number;
  const ux = (c[s + 2] as number) - x;
  const uy = (c[s + 3] as number) - y;
  const vx = (points[p] as number) - x;
  const vy = (points[p + 1] as number) - y;
  const along = ux * vx + uy * vy;
  const length = ux * ux + uy * uy;
  const t = along <= 0 ? 0 : along >= length ? 1 : along / length;
  const dx = vx - t * ux;
  const dy = vy - t * uy;
  return dx * dx + dy * dy;
}

/** Whether the first point of the curve lies inside the ring. */
function isInside(ring: Float64Array, count: number, curve: Float64Array): boolean {
  const x = curve[0] as number;
  const y = curve[1] as number;
  let inside = false;
  let ax = ring[2 * count - 2] as number;
  let ay = ring[2 * count - 1] as number;
  for (let k = 0; k < count; k++) {
    const bx = ring[2 * k] as number;
    const by = ring[2 * k + 1] as number;
    if (ay > y !== by > y && (bx - ax) * (y - ay) > (by - ay) * (x - ax) === by > ay) inside = !inside;
    ax = bx;
    ay = by;
  }
  return inside;
}
