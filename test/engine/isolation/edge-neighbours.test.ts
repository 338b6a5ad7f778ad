import { describe, expect, it } from 'vitest';
import type { LineSet } from '../../../engine/geometry/line-set.ts';
import type { PolygonSet } from '../../../engine/geometry/polygon-set.ts';
import { type EdgePiece, edgeFinder } from '../../../engine/isolation/edge-neighbours.ts';
import { seeded } from '../zonal/seeded.ts';

type Rectangle = readonly [west: number, south: number, east: number, north: number];

function rectangles(list: readonly Rectangle[]): PolygonSet {
  const offsets = (step: number) => Uint32Array.from({ length: list.length + 1 }, (_v, k) => k * step);
  return {
    kind: 'polygon',
    coordinates: Float64Array.from(list.flatMap(([w, s, e, n]) => [w, s, e, s, e, n, w, n, w, s])),
    ringOffsets: offsets(5),
    polygonOffsets: offsets(1),
    geometryOffsets: offsets(1),
    crs: 'plane',
  };
}

function line(...points: number[]): LineSet {
  return {
    kind: 'line',
    coordinates: Float64Array.from(points),
    lineOffsets: points.length === 0 ? Uint32Array.of(0) : Uint32Array.of(0, points.length / 2),
    geometryOffsets: points.length === 0 ? Uint32Array.of(0) : Uint32Array.of(0, 1),
    crs: 'plane',
  };
}

const rule = { reachM: 30, stepM: 10 };
const own: Rectangle = [0, 0, 100, 100];

const piecesOf = (others: readonly Rectangle[], lines = line()) =>
  edgeFinder({ land: rectangles([own, ...others]), lines }, rule).piecesOf(0);

const facing = (pieces: readonly EdgePiece[], bearing: number) => pieces.filter((piece) => piece.bearing === bearing);

describe('edgeFinder', () => {
  it('covers the whole border, and finds nothing where nothing is', () => {
    const pieces = piecesOf([]);
    expect(pieces.map(({ bearing, lengthM, neighbour, gapM }) => [bearing, lengthM, neighbour, gapM])).toEqual([
      [180, 100, -1, 30],
      [90, 100, -1, 30],
      [0, 100, -1, 30],
      [270, 100, -1, 30],
    ]);
  });

  it('meets a shared edge at gap 0, also where the neighbour overlaps or leaves a sliver', () => {
    for (const [west, gap] of [
      [100, 0],
      [99.97, 0],
      [100.4, 0.4],
    ] as const) {
      const [piece] = facing(piecesOf([[west, 0, 200, 100]]), 90);
      expect(piece).toMatchObject({ neighbour: 1, lengthM: 100 });
      expect(piece?.gapM).toBeCloseTo(gap, 2);
    }
  });

  it('splits an edge at a T-junction to a centimetre', () => {
    const pieces = facing(
      piecesOf([
        [100, 0, 200, 37.3],
        [100, 37.3, 200, 100],
      ]),
      90,
    );
    expect(pieces.map(({ neighbour }) => neighbour)).toEqual([1, 2]);
    expect(pieces[0]?.lengthM).toBeCloseTo(37.3, 1);
    expect(Math.abs((pieces[0]?.lengthM ?? 0) - 37.3)).toBeLessThan(0.011);
    expect((pieces[0]?.lengthM ?? 0) + (pieces[1]?.lengthM ?? 0)).toBeCloseTo(100, 9);
  });

  it('measures the gap, counts what is crossed before the neighbour, and nothing behind it', () => {
    const others: Rectangle[] = [[112, 0, 200, 100]];
    const [crossing] = facing(piecesOf(others, line(106, -10, 106, 110)), 90);
    expect(crossing).toMatchObject({ neighbour: 1, crossed: [{ feature: 0, distanceM: 6 }] });
    expect(crossing?.gapM).toBeCloseTo(12, 9);
    const [behind] = facing(piecesOf(others, line(120, -10, 120, 110)), 90);
    expect(behind?.crossed).toEqual([]);
  });

  it('leaves out what lies beyond its reach', () => {
    expect(facing(piecesOf([[131, 0, 200, 100]]), 90)[0]?.neighbour).toBe(-1);
    expect(facing(piecesOf([[129, 0, 200, 100]]), 90)[0]?.neighbour).toBe(1);
  });

  it('gives the same lengths when everything is turned and moved', () => {
    const others: Rectangle[] = [
      [103, -20, 200, 44],
      [100, 44, 180, 130],
      [20, 108, 70, 150],
    ];
    const plain = piecesOf(others);
    const turned = turnedPieces([own, ...others], 0.7);
    expect(turned).toHaveLength(plain.length);
    for (const [k, piece] of plain.entries()) {
      expect(turned[k]?.neighbour).toBe(piece.neighbour);
      expect(turned[k]?.lengthM).toBeCloseTo(piece.lengthM, 1);
      expect(turned[k]?.gapM).toBeCloseTo(piece.gapM, 6);
    }
  });
});

