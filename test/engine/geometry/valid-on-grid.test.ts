import { describe, expect, it } from 'vitest';
import { polygonsOf } from '../../../engine/geometry/polygon-rings.ts';
import { polygonCount } from '../../../engine/geometry/polygon-set.ts';
import { signedRingArea } from '../../../engine/geometry/ring.ts';
import { validOnGrid } from '../../../engine/geometry/valid-on-grid.ts';
import { type Feature, type Point, polygonSet } from '../zonal/polygon-rings.ts';
import { seeded } from '../zonal/seeded.ts';

const areaOf = (set: ReturnType<typeof polygonSet>, feature: number) =>
  polygonsOf(set, feature)
    .flat()
    .reduce((sum, ring) => sum + signedRingArea(ring, 0, ring.length / 2), 0);

/** Two segments cross or touch, told with whole numbers of cells, which are exact. */
function meet([a, b]: readonly [bigint[], bigint[]], [c, d]: readonly [bigint[], bigint[]]): boolean {
  const side = (p: bigint[], q: bigint[], r: bigint[]) => {
    const [px, py, qx, qy, rx, ry] = [...p, ...q, ...r] as [bigint, bigint, bigint, bigint, bigint, bigint];
    const twice = (qx - px) * (ry - py) - (qy - py) * (rx - px);
    return twice > 0n ? 1 : twice < 0n ? -1 : 0;
  };
  const between = (p: bigint[], q: bigint[], r: bigint[]) =>
    [0, 1].every((k) => {
      const [u, v, w] = [p[k], q[k], r[k]] as [bigint, bigint, bigint];
      return (u <= w && w <= v) || (v <= w && w <= u);
    });
  const [d1, d2, d3, d4] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (d1 * d2 < 0 && d3 * d4 < 0) return true;
  return (
    (d1 === 0 && between(a, b, c)) ||
    (d2 === 0 && between(a, b, d)) ||
    (d3 === 0 && between(c, d, a)) ||
    (d4 === 0 && between(c, d, b))
  );
}

/** Pairs of segments of one ring that are no neighbours and meet. */
function contactsOf(ring: Float64Array, decimals: number): number {
  const points = Array.from({ length: ring.length / 2 }, (_v, k) =>
    [ring[2 * k], ring[2 * k + 1]].map((value) => BigInt(Math.round((value as number) * 10 ** decimals))),
  );
  const count = points.length - 1;
  let found = 0;
  for (let i = 0; i < count; i++) {
    for (let j = i + 2; j < count; j++) {
      if (i === 0 && j === count - 1) continue;
      const [a, b, c, d] = [points[i], points[i + 1], points[j], points[j + 1]] as [
        bigint[],
        bigint[],
        bigint[],
        bigint[],
      ];
      if (meet([a, b], [c, d])) found++;
    }
  }
  return found;
}

/** A crescent of a few cells in width, as the ground is that a round belt takes beside another one. */
function crescent(random: () => number): Feature {
  const [x, y] = [99 + random(), 39 + random()];
  const radius = 2e-5 + 2e-4 * random();
  const width = 1e-8 * (0.5 + 3 * random());
  const steps = 8 + Math.floor(24 * random());
  const from = 6 * random();
  const arc = (r: number) =>
    Array.from({ length: steps }, (_v, k): Point => {
      const angle = from + (1.5 * k) / (steps - 1);
      return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    });
  return [[[...arc(radius), ...arc(radius - width).reverse()]]];
}

describe('validOnGrid', () => {
  it('leaves polygons on the grid as they are', () => {
    const square: Feature = [
      [
        [
          [100, 38],
          [100.00000001, 38],
          [100.00000001, 38.00000001],
          [100, 38.00000001],
        ],
      ],
    ];
    const set = polygonSet([square], 'EPSG:4490');
    expect([...validOnGrid(set, 8).coordinates]).toEqual([...set.coordinates]);
  });

  it('makes crescents of a few cells valid, exactly told, and keeps their area but for the grid', () => {
    const random = seeded(20261128);
    const features = Array.from({ length: 400 }, () => crescent(random));
    const set = polygonSet(features, 'EPSG:4490');
    const written = validOnGrid(set, 8);
    expect(polygonCount(written)).toBe(features.length);
    let broken = 0;
    for (const [feature, polygons] of features.entries()) {
      const rounded = Float64Array.from((polygons[0]?.[0] ?? []).flat(), (value) => Math.round(value * 1e8) / 1e8);
      if (contactsOf(Float64Array.from([...rounded, ...rounded.subarray(0, 2)]), 8) > 0) broken++;
      for (const ring of polygonsOf(written, feature).flat()) {
        expect(contactsOf(ring, 8)).toBe(0);
        expect(signedRingArea(ring, 0, ring.length / 2)).toBeGreaterThan(0);
        expect(ring.every((value) => Math.abs(value * 1e8 - Math.round(value * 1e8)) < 1e-4)).toBe(true);
      }
      const length = 2 * 1.5 * 2.2e-4 + 1e-6;
      expect(Math.abs(areaOf(written, feature) - areaOf(set, feature))).toBeLessThan(3e-8 * length);
    }
    expect(broken).toBeGreaterThan(50);
  });

  it('drops what rounding turns inside out', () => {
    const cell = 1e-8;
    const sliver: Feature = [
      [
        [
          [100, 38],
          [100 + 4 * cell, 38 + 0.51 * cell],
          [100 + 9 * cell, 38 + 1.4 * cell],
        ],
      ],
    ];
    const set = polygonSet([sliver], 'EPSG:4490');
    expect(areaOf(set, 0)).toBeGreaterThan(0);
    expect(polygonsOf(validOnGrid(set, 8), 0)).toEqual([]);
  });

  it('empties what is thinner than the grid', () => {
    const thread: Feature = [
      [
        [
          [100, 38],
          [100.0001, 38],
          [100.0001, 38.000000001],
        ],
      ],
    ];
    expect(polygonsOf(validOnGrid(polygonSet([thread], 'EPSG:4490'), 8), 0)).toEqual([]);
  });
});
