import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from '../../../engine/geometry/geodesic-area.ts';
import type { PolygonSet } from '../../../engine/geometry/polygon-set.ts';
import { holdsPoint } from '../../../engine/geometry/segment-distance.ts';
import { findInvalidRings } from '../../../engine/geometry/validity.ts';
import { insideShares } from '../../../engine/isolation/inside-share.ts';
import { FURTHEST_SOURCE_M, sourceZone } from '../../../engine/isolation/source-zone.ts';
import { PlanningError } from '../../../engine/run/planning-error.ts';
import { seeded } from '../zonal/seeded.ts';
import { geodesicTo, offset, points, polygons, squareAbout } from './flat-sets.ts';

const place = [100.4, 38.9] as const;

describe('sourceZone', () => {
  it('has the area of a circle, its border at the distance along geodesics', () => {
    const zone = sourceZone(points([place]), 500, {});
    const [area] = ellipsoidalAreaM2(zone);
    // 128 chords: sin(2π/128) · 64 · r² instead of π r², 0.04 % less.
    const polygon = 64 * Math.sin((2 * Math.PI) / 128) * 500 ** 2;
    expect(Math.abs((area as number) / polygon - 1)).toBeLessThan(2e-5);
    for (let k = 0; k < zone.coordinates.length; k += 2) {
      const { metres } = geodesicTo(place, [zone.coordinates[k] as number, zone.coordinates[k + 1] as number]);
      expect(metres).toBeLessThan(500 * (1 + 1e-5));
      expect(metres).toBeGreaterThan(500 * Math.cos(Math.PI / 128) * (1 - 1e-5));
    }
  });

  it('dissolves sources that are near each other and stays valid', () => {
    const random = seeded(7);
    const list = Array.from({ length: 40 }, () => offset(place, 6000 * random(), 6000 * random()));
    const zone = sourceZone(points(list), 400, {});
    expect(findInvalidRings(zone)).toEqual([]);
    expect(zone.geometryOffsets.length).toBe(2);
    for (const source of list) expect(holdsPoint({ set: zone, feature: 0 }, source)).toBe(true);
  });

  it('refuses distances of zero, negative, beyond reason and none, with value and place', () => {
    for (const distance of [0, -50, FURTHEST_SOURCE_M + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const ask = () => sourceZone(points([place]), distance, { file: 'works.geojson', layer: 'industry' });
      expect(ask).toThrow(PlanningError);
      try {
        ask();
      } catch (error) {
        const { code, kind, at, text } = error as PlanningError;
        expect([code, kind]).toEqual(['bad-source-distance', 'usage']);
        expect(at).toEqual({ file: 'works.geojson', layer: 'industry', field: 'distanceM' });
        expect(text.zh).toContain(String(distance));
        expect(text.en).toContain(String(distance));
      }
    }
  });
});

/** Share of a parcel inside by a grid of points. */
function byGrid(ring: readonly (readonly [number, number])[], zone: PolygonSet, steps: number): number {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const own = polygons([ring]);
  let [inside, all] = [0, 0];
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j < steps; j++) {
      const point = [
        west + ((east - west) * (i + 0.5)) / steps,
        south + ((north - south) * (j + 0.5)) / steps,
      ] as const;
      if (!holdsPoint({ set: own, feature: 0 }, point)) continue;
      all++;
      if (holdsPoint({ set: zone, feature: 0 }, point)) inside++;
    }
  }
  return inside / all;
}

describe('insideShares', () => {
  it('is the closed form of a half plane: a square 60 m from a long source of 100 m reach keeps 60 %', () => {
    const wall = polygons([
      [offset(place, -160, -3000), offset(place, -60, -3000), offset(place, -60, 3000), offset(place, -160, 3000)],
    ]);
    const parcel = [offset(place, 0, -50), offset(place, 100, -50), offset(place, 100, 50), offset(place, 0, 50)];
    const [share] = insideShares(polygons([parcel]), sourceZone(wall, 100, {}));
    expect(share).toBeCloseTo(0.4, 3);
  });

  it('is 1 inside, 0 outside and 0 in a hole of the zone', () => {
    const ring = Array.from({ length: 60 }, (_v, k) => {
      const turn = (2 * Math.PI * k) / 60;
      return offset(place, 1000 * Math.sin(turn), 1000 * Math.cos(turn));
    });
    const zone = sourceZone(points(ring), 120, {});
    const shares = insideShares(
      polygons([
        squareAbout(place, 100),
        squareAbout(offset(place, 1000, 0), 50),
        squareAbout(offset(place, 4000, 0), 50),
      ]),
      zone,
    );
    expect([...shares]).toEqual([0, 1, 0]);
  });

  it('agrees with a grid of points, lies in 0 … 1, and never falls as the distance grows', () => {
    const random = seeded(21);
    let partial = 0;
    for (let k = 0; k < 12; k++) {
      const ring = squareAbout(offset(place, 400 * random(), 400 * random()), 60 + 140 * random());
      ring.splice(2, 1, offset(ring[2] as readonly [number, number], -40 * random(), -40 * random()));
      const list = Array.from({ length: 6 }, () => offset(place, 800 * random() - 200, 800 * random() - 200));
      let before = 0;
      for (const distance of [60, 110, 160, 260]) {
        const zone = sourceZone(points(list), distance, {});
        const [share] = insideShares(polygons([ring]), zone) as unknown as [number];
        expect(share).toBeGreaterThanOrEqual(before - 1e-9);
        expect(share).toBeLessThanOrEqual(1);
        expect(Math.abs(share - byGrid(ring, zone, 80))).toBeLessThan(0.01);
        if (share > 0 && share < 1) partial++;
        before = share;
      }
    }
    expect(partial).toBeGreaterThan(15);
  });

  it('changes nothing when parcel and sources move together', () => {
    const shares = [0, 0.3, 2].map((degrees) => {
      const at = [place[0] + degrees, place[1]] as const;
      const zone = sourceZone(points([offset(at, 130, 20), offset(at, -40, 150)]), 120, {});
      return insideShares(polygons([squareAbout(at, 120)]), zone)[0] as number;
    });
    expect(shares[1]).toBeCloseTo(shares[0] as number, 4);
    expect(shares[2]).toBeCloseTo(shares[0] as number, 4);
    expect(shares[0]).toBeGreaterThan(0.1);
  });
});
