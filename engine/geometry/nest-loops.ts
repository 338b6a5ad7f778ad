import type { Loops } from './close-loops.ts';
import { boundsOfPoints } from './polygon-set.ts';
import type { PolygonWriter } from './polygon-writer.ts';
import { sideOfRing, signedRingArea } from './ring.ts';

/** Loops with less area than this many square metres are dropped. */
const LEAST_AREA = 1e-8;

interface Shell {
  readonly loop: number;
  readonly area: number;
  readonly box: readonly [number, number, number, number];
  readonly holes: number[];
}

/**
 * Writes loops that do not cross as one feature: each counter-clockwise loop is a shell, each clockwise one a hole of the
 * smallest shell around it. `false`, and nothing written, when a hole lies in no shell.
 */
export function writeLoops(
  { points, offsets }: Loops,
  writer: PolygonWriter,
  shift: readonly [number, number],
): boolean {
  const shells: Shell[] = [];
  const holes: number[] = [];
  for (let loop = 0; loop < offsets.length - 1; loop++) {
    const from = offsets[loop] as number;
    const to = offsets[loop + 1] as number;
    const area = signedRingArea(points, from, to);
    if (area > LEAST_AREA) shells.push({ loop, area, box: boundsOfPoints(points, from, to), holes: [] });
    else if (area < -LEAST_AREA) holes.push(loop);
  }
  const ordered = holes.length === 0 || shells.length < 2 ? shells : [...shells].sort((a, b) => a.area - b.area);
  for (const hole of holes) {
    const shell = shellAround(points, offsets, hole, ordered);
    if (shell === undefined) return false;
    shell.holes.push(hole);
  }
  for (const shell of shells) {
    for (const loop of [shell.loop, ...shell.holes]) {
      writer.addRing(points, offsets[loop] as number, offsets[loop + 1] as number, { shift, reverse: false });
    }
    writer.endPolygon();
  }
  writer.endFeature();
  return true;
}

function shellAround(
  points: Float64Array,
  offsets: readonly number[],
  hole: number,
  shells: readonly Shell[],
): Shell | undefined {
  const from = offsets[hole] as number;
  const to = offsets[hole + 1] as number;
  const [minX, minY, maxX, maxY] = boundsOfPoints(points, from, to);
  const around = shells.filter(({ box }) => box[0] <= minX && box[1] <= minY && box[2] >= maxX && box[3] >= maxY);
  if (around.length < 2) return around[0];
  return around.find(({ loop }) => isInside(points, [from, to], offsets[loop] as number, offsets[loop + 1] as number));
}

function isInside(points: Float64Array, [from, to]: readonly [number, number], start: number, end: number): boolean {
  for (let k = from; k < to; k++) {
    const side = sideOfRing(points, start, end, [points[2 * k] as number, points[2 * k + 1] as number]);
    if (side !== 0) return side > 0;
  }
  return true;
}
