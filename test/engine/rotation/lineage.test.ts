import { describe, expect, it } from 'vitest';
import { Random } from '../../../data/make/random.ts';
import { ellipsoidalAreaM2 } from '../../../engine/geometry/geodesic-area.ts';
import type { PolygonSet } from '../../../engine/geometry/polygon-set.ts';
import { NOBODYS, partFinder } from '../../../engine/rotation/lineage.ts';

const CRS = 'EPSG:4490';
const SOUTH = 38.9;
const NORTH = 38.902;

type Rectangle = readonly [number, number, number, number];

/** Rectangles `west, south, east, north` in degrees as one set. */
function drawing(rectangles: readonly Rectangle[]): PolygonSet {
  const coordinates = rectangles.flatMap(([w, s, e, n]) => [w, s, e, s, e, n, w, n, w, s]);
  const counts = (step: number) => Uint32Array.from({ length: rectangles.length + 1 }, (_v, k) => k * step);
  return {
    kind: 'polygon',
    coordinates: Float64Array.from(coordinates),
    ringOffsets: counts(5),
    polygonOffsets: counts(1),
    geometryOffsets: counts(1),
    crs: CRS,
  };
}

const landParts = (set: PolygonSet, rows: Iterable<number>, drawings: readonly PolygonSet[], smallest: number) =>
  Array.from(rows, partFinder(set, drawings, smallest));
const areaOf = (rectangle: Rectangle) => ellipsoidalAreaM2(drawing([rectangle]))[0] as number;
const all = (set: PolygonSet) => Uint32Array.from({ length: set.geometryOffsets.length - 1 }, (_v, k) => k);
const strip = (west: number, east: number): Rectangle => [west, SOUTH, east, NORTH];
const strips = (cuts: readonly number[]) => cuts.slice(1).map((east, k) => strip(cuts[k] as number, east));

describe('ground through former drawings', () => {
  it('of a parcel that never changed is one part, that parcel in every year', () => {
    const land = drawing(strips([100.5, 100.501, 100.503]));
    const parts = landParts(land, all(land), [land, land, land], 1);
    expect(parts.map((own) => own.map(({ former }) => former))).toEqual([[[0, 0, 0]], [[1, 1, 1]]]);
    expect(parts.map((own) => own[0]?.areaM2)).toEqual([...ellipsoidalAreaM2(land)]);
  });

  it('of a parcel that was split is the former one, and of a merged one each of those', () => {
    const whole = drawing(strips([100.5, 100.503]));
    const halves = drawing(strips([100.5, 100.501, 100.503]));
    expect(landParts(halves, all(halves), [whole], 1).map((own) => own.map(({ former }) => former))).toEqual([
      [[0]],
      [[0]],
    ]);
    const merged = landParts(whole, all(whole), [halves], 1)[0] ?? [];
    expect(merged.map(({ former }) => former)).toEqual([[0], [1]]);
    expect(merged[0]?.areaM2).toBeCloseTo(areaOf(strip(100.5, 100.501)), 3);
  });

  it('that no drawing shows is told apart, and slivers join the largest part', () => {
    const land = drawing([strip(100.5, 100.502)]);
    const before = drawing([strip(100.5, 100.501)]);
    const parts = landParts(land, all(land), [before], 1)[0] ?? [];
    expect(parts.map(({ former }) => former)).toEqual([[0], [NOBODYS]]);
    // A border that moved by a hundredth of a millimetre: 0.002 m².
    const shifted = drawing([strip(100.5, 100.502 - 1e-10)]);
    const whole = landParts(land, all(land), [shifted], 1)[0] ?? [];
    expect(whole.map(({ former }) => former)).toEqual([[0]]);
    expect(whole[0]?.areaM2).toBeCloseTo(areaOf(strip(100.5, 100.502)), 9);
  });

  it('keeps to the first of two former parcels that overlap, so that no ground counts twice', () => {
    const land = drawing([strip(100.5, 100.503)]);
    const before = drawing([strip(100.5, 100.502), strip(100.501, 100.503)]);
    const parts = landParts(land, all(land), [before], 1)[0] ?? [];
    expect(parts.map(({ former }) => former)).toEqual([[0], [1]]);
    expect(parts[1]?.areaM2).toBeCloseTo(areaOf(strip(100.502, 100.503)), 3);
  });

  it('adds up over seeded splits, merges and shifts of borders, each part as large as its strips overlap', () => {
    const random = new Random('lineage');
    for (let round = 0; round < 25; round++) {
      const cuts = () =>
        [100.5, ...Array.from({ length: random.whole(1, 6) }, () => random.between(100.5005, 100.5095)), 100.51].sort(
          (a, b) => a - b,
        );
      const years = [cuts(), cuts(), cuts()];
      const now = cuts();
      const land = drawing(strips(now));
      const parts = landParts(
        land,
        all(land),
        years.map((each) => drawing(strips(each))),
        0,
      );
      const areas = ellipsoidalAreaM2(land);
      for (const [parcel, own] of parts.entries()) {
        const sum = own.reduce((total, { areaM2 }) => total + areaM2, 0);
        expect(Math.abs(sum / (areas[parcel] as number) - 1)).toBeLessThan(1e-6);
        for (const { areaM2, former } of own) {
          const spans = [now, ...years].map((each, k) => {
            const at = k === 0 ? parcel : (former[k - 1] as number);
            return [each[at] as number, each[at + 1] as number] as const;
          });
          const west = Math.max(...spans.map(([from]) => from));
          const east = Math.min(...spans.map(([, to]) => to));
          // Corners of overlays lie on a grid of a micrometre.
          expect(Math.abs(areaM2 - areaOf(strip(west, east)))).toBeLessThan(1e-6 * (areas[parcel] as number) + 1e-3);
        }
      }
    }
  });

  it('adds up over seeded slanted borders', () => {
    const random = new Random('slanted');
    for (let round = 0; round < 20; round++) {
      const slanted = () => {
        const [low, high] = [random.between(100.501, 100.509), random.between(100.501, 100.509)];
        const set = drawing([strip(100.5, 100.51), strip(100.5, 100.51)]);
        const { coordinates } = set;
        // Two quadrilaterals that share the slanted border low … high.
        coordinates.set([100.5, SOUTH, low, SOUTH, high, NORTH, 100.5, NORTH, 100.5, SOUTH], 0);
        coordinates.set([low, SOUTH, 100.51, SOUTH, 100.51, NORTH, high, NORTH, low, SOUTH], 10);
        return set;
      };
      const land = slanted();
      const areas = ellipsoidalAreaM2(land);
      const parts = landParts(land, all(land), [slanted(), slanted()], 0);
      for (const [parcel, own] of parts.entries()) {
        const sum = own.reduce((total, { areaM2 }) => total + areaM2, 0);
        expect(Math.abs(sum / (areas[parcel] as number) - 1)).toBeLessThan(1e-6);
        expect(own.every(({ former }) => !former.includes(NOBODYS) || own.length > 1)).toBe(true);
      }
    }
  });

  it('is the same whatever rows are asked together', () => {
    const random = new Random('rows');
    const cuts = () =>
      [100.5, ...Array.from({ length: 5 }, () => random.between(100.5005, 100.5095)), 100.51].sort((a, b) => a - b);
    const land = drawing(strips(cuts()));
    const before = [drawing(strips(cuts())), drawing(strips(cuts()))];
    const together = landParts(land, all(land), before, 1);
    expect([...all(land)].flatMap((row) => landParts(land, [row], before, 1))).toEqual(together);
  });
});
