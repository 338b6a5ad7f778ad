import type { BufferParameters } from './buffer-parameters.ts';
import { type Corner, drawJoin, joinCorners } from './offset-join.ts';
import { isPlainlySimple } from './ordinary-feature.ts';
import { signedRingArea } from './ring.ts';
import { keepsOff } from './ring-clearance.ts';

/** Above this many corners the check of all pairs is dearer than the general way. */
const MOST_CORNERS = 40;
/** Sides that may be given up before the general way is asked. */
const MOST_DROPPED = 8;

const corner: Corner = { x: 0, y: 0, nx0: 0, ny0: 0, nx1: 0, ny1: 0, distance: 0 };
/** Unit normals towards the offset side, and the lengths, of all sides. */
const normals = new Float64Array(2 * MOST_CORNERS);
const lengths = new Float64Array(MOST_CORNERS);
/** 1 for sides that the curve must be seen to keep off: those given up, and their neighbours. */
const suspects = new Uint8Array(MOST_CORNERS);
/** The sides still in hand, in order, and where each begins and ends, in metres from its first corner. */
const sides = new Int32Array(MOST_CORNERS);
const begins = new Float64Array(MOST_CORNERS);
const ends = new Float64Array(MOST_CORNERS);
/** The curve that was found last, x and y; its first point comes once more at the end. */
export const trimmedCurve = new Float64Array(2 * MOST_CORNERS + 2);
/** 1 for points of the curve from which a chord of a join leads on. */
const chords = new Uint8Array(MOST_CORNERS + 1);

/** How far and how a ring is moved; `origin` is added to the curve. */
export interface RingOffset {
  readonly distance: number;
  readonly parameters: BufferParameters;
  readonly origin: readonly [number, number];
}

/**
 * Finds the offset of one short simple ring by moving every side and trimming it where neighbours meet; a side that trims
 * leave nothing of is given up and its neighbours meet instead. `coordinates` hold `count` corners, counter-clockwise, and the
 * first once more; a negative distance goes inwards. Returns how many points `trimmedCurve` holds then, 0 where the result is not
 * proven.
 *
 * The proof: the winding number of the trimmed curve over a point is that of the ring minus the strips beside its sides, plus
 * that of the loops trimmed away. Loops lie in the strips of their own sides, so the curve winds once around every point in no
 * strip. Where no side was given up, a point in some strip lies in more strips than loops, so the curve winds around no
 * other; otherwise the curve must be seen to keep its distance from those sides and their neighbours. A curve that does not touch itself is then the border.
 */
export function trimmedRing(coordinates: Float64Array, count: number, offset: RingOffset): number {
  if (count < 3 || count > MOST_CORNERS) return 0;
  const side = offset.distance < 0 ? 1 : -1;
  const reach = Math.abs(offset.distance);
  fillSides(coordinates, count, side);
  let kept = count;
  for (;;) {
    const worst = trimSides(coordinates, count, kept, side * reach);
    if (worst === count) break;
    if (worst >= 0) suspect(worst, count, kept);
    if (worst < 0 || kept === 3 || count - kept === MOST_DROPPED) return 0;
    sides.copyWithin(worst, worst + 1, kept--);
  }
  if (kept < count && offset.parameters.join === 'flat') return 0;
  const points = drawCurve(coordinates, kept, offset);
  if (points < 4 || !(signedRingArea(trimmedCurve, 0, points) > 0)) return 0;
  const curve = { curve: trimmedCurve, points, chords };
  const ring = { ring: coordinates, count, distance: offset.distance, sides: suspects };
  if (kept < count && !keepsOff(curve, ring)) return 0;
  const [x0, y0] = offset.origin;
  for (let k = 0; k < 2 * points; k += 2) {
    trimmedCurve[k] = (trimmedCurve[k] as number) + x0;
    trimmedCurve[k + 1] = (trimmedCurve[k + 1] as number) + y0;
  }
  return isPlainlySimple(trimmedCurve, 0, points - 1) ? points : 0;
}

/** Marks a side that is given up, and its neighbours. */
function suspect(place: number, count: number, kept: number): void {
  if (kept === count) suspects.fill(0, 0, count);
  for (const near of [place === 0 ? kept - 1 : place - 1, place, place + 1 === kept ? 0 : place + 1]) {
    suspects[sides[near] as number] = 1;
  }
}

/**
 * Finds where the sides in hand begin and end. Returns the place of the side of which least is left when that is nothing, `count` when
 * something is left of all, -1 when neighbours do not meet. `reach` is the distance, negative to the right.
 */
