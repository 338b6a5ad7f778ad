import { polygonBuilder } from '../../../engine/geometry/geometry-builder.ts';
import type { PolygonSet } from '../../../engine/geometry/polygon-set.ts';

/** A seeded generator of numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A star-shaped ring without self-contact around a centre. */
export function star(
  random: () => number,
  [x, y]: readonly [number, number],
  radius: number,
  corners: number,
): [number, number][] {
  return Array.from({ length: corners }, (_, k) => {
    const angle = (2 * Math.PI * (k + 0.8 * random())) / corners;
    const r = radius * (0.3 + 0.7 * random());
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
}

/** Star-shaped parcels scattered over a square of metres. */
export function scatteredParcels(seed: number, count: number, side: number): PolygonSet {
  const random = seeded(seed);
  const builder = polygonBuilder();
  for (let i = 0; i < count; i++) {
    const centre = [side * random(), side * random()] as const;
    const shell = star(random, centre, 5 + 60 * random(), 4 + Math.floor(10 * random()));
    const withHole = random() < 0.2;
    const hole = star(random, centre, 1 + random(), 5);
    builder.add([withHole ? [shell, hole] : [shell]]);
  }
  return builder.build('local');
}
