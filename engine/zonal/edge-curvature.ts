import type { Box } from '../geometry/polygon-set.ts';
import type { Projection } from '../geometry/projection.ts';

/** Probes along each side of the box, and the four directions probed at each. */
const PROBES = 9;
const DIRECTIONS = [1, 0, 0, 1, 1, 1, 1, -1];

/** A projection bends smoothly: between probes it is taken to bend at most this many times more than at any of them. */
const SAFETY = 4;

/**
 * Bound on how far the middle of an edge within `box` strays from the middle of its projected ends, as a multiple of
 * the edge's squared length (deviation in target units, length in source units). Infinity where a probe cannot be
 * projected, so that nothing is taken for granted.
 */
export function strayingBound(box: Box, projection: Projection): number {
  const [minX, minY, maxX, maxY] = box;
  const half = Math.max(maxX - minX, maxY - minY) / 64;
  const probes = new Float64Array(PROBES * PROBES * 24);
  let at = 0;
  for (let i = 0; i < PROBES * PROBES; i++) {
    const x = minX + ((maxX - minX) * (i % PROBES)) / (PROBES - 1);
    const y = minY + ((maxY - minY) * Math.floor(i / PROBES)) / (PROBES - 1);
    for (let k = 0; k < 8; k += 2) {
      const dx = half * (DIRECTIONS[k] as number);
      const dy = half * (DIRECTIONS[k + 1] as number);
      probes.set([x - dx, y - dy, x, y, x + dx, y + dy], at);
      at += 6;
    }
  }
  const seen = projection.apply(probes);
  let bound = 0;
  for (let k = 0; k < seen.length; k += 6) {
    const dx = (seen[k + 2] as number) - ((seen[k] as number) + (seen[k + 4] as number)) / 2;
    const dy = (seen[k + 3] as number) - ((seen[k + 1] as number) + (seen[k + 5] as number)) / 2;
    const length2 =
      ((probes[k] as number) - (probes[k + 4] as number)) ** 2 +
      ((probes[k + 1] as number) - (probes[k + 5] as number)) ** 2;
    const bend = Math.hypot(dx, dy) / length2;
    if (!Number.isFinite(bend)) return Infinity;
    bound = Math.max(bound, bend);
  }
  return SAFETY * bound;
}
