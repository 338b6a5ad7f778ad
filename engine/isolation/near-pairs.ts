import type { LineSet, PointSet } from '../geometry/line-set.ts';
import { nearestFeature } from '../geometry/nearest-feature.ts';
import type { Box, PolygonSet } from '../geometry/polygon-set.ts';
import { distanceBetween, type FeatureRef } from '../geometry/segment-distance.ts';
import { boxesOf, buildSpatialIndex, grownBox, type SpatialIndex } from '../geometry/spatial-index.ts';
import type { Run } from '../run/run.ts';
import { type FramedFeatures, inFrame } from './framed-features.ts';

/** A feature and a source within the distance, both in metres of one local frame. */
export interface NearPair {
  readonly row: number;
  readonly source: number;
  /** 0 when they touch, overlap or hold each other. */
  readonly metres: number;
  readonly own: FeatureRef;
  readonly other: FeatureRef;
  /** Radians by which true bearings exceed those of the frame. */
  readonly turn: number;
}

/** Sources in longitude and latitude, and how far they are looked for, metres. */
export interface NearQuestion {
  readonly sources: PolygonSet | LineSet | PointSet;
  readonly distanceM: number;
}

/** Visits every pair of a feature and a source within the distance, sources of a feature in ascending order. */
export async function visitNear(
  { groups }: FramedFeatures,
  { sources, distanceM }: NearQuestion,
  visit: (pair: NearPair) => void,
  run: Run,
): Promise<void> {
  const framed = new FramedSources(sources);
  for (const [k, { frame, rows, set, turn }] of groups.entries()) {
    await run.step('distances', k, groups.length);
    const { around, index } = framed.in(frame);
    const boxes = boxesOf(set);
    for (const [feature, row] of rows.entries()) {
      for (const source of index.searchBox(grownBox(boxAt(boxes, feature), distanceM))) {
        const refs = { own: { set, feature }, other: { set: around, feature: source } };
        const metres = distanceBetween(refs.own, refs.other, distanceM);
        if (metres <= distanceM) visit({ row, source, metres, turn: turn[feature] as number, ...refs });
      }
    }
  }
}

/** Metres from every polygon to the nearest source, 0 when they touch; NaN beyond the distance. */
export async function nearestMetres(
  { count, groups }: FramedFeatures<PolygonSet>,
  { sources, distanceM }: NearQuestion,
  run: Run,
): Promise<Float64Array> {
  const metres = new Float64Array(count).fill(Number.NaN);
  const framed = new FramedSources(sources);
  for (const [k, { frame, rows, set }] of groups.entries()) {
    await run.step('distances', k, groups.length);
    const found = nearestFeature(set, framed.in(frame).around, distanceM).distanceM;
    for (const [feature, row] of rows.entries()) metres[row] = found[feature] as number;
  }
  return metres;
}

/** Sources in one frame after the other; groups of one frame follow each other. */
class FramedSources {
  private readonly sources: NearQuestion['sources'];
  private latest: {
    readonly frame: string;
    readonly around: NearQuestion['sources'];
    readonly index: SpatialIndex;
  } | null = null;

  constructor(sources: NearQuestion['sources']) {
    this.sources = sources;
  }

  in(frame: string): { readonly around: NearQuestion['sources']; readonly index: SpatialIndex } {
    if (this.latest?.frame === frame) return this.latest;
    const around = inFrame(this.sources, frame);
    this.latest = { frame, around, index: buildSpatialIndex(boxesOf(around)) };
    return this.latest;
  }
}

function boxAt(boxes: Float64Array, i: number): Box {
  const [minX, minY, maxX, maxY] = [boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3]];
  return [minX as number, minY as number, maxX as number, maxY as number];
}
