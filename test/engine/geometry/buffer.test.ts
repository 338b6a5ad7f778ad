import { describe, expect, it } from 'vitest';
import { beltPolygons } from '../../../engine/geometry/belt.ts';
import { bufferPolygons } from '../../../engine/geometry/buffer.ts';
import type { BufferParameters } from '../../../engine/geometry/buffer-parameters.ts';
import { dissolveBuffers } from '../../../engine/geometry/dissolve-buffers.ts';
import { lineBuilder, pointBuilder, polygonBuilder } from '../../../engine/geometry/geometry-builder.ts';
import { dissolve, overlayPairs, overlayWithAll } from '../../../engine/geometry/overlay.ts';
import { type PolygonSet, polygonCount } from '../../../engine/geometry/polygon-set.ts';
import { PolygonWriter } from '../../../engine/geometry/polygon-writer.ts';
import { findInvalidRings } from '../../../engine/geometry/validity.ts';
import { scatteredParcels, seeded, star } from './random-polygons.ts';
import { areaOf, areasOf, fromWkt, polygonFromWkt } from './wkt.ts';

const parcels = (seed: number, count = 60, side = 1500): PolygonSet => ({
  ...scatteredParcels(seed, count, side),
  crs: 'EPSG:4543',
});

const STYLES: readonly Partial<BufferParameters>[] = [
  { join: 'round', segments: 8 },
  { join: 'round', segments: 16 },
  { join: 'mitre', mitreLimit: 5 },
  { join: 'mitre', mitreLimit: 2 },
  { join: 'flat' },
];

/** Features that are valid or empty. */
function faultsOf(set: PolygonSet): string[] {
  return findInvalidRings(set).flatMap(({ reason }) => (reason === 'empty-geometry' ? [] : [reason]));
}

function moved(set: PolygonSet, move: (x: number, y: number) => readonly [number, number]): PolygonSet {
  const coordinates = Float64Array.from(set.coordinates);
  for (let k = 0; k < coordinates.length; k += 2) {
    coordinates.set(move(coordinates[k] as number, coordinates[k + 1] as number), k);
  }
  return { ...set, coordinates };
}

