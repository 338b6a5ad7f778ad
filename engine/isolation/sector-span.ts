/** tan of 11.25°, 33.75°, 56.25°, 78.75°: the borders of the sectors of one quarter. */
const BORDERS = [0.198912367379658, 0.6681786379192989, 1.496605762665489, 5.027339492125846] as const;
const SECTOR_COUNT = 16;

/** All sixteen sectors as a mask. */
export const EVERY_SECTOR = 0xffff;

type Vector = readonly [x: number, y: number];

/** Number of the sector, 0 north and clockwise, that a direction (east, north) falls into. */
export function sectorOf([x, y]: Vector): number {
  const across = Math.abs(x);
  const along = Math.abs(y);
  let turns = 0;
  for (const border of BORDERS) if (across >= border * along) turns++;
  if (y >= 0) return x >= 0 ? turns : (SECTOR_COUNT - turns) % SECTOR_COUNT;
  return x >= 0 ? 8 - turns : 8 + turns;
}

/**
 * Mask of the sectors (bit 0 north, clockwise) in which a point of segment `b` lies within `reach` of a point of segment `a`,
 * seen from the latter. Segments are `x0, y0, x1, y1` in metres and do not meet. The differences of their points fill a
 * parallelogram; the outermost directions of the part of it within reach are those of its corners and of its crossings with the
 * circle.
 */
export function sectorsBetween(a: readonly number[], b: readonly number[], reach: number): number {
  const [ax, ay, au, av] = a as [number, number, number, number];
  const [bx, by, bu, bv] = b as [number, number, number, number];
  const corners: Vector[] = [
    [bx - ax, by - ay],
    [bx - au, by - av],
    [bu - au, bv - av],
    [bu - ax, bv - ay],
  ];
  const span = new Span();
  for (const [k, corner] of corners.entries()) {
    if (corner[0] ** 2 + corner[1] ** 2 <= reach ** 2) span.take(corner);
    crossings(corner, corners[(k + 1) % 4] as Vector, reach, (point) => span.take(point));
  }
  return span.mask();
}

/** Points at which a segment crosses the circle of `reach` about the origin. */
function crossings([x, y]: Vector, [u, v]: Vector, reach: number, take: (point: Vector) => void): void {
  const dx = u - x;
  const dy = v - y;
  const square = dx * dx + dy * dy;
  const half = x * dx + y * dy;
  const discriminant = half * half - square * (x * x + y * y - reach * reach);
  if (square === 0 || discriminant < 0) return;
  const root = Math.sqrt(discriminant);
  for (const t of [(-half - root) / square, (-half + root) / square]) {
    if (t >= 0 && t <= 1) take([x + t * dx, y + t * dy]);
  }
}

/** The directions of vectors that together span less than half a turn. */
class Span {
  private first: Vector | null = null;
  private last: Vector | null = null;

  take(vector: Vector): void {
    if (this.first === null || turn(this.first, vector) > 0) this.first = vector;
    if (this.last === null || turn(this.last, vector) < 0) this.last = vector;
  }

  mask(): number {
    if (this.first === null || this.last === null) return 0;
    const end = sectorOf(this.last);
    let sector = sectorOf(this.first);
    let mask = 1 << sector;
    while (sector !== end) {
      sector = (sector + 1) % SECTOR_COUNT;
      mask |= 1 << sector;
    }
    return mask;
  }
}

/** Above zero when `b` lies counter-clockwise of `a`. */
function turn(a: Vector, b: Vector): number {
  return a[0] * b[1] - a[1] * b[0];
}
