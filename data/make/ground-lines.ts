import { lengthOf } from './convex.ts';
import type { Point } from './mesh.ts';
import type { TownFrame } from './town-frame.ts';

/** Longitude and latitude to 7 decimals (RFC 7946 section 11.2). */
export function toDegrees(frame: TownFrame, p: Point): Point {
  const [lon, lat] = frame.plane.inverse(p[0], p[1]);
  return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
}

/** Open ring on the ground to a closed ring in degrees. */
export function ringInDegrees(frame: TownFrame, ring: readonly Point[]): Point[] {
  const open = ring.map((p) => toDegrees(frame, p));
  return [...open, open[0] as Point];
}

/** A straight line of the town's own plane, bent with the ground, in degrees. */
export function lineInDegrees(frame: TownFrame, line: readonly Point[], everyM = 70): Point[] {
  const dense: Point[] = [];
  for (let i = 0; i + 1 < line.length; i++) {
    const a = line[i] as Point;
    const b = line[i + 1] as Point;
    const parts = Math.max(1, Math.ceil(lengthOf(a, b) / everyM));
    for (let k = 0; k < parts; k++)
      dense.push([a[0] + ((b[0] - a[0]) * k) / parts, a[1] + ((b[1] - a[1]) * k) / parts]);
  }
  dense.push(line[line.length - 1] as Point);
  return dense.map((p) => toDegrees(frame, frame.toPlane(p)));
}