describe('bufferPolygons', () => {
  it.each(STYLES)('gives valid features whose area grows with the distance, %o', (style) => {
    for (let seed = 0; seed < 6; seed++) {
      const set = parcels(100 + seed);
      let before: number[] | null = null;
      for (const distance of [-30, -12, -5, -0.4, 0, 0.7, 4, 15, 60]) {
        const buffers = bufferPolygons(set, distance, style);
        expect(faultsOf(buffers.set)).toEqual([]);
        const areas = areasOf(buffers.set);
        expect(buffers.vanished).toEqual(areas.flatMap((area, i) => (area === 0 ? [i] : [])));
        for (const [i, area] of areas.entries()) expect(area).toBeGreaterThanOrEqual((before?.[i] ?? 0) - 1e-9);
        before = areas;
      }
    }
  });

  it('holds its source outside and lies in it inside', () => {
    const set = parcels(7);
    for (const style of STYLES) {
      for (const distance of [3, 20]) {
        const outer = bufferPolygons(set, distance, style).set;
        const inner = bufferPolygons(set, -distance, style).set;
        expect(areaOf(overlayPairs('difference', set, outer))).toBeLessThan(1e-6);
        expect(areaOf(overlayPairs('difference', inner, set))).toBeLessThan(1e-6);
      }
    }
  });

  it.each([
    ['moved by whole kilometres', (x: number, y: number) => [x + 33_500_000, y + 4_300_000] as const],
    [
      'turned by 30°',
      (x: number, y: number) => [x * Math.cos(0.5) - y * Math.sin(0.5), x * Math.sin(0.5) + y * Math.cos(0.5)] as const,
    ],
  ])('changes nothing when %s', (_, move) => {
    const set = parcels(21);
    for (const distance of [-8, 25]) {
      const here = areasOf(bufferPolygons(set, distance).set);
      const there = areasOf(bufferPolygons(moved(set, move), distance).set);
      for (const [i, area] of here.entries()) {
        expect(Math.abs(area - (there[i] as number))).toBeLessThan(1e-9 * area + 1e-5);
      }
    }
  });

  it('gives a convex polygon back after there and back', () => {
    const random = seeded(3);
    const builder = polygonBuilder();
    for (let k = 0; k < 40; k++) {
      const corners = 3 + Math.floor(9 * random());
      const ring = Array.from({ length: corners }, (_, c): [number, number] => {
        const angle = (2 * Math.PI * (c + 0.6 * random())) / corners;
        return [200 * Math.cos(angle), 200 * Math.sin(angle)];
      });
      builder.add([[ring]]);
    }
    const set = builder.build('EPSG:4543');
    for (const style of STYLES.slice(0, 2)) {
      const back = bufferPolygons(bufferPolygons(set, 30, style).set, -30 * Math.cos(Math.PI / 64), style);
      for (const [i, area] of areasOf(back.set).entries()) {
        expect(Math.abs(area - (areasOf(set)[i] as number))).toBeLessThan(2e-2 * area);
      }
    }
    const there = bufferPolygons(bufferPolygons(set, 30, { join: 'mitre', mitreLimit: 100 }).set, -30).set;
    for (const [i, area] of areasOf(set).entries()) expect(areasOf(there)[i]).toBeCloseTo(area, 6);
  });

  it('takes one distance per feature', () => {
    const set = parcels(5, 3);
    const each = areasOf(bufferPolygons(set, Float64Array.of(-2, 0, 9)).set);
    expect(each).toEqual([-2, 0, 9].map((distance, i) => areasOf(bufferPolygons(set, distance).set)[i]));
  });

  it('widens lines that cross themselves, run back, or close', () => {
    const random = seeded(12);
    for (let k = 0; k < 120; k++) {
      const points: [number, number][] = [];
      for (let i = 0; i < 2 + (k % 25); i++) points.push([200 * random(), 200 * random()]);
      if (k % 4 === 0) points.push(points[0] as [number, number]);
      const builder = lineBuilder();
      builder.add([points]);
      const set = builder.build('EPSG:4543');
      for (const cap of ['round', 'flat', 'square'] as const) {
        for (const side of ['both', 'left', 'right'] as const) {
          const buffers = bufferPolygons(set, 1 + 20 * random(), { cap, side, segments: 6 });
          expect(faultsOf(buffers.set)).toEqual([]);
        }
      }
    }
  });

  it('mends a bow-tie first and says so, and lists what cannot be used', () => {
    const bowTie = polygonFromWkt('POLYGON ((0 0, 40 40, 40 0, 0 40, 0 0))');
    const buffers = bufferPolygons(bowTie, -2);
    expect(buffers.repairs).toMatchObject([{ feature: 0, reason: 'self-crossing', areaAfter: 800 }]);
    expect(faultsOf(buffers.set)).toEqual([]);
    const flat = bufferPolygons(polygonFromWkt('POLYGON ((0 0, 40 0, 80 0, 0 0))'), 5);
    expect(flat.unusable).toEqual([{ feature: 0, reason: 'zero-area' }]);
    expect(polygonCount(flat.set)).toBe(1);
  });

  const square = polygonFromWkt('POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))');
  const line = fromWkt('LINESTRING (0 0, 9 0)');
  it.each([
    ['bad-buffer-distance', () => bufferPolygons(square, Number.NaN)],
    ['bad-buffer-distance', () => bufferPolygons(square, 2e5)],
    ['distance-not-positive', () => bufferPolygons(line, 0)],
    ['distance-not-positive', () => bufferPolygons(fromWkt('POINT (1 1)'), -3)],
    ['bad-buffer-segments', () => bufferPolygons(square, 1, { segments: 0 })],
    ['bad-mitre-limit', () => bufferPolygons(square, 1, { mitreLimit: 0.5 })],
    ['side-needs-lines', () => bufferPolygons(square, 1, { side: 'left' })],
  ])('refuses with %s', (code, ask) => {
    expect(ask).toThrow(expect.objectContaining({ code, kind: 'usage' }));
  });

  it('takes no degrees for metres', () => {
    expect(() => bufferPolygons({ ...square, crs: 'EPSG:4490' }, 1)).toThrow('metres');
  });
});

