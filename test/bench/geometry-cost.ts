import Flatbush from 'flatbush';
import { buildAdjacency } from '../../engine/geometry/adjacency.ts';
import { beltPolygons } from '../../engine/geometry/belt.ts';
import { dissolveBuffers } from '../../engine/geometry/dissolve-buffers.ts';
import type { PolygonSet } from '../../engine/geometry/polygon-set.ts';
import { PolygonWriter } from '../../engine/geometry/polygon-writer.ts';
import { signedRingArea } from '../../engine/geometry/ring.ts';
import { boxesOf } from '../../engine/geometry/spatial-index.ts';
import { pollutionSources, stripParcels } from './geometry-data.ts';
import { geosFrom } from './geos.ts';

const PARCELS = 100_000;
const SIDE_M = 60_000;
const BELT_M = 8;
const NEAR_M = 10;
const REACHES = [100, 500, 1000] as const;
const SEGMENTS = 8;

/** CPU seconds of ours and of the peer for one thing, and how far their areas or counts differ. */
export interface Contest {
  readonly ours: number;
  readonly theirs: number;
  readonly difference: number;
}

/** One round of all contests by name; those with GEOS only where geos-wasm is installed in `home`. */
export async function geometryRound(home: string, seed: number): Promise<() => Record<string, Contest>> {
  const parcels = stripParcels(PARCELS, seed);
  const { lines, sites } = pollutionSources(seed, SIDE_M);
  const geos = await geosFrom(home);
  return () => {
    const contests: Record<string, Contest> = {
      'pairs within 10 m': contest(
        () => buildAdjacency(parcels, null, NEAR_M).neighbours.length / 2,
        () => plainPairs(parcels, NEAR_M),
      ),
    };
    if (geos === null) return contests;
    contests['belts'] = contest(
      () => beltArea(parcels),
      () => geos.beltArea(parcels, BELT_M, SEGMENTS),
    );
    for (const distance of REACHES) {
      const sources = [lines, sites].map((set) => ({ set, distance }));
      contests[`dissolve at ${distance} m`] = contest(
        () => areaOf(dissolveBuffers(sources, { segments: SEGMENTS })),
        () => geos.dissolvedArea(lines, sites, distance, SEGMENTS),
      );
    }
    return contests;
  };
}

/** Parcels in one portion; like GEOS, which makes one belt after the other, ours keeps none. */
const PORTION = 4096;

function beltArea(parcels: PolygonSet): number {
  const room = new PolygonWriter(parcels.crs);
  let area = 0;
  for (let from = 0; from < PARCELS; from += PORTION) {
    const geometryOffsets = parcels.geometryOffsets.subarray(from, Math.min(from + PORTION, PARCELS) + 1);
    area += areaOf(beltPolygons({ ...parcels, geometryOffsets }, -BELT_M, { segments: SEGMENTS }, room).belts);
  }
  return area;
}

function contest(ours: () => number, theirs: () => number): Contest {
  const [own, ownSeconds] = timed(ours);
  const [other, otherSeconds] = timed(theirs);
  return { ours: ownSeconds, theirs: otherSeconds, difference: own / other - 1 };
}

/** CPU seconds, so that others on the machine weigh less. */
function timed(once: () => number): [number, number] {
  const before = process.cpuUsage();
  const value = once();
  const { user, system } = process.cpuUsage(before);
  return [value, (user + system) / 1e6];
}

function areaOf(set: PolygonSet): number {
  let sum = 0;
  for (let r = 0; r < set.ringOffsets.length - 1; r++) {
    sum += signedRingArea(set.coordinates, set.ringOffsets[r] as number, set.ringOffsets[r + 1] as number);
  }
  return sum;
}

/** What one would write first: flatbush for the boxes, every pair of segments until one is near enough. */
function plainPairs(set: PolygonSet, reach: number): number {
  const boxes = boxesOf(set);
  const tree = new Flatbush(boxes.length / 4);
  const box = (i: number) => [0, 1, 2, 3].map((k) => boxes[4 * i + k] as number) as [number, number, number, number];
  for (let i = 0; i < boxes.length / 4; i++) tree.add(...box(i));
  tree.finish();
  let pairs = 0;
  for (let i = 0; i < boxes.length / 4; i++) {
    const [minX, minY, maxX, maxY] = box(i);
    for (const j of tree.search(minX - reach, minY - reach, maxX + reach, maxY + reach)) {
      if (j > i && areNear(set, i, j, reach * reach)) pairs++;
    }
  }
  return pairs;
}

function areNear({ coordinates: c, ringOffsets }: PolygonSet, i: number, j: number, limit: number): boolean {
  const endI = (ringOffsets[i + 1] as number) - 1;
  const endJ = (ringOffsets[j + 1] as number) - 1;
  for (let p = ringOffsets[i] as number; p < endI; p++) {
    for (let q = ringOffsets[j] as number; q < endJ; q++) {
      if (toSegment(c, p, q) <= limit || toSegment(c, p + 1, q) <= limit) return true;
      if (toSegment(c, q, p) <= limit || toSegment(c, q + 1, p) <= limit) return true;
    }
  }
  return false;
}

function toSegment(c: Float64Array, p: number, s: number): number {
  const x = c[2 * s] as number;
  const y = c[2 * s + 1] as number;
  const ux = (c[2 * s + 2] as number) - x;
  const uy = (c[2 * s + 3] as number) - y;
  const vx = (c[2 * p] as number) - x;
  const vy = (c[2 * p + 1] as number) - y;
  const length = ux * ux + uy * uy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, (ux * vx + uy * vy) / length));
  return (vx - t * ux) ** 2 + (vy - t * uy) ** 2;
}
