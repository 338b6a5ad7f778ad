import { describe, expect, it } from 'vitest';
import { coverShares } from '../../../engine/geometry/cover-share.ts';
import type { PolygonSet } from '../../../engine/geometry/polygon-set.ts';
import { seeded } from '../zonal/seeded.ts';

type Ring = readonly (readonly [number, number])[];

/** Features of one polygon each, shell first; rings are closed here. */
function setOf(features: readonly (readonly Ring[])[], crs = 'EPSG:4490'): PolygonSet {
  const closed = features.map((rings) => rings.map((ring) => [...ring, ring[0] as readonly [number, number]]));
  const offsets = (counts: readonly number[]) => {
    let sum = 0;
    return Uint32Array.from([0, ...counts.map((count) => (sum += count))]);
  };
  return {
    kind: 'polygon',
    coordinates: Float64Array.from(closed.flat(3)),
    ringOffsets: offsets(closed.flat().map((ring) => ring.length)),
    polygonOffsets: offsets(closed.map((rings) => rings.length)),
    geometryOffsets: offsets(closed.map(() => 1)),
    crs,
  };
}

/** A box of thousandths of a degree at 100° E, 38° N. */
function box(x: number, y: number, width: number, height: number): Ring {
  const [west, south, east, north] = [
    100 + x / 1000,
    38 + y / 1000,
    100 + (x + width) / 1000,
    38 + (y + height) / 1000,
  ];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

const inOrder = (a: number, b: number) => a - b;

describe('coverShares', () => {
  it('is the share of the area, grows cover by cover and counts overlaps once', () => {
    const parcel = setOf([[box(0, 0, 4, 1)]]);
    const covers = setOf([[box(0, 0, 1, 1)], [box(0, 0, 2, 1)], [box(2, -1, 9, 9)], [box(50, 0, 1, 1)]]);
    const [found] = coverShares(parcel, covers, inOrder);
    expect(found?.rows).toEqual([0, 1, 2]);
    for (const [k, share] of [0.25, 0.5, 1].entries()) expect(found?.shares[k]).toBeCloseTo(share, 6);
  });

  it('lays the covers on in the given order and leaves out those that add nothing', () => {
    const parcel = setOf([[box(0, 0, 4, 1)]]);
    const covers = setOf([[box(0, 0, 1, 1)], [box(0, 0, 2, 1)]]);
    const [found] = coverShares(parcel, covers, (a, b) => b - a);
    expect(found?.rows).toEqual([1]);
    expect(found?.shares[0]).toBeCloseTo(0.5, 6);
  });

  it('subtracts holes on both sides, whichever way the rings run', () => {
    const hole = box(1, 1, 2, 2);
    const ringed = [[box(0, 0, 4, 4), hole]];
    const reversed = [[[...box(0, 0, 4, 4)].reverse(), [...hole].reverse()]];
    for (const rings of [ringed, reversed]) {
      // 16 − 4 = 12 of the parcel; the cover takes its lower half: 8 − 2 = 6.
      const [holed] = coverShares(setOf(rings), setOf([[box(-1, -1, 9, 3)]]), inOrder);
      expect(holed?.shares[0]).toBeCloseTo(0.5, 6);
      const [under] = coverShares(setOf([[box(0, 0, 4, 4)]]), setOf(rings), inOrder);
      expect(under?.shares[0]).toBeCloseTo(0.75, 6);
    }
  });

  it('is not fooled by a middle that lies outside, as a point rule would be', () => {
    const frame = setOf([[box(0, 0, 10, 10)]]);
    const cover = setOf([[box(4, 4, 2, 2)]]);
    expect(coverShares(frame, cover, inOrder)[0]?.shares[0]).toBeCloseTo(0.04, 6);
  });

  it('finds nothing where nothing touches', () => {
    const [found] = coverShares(setOf([[box(0, 0, 1, 1)]]), setOf([[box(5, 5, 1, 1)]]), inOrder);
    expect(found).toEqual({ rows: [], shares: [] });
  });

  it('agrees with counting boxes cell by cell over seeded cases', () => {
    const random = seeded(20261031);
    const whole = (limit: number) => Math.floor(random() * limit);
    for (let round = 0; round < 40; round++) {
      const covers = Array.from({ length: 1 + whole(6) }, () => [
        whole(12) - 2,
        whole(12) - 2,
        1 + whole(8),
        1 + whole(8),
      ]);
      let under = 0;
      for (let x = 0; x < 8; x++) {
        for (let y = 0; y < 8; y++) {
          const isUnder = covers.some(([left = 0, low = 0, width = 0, height = 0]) => {
            return x >= left && x < left + width && y >= low && y < low + height;
          });
          if (isUnder) under++;
        }
      }
      const set = setOf(covers.map(([x = 0, y = 0, width = 0, height = 0]) => [box(x, y, width, height)]));
      const [found] = coverShares(setOf([[box(0, 0, 8, 8)]]), set, inOrder);
      expect(found?.shares.at(-1) ?? 0).toBeCloseTo(under / 64, 6);
    }
  });
});