function trimSides(c: Float64Array, count: number, kept: number, reach: number): number {
  for (let k = 0; k < kept; k++) {
    const next = k + 1 === kept ? 0 : k + 1;
    const i = sides[k] as number;
    const j = sides[next] as number;
    const nx = normals[2 * i] as number;
    const ny = normals[2 * i + 1] as number;
    const mx = normals[2 * j] as number;
    const my = normals[2 * j + 1] as number;
    const cross = nx * my - ny * mx;
    ends[k] = lengths[i] as number;
    begins[next] = 0;
    if (j === (i + 1 === count ? 0 : i + 1)) {
      if (cross * reach < 0) continue;
      const trim = (reach * cross) / (1 + nx * mx + ny * my);
      ends[k] = (lengths[i] as number) - trim;
      begins[next] = trim;
      continue;
    }
    if (!(cross * reach > 1e-3 * Math.abs(reach))) return -1;
    // Where the two moved sides meet.
    const turn = reach > 0 ? 1 : -1;
    const dx = (c[2 * j] as number) - (c[2 * i] as number) + turn * reach * (mx - nx);
    const dy = (c[2 * j + 1] as number) - (c[2 * i + 1] as number) + turn * reach * (my - ny);
    ends[k] = (-turn * (dx * mx + dy * my)) / cross;
    begins[next] = (-turn * (dx * nx + dy * ny)) / cross;
    if (!((ends[k] as number) <= (lengths[i] as number) && (begins[next] as number) >= 0)) return -1;
  }
  let worst = count;
  let least = 1e-9;
  for (let k = 0; k < kept; k++) {
    const left = (ends[k] as number) - (begins[k] as number);
    if (left < least) {
      least = left;
      worst = k;
    }
  }
  return worst;
}

/** Draws the curve and returns its number of points, the first repeated; -1 when there is no room. */
function drawCurve(c: Float64Array, kept: number, { distance, parameters }: RingOffset): number {
  const side = distance < 0 ? 1 : -1;
  corner.distance = Math.abs(distance);
  // A mitre runs its sides on to its own corner: the feet beside the old one are no corners.
  const foot = parameters.join === 'mitre' ? 2 : 0;
  let at = 0;
  for (let k = 0; k < kept; k++) {
    const i = sides[k] as number;
    const j = sides[k + 1 === kept ? 0 : k + 1] as number;
    corner.nx0 = normals[2 * i] as number;
    corner.ny0 = normals[2 * i + 1] as number;
    corner.nx1 = normals[2 * j] as number;
    corner.ny1 = normals[2 * j + 1] as number;
    const along = side * (ends[k] as number);
    if ((corner.nx0 * corner.ny1 - corner.ny0 * corner.nx1) * side < 0) {
      corner.x = c[2 * j] as number;
      corner.y = c[2 * j + 1] as number;
      const corners = drawJoin(corner, -side as 1 | -1, parameters);
      if (at + 2 * corners + 2 > trimmedCurve.length) return -1;
      chords.fill(1, at / 2, at / 2 + corners - foot - 1);
      for (let p = foot; p < 2 * corners - foot; p++) trimmedCurve[at++] = joinCorners[p] as number;
      chords[at / 2 - 1] = 0;
      continue;
    }
    if (at + 4 > trimmedCurve.length) return -1;
    chords[at / 2] = 0;
    trimmedCurve[at++] = (c[2 * i] as number) + corner.distance * corner.nx0 + along * corner.ny0;
    trimmedCurve[at++] = (c[2 * i + 1] as number) + corner.distance * corner.ny0 - along * corner.nx0;
  }
  trimmedCurve[at] = trimmedCurve[0] as number;
  trimmedCurve[at + 1] = trimmedCurve[1] as number;
  return at / 2 + 1;
}

function fillSides(c: Float64Array, count: number, side: number): void {
  let x = c[0] as number;
  let y = c[1] as number;
  for (let k = 0; k < count; k++) {
    const next = k + 1 === count ? 0 : k + 1;
    const bx = c[2 * next] as number;
    const by = c[2 * next + 1] as number;
    const dx = bx - x;
    const dy = by - y;
    const length = Math.sqrt(dx * dx + dy * dy);
    sides[k] = k;
    lengths[k] = length;
    normals[2 * k] = (-side * dy) / length;
    normals[2 * k + 1] = (side * dx) / length;
    x = bx;
    y = by;
  }
}
