import type { LineSet } from '../geometry/line-set.ts';

const DEGREE = Math.PI / 180;
/** GRS80: semi-major axis in metres and first eccentricity squared. */
const SEMI_MAJOR = 6_378_137;
const ECCENTRICITY_SQUARED = 0.0066943800229;

/** Metres of a degree of longitude and of latitude, by the radii of curvature of GRS80. */
export function metresPerDegree(latitude: number): { readonly east: number; readonly north: number } {
  const w = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude * DEGREE) ** 2;
  const prime = SEMI_MAJOR / Math.sqrt(w);
  const meridian = (prime * (1 - ECCENTRICITY_SQUARED)) / w;
  return { east: prime * Math.cos(latitude * DEGREE) * DEGREE, north: meridian * DEGREE };
}

/** Metres along every feature to each of its points, as drawn; gaps between the lines of one feature count nothing. */
export function metresAlong({ coordinates: c, lineOffsets, geometryOffsets }: LineSet): Float64Array {
  const metres = new Float64Array(c.length / 2);
  for (let feature = 0; feature < geometryOffsets.length - 1; feature++) {
    let sum = 0;
    for (let line = geometryOffsets[feature] as number; line < (geometryOffsets[feature + 1] as number); line++) {
      const from = lineOffsets[line] as number;
      const to = lineOffsets[line + 1] as number;
      for (let point = from; point < to; point++) {
        if (point > from) sum += segmentLength(c, point);
        metres[point] = sum;
      }
    }
  }
  return metres;
}

/** Metres from the point before to point `point`. */
function segmentLength(c: Float64Array, point: number): number {
  const [x, y] = [c[2 * point - 2] as number, c[2 * point - 1] as number];
  const [u, v] = [c[2 * point] as number, c[2 * point + 1] as number];
  const { east, north } = metresPerDegree((y + v) / 2);
  return Math.hypot((u - x) * east, (v - y) * north);
}