describe('beltPolygons', () => {
  it('shares out the area of every parcel between belt and rest, to 1e-9', () => {
    const set = parcels(31, 200, 4000);
    const whole = areasOf(set);
    for (const distance of [-12, -3, 6]) {
      const { belts, vanished } = beltPolygons(set, distance);
      expect(faultsOf(belts)).toEqual([]);
      const buffers = bufferPolygons(set, distance);
      expect(vanished).toEqual(buffers.vanished);
      const rest = areasOf(buffers.set);
      for (const [i, belt] of areasOf(belts).entries()) {
        const gross = distance < 0 ? belt + (rest[i] as number) : (rest[i] as number) - belt;
        expect(Math.abs(gross - (whole[i] as number))).toBeLessThan(1e-9 * (whole[i] as number) + 1e-9);
      }
    }
  });
});

describe('beltPolygons portion by portion', () => {
  it('gives the same belts in memory that is used again', () => {
    const set = parcels(17, 300, 5000);
    const all = areasOf(beltPolygons(set, -5).belts);
    const room = new PolygonWriter(set.crs);
    const portions = [0, 100, 200].flatMap((from) => {
      const part = { ...set, geometryOffsets: set.geometryOffsets.subarray(from, from + 101) };
      return areasOf(beltPolygons(part, -5, {}, room).belts);
    });
    expect(portions).toEqual(all);
  });
});

describe('dissolveBuffers', () => {
  const sources = () => {
    const random = seeded(44);
    const lines = lineBuilder();
    for (let k = 0; k < 40; k++) {
      let [x, y, heading] = [3000 * random(), 3000 * random(), 6 * random()];
      lines.add([
        Array.from({ length: 25 }, () => {
          heading += random() - 0.5;
          x += 40 * Math.cos(heading);
          y += 40 * Math.sin(heading);
          return [x, y];
        }),
      ]);
    }
    const points = pointBuilder();
    for (let k = 0; k < 30; k++) points.add([3000 * random(), 3000 * random()]);
    return [lines.build('EPSG:4543'), points.build('EPSG:4543'), parcels(9, 40, 3000)];
  };

  it.each([15, 90, 400])('equals the union of all buffers at %d m', (distance) => {
    const sets = sources();
    const together = dissolveBuffers(sets.map((set) => ({ set, distance })));
    expect(findInvalidRings(together)).toEqual([]);
    const apart = sets.map((set) => dissolve(bufferPolygons(set, distance).set));
    const [a, b, c] = apart as [PolygonSet, PolygonSet, PolygonSet];
    const united = overlayPairs('union', overlayPairs('union', a, b), c);
    expect(Math.abs(areaOf(together) / areaOf(united) - 1)).toBeLessThan(1e-6);
    // The order of the sources changes nothing.
    const turned = dissolveBuffers([...sets].reverse().map((set) => ({ set, distance })));
    expect(Math.abs(areaOf(together) / areaOf(turned) - 1)).toBeLessThan(1e-9);
  });

  it('takes sources twice, side by side on a lattice, and with distances of their own', () => {
    const builder = polygonBuilder();
    for (let i = 0; i < 36; i++) {
      const [x, y] = [100 * (i % 6), 100 * Math.floor(i / 6)];
      for (let twice = 0; twice < 2; twice++) {
        builder.add([
          [
            [
              [x, y],
              [x + 80, y],
              [x + 80, y + 80],
              [x, y + 80],
            ],
          ],
        ]);
      }
    }
    const set = builder.build('EPSG:4543');
    for (const distance of [5, 10, 20]) {
      const together = dissolveBuffers([{ set, distance }], { join: 'mitre' });
      expect(findInvalidRings(together)).toEqual([]);
      const side = 80 + 2 * distance;
      expect(areaOf(together)).toBeCloseTo(distance < 10 ? 36 * side * side : (580 + 2 * distance) ** 2, 6);
    }
    const discs = dissolveBuffers([
      { set: fromWkt('POINT(0 0)'), distance: 30 },
      { set: fromWkt('POINT(5 0)'), distance: 4 },
    ]);
    expect(areaOf(discs)).toBeCloseTo(900 * 32 * Math.sin(Math.PI / 32), 8);
  });

  it('is empty without sources, and unites buffers inwards', () => {
    expect([...dissolveBuffers([]).geometryOffsets]).toEqual([0, 0]);
    const square = polygonFromWkt('POLYGON ((0 0, 90 0, 90 90, 0 90, 0 0))');
    expect(areaOf(dissolveBuffers([{ set: square, distance: -10 }]))).toBeCloseTo(4900, 9);
  });
});

