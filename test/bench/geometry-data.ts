import { lineBuilder, type Position, polygonBuilder } from '../../engine/geometry/geometry-builder.ts';
import type { LineSet } from '../../engine/geometry/line-set.ts';
import type { PolygonSet } from '../../engine/geometry/polygon-set.ts';
import { PolygonWriter } from '../../engine/geometry/polygon-writer.ts';
import { type SeededRandom, seededRandom } from '../../engine/suitability/robustness/seeded-random.ts';

const EAST = 372_000;
const NORTH = 4_290_000;

/**
 * Irregular strips of farmland: blocks between roads and canals, cut into bands and strips in a flat plane and pushed through
 * one smooth warp, so that neighbours share corners exactly and corners of one lie on the sides of another.
 */
export function stripParcels(count: number, seed: number): PolygonSet {
  const random = seededRandom(seed);
  const blocks = Math.ceil(Math.sqrt(count / 30)) + 1;
  const writer = new PolygonWriter('EPSG:4543');
  const widthsOf = (n: number, low: number, high: number) =>
    Array.from({ length: n }, () => between(random, low, high));
  const columns = widthsOf(blocks, 430, 830);
  const rows = widthsOf(2 * blocks + 4, 385, 650);
  const gaps = [6, 10, 16, 24];
  for (let j = 0, v = 0; j < rows.length; v += rows[j++] as number) {
    for (let i = 0, u = 0; i < columns.length; u += columns[i++] as number) {
      const gap = gaps[Math.floor(4 * random.uniform())] as number;
      block(random, { u, v, width: (columns[i] as number) - gap, height: (rows[j] as number) - gap }, (ring) => {
        if (writer.geometryCount === count) return;
        const points = Float64Array.from(ring.flatMap(([x, y]) => warped(x, y)));
        writer.addRing(points, 0, ring.length, { shift: [0, 0], reverse: false });
        writer.endPolygon();
        writer.endFeature();
      });
      if (writer.geometryCount === count) return writer.build();
    }
  }
  throw new Error(`${writer.geometryCount} of ${count} parcels made`);
}

type Ring = readonly (readonly [number, number])[];

interface Block {
  readonly u: number;
  readonly v: number;
  readonly width: number;
  readonly height: number;
}

function block(random: SeededRandom, { u, v, width, height }: Block, take: (ring: Ring) => void): void {
  const bands = cuts(random, height, { median: 160, low: 60, high: 300, spread: 0.4 });
  const strips = bands.slice(1).map(() => cuts(random, width, { median: 78, low: 10, high: 300, spread: 0.75 }));
  const lines = bands.map((_, k) => {
    const own = [...(strips[k] ?? []), ...(k > 0 ? (strips[k - 1] as number[]) : [])];
    return [...new Set([...own, ...lattice(random, 0, width, between(random, 25, 120))])].sort((a, b) => a - b);
  });
  for (const [k, edges] of strips.entries()) {
    const [low, high] = [bands[k] as number, bands[k + 1] as number];
    const sides = edges.map(() => lattice(random, low, high, between(random, 18, 140)));
    for (let s = 0; s < edges.length - 1; s++) {
      const [a, b] = [edges[s] as number, edges[s + 1] as number];
      const under = (lines[k] as number[]).filter((x) => x >= a && x <= b).map((x) => [x, low] as const);
      const over = (lines[k + 1] as number[]).filter((x) => x >= a && x <= b).map((x) => [x, high] as const);
      const right = (sides[s + 1] as number[]).map((y) => [b, y] as const);
      const left = (sides[s] as number[]).map((y) => [a, y] as const);
      const ring = [...under, ...right, ...over.reverse(), ...left.reverse(), [a, low] as const];
      take(ring.map(([x, y]) => [u + x, v + y] as const));
    }
  }
}

function cuts(
  random: SeededRandom,
  total: number,
  { median, low, high, spread }: { median: number; low: number; high: number; spread: number },
): number[] {
  const places = [0];
  while ((places.at(-1) as number) < total) {
    const width = Math.min(high, Math.max(low, median * Math.exp(spread * random.normal())));
    places.push((places.at(-1) as number) + width);
  }
  const scale = total / (places.at(-1) as number);
  return places.map((place) => Math.round(100 * place * scale) / 100);
}

function lattice(random: SeededRandom, from: number, to: number, step: number): number[] {
  const count = Math.max(1, Math.round((to - from) / step));
  return Array.from({ length: count - 1 }, (_, k) => {
    const place = from + ((to - from) * (k + 1 + between(random, -0.2, 0.2))) / count;
    return Math.round(100 * place) / 100;
  });
}

/** A smooth map whose gradient stays well under one, to millimetres. */
function warped(x: number, y: number): [number, number] {
  const dx =
    260 * Math.sin(y / 4100 + 0.3) +
    45 * Math.sin(x / 900 + y / 700) +
    4 * Math.sin(y / 97 + 1.1 + x / 310) +
    0.9 * Math.sin(y / 31 + x / 57);
  const dy =
    220 * Math.sin(x / 3700 + 1.7) +
    40 * Math.sin(x / 800 - y / 950 + 0.4) +
    3.5 * Math.sin(x / 83 + 0.5 - y / 290) +
    0.9 * Math.sin(x / 29 - y / 61);
  return [Math.round(1000 * (EAST + 400 + x + dx)) / 1000, Math.round(1000 * (NORTH + 400 + y + dy)) / 1000];
}

/** 1,200 winding roads and 800 sites over a square of `side` metres. */
export function pollutionSources(seed: number, side: number): { readonly lines: LineSet; readonly sites: PolygonSet } {
  const random = seededRandom(seed);
  const lines = lineBuilder();
  for (let i = 0; i < 1200; i++) lines.add([road(random, side)]);
  const sites = polygonBuilder();
  for (let i = 0; i < 800; i++) {
    const corners = 4 + Math.floor(8 * random.uniform());
    const radius = between(random, 25, 200);
    const [cx, cy] = [EAST + between(random, 2000, side - 2000), NORTH + between(random, 2000, side - 2000)];
    const ring = Array.from({ length: corners }, (_, k): Position => {
      const angle = (2 * Math.PI * (k + between(random, -0.3, 0.3))) / corners;
      const r = radius * between(random, 0.7, 1.3);
      return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
    });
    sites.add([[ring]]);
  }
  return { lines: lines.build('EPSG:4543'), sites: sites.build('EPSG:4543') };
}

function road(random: SeededRandom, side: number): Position[] {
  const points = 10 + Math.floor(50 * random.uniform());
  const step = between(random, 500, 8000) / points;
  let heading = between(random, 0, 2 * Math.PI);
  let x = EAST + between(random, 2000, side - 2000);
  let y = NORTH + between(random, 2000, side - 2000);
  return Array.from({ length: points }, (): Position => {
    heading += 0.12 * random.normal();
    x += step * Math.cos(heading);
    y += step * Math.sin(heading);
    return [Math.round(1000 * x) / 1000, Math.round(1000 * y) / 1000];
  });
}

function between(random: SeededRandom, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}
