import type { LineSet } from '../geometry/line-set.ts';
import { metresAlong } from './canal-length.ts';

/** Canals in short pieces, so that a place on them can be told. */
export interface CanalPieces {
  /** One piece a feature, longitude and latitude. */
  readonly lines: LineSet;
  /** Feature that each piece belongs to, and where on it the piece begins and ends, metres as drawn. */
  readonly section: Uint32Array;
  readonly startM: Float64Array;
  readonly endM: Float64Array;
}

/** Longest piece, metres: how exactly a place on a canal is told. */
const LONGEST_M = 50;

/** Cuts every segment of canals in longitude and latitude into equal pieces of 50 m at most. */
export function canalPieces(canals: LineSet): CanalPieces {
  const { coordinates: c, lineOffsets, geometryOffsets } = canals;
  const metres = metresAlong(canals);
  const points: number[] = [];
  const section: number[] = [];
  const startM: number[] = [];
  const endM: number[] = [];
  const add = (feature: number, point: number): void => {
    const [from, to] = [metres[point - 1] as number, metres[point] as number];
    const parts = Math.max(1, Math.ceil((to - from) / LONGEST_M));
    const place = (t: number) =>
      [0, 1].map((axis) => {
        const [a, b] = [c[2 * point - 2 + axis] as number, c[2 * point + axis] as number];
        return a + t * (b - a);
      });
    for (let k = 0; k < parts; k++) {
      points.push(...place(k / parts), ...place((k + 1) / parts));
      section.push(feature);
      startM.push(from + ((to - from) * k) / parts);
      endM.push(from + ((to - from) * (k + 1)) / parts);
    }
  };
  for (let feature = 0; feature < geometryOffsets.length - 1; feature++) {
    for (let line = geometryOffsets[feature] as number; line < (geometryOffsets[feature + 1] as number); line++) {
      const end = lineOffsets[line + 1] as number;
      for (let point = (lineOffsets[line] as number) + 1; point < end; point++) add(feature, point);
    }
  }
  const each = Uint32Array.from({ length: section.length + 1 }, (_, k) => k);
  return {
    lines: {
      kind: 'line',
      coordinates: Float64Array.from(points),
      lineOffsets: each.map((k) => 2 * k),
      geometryOffsets: each,
      crs: canals.crs,
    },
    section: Uint32Array.from(section),
    startM: Float64Array.from(startM),
    endM: Float64Array.from(endM),
  };
}
