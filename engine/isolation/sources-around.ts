import type { PolygonSet } from '../geometry/polygon-set.ts';
import { chainsOf } from '../geometry/segment-distance.ts';
import type { Run } from '../run/run.ts';
import type { FramedFeatures } from './framed-features.ts';
import { type NearPair, type NearQuestion, visitNear } from './near-pairs.ts';
import { EVERY_SECTOR, sectorsBetween } from './sector-span.ts';

/** The sources near every parcel. */
export interface SourcesAround {
  /** Mask of the sectors (bit 0 north, clockwise) in which some source lies within the distance, seen from the parcel. */
  readonly sectors: Uint16Array;
  /** Sources of parcel `i` within the distance: `sources[offsets[i]] … sources[offsets[i + 1] - 1]`, ascending. */
  readonly offsets: Uint32Array;
  readonly sources: Uint32Array;
}

/**
 * Which sources lie within the distance of every parcel, and in which of sixteen sectors of true bearings: a sector counts when
 * some point of a source lies there within the distance of some point of the parcel, so one source may fill several. A source
 * that touches, holds or lies in the parcel fills all.
 */
export async function sourcesAround(
  parcels: FramedFeatures<PolygonSet>,
  question: NearQuestion,
  run: Run,
): Promise<SourcesAround> {
  const { count } = parcels;
  const sectors = new Uint16Array(count);
  const found: [row: number, source: number][] = [];
  await visitNear(
    parcels,
    question,
    (pair) => {
      found.push([pair.row, pair.source]);
      if (sectors[pair.row] === EVERY_SECTOR) return;
      sectors[pair.row] = (sectors[pair.row] as number) | sectorsOfPair(pair, question.distanceM);
    },
    run,
  );
  const offsets = new Uint32Array(count + 1);
  for (const [row] of found) offsets[row + 1] = (offsets[row + 1] as number) + 1;
  for (let row = 0; row < count; row++) offsets[row + 1] = (offsets[row + 1] as number) + (offsets[row] as number);
  const near = new Uint32Array(found.length);
  const fill = offsets.slice();
  for (const [row, source] of found) {
    near[fill[row] as number] = source;
    fill[row] = (fill[row] as number) + 1;
  }
  return { sectors, offsets, sources: near };
}

function sectorsOfPair({ own, other, metres, turn }: NearPair, reach: number): number {
  if (metres === 0) return EVERY_SECTOR;
  const theirs = segmentsOf(other, turn);
  let mask = 0;
  for (const a of segmentsOf(own, turn)) {
    for (const b of theirs) {
      if (isApart(a, b, reach)) continue;
      mask |= sectorsBetween(a, b, reach);
      if (mask === EVERY_SECTOR) return mask;
    }
  }
  return mask;
}

/** Segments of a feature, turned from the north of the frame to true north; a point is a segment without length. */
function segmentsOf(ref: NearPair['own'], turn: number): number[][] {
  const c = ref.set.coordinates;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const at = (k: number): readonly [number, number] => {
    const x = c[2 * k] as number;
    const y = c[2 * k + 1] as number;
    return [x * cos + y * sin, y * cos - x * sin];
  };
  return chainsOf(ref).flatMap(([from, to]) =>
    Array.from({ length: Math.max(1, to - from - 1) }, (_v, k) => [
      ...at(from + k),
      ...at(Math.min(from + k + 1, to - 1)),
    ]),
  );
}

/** Whether the boxes of two segments lie further apart than the reach. */
function isApart(a: readonly number[], b: readonly number[], reach: number): boolean {
  for (const axis of [0, 1]) {
    const [a0, a1, b0, b1] = [a[axis], a[axis + 2], b[axis], b[axis + 2]] as [number, number, number, number];
    if (Math.max(b0, b1) < Math.min(a0, a1) - reach || Math.min(b0, b1) > Math.max(a0, a1) + reach) return true;
  }
  return false;
}
