import { FeaturesAround } from '../geometry/features-around.ts';
import type { LineSet, PointSet } from '../geometry/line-set.ts';
import { nearestFeature } from '../geometry/nearest-feature.ts';
import type { Box, PolygonSet } from '../geometry/polygon-set.ts';
import { distanceBetween, type FeatureRef } from '../geometry/segment-distance.ts';
import { boxesOf, buildSpatialIndex, grownBox } from '../geometry/spatial-index.ts';
import type { Run } from '../run/run.ts';
import type { FramedFeatures } from './framed-features.ts';

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
  const around = new FeaturesAround(sources);
  for (const [k, { frame, rows, set, place, turn }] of groups.entries()) {
    await run.step('distances', k, groups.length);
    const near = around.in(frame, place, distanceM);
    const index = buildSpatialIndex(boxesOf(near.set));
    const boxes = boxesOf(set);
    for (const [feature, row] of rows.entries()) {
      for (const found of index.searchBox(grownBox(boxAt(boxes, feature), distanceM))) {
        const refs = { own: { set, feature }, other: { set: near.set, feature: found } };
        const metres = distanceBetween(refs.own, refs.other, distanceM);
        if (metres > distanceM) continue;
        visit({ row, source: near.rows[found] as number, metres, turn: turn[feature] as number, ...refs });
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
  const around = new FeaturesAround(sources);
  for (const [k, { frame, rows, set, place }] of groups.entries()) {
    await run.step('distances', k, groups.length);
    const found = nearestFeature(set, around.in(frame, place, distanceM).set, distanceM).distanceM;
    for (const [feature, row] of rows.entries()) metres[row] = found[feature] as number;
  }
  return metres;
}

function boxAt(boxes: Float64Array, i: number): Box {
  const [minX, minY, maxX, maxY] = [boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3]];
  return [minX as number, minY as number, maxX as number, maxY as number];
}
