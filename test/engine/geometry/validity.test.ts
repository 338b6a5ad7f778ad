import { describe, expect, it } from 'vitest';
import { type Position, polygonBuilder } from '../../../engine/geometry/geometry-builder.ts';
import type { PolygonSet } from '../../../engine/geometry/polygon-set.ts';
import { findInvalidRings, repairPolygons } from '../../../engine/geometry/validity.ts';
import { INVALID_REASONS } from '../../../engine/geometry/validity-reason.ts';
import { scatteredParcels, seeded, star } from './random-polygons.ts';

const E0 = 33_600_000;
const N0 = 4_310_000;
/** The corners of a case, moved to where a county's parcels lie. */
const at = (...corners: [number, number][]): Position[] => corners.map(([x, y]) => [E0 + x, N0 + y]);

function one(...polygons: Position[][][]): PolygonSet {
  const builder = polygonBuilder();
  for (const polygon of polygons) builder.add([polygon]);
  return builder.build('EPSG:4521');
}

function parts(...polygons: Position[][][]): PolygonSet {
  const builder = polygonBuilder();
  builder.add(polygons);
  return builder.build('EPSG:4521');
}

const box = (x: number, y: number, size: number) => at([x, y], [x + size, y], [x + size, y + size], [x, y + size]);

describe('repairPolygons', () => {
  it('splits a bow-tie into its two loops', () => {
    const set = one([at([0, 0], [10, 10], [10, 0], [0, 10])]);
    expect(findInvalidRings(set)).toEqual([{ feature: 0, reason: 'self-crossing', near: [E0 + 5, N0 + 5] }]);
    const { set: mended, repairs, unusable } = repairPolygons(set);
    expect(unusable).toEqual([]);
    expect(repairs).toEqual([{ feature: 0, reason: 'self-crossing', areaBefore: 0, areaAfter: 50 }]);
    expect(mended.polygonOffsets).toHaveLength(3);
    expect(findInvalidRings(mended)).toEqual([]);
  });

  it.each([
    ['repeated points', at([0, 0], [10, 0], [10, 0], [10, 10], [0, 10]), 'duplicate-points', 100],
    ['a spike', at([0, 0], [10, 0], [10, 10], [10, 20], [10, 10], [0, 10]), 'spike', 100],
    ['a ring that touches itself', at([0, 0], [10, 0], [5, 5], [10, 10], [0, 10], [5, 5]), 'self-touching', 50],
    [
      'a ring that crosses itself twice',
      at([0, 0], [10, 0], [10, 2], [-2, 2], [-2, 4], [10, 4], [10, 6], [0, 6]),
      'self-crossing',
      44,
    ],
  ] as const)('mends %s', (_, ring, reason, area) => {
    const { set, repairs, unusable } = repairPolygons(one([[...ring]]));
    expect(unusable).toEqual([]);
    expect(repairs).toMatchObject([{ feature: 0, reason }]);
    expect(repairs[0]?.areaAfter).toBeCloseTo(area, 6);
    expect(findInvalidRings(set)).toEqual([]);
  });

  it('cuts holes out of their shell and takes those beside it for parts', () => {
    const outside = repairPolygons(one([box(0, 0, 10), box(20, 20, 2)]));
    expect(outside.repairs).toMatchObject([{ reason: 'hole-outside-shell', areaBefore: 96, areaAfter: 104 }]);
    const across = repairPolygons(one([box(0, 0, 10), box(8, 4, 4)]));
    expect(across.repairs).toMatchObject([{ reason: 'rings-crossing', areaAfter: 92 }]);
    const nested = repairPolygons(one([box(0, 0, 10), box(2, 2, 5), box(3, 3, 1)]));
    expect(nested.repairs).toMatchObject([{ reason: 'rings-crossing', areaAfter: 75 }]);
  });

  it('unites overlapping parts and keeps islands in holes', () => {
    const overlap = repairPolygons(parts([box(0, 0, 10)], [box(5, 5, 10)]));
    expect(overlap.repairs).toMatchObject([{ reason: 'overlapping-parts', areaBefore: 200, areaAfter: 175 }]);
    const contained = repairPolygons(parts([box(0, 0, 10)], [box(2, 2, 2)]));
    expect(contained.repairs).toMatchObject([{ reason: 'overlapping-parts', areaAfter: 100 }]);
    expect(findInvalidRings(parts([box(0, 0, 10), box(2, 2, 6)], [box(3, 3, 2)]))).toEqual([]);
  });

  it('leaves parts and holes that only touch alone', () => {
    expect(findInvalidRings(parts([box(0, 0, 10)], [box(10, 10, 10)]))).toEqual([]);
    expect(findInvalidRings(one([box(0, 0, 10), at([0, 5], [3, 3], [3, 7])]))).toEqual([]);
  });

  it('unites parts that share a stretch of border', () => {
    const { set, repairs } = repairPolygons(parts([box(0, 0, 10)], [box(10, 0, 10)]));
    expect(repairs).toMatchObject([{ reason: 'shared-border', areaBefore: 200, areaAfter: 200 }]);
    expect(set.polygonOffsets).toHaveLength(2);
  });

  it('takes land apart that holes cut in two', () => {
    const { set, repairs } = repairPolygons(one([box(0, 0, 10), at([0, 5], [5, 2], [10, 5], [5, 8])]));
    expect(repairs).toMatchObject([{ reason: 'interior-split', areaBefore: 70, areaAfter: 70 }]);
    expect(set.polygonOffsets).toHaveLength(3);
    expect(findInvalidRings(set)).toEqual([]);
  });

  it('lists what has no area left, and keeps the numbers of the others', () => {
    const builder = polygonBuilder();
    builder.add([[box(0, 0, 1)]]);
    builder.add([[at([0, 0], [10, 0])]]);
    builder.add([[at([0, 0], [10, 0], [20, 0])]]);
    builder.addEmpty();
    builder.add([[box(5, 0, 1)]]);
    const set = builder.build('EPSG:4521');
    const { set: mended, repairs, unusable } = repairPolygons(set);
    expect(repairs).toEqual([]);
    expect(unusable).toEqual([
      { feature: 1, reason: 'too-few-points' },
      { feature: 2, reason: 'zero-area' },
      { feature: 3, reason: 'empty-geometry' },
    ]);
    expect([...mended.geometryOffsets]).toEqual([0, 1, 1, 1, 1, 2]);
  });

  it('closes rings and refuses broken numbers in sets that come from elsewhere', () => {
    const set = one([box(0, 0, 10)], [box(20, 0, 10)]);
    const open: PolygonSet = {
      ...set,
      coordinates: set.coordinates.filter((_, k) => k !== 8 && k !== 9),
      ringOffsets: Uint32Array.of(0, 4, 9),
    };
    const closed = repairPolygons(open);
    expect(closed.repairs).toMatchObject([{ feature: 0, reason: 'unclosed', areaAfter: 100 }]);
    expect(closed.set.ringOffsets).toEqual(set.ringOffsets);
    const broken = { ...set, coordinates: set.coordinates.map((value, k) => (k === 3 ? Number.NaN : value)) };
    expect(repairPolygons(broken).unusable).toEqual([{ feature: 0, reason: 'broken-coordinate' }]);
  });

  it('returns the very set when nothing is wrong', () => {
    const set = scatteredParcels(21, 500, 5000);
    expect(repairPolygons(set).set).toBe(set);
  });

  it('keeps untouched corners to the last bit and everything within a millimetre', () => {
    const ring = at([0.123456789, 0.987654321], [100.1, 0], [0, 90.7], [100.3, 91.9]);
    const { set } = repairPolygons(one([ring]));
    const corners = new Set(ring.map(String));
    const mended = Array.from(
      { length: set.coordinates.length / 2 },
      (_, k) => `${set.coordinates[2 * k]},${set.coordinates[2 * k + 1]}`,
    );
    expect(mended.filter((corner) => corners.has(corner)).length).toBeGreaterThanOrEqual(4);
  });

  it('gives square metres and millimetres for degrees too', () => {
    const builder = polygonBuilder();
    const [x, y, d] = [100.5, 38.9, 0.001];
    builder.add([
      [
        [
          [x, y],
          [x + d, y + d],
          [x + d, y],
          [x, y + d],
        ],
      ],
    ]);
    const { repairs, set } = repairPolygons(builder.build('EPSG:4490'));
    // Half of 0.001° × 0.001° at 38.9005 N: about 86.75 m by 111.01 m.
    expect(repairs[0]?.areaAfter).toBeGreaterThan(4810);
    expect(repairs[0]?.areaAfter).toBeLessThan(4820);
    expect(findInvalidRings(set)).toEqual([]);
  });

  it('mends random crossed rings of any size, area kept by the even-odd rule', () => {
    const random = seeded(99);
    for (let k = 0; k < 60; k++) {
      const corners = Array.from({ length: 5 + Math.floor(40 * random()) }, () => [
        E0 + 100 * random(),
        N0 + 100 * random(),
      ]);
      const { set, unusable } = repairPolygons(one([corners]));
      expect(unusable).toEqual([]);
      expect(findInvalidRings(set).filter((fault) => fault.reason !== 'self-touching')).toEqual([]);
    }
  });

  it('sees the same crossings as a look at every pair, in small and large rings', () => {
    const random = seeded(5);
    let crossed = 0;
    for (let k = 0; k < 60; k++) {
      const ring = star(random, [E0, N0], 100, 8 + 6 * k);
      expect(findInvalidRings(one([ring]))).toEqual([]);
      const i = Math.floor(random() * (ring.length - 4));
      [ring[i], ring[i + 3]] = [ring[i + 3] as [number, number], ring[i] as [number, number]];
      const expected = crossesSomewhere(ring);
      crossed += expected ? 1 : 0;
      expect(findInvalidRings(one([ring]))).toHaveLength(expected ? 1 : 0);
    }
    expect(crossed).toBeGreaterThan(30);
  });

  it('sees in a short ring alone what a closer look sees in the same ring beside a far part', () => {
    const random = seeded(7);
    const far = box(1000, 1000, 1);
    let valid = 0;
    for (let k = 0; k < 6000; k++) {
      // A coarse grid makes corners meet and edges run along each other; a finer one hardly.
      const side = [3, 5, 9, 1e6][k % 4] as number;
      const scale = k % 3 === 0 ? 1 / 3 : 1;
      const open = Array.from({ length: 3 + Math.floor(6 * random()) }, (): [number, number] => [
        scale * Math.floor(side * random()),
        scale * Math.floor(side * random()),
      ]);
      const ring = k % 5 === 0 ? star(random, [0, 0], 50, 3 + Math.floor(45 * random())) : open;
      const alone = findInvalidRings(one([at(...ring)]));
      expect(alone).toEqual(findInvalidRings(parts([at(...ring)], [far])));
      valid += alone.length === 0 ? 1 : 0;
    }
    expect(valid).toBeGreaterThan(2000);
    expect(valid).toBeLessThan(5000);
  });

  it('has wording in both languages for every reason', () => {
    for (const { zh, en } of Object.values(INVALID_REASONS))
      expect([zh, en].every((words) => words.length > 3)).toBe(true);
  });
});

function crossesSomewhere(ring: readonly [number, number][]): boolean {
  const turn = (a: Corner, b: Corner, c: Corner) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const edges = ring.map((a, k) => [a, ring[(k + 1) % ring.length] as Corner] as const);
  return edges.some(([a, b]) =>
    edges.some(([c, d]) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0),
  );
}

type Corner = readonly [number, number];
