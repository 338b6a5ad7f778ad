import { bufferPolygons, checkDistances } from './buffer.ts';
import { type BufferParameters, checkSide, ROUND_BUFFER } from './buffer-parameters.ts';
import { addFeatureOffset, localCorners } from './feature-offset.ts';
import type { LineSet, PointSet } from './line-set.ts';
import { offsetPieces } from './offset-pieces.ts';
import { dissolve } from './overlay.ts';
import { allPolygonsOf, writePolygons } from './polygon-rings.ts';
import type { PolygonSet } from './polygon-set.ts';
import { PolygonWriter } from './polygon-writer.ts';
import { bridgeOf, sureRadiusOf, writeDirectly, writeOffset } from './resolve-offset.ts';
import { unitePolygons } from './resolve-polygons.ts';
import { selectPolygons } from './select-polygons.ts';
import { boxesOf } from './spatial-index.ts';
import { repairPolygons } from './validity.ts';

/** Sources of one kind and how far they reach, in metres. */
export interface BufferSource {
  readonly set: PolygonSet | LineSet | PointSet;
  readonly distance: number;
}

/** Grid on which halves are united when the direct way fails, in metres. */
const UNIT = 1e-5;

/**
 * The union of the buffers of all sources as a set of one feature, empty when there are none. All at once: the edges that no
 * buffer of any source hides are joined to the outline, so that the cost grows with the outlines and not with the overlaps. Where
 * that is in doubt, halves are dissolved apart and united. All in planar metres of one CRS; errors as `bufferPolygons`.
 */
export function dissolveBuffers(sources: readonly BufferSource[], options: Partial<BufferParameters> = {}): PolygonSet {
  const parameters = { ...ROUND_BUFFER, ...options };
  const crs = sources[0]?.set.crs ?? 'local';
  for (const { set, distance } of sources) {
    if (set.crs !== crs) throw new Error(`buffers to dissolve need one CRS, got ${crs} and ${set.crs}`);
    checkSide(set.kind, parameters);
    checkDistances(set, distance, parameters);
  }
  if (sources.some(({ distance }) => distance <= 0)) return dissolveApart(sources, parameters);
  const items = sources.flatMap(({ set, distance }): Item[] => {
    const source = set.kind === 'polygon' ? repairPolygons(set).set : set;
    const boxes = boxesOf(source);
    return Array.from({ length: boxes.length / 4 }, (_, feature) => ({
      set: source,
      feature,
      distance,
      middle: [
        (boxes[4 * feature] as number) + (boxes[4 * feature + 2] as number),
        (boxes[4 * feature + 1] as number) + (boxes[4 * feature + 3] as number),
      ] as const,
    })).filter(({ middle }) => Number.isFinite(middle[0]));
  });
  return dissolved(items, parameters, crs);
}

interface Item {
  readonly set: PolygonSet | LineSet | PointSet;
  readonly feature: number;
  readonly distance: number;
  /** Twice the middle of its box. */
  readonly middle: readonly [number, number];
}

function dissolved(items: readonly Item[], parameters: BufferParameters, crs: string): PolygonSet {
  const writer = new PolygonWriter(crs);
  const [first] = items;
  if (first === undefined) {
    writer.endFeature();
    return writer.build();
  }
  const pieces = offsetPieces();
  const corners = localCorners();
  const origin = [first.middle[0] / 2, first.middle[1] / 2] as const;
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const { set, feature, distance } of items) {
    addFeatureOffset(pieces, corners, { set, feature, distance, origin, parameters });
    least = Math.min(least, distance);
    most = Math.max(most, distance);
  }
  const limits = { bridge: bridgeOf(most, parameters), sureRadius: sureRadiusOf(least, parameters) };
  const task = { pieces, corners, origin, inwards: false, ...limits };
  if (items.length === 1) writeOffset(task, writer);
  else if (!writeDirectly(task, writer)) return halvesUnited(items, parameters, crs);
  return writer.build();
}

/** Dissolves two halves, cut across the longer side, and unites them. */
function halvesUnited(items: readonly Item[], parameters: BufferParameters, crs: string): PolygonSet {
  const spread = (axis: 0 | 1) => {
    const values = items.map(({ middle }) => middle[axis]);
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  };
  const axis = spread(0) >= spread(1) ? 0 : 1;
  const sorted = [...items].sort((a, b) => a.middle[axis] - b.middle[axis]);
  const half = sorted.length >> 1;
  const parts = [sorted.slice(0, half), sorted.slice(half)].map((part) => dissolved(part, parameters, crs));
  const writer = new PolygonWriter(crs);
  writePolygons(unitePolygons(parts.flatMap(allPolygonsOf), UNIT), writer);
  return writer.build();
}

/** Buffers inwards do not grow together: each is made, then all are united. */
function dissolveApart(sources: readonly BufferSource[], parameters: BufferParameters): PolygonSet {
  const parts = sources.map(({ set, distance }) => bufferPolygons(set, distance, parameters).set);
  const rows = parts.map((set) => ({ set, rows: Array.from({ length: set.geometryOffsets.length - 1 }, (_, k) => k) }));
  return dissolve(selectPolygons(rows, parts[0]?.crs ?? 'local'));
}
