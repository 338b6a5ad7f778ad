import { describe, expect, it } from 'vitest';
import { findInvalidRings, repairPolygons } from '../../../engine/geometry/validity.ts';
import { areaOf, polygonFromWkt } from './wkt.ts';

/**
 * Inputs and the areas of the expected geometries of JTS GeometryFixerTest (locationtech/jts at 043b51a8), and GEOS
 * MakeValidTest and the validity cases of LibGEOS.jl. The rule here: a ring that crosses itself is read even-odd (the `linework` rule of
 * GEOS); holes are cut out of their shells and what of them lies outside is dropped (the `structure` rule gives the
 * same wherever a hole at least touches its shell).
 */
const REPAIRED: readonly (readonly [string, string, number])[] = [
  ['bow-tie', 'POLYGON ((10 90, 90 10, 90 90, 10 10, 10 90))', 3200],
  [
    'holes without area',
    'POLYGON ((10 90, 90 90, 90 10, 10 10, 10 90), (80 70, 30 70, 30 20, 30 70, 80 70), (70 80, 70 30, 20 30, 70 30, 70 80))',
    6400,
  ],
  [
    'holes that touch',
    'POLYGON ((0 0, 0 5, 6 5, 6 0, 0 0), (3 1, 4 1, 4 2, 3 2, 3 1), (3 2, 1 4, 5 4, 4 2, 4 3, 3 2, 2 3, 3 2))',
    24.5,
  ],
  ['repeated points', 'POLYGON ((10 90, 90 10, 90 10, 90 10, 90 10, 90 10, 10 10, 10 90))', 3200],
  ['a hole run back over', 'POLYGON ((10 90, 90 90, 90 10, 10 10, 10 90), (80 80, 20 80, 20 20, 20 80, 80 80))', 6400],
  [
    'a hole across the shell',
    'POLYGON ((10 90, 60 90, 60 10, 10 10, 10 90), (20 80, 90 80, 90 20, 20 20, 20 80))',
    1600,
  ],
  [
    'a part without area',
    'MULTIPOLYGON (((10 40, 40 40, 40 10, 10 10, 10 40)), ((50 40, 50 40, 50 40, 50 40, 50 40)))',
    900,
  ],
  // MakeValidTest case 4, its expected ring: corners a tenth of a millimetre apart.
  [
    'a hair-thin notch of a real parcel',
    'POLYGON ((92127.546 463452.075, 92117.173 463439.755, 92133.675 463425.942, 92122.136 463412.826, 92092.377 463437.77, 92114.014 463463.469, 92115.512 463462.207, 92115.51207431706 463462.2069374289, 92127.546 463452.075))',
    966.2947,
  ],
];

const UNUSABLE: readonly (readonly [string, string])[] = [
  [
    'a shell run back over, with a hole',
    'POLYGON ((10 10, 10 90, 90 90, 10 90, 10 10), (20 80, 60 80, 60 40, 20 40, 20 80))',
  ],
];

describe('published repairs', () => {
  it.each(REPAIRED)('%s', (_, wkt, area) => {
    const { set, unusable } = repairPolygons(polygonFromWkt(wkt));
    expect(unusable).toEqual([]);
    expect(findInvalidRings(set)).toEqual([]);
    expect(Math.abs(areaOf(set) - area)).toBeLessThan(1e-3 * area);
  });

  it.each(UNUSABLE)('%s leaves nothing', (_, wkt) => {
    expect(repairPolygons(polygonFromWkt(wkt)).unusable).toHaveLength(1);
  });

  it('reads a ring that overlaps itself even-odd: what it winds around twice is outside', () => {
    // JTS testPolygonPosAndNegOverlap keeps the 400 m² wound around twice and gives 5200; the linework rule gives 4800.
    const wkt = 'POLYGON ((10 90, 50 90, 50 30, 70 30, 70 50, 30 50, 30 70, 90 70, 90 10, 10 10, 10 90))';
    const { set } = repairPolygons(polygonFromWkt(wkt));
    expect(findInvalidRings(set)).toEqual([]);
    expect(areaOf(set)).toBeCloseTo(4800, 6);
  });
});
