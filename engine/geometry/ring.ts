import { orient2d } from 'robust-predicates';

/** Signed area of the closed ring of points `from … to` in square units, counter-clockwise positive (shoelace). */
export function signedRingArea(coordinates: Float64Array, from: number, to: number): number {
  // Around the first point, so that eastings of eight digits lose nothing.
  const x0 = coordinates[2 * from] as number;
  const y0 = coordinates[2 * from + 1] as number;
  let sum = 0;
  for (let k = from + 1; k < to; k++) {
    const ax = (coordinates[2 * k - 2] as number) - x0;
    const ay = (coordinates[2 * k - 1] as number) - y0;
    const bx = (coordinates[2 * k] as number) - x0;
    const by = (coordinates[2 * k + 1] as number) - y0;
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}

/** 1 when the point lies inside the closed ring of points `from … to`, 0 on its edge, -1 outside (even-odd rule). */
export function sideOfRing(
  coordinates: Float64Array,
  from: number,
  to: number,
  [x, y]: readonly [number, number],
): 1 | 0 | -1 {
  let inside = false;
  for (let k = from; k < to - 1; k++) {
    const ax = coordinates[2 * k] as number;
    const ay = coordinates[2 * k + 1] as number;
    const bx = coordinates[2 * k + 2] as number;
    const by = coordinates[2 * k + 3] as number;
    if (ay > y === by > y) {
      if (ay === y && by === y && x >= Math.min(ax, bx) && x <= Math.max(ax, bx)) return 0;
      if ((ax === x && ay === y) || (bx === x && by === y)) return 0;
      continue;
    }
    const turn = -orient2d(ax, ay, bx, by, x, y);
    if (turn === 0) return 0;
    if (turn > 0 === by > ay) inside = !inside;
  }
  return inside ? 1 : -1;
}
