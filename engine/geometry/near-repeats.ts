import type { PolygonSet } from './polygon-set.ts';

/** The polygons without corners that stand nearer than `reach` metres to the one before; no ring gets fewer than four points. */
export function withoutNearRepeats(set: PolygonSet, reach: number): PolygonSet {
  const { coordinates: c, ringOffsets } = set;
  const coordinates = new Float64Array(c.length);
  const offsets = new Uint32Array(ringOffsets.length);
  let out = 0;
  for (let r = 0; r < ringOffsets.length - 1; r++) {
    const first = ringOffsets[r] as number;
    const last = (ringOffsets[r + 1] as number) - 1;
    let spare = last - first - 3;
    let [x, y] = [Number.NaN, Number.NaN];
    for (let k = first; k <= last; k++) {
      const [px, py] = [c[2 * k] as number, c[2 * k + 1] as number];
      if (k < last && spare > 0 && Math.hypot(px - x, py - y) < reach) {
        spare--;
        continue;
      }
      coordinates[out++] = x = px;
      coordinates[out++] = y = py;
    }
    offsets[r + 1] = out / 2;
  }
  return { ...set, coordinates: coordinates.slice(0, out), ringOffsets: offsets };
}
