import { describe, expect, it } from 'vitest';
import { buildAdjacency } from '../../../engine/geometry/adjacency.ts';
import { lineBuilder, pointBuilder, polygonBuilder } from '../../../engine/geometry/geometry-builder.ts';
import { nearestFeature } from '../../../engine/geometry/nearest-feature.ts';
import { boundsOf, polygonCount } from '../../../engine/geometry/polygon-set.ts';
import { chainsOf, distanceBetween, type FeatureRef, holdsPoint } from '../../../engine/geometry/segment-distance.ts';
import { boxesOf, buildSpatialIndex } from '../../../engine/geometry/spatial-index.ts';
import { scatteredParcels, seeded } from './random-polygons.ts';

const square = (x: number, y: number, size: number): [number, number][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];

function squares(...corners: [number, number, number][]) {
  const builder = polygonBuilder();
  for (const [x, y, size] of corners) builder.add([[square(x, y, size)]]);
  return builder.build('local');
}

describe('distanceBetween', () => {
  const set = squares([0, 0, 10], [10, 0, 10], [13, 14, 5], [2, 2, 3], [8, 8, 4]);
  const between = (i: number, j: number, cutoff = 100) =>
    distanceBetween({ set, feature: i }, { set, feature: j }, cutoff);

  it('is zero for touching, contained and overlapping squares', () => {
    expect([between(0, 1), between(0, 3), between(3, 0), between(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  it('is the corner distance otherwise, the same both ways', () => {
    expect(between(0, 2)).toBe(5);
    expect(between(2, 0)).toBe(5);
  });

  it('is Infinity beyond the cut-off and exact at it', () => {
    expect(between(0, 2, 4.99)).toBe(Number.POSITIVE_INFINITY);
    expect(between(0, 2, 5)).toBe(5);
  });

  it('measures to the border of a hole from inside it', () => {
    const builder = polygonBuilder();
    builder.add([[square(0, 0, 20), square(5, 5, 10)]]);
    builder.add([[square(9, 9, 2)]]);
    const holed = builder.build('local');
    expect(distanceBetween({ set: holed, feature: 0 }, { set: holed, feature: 1 }, 100)).toBe(4);
  });

  it('reaches lines that run through and points inside', () => {
    const lines = lineBuilder();
    lines.add([
      [
        [-5, 5],
        [25, 5],
      ],
    ]);
    lines.add([
      [
        [0, -3],
        [30, -3],
      ],
    ]);
    const points = pointBuilder();
    points.add([5, 5]);
    points.add([-3, -4]);
    const line = lines.build('local');
    const point = points.build('local');
    const to = (other: FeatureRef) => distanceBetween({ set, feature: 0 }, other, 100);
    expect([0, 1].map((feature) => to({ set: line, feature }))).toEqual([0, 3]);
    expect([0, 1].map((feature) => to({ set: point, feature }))).toEqual([0, 5]);
  });
});

describe('buildSpatialIndex', () => {
  it('finds what a scan of all boxes finds', () => {
    const set = scatteredParcels(7, 300, 2000);
    const index = buildSpatialIndex(boxesOf(set));
    const random = seeded(1);
    for (let k = 0; k < 50; k++) {
      const x = 2000 * random();
      const y = 2000 * random();
      const scan = Array.from({ length: 300 }, (_, i) => i).filter((i) => {
        const [minX, minY, maxX, maxY] = boundsOf(set, i);
        return minX <= x + 100 && maxX >= x && minY <= y + 100 && maxY >= y;
      });
      expect(index.searchBox([x, y, x + 100, y + 100])).toEqual(scan);
    }
  });

  it('holds no item at all', () => expect(buildSpatialIndex(new Float64Array()).searchBox([0, 0, 1, 1])).toEqual([]));
});

describe('buildAdjacency', () => {
  it('agrees with all pairs, is symmetric and sorted', () => {
    const set = scatteredParcels(11, 250, 1500);
    const { offsets, neighbours, gapM } = buildAdjacency(set, null, 20);
    for (let i = 0; i < 250; i++) {
      const expected = Array.from({ length: 250 }, (_, j) => j).filter(
        (j) => j !== i && distanceBetween({ set, feature: i }, { set, feature: j }, 20) <= 20,
      );
      const found = [...neighbours.subarray(offsets[i], offsets[i + 1])];
      expect(found).toEqual(expected);
      for (const [k, j] of found.entries()) {
        const gap = gapM[(offsets[i] as number) + k] as number;
        expect(gap).toBe(distanceBetween({ set, feature: j }, { set, feature: i }, 20));
      }
    }
  });

  it('joins members only and keeps their numbers', () => {
    const set = squares([0, 0, 10], [10, 0, 10], [20, 0, 10], [30.5, 0, 10]);
    const { offsets, neighbours } = buildAdjacency(set, Uint32Array.of(0, 2, 3), 1);
    expect([...offsets]).toEqual([0, 0, 0, 1, 2]);
    expect([...neighbours]).toEqual([3, 2]);
  });

  it('leaves out features without geometry', () => {
    const builder = polygonBuilder();
    builder.add([[square(0, 0, 1)]]);
    builder.addEmpty();
    builder.add([[square(1, 0, 1)]]);
    const { offsets } = buildAdjacency(builder.build('local'), null, 1);
    expect([...offsets]).toEqual([0, 1, 1, 2]);
  });
});

describe('nearestFeature', () => {
  const parcels = scatteredParcels(3, 120, 3000);

  it.each([
    ['polygons', scatteredParcels(5, 60, 3000)],
    ['lines', roads()],
    ['points', wells()],
  ] as const)('agrees with all pairs for %s', (_, others) => {
    const { distanceM, feature } = nearestFeature(parcels, others, 900);
    const count = others.kind === 'point' ? others.coordinates.length / 2 : others.geometryOffsets.length - 1;
    for (let i = 0; i < polygonCount(parcels); i++) {
      const all = Array.from({ length: count }, (_, j) =>
        distanceBetween({ set: parcels, feature: i }, { set: others, feature: j }, 900),
      );
      const least = Math.min(...all);
      expect(feature[i]).toBe(Number.isFinite(least) ? all.indexOf(least) : -1);
      expect(distanceM[i]).toBe(Number.isFinite(least) ? least : Number.NaN);
    }
  });

  it('is zero inside a large polygon whose border is far', () => {
    const small = squares([5000, 5000, 10]);
    const { distanceM, feature } = nearestFeature(small, squares([0, 0, 10_000]), 100);
    expect([distanceM[0], feature[0]]).toEqual([0, 0]);
  });

  it('finds nothing in an empty set', () => {
    const { distanceM, feature } = nearestFeature(parcels, pointBuilder().build('local'), 100);
    expect(distanceM.every(Number.isNaN)).toBe(true);
    expect(feature.every((f) => f === -1)).toBe(true);
  });

  function roads() {
    const random = seeded(9);
    const builder = lineBuilder();
    for (let k = 0; k < 12; k++) {
      const [x, y] = [3000 * random(), 3000 * random()];
      builder.add([
        Array.from({ length: 80 }, (_, step) => [x + 15 * step + 40 * random(), y + 12 * step + 40 * random()]),
      ]);
    }
    return builder.build('local');
  }

  function wells() {
    const random = seeded(4);
    const builder = pointBuilder();
    for (let k = 0; k < 80; k++) builder.add([3000 * random(), 3000 * random()]);
    return builder.build('local');
  }
});

describe('chainsOf and holdsPoint', () => {
  it('name the rings of a feature and tell holes from land', () => {
    const builder = polygonBuilder();
    builder.add([[square(0, 0, 20), square(5, 5, 10)], [square(30, 0, 5)]]);
    const set = builder.build('local');
    expect(chainsOf({ set, feature: 0 })).toEqual([
      [0, 5],
      [5, 10],
      [10, 15],
    ]);
    expect(
      [
        [1, 1],
        [10, 10],
        [5, 10],
        [32, 2],
        [25, 2],
      ].map((p) => holdsPoint({ set, feature: 0 }, p as [number, number])),
    ).toEqual([true, false, true, true, false]);
  });
});