describe('overlayPairs and dissolve', () => {
  it('commute, and share out the area', () => {
    const random = seeded(8);
    for (let k = 0; k < 80; k++) {
      const make = () => {
        const builder = polygonBuilder();
        builder.add([[star(random, [100 * random(), 100 * random()], 80, 5 + Math.floor(20 * random()))]]);
        return builder.build('EPSG:4543');
      };
      const [a, b] = [make(), make()];
      const area = (kind: Parameters<typeof overlayPairs>[0], p: PolygonSet, q: PolygonSet) => {
        const result = overlayPairs(kind, p, q);
        expect(faultsOf(result)).toEqual([]);
        return areaOf(result);
      };
      expect(Math.abs(area('union', a, b) / area('union', b, a) - 1)).toBeLessThan(1e-9);
      expect(area('intersection', a, b)).toBeCloseTo(area('intersection', b, a), 6);
      const shared = area('intersection', a, b);
      // New corners lie on a grid of a micrometre.
      const close = (one: number, other: number) =>
        expect(Math.abs(one - other)).toBeLessThan(2e-8 * (areaOf(a) + areaOf(b)));
      close(area('difference', a, b) + shared, areaOf(a));
      close(area('union', a, b), areaOf(a) + areaOf(b) - shared);
      close(area('symmetric-difference', a, b), areaOf(a) + areaOf(b) - 2 * shared);
    }
  });

  it('lay one set on everything of another at once, overlaps counted once', () => {
    const set = parcels(51, 40, 900);
    const zones = parcels(52, 40, 900);
    const all = dissolve(zones);
    const inside = areasOf(overlayWithAll('intersection', set, zones));
    const outside = areasOf(overlayWithAll('difference', set, zones));
    for (const [i, area] of areasOf(set).entries()) {
      expect(Math.abs((inside[i] as number) + (outside[i] as number) - area)).toBeLessThan(1e-6 * area + 1e-4);
    }
    const shared = areaOf(overlayPairs('intersection', dissolve(set), all));
    expect(areaOf(dissolve(overlayWithAll('intersection', set, zones)))).toBeCloseTo(shared, 2);
  });

  it('unites many parcels in the same area as one after the other', () => {
    const set = parcels(17, 150, 500);
    const all = dissolve(set);
    expect(findInvalidRings(all)).toEqual([]);
    const sum = areasOf(set).reduce((total, area) => total + area, 0);
    expect(areaOf(all)).toBeLessThan(sum);
    expect(areaOf(overlayPairs('difference', all, dissolve(all)))).toBeLessThan(1e-4);
  });
});
