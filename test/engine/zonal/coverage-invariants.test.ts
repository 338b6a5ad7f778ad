import { describe, expect, it } from 'vitest';
import { coverageOf, type TestGrid, unitGrid } from './coverage-of.ts';
import type { Feature, Point, Ring } from './polygon-rings.ts';
import { randomParcel, seeded, starRing } from './seeded.ts';

const SIDE = 8;
const GRID = unitGrid(SIDE, SIDE);

/** Largest difference between two lists of fractions. */
function distance(a: Float64Array, b: Float64Array): number {
  expect(a.length).toBe(b.length);
  let most = 0;
  for (let k = 0; k < a.length; k++) most = Math.max(most, Math.abs((a[k] ?? Number.NaN) - (b[k] ?? Number.NaN)));
  return most;
}

function mapped(feature: Feature, move: (point: Point) => Point): Feature {
  return feature.map((rings) => rings.map((ring) => ring.map(move)));
}

/** The parts of a convex ring on either side of the line through `at` in direction (dx, dy). */
function split(ring: Ring, at: Point, [dx, dy]: Point): [Point[], Point[]] {
  const side = ([x, y]: Point): number => (x - at[0]) * dy - (y - at[1]) * dx;
  const parts: [Point[], Point[]] = [[], []];
  ring.forEach((from, k) => {
    const to = ring[(k + 1) % ring.length] ?? from;
    const [a, b] = [side(from), side(to)];
    if (a >= 0) parts[0].push(from);
    if (a <= 0) parts[1].push(from);
    if (a * b < 0) {
      const t = a / (a - b);
      const cut: Point = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
      parts[0].push(cut);
      parts[1].push(cut);
    }
  });
  return parts;
}

/** A convex quadrangle: points at rising angles on a circle. */
function quadrangle(random: () => number): Point[] {
  const centre: Point = [SIDE * random(), SIDE * random()];
  const radius = 0.3 + random() * SIDE;
  const turns = Array.from({ length: 4 }, () => random() * 2 * Math.PI).sort((a, b) => a - b);
  return turns.map((turn): Point => [centre[0] + radius * Math.cos(turn), centre[1] + radius * Math.sin(turn)]);
}

