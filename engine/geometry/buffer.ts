import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { type BufferParameters, checkBufferQuestion, checkSide, ROUND_BUFFER } from './buffer-parameters.ts';
import { addFeatureOffset, clearCorners, localCorners } from './feature-offset.ts';
import type { LineSet, PointSet } from './line-set.ts';
import { clearPieces, offsetPieces } from './offset-pieces.ts';
import type { PolygonSet } from './polygon-set.ts';
import { PolygonWriter, UNMOVED } from './polygon-writer.ts';
import { isGeographic } from './projection.ts';
import { bridgeOf, sureRadiusOf, writeOffset } from './resolve-offset.ts';
import { chainsOf } from './segment-distance.ts';
import { trimmedFeature } from './trimmed-feature.ts';
import { trimmedCurve } from './trimmed-ring.ts';
import { type Repair, type RepairedPolygons, repairPolygons } from './validity.ts';

/** Buffers of a set, feature by feature. */
export interface Buffers {
  /** As many features as there were; a feature of which nothing is left has no polygon. Every one is valid. */
  readonly set: PolygonSet;
  /** Features of which an inward buffer leaves nothing. */
  readonly vanished: readonly number[];
  /** Faulty polygons that were mended first. */
  readonly repairs: readonly Repair[];
  /** Features that could not be used. */
  readonly unusable: RepairedPolygons['unusable'];
}

/**
 * All points within `distance` metres of every feature, or, for polygons and a negative distance, those further than that
 * from their outside. Coordinates must be planar metres; `distance` is one number or one per feature. Arcs are drawn as
 * chords inside the true circle. Faulty polygons are repaired first and listed. Throws `PlanningError` of kind `usage`
 * (`bad-buffer-distance`, `distance-not-positive`, `bad-buffer-segments`, `bad-mitre-limit`, `side-needs-lines`).
 */
export function bufferPolygons(
  set: PolygonSet | LineSet | PointSet,
  distance: number | Float64Array,
  options: Partial<BufferParameters> = {},
): Buffers {
  if (set.crs !== 'local' && isGeographic(set.crs)) throw new Error(`a planar buffer needs metres, got ${set.crs}`);
  const parameters = { ...ROUND_BUFFER, ...options };
  checkSide(set.kind, parameters);
  checkDistances(set, distance, parameters);
  const mended = set.kind === 'polygon' ? repairPolygons(set) : null;
  const { repairs, unusable } = mended ?? { repairs: [], unusable: [] };
  return { ...bufferSound(mended?.set ?? set, distance, parameters), repairs, unusable };
}

/** The same for a checked question and valid polygons. */
function bufferSound(
  source: PolygonSet | LineSet | PointSet,
  distance: number | Float64Array,
  parameters: BufferParameters,
): Pick<Buffers, 'set' | 'vanished'> {
  const count = source.kind === 'point' ? source.coordinates.length / 2 : source.geometryOffsets.length - 1;
  const writer = new PolygonWriter(source.crs, source.kind === 'polygon' ? [source] : []);
  const write = generalBuffer(source, distance, parameters);
  const vanished: number[] = [];
  for (let feature = 0; feature < count; feature++) {
    const points =
      source.kind === 'polygon' ? trimmedFeature(source, feature, distanceOf(distance, feature), parameters) : 0;
    if (points > 0) {
      writer.addRing(trimmedCurve, 0, points, UNMOVED);
      writer.endPolygon();
      writer.endFeature();
    } else if (write(feature, writer) === 'vanished') vanished.push(feature);
  }
  return { set: writer.build(), vanished };
}

/** What became of a feature; one without any point is `empty` before and after. */
export type BufferOutcome = 'written' | 'vanished' | 'empty';

/** Writes the buffer of one feature after the other by the general way, for a checked question and valid polygons. */
export function generalBuffer(
  source: PolygonSet | LineSet | PointSet,
  distance: number | Float64Array,
  parameters: BufferParameters,
): (feature: number, writer: PolygonWriter) => BufferOutcome {
  const pieces = offsetPieces();
  const corners = localCorners();
  return (feature, writer) => {
    const own = distanceOf(distance, feature);
    const from = firstPoint(source, feature);
    if (from < 0) {
      writer.endFeature();
      return 'empty';
    }
    if (own === 0 && source.kind === 'polygon') {
      copyFeature(source, feature, writer);
      return 'written';
    }
    const origin = [source.coordinates[2 * from] as number, source.coordinates[2 * from + 1] as number] as const;
    clearPieces(pieces);
    clearCorners(corners);
    addFeatureOffset(pieces, corners, { set: source, feature, distance: own, origin, parameters });
    const limits = { bridge: bridgeOf(own, parameters), sureRadius: sureRadiusOf(own, parameters) };
    writeOffset({ pieces, corners, origin, inwards: own < 0, ...limits }, writer);
    return writer.lastIsEmpty() ? 'vanished' : 'written';
  };
}

function distanceOf(distance: number | Float64Array, feature: number): number {
  return typeof distance === 'number' ? distance : (distance[feature] as number);
}

/** Throws when a distance makes no sense for what is widened. */
export function checkDistances(
  set: PolygonSet | LineSet | PointSet,
  distance: number | Float64Array,
  parameters: BufferParameters,
): void {
  const all = typeof distance === 'number' ? [distance] : distance;
  for (const each of all) {
    checkBufferQuestion(each, parameters);
    if (each > 0 || set.kind === 'polygon') continue;
    throw new PlanningError('usage', 'distance-not-positive', {
      text: text(
        `${set.kind === 'line' ? '线' : '点'}的缓冲距离应大于零，实为 ${each}`,
        `A buffer of ${set.kind}s needs a distance above zero, found ${each}`,
      ),
      remedy: text('负距离只用于面', 'Negative distances are for polygons only'),
    });
  }
}

/** The first point of a feature, -1 when it has none. */
function firstPoint(set: PolygonSet | LineSet | PointSet, feature: number): number {
  if (set.kind !== 'polygon') return chainsOf({ set, feature })[0]?.[0] ?? -1;
  const polygon = set.geometryOffsets[feature] as number;
  if (set.geometryOffsets[feature + 1] === polygon) return -1;
  return set.ringOffsets[set.polygonOffsets[polygon] as number] as number;
}

function copyFeature(set: PolygonSet, feature: number, writer: PolygonWriter): void {
  for (let p = set.geometryOffsets[feature] as number; p < (set.geometryOffsets[feature + 1] as number); p++) {
    for (let r = set.polygonOffsets[p] as number; r < (set.polygonOffsets[p + 1] as number); r++) {
      const [from, to] = [set.ringOffsets[r] as number, set.ringOffsets[r + 1] as number];
      writer.addRing(set.coordinates, from, to, UNMOVED);
    }
    writer.endPolygon();
  }
  writer.endFeature();
}
