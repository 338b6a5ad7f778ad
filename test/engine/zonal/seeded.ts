import type { Feature, Point } from './polygon-rings.ts';

/** Numbers from 0 up to 1 that follow from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A ring star-shaped about a centre; often some of its points are on cell borders and corners, where rules go wrong. */
export function starRing(random: () => number, centre: Point, radius: number): Point[] {
  const corners = 4 + Math.floor(random() * 10);
  const free = Array.from({ length: corners }, (_, k): Point => {
    const turn = ((k + 0.8 * random()) / corners) * 2 * Math.PI;
    const reach = radius * (0.2 + 0.8 * random());
    return [centre[0] + reach * Math.cos(turn), centre[1] + reach * Math.sin(turn)];
  });
  if (random() < 0.6) return free;
  const bound = free.map(([x, y]): Point => {
    const which = random();
    return which < 0.3 ? [Math.round(x), y] : which < 0.6 ? [Math.round(x), Math.round(y)] : [x, y];
  });
  return isStar(bound, centre) ? bound : free;
}

/** Whether the ring still turns once about its centre, each point further than the one before. */
function isStar(ring: readonly Point[], centre: Point): boolean {
  return ring.every(([x, y], k) => {
    const [u, v] = ring[(k + 1) % ring.length] ?? [x, y];
    const cross = (x - centre[0]) * (v - centre[1]) - (u - centre[0]) * (y - centre[1]);
    return cross > 1e-9 || (cross === 0 && x === u && y === v);
  });
}

/** A parcel of any size against unit cells, often with a hole, sometimes of two parts, partly outside a `side`² grid. */
export function randomParcel(random: () => number, side: number): Feature {
  const radius = side * 10 ** (-2 * random());
  const centre: Point = [side * (1.4 * random() - 0.2), side * (1.4 * random() - 0.2)];
  const shell = starRing(random, centre, radius);
  return random() < 0.3 ? [[shell, innerRing(shell, centre)]] : [[shell]];
}

/** The ring shrunk towards its centre and wound the other way or not, by chance of its first point. */
function innerRing(shell: readonly Point[], centre: Point): Point[] {
  const inner = shell.map(([x, y]): Point => [centre[0] + (x - centre[0]) * 0.4, centre[1] + (y - centre[1]) * 0.4]);
  return (shell[0]?.[0] ?? 0) > centre[0] ? inner.reverse() : inner;
}