describe('coverage keeps its laws over seeded parcels', () => {
  it('fractions lie within 0 and 1 and sum to the area of a parcel inside the grid (10,000 parcels)', () => {
    const random = seeded(1);
    for (let k = 0; k < 10_000; k++) {
      const radius = 3.9 * 10 ** (-2 * random());
      const ring = starRing(random, [4, 4], radius);
      const fractions = coverageOf([[ring]], GRID);
      let twice = 0;
      ring.forEach(([x, y], i) => {
        const [u, v] = ring[(i + 1) % ring.length] ?? [x, y];
        twice += (x - 4) * (v - 4) - (u - 4) * (y - 4);
      });
      const total = fractions.reduce((sum, fraction) => sum + fraction, 0);
      expect(Math.abs(total - Math.abs(twice) / 2)).toBeLessThan(1e-10);
      expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...fractions)).toBeLessThanOrEqual(1);
    }
  });

  it('a tiling covers every cell once (10,000 parcels in 278 warped tilings of 36)', () => {
    const random = seeded(2);
    for (let k = 0; k < 278; k++) {
      const corner = Array.from({ length: 7 }, (_, i) =>
        Array.from({ length: 7 }, (_, j): Point => {
          const inner = i > 0 && i < 6 && j > 0 && j < 6;
          const wobble = (): number => (inner ? 0.9 * (random() - 0.5) : 0);
          return [((i + wobble()) * 10) / 6 - 1, ((j + wobble()) * 10) / 6 - 1];
        }),
      );
      const sum = new Float64Array(SIDE * SIDE);
      for (let i = 0; i < 6; i++) {
        for (let j = 0; j < 6; j++) {
          const at = (a: number, b: number): Point => corner[i + a]?.[j + b] ?? [Number.NaN, Number.NaN];
          const fractions = coverageOf([[[at(0, 0), at(1, 0), at(1, 1), at(0, 1)]]], GRID);
          fractions.forEach((fraction, cell) => {
            sum[cell] = (sum[cell] ?? 0) + fraction;
          });
        }
      }
      expect(distance(sum, new Float64Array(SIDE * SIDE).fill(1))).toBeLessThan(1e-11);
    }
  });

  it('the parts of a parcel cut in two add up to it (10,000 cuts)', () => {
    const random = seeded(3);
    for (let k = 0; k < 10_000; k++) {
      const ring = quadrangle(random);
      const turn = random() * 2 * Math.PI;
      const [left, right] = split(ring, [SIDE * random(), SIDE * random()], [Math.cos(turn), Math.sin(turn)]);
      const whole = coverageOf([[ring]], GRID);
      const sum = coverageOf([[left]], GRID);
      coverageOf([[right]], GRID).forEach((fraction, cell) => {
        sum[cell] = (sum[cell] ?? 0) + fraction;
      });
      expect(distance(whole, sum)).toBeLessThan(1e-11);
    }
  });

  it('mirrored and transposed grids agree (10,000 parcels)', () => {
    const random = seeded(4);
    const southUp: TestGrid = { transform: [1, 0, 0, 0, 1, 0], width: SIDE, height: SIDE };
    const transposed: TestGrid = { transform: [0, 1, 0, 1, 0, 0], width: SIDE, height: SIDE };
    for (let k = 0; k < 10_000; k++) {
      const feature = randomParcel(random, SIDE);
      const fractions = coverageOf(feature, GRID);
      const at = (row: number, column: number): number => fractions[row * SIDE + column] ?? Number.NaN;
      const rearranged = (from: (row: number, column: number) => number): Float64Array =>
        Float64Array.from({ length: SIDE * SIDE }, (_, cell) => from(Math.floor(cell / SIDE), cell % SIDE));
      const mirrored = coverageOf(
        mapped(feature, ([x, y]) => [SIDE - x, y]),
        GRID,
      );
      expect(
        distance(
          mirrored,
          rearranged((row, column) => at(row, SIDE - 1 - column)),
        ),
      ).toBeLessThan(1e-11);
      const flipped = coverageOf(feature, southUp);
      expect(
        distance(
          flipped,
          rearranged((row, column) => at(SIDE - 1 - row, column)),
        ),
      ).toBeLessThan(1e-11);
      const turned = coverageOf(feature, transposed);
      expect(
        distance(
          turned,
          rearranged((row, column) => at(SIDE - 1 - column, row)),
        ),
      ).toBeLessThan(1e-11);
    }
  });

  it('moving by whole cells changes nothing (10,000 parcels)', () => {
    const random = seeded(5);
    for (let k = 0; k < 10_000; k++) {
      // On a lattice of 2⁻²⁰ cells the move is exact, so the answer must be the same bits.
      const lattice = ([x, y]: Point): Point => [Math.round(x * 2 ** 20) / 2 ** 20, Math.round(y * 2 ** 20) / 2 ** 20];
      const feature = mapped(randomParcel(random, SIDE), lattice);
      const [dx, dy] = [Math.floor(random() * 1e5), Math.floor(random() * 1e5)];
      const moved: TestGrid = { transform: [1, 0, dx, 0, -1, dy + SIDE], width: SIDE, height: SIDE };
      const fractions = coverageOf(
        mapped(feature, ([x, y]) => [x + dx, y + dy]),
        moved,
      );
      expect(distance(coverageOf(feature, GRID), fractions)).toBe(0);
    }
  });

  it('a rotated and sheared grid sees what a straight one sees of the turned parcel (10,000 parcels)', () => {
    const random = seeded(6);
    for (let k = 0; k < 10_000; k++) {
      const feature = randomParcel(random, SIDE);
      const [a, b, d, e] = [1 + random(), random() - 0.5, random() - 0.5, -1 - random()];
      const grid: TestGrid = { transform: [a, b, 500_000, d, e, 4_300_000], width: SIDE, height: SIDE };
      const turned = mapped(feature, ([x, y]) => {
        const row = SIDE - y;
        return [a * x + b * row + 500_000, d * x + e * row + 4_300_000];
      });
      expect(distance(coverageOf(feature, GRID), coverageOf(turned, grid))).toBeLessThan(1e-7);
    }
  });

  it('agrees with 64 × 64 points per cell within their error (10,000 parcels)', () => {
    const random = seeded(7);
    let difference = 0;
    for (let k = 0; k < 10_000; k++) {
      const feature = randomParcel(random, SIDE);
      const fractions = coverageOf(feature, GRID);
      const sampled = supersampled(feature);
      // On each of the 64 lines of a cell an edge misjudges at most one point.
      const edges = feature.flat().reduce((sum, ring) => sum + ring.length, 0);
      expect(distance(fractions, sampled)).toBeLessThan(edges / 64);
      difference += fractions.reduce((sum, fraction, cell) => sum + Math.abs(fraction - (sampled[cell] ?? 0)), 0);
    }
    expect(difference / (10_000 * SIDE * SIDE)).toBeLessThan(5e-4);
  });
});

/** Share of 64 × 64 points of each cell that lie inside by the even-odd rule, scan line by scan line. */
function supersampled(feature: Feature): Float64Array {
  const fractions = new Float64Array(SIDE * SIDE);
  for (let line = 0; line < SIDE * 64; line++) {
    const y = SIDE - (line + 0.5) / 64;
    const crossings = feature.flat().flatMap((ring) => crossingsOf(ring, y));
    crossings.sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const first = Math.max(0, Math.ceil((crossings[k] ?? 0) * 64 - 0.5));
      const past = Math.min(SIDE * 64, Math.ceil((crossings[k + 1] ?? 0) * 64 - 0.5));
      for (let point = first; point < past; point++) {
        const cell = Math.floor(line / 64) * SIDE + Math.floor(point / 64);
        fractions[cell] = (fractions[cell] ?? 0) + 1 / 4096;
      }
    }
  }
  return fractions;
}

function crossingsOf(ring: Ring, y: number): number[] {
  return ring.flatMap(([x0, y0], k) => {
    const [x1, y1] = ring[(k + 1) % ring.length] ?? [x0, y0];
    return y0 <= y === y1 <= y ? [] : [x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)];
  });
}
