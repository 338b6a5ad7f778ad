import { describe, expect, it } from 'vitest';
import { FeaturesAround } from '../../../engine/geometry/features-around.ts';
import type { LineSet } from '../../../engine/geometry/line-set.ts';
import { nearestFeature } from '../../../engine/geometry/nearest-feature.ts';
import { type Box, boundsOf, type PolygonSet } from '../../../engine/geometry/polygon-set.ts';
import { localFrame, projectionBetween } from '../../../engine/geometry/projection.ts';
import { seeded } from '../zonal/seeded.ts';

const GEOGRAPHIC = 'EPSG:4490';

/** Lines of two corners each, in degrees. */
function lineSet(lines: readonly (readonly number[])[], crs = GEOGRAPHIC): LineSet {
  const offsets = Uint32Array.from({ length: lines.length + 1 }, (_v, k) => 2 * k);
  const geometryOffsets = Uint32Array.from({ length: lines.length + 1 }, (_v, k) => k);
  return { kind: 'line', coordinates: Float64Array.from(lines.flat()), lineOffsets: offsets, geometryOffsets, crs };
}

/** A square of a thousandth of a degree about a place. */
function squareAt(longitude: number, latitude: number): PolygonSet {
  const [w, s, e, n] = [longitude - 5e-4, latitude - 5e-4, longitude + 5e-4, latitude + 5e-4];
  return {
    kind: 'polygon',
    coordinates: Float64Array.of(w, s, e, s, e, n, w, n, w, s),
    ringOffsets: Uint32Array.of(0, 5),
    polygonOffsets: Uint32Array.of(0, 1),
    geometryOffsets: Uint32Array.of(0, 1),
    crs: GEOGRAPHIC,
  };
}

function inFrame<T extends PolygonSet | LineSet>(set: T, frame: string): T {
  return { ...set, coordinates: projectionBetween(set.crs, frame).apply(set.coordinates), crs: frame };
}

/** Features near a place as found among those around it, and as found among all of them. */
function bothWays(features: LineSet, [longitude, latitude]: readonly [number, number], metres: number) {
  const frame = localFrame(longitude, latitude);
  const square = squareAt(longitude, latitude);
  const near = new FeaturesAround(features).in(frame, boundsOf(square, 0) as Box, metres);
  const own = inFrame(square, frame);
  const among = nearestFeature(own, near.set, metres);
  const all = nearestFeature(own, inFrame(features, frame), metres);
  const row = among.feature[0] === -1 ? -1 : near.rows[among.feature[0] as number];
  return { among: [row, among.distanceM[0]], all: [all.feature[0], all.distanceM[0]], near };
}

describe('features around a place', () => {
  it('give the same nearest feature, to the last bit, as all features do', () => {
    const random = seeded(11);
    let found = 0;
    for (let k = 0; k < 300; k++) {
      const latitude = 150 * random() - 75;
      const longitude = 350 * random() - 175;
      const metres = 10 ** (2 + 3 * random());
      // A few lines round the place, from metres to hundreds of kilometres long.
      const lines = Array.from({ length: 12 }, () => {
        const size = 10 ** (1 - 4 * random());
        const [x, y] = [longitude + 2 * random() - 1, latitude + 2 * random() - 1];
        return [x, y, x + size * (random() - 0.5), y + size * (random() - 0.5)];
      });
      const { among, all } = bothWays(lineSet(lines), [longitude, latitude], metres);
      expect(among, `case ${k}`).toEqual(all);
      if (all[0] !== -1) found++;
    }
    expect(found).toBeGreaterThan(50);
  });

  it('hold across the date line, near a pole, and where a long edge bends far from the box of its ends', () => {
    for (const [place, line, metres] of [
      [[179.9995, 40], [-179.999, 40, -179.998, 40], 1000],
      [[20, 89.9], [-160, 89.9, -159, 89.9], 60_000],
      // The straight way from one end to the other leaves the parallel by some 23 km in the middle.
      [[100, 39.21], [93, 39, 107, 39], 5000],
    ] as const) {
      const { among, all } = bothWays(lineSet([line]), place, metres);
      expect(all[0]).toBe(0);
      expect(among).toEqual(all);
    }
  });

  it('leave out what lies far away, and keep rows in order', () => {
    const lines = [
      [100.4, 39, 100.41, 39],
      [103, 39, 103.01, 39],
      [100.3, 39.08, 100.36, 39.08],
      [90, 39, 110, 39],
    ];
    const { near } = bothWays(lineSet(lines), [100.4, 39.05], 1000);
    expect(near.rows).toEqual([0, 2, 3]);
  });

  it('take features in any coordinates', () => {
    const zone = 'EPSG:4521';
    const line = [100.4, 39, 100.41, 39.01];
    const drawn = projectionBetween(GEOGRAPHIC, zone).apply(Float64Array.from(line));
    const { among, all } = bothWays(lineSet([[...drawn]], zone), [100.4, 39], 1000);
    expect(all[0]).toBe(0);
    expect(among).toEqual(all);
  });
});
