import { describe, expect, it } from 'vitest';
import { lineByShare, ringArea, tilted } from '../../data/make/convex.ts';
import { joinRings, Mesh, type Point } from '../../data/make/mesh.ts';
import { Random } from '../../data/make/random.ts';

const SQUARE: readonly Point[] = [
  [0, 0],
  [400, 0],
  [400, 300],
  [0, 300],
];

/** A square cut at random until about `count` cells are left. */
function shatter(count: number, random: Random): { mesh: Mesh; cells: number[][] } {
  const mesh = new Mesh();
  const cells = [mesh.add(SQUARE)];
  for (let tries = 0; cells.length < count && tries < 40 * count; tries++) {
    const at = random.whole(0, cells.length - 1);
    const ring = mesh.points(mesh.expand(cells[at] as number[]));
    const [nx, ny] = tilted(random.between(-1, 1), random.between(0.1, 1), 0);
    const cut = mesh.cut(cells[at] as number[], lineByShare(ring, nx, ny, random.between(0.3, 0.7)));
    if (cut !== null) cells.splice(at, 1, cut.left, cut.right);
  }
  return { mesh, cells };
}

describe('Mesh', () => {
  it('keeps the area and shares every border, whatever the cuts', () => {
    for (let round = 0; round < 20; round++) {
      const { mesh, cells } = shatter(30, new Random(`mesh|${round}`));
      const rings = cells.map((cell) => mesh.expand(cell));
      const area = rings.reduce((sum, ring) => sum + ringArea(mesh.points(ring)), 0);
      expect(area).toBeCloseTo(120_000, 6);
      const borders = new Set(rings.flatMap((ring) => ring.map((v, i) => `${v}>${ring[(i + 1) % ring.length]}`)));
      const alone = [...borders].filter((border) => !borders.has(border.split('>').reverse().join('>')));
      const outer = alone.reduce((sum, border) => {
        const [a, b] = mesh.points(border.split('>').map(Number)) as [Point, Point];
        return sum + Math.hypot(b[0] - a[0], b[1] - a[1]);
      }, 0);
      expect(outer).toBeCloseTo(1400, 6);
    }
  });

  it('cuts by share of area', () => {
    const mesh = new Mesh();
    const cell = mesh.add(SQUARE);
    const cut = mesh.cut(cell, lineByShare(SQUARE, 1, 0, 0.25));
    expect(ringArea(mesh.points(cut?.left ?? []))).toBeCloseTo(30_000, 3);
  });

  it('joins two neighbours into one ring and refuses strangers', () => {
    const { mesh, cells } = shatter(2, new Random('join'));
    const [one, other] = cells.map((cell) => mesh.expand(cell)) as [number[], number[]];
    const joined = joinRings(one, other);
    expect(ringArea(mesh.points(joined ?? []))).toBeCloseTo(120_000, 6);
    expect(joinRings(one, mesh.add(SQUARE))).toBeNull();
  });
});