describe('edges of land that belongs together', () => {
  const random = seeded(20261128);
  /** A block of strips with lanes of any width, some of them apart, among strips of others and areas that lie across all. */
  const scene = () => {
    const list: Rectangle[] = [];
    let west = 0;
    for (let k = 0; k < 7; k++) {
      const width = 10 + 40 * random();
      const [south, north] = [20 * random(), 100 + 60 * random()];
      list.push([west, south, west + width, north]);
      west += width + (random() < 0.4 ? 0 : 40 * random() ** 3);
    }
    const inner = new Set(Array.from(list.keys()).filter(() => random() < 0.7));
    list.push([30 * random(), 170, west * random() + 40, 200], [west / 3, 60 * random(), west / 2, 190]);
    const x = west * random();
    return { list, inner, lines: line(x, -20, x + 8 * random(), 200), isTold: random() < 0.5 };
  };

  it('leave out only what the caller leaves out anyway, in 200 seeded scenes and turned ones', () => {
    let [told, leftOut] = [0, 0];
    for (let round = 0; round < 200; round++) {
      const { list, inner, lines, isTold } = scene();
      const set = rectangles(list);
      const angle = round % 2 === 0 ? 0 : 6 * random();
      const land = { ...set, coordinates: turned(set.coordinates, angle) };
      const shown = { land, lines: { ...lines, coordinates: turned(lines.coordinates, angle) } };
      const isPassed = (row: number) => row === list.length - 1;
      const whole = { isInner: (row: number) => inner.has(row), isTold: () => isTold };
      const all = edgeFinder({ ...shown, isPassed }, { reachM: 60, stepM: 10 });
      const short = edgeFinder({ ...shown, isPassed, whole }, { reachM: 60, stepM: 10 });
      const matters = (piece: EdgePiece) =>
        !inner.has(piece.neighbour) || piece.passed.length > 0 || (isTold && piece.crossed.length > 0);
      for (const row of inner) {
        const [before, after] = [all.piecesOf(row), short.piecesOf(row)];
        expect(after.filter(matters)).toEqual(before.filter(matters));
        told += after.length;
        leftOut += before.length - after.length;
      }
    }
    expect(told).toBeGreaterThan(2000);
    expect(leftOut).toBeGreaterThan(300);
  });
});

function turned(plain: Float64Array, angle: number): Float64Array {
  return plain.map((value, k) => {
    const [x, y] = k % 2 === 0 ? [value, plain[k + 1] as number] : [plain[k - 1] as number, value];
    return k % 2 === 0 ? x * Math.cos(angle) - y * Math.sin(angle) : x * Math.sin(angle) + y * Math.cos(angle);
  });
}

function turnedPieces(list: readonly Rectangle[], angle: number): EdgePiece[] {
  const set = rectangles(list);
  const coordinates = set.coordinates.slice();
  for (let k = 0; k < coordinates.length; k += 2) {
    const [x, y] = [set.coordinates[k] as number, set.coordinates[k + 1] as number];
    coordinates[k] = 500_000 + x * Math.cos(angle) - y * Math.sin(angle);
    coordinates[k + 1] = 4_300_000 + x * Math.sin(angle) + y * Math.cos(angle);
  }
  return edgeFinder({ land: { ...set, coordinates }, lines: line() }, rule).piecesOf(0);
}
