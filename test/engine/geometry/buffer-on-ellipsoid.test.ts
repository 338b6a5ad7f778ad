import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { bufferOnEllipsoid, dissolveOnEllipsoid } from '../../../engine/geometry/buffer-on-ellipsoid.ts';
import { lineBuilder, type Position, polygonBuilder } from '../../../engine/geometry/geometry-builder.ts';
import type { LineSet, PointSet } from '../../../engine/geometry/line-set.ts';
import type { PolygonSet } from '../../../engine/geometry/polygon-set.ts';
import { projectionBetween } from '../../../engine/geometry/projection.ts';
import { findInvalidRings } from '../../../engine/geometry/validity.ts';

/** Karney's geodesics on CGCS2000 (GRS80), as an independent measure of distance. */
const ELLIPSOID = new geodesic.Geodesic.Geodesic(6_378_137, 1 / 298.257222101);

/** Metres from a point to a path whose edges are straight in degrees, by a ternary search on the nearest edges. */
function metresTo(lon: number, lat: number, path: readonly Position[]): number {
  const along = (i: number, t: number): number => {
    const [ax, ay] = path[i] as [number, number];
    const [bx, by] = path[i + 1] as [number, number];
    return ELLIPSOID.Inverse(lat, lon, ay + t * (by - ay), ax + t * (bx - ax)).s12 ?? Number.NaN;
  };
  const rough = Array.from({ length: path.length - 1 }, (_, i) => Math.min(along(i, 0), along(i, 0.5), along(i, 1)));
  const nearest = rough.indexOf(Math.min(...rough));
  let best = Number.POSITIVE_INFINITY;
  for (let i = Math.max(0, nearest - 2); i <= Math.min(path.length - 2, nearest + 2); i++) {
    let [low, high] = [0, 1];
    for (let k = 0; k < 60; k++) {
      const [u, v] = [low + (high - low) / 3, high - (high - low) / 3];
      if (along(i, u) < along(i, v)) high = v;
      else low = u;
    }
    best = Math.min(best, along(i, (low + high) / 2));
  }
  return best;
}

function finely(path: readonly Position[]): Position[] {
  const fine = path.slice(0, -1).flatMap(([ax = 0, ay = 0], i) => {
    const [bx, by] = path[i + 1] as [number, number];
    return Array.from({ length: 30 }, (_, k): Position => [ax + ((bx - ax) * k) / 30, ay + ((by - ay) * k) / 30]);
  });
  return [...fine, path.at(-1) as Position];
}

function line(path: readonly Position[]): LineSet {
  const builder = lineBuilder();
  builder.add([path]);
  return builder.build('EPSG:4490');
}

/** The least and the greatest error of some corners of the border, as shares of the distance. */
function errorsOf(border: PolygonSet, path: readonly Position[], distance: number): [number, number] {
  const count = border.coordinates.length / 2;
  const fine = finely(path);
  const errors: number[] = [];
  for (let k = 0; k < count; k += Math.max(1, Math.floor(count / 60))) {
    const [x, y] = [border.coordinates[2 * k] as number, border.coordinates[2 * k + 1] as number];
    errors.push(metresTo(x, y, fine) / distance - 1);
  }
  return [Math.min(...errors), Math.max(...errors)];
}

describe('bufferOnEllipsoid', () => {
  const PATHS: readonly (readonly [string, readonly Position[]])[] = [
    [
      '60 km from west to east',
      [
        [99.9, 38.9],
        [100.2, 38.905],
        [100.6, 38.9],
      ],
    ],
    [
      '60 km from south to north',
      [
        [100, 38.5],
        [100.01, 38.8],
        [100, 39.04],
      ],
    ],
    [
      'the south-west corner of the region',
      [
        [97, 37],
        [97.2, 37.05],
      ],
    ],
    [
      'the north-east corner of the region',
      [
        [102.9, 39.9],
        [103, 40],
      ],
    ],
    [
      'two degrees wide, cut for several frames',
      [
        [99, 38.5],
        [99.7, 38.7],
        [100.3, 38.6],
        [101, 38.9],
      ],
    ],
  ];

  it.each(PATHS)('keeps distances to 1e-5: %s', (_, path) => {
    for (const distance of [10, 250, 5000]) {
      const { set } = bufferOnEllipsoid({ set: line(path), distance, parameters: { segments: 32 } });
      expect(findInvalidRings(set)).toEqual([]);
      const [least, most] = errorsOf(set, path, distance);
      expect(least).toBeGreaterThan(-1e-5);
      expect(most).toBeLessThan(1e-5);
    }
  });

  it('keeps distances in and out of parcels, in degrees and in a Gauss-Krüger zone far from its meridian', () => {
    const ring: Position[] = [
      [100.45, 38.9],
      [100.46, 38.9],
      [100.462, 38.907],
      [100.45, 38.908],
      [100.45, 38.9],
    ];
    const builder = polygonBuilder();
    builder.add([[ring]]);
    const degrees = builder.build('EPSG:4490');
    const zone = projectionBetween('EPSG:4490', 'EPSG:4522');
    for (const distance of [-40, 120]) {
      const direct = bufferOnEllipsoid({ set: degrees, distance }).set;
      const [least, most] = errorsOf(direct, ring, Math.abs(distance));
      expect(Math.max(-least, most)).toBeLessThan(1e-5);
      const planar = { ...degrees, coordinates: zone.apply(degrees.coordinates), crs: 'EPSG:4522' };
      const back = bufferOnEllipsoid({ set: planar, distance, into: 'EPSG:4490' }).set;
      expect(back.crs).toBe('EPSG:4490');
      const [low, high] = errorsOf(back, ring, Math.abs(distance));
      // The parcel's own edges are straight in another plane there: up to 2 cm beside those in degrees.
      expect(Math.max(-low, high) * Math.abs(distance)).toBeLessThan(0.03);
    }
  });

  it('keeps the order and the number of features, and lists what vanished', () => {
    const builder = polygonBuilder();
    const box = (x: number, y: number, size: number): Position[] => [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
    ];
    builder.add([[box(99.1, 38.2, 0.002)]]);
    builder.addEmpty();
    builder.add([[box(101.4, 38.6, 0.0001)]]);
    builder.add([[box(99.1, 38.21, 0.002)]]);
    const { set, vanished, unusable } = bufferOnEllipsoid({ set: builder.build('EPSG:4490'), distance: -10 });
    expect([...set.geometryOffsets]).toEqual([0, 1, 1, 1, 2]);
    expect(vanished).toEqual([2]);
    expect(unusable).toEqual([{ feature: 1, reason: 'empty-geometry' }]);
    expect(set.coordinates[1]).toBeLessThan(38.21);
  });
});

describe('dissolveOnEllipsoid', () => {
  it('joins buffers across the frames of their groups', () => {
    const points: PointSet = {
      kind: 'point',
      coordinates: Float64Array.from({ length: 80 }, (_, k) => (k % 2 === 0 ? 100 + 0.02 * (k / 2) : 38.9)),
      crs: 'EPSG:4490',
    };
    const { set } = dissolveOnEllipsoid({ set: points, distance: 1500 });
    expect(findInvalidRings(set)).toEqual([]);
    expect([...set.geometryOffsets]).toEqual([0, 1]);
  });
});
