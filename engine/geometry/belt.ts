import { type Buffers, bufferSound, checkDistances } from './buffer.ts';
import { type BufferParameters, checkSide, ROUND_BUFFER } from './buffer-parameters.ts';
import type { Loops } from './close-loops.ts';
import { writeLoops } from './nest-loops.ts';
import { overlayPairs } from './overlay.ts';
import { polygonsOf, writePolygons } from './polygon-rings.ts';
import { type PolygonSet, polygonCount } from './polygon-set.ts';
import { PolygonWriter, REVERSED, type RingMove, UNMOVED } from './polygon-writer.ts';
import { repairPolygons } from './validity.ts';

/** The belt along the border of every polygon, and what it was cut from. */
export interface Belts {
  /** Feature `i` is the belt of feature `i`; where nothing of the polygon remains it is the whole polygon. */
  readonly belts: PolygonSet;
  /** The polygons without their belts (negative distance), or with them (positive). */
  readonly buffers: Buffers;
}

/**
 * The strip of |`distance`| metres along the inside (negative) or the outside (positive) of every polygon's border, in planar
 * metres. The border of the polygon and that of its buffer nowhere meet, so the belt is bounded by both, and its area is their
 * difference to the last digits. Errors and repairs as `bufferPolygons`.
 */
export function beltPolygons(set: PolygonSet, distance: number, options: Partial<BufferParameters> = {}): Belts {
  const parameters = { ...ROUND_BUFFER, ...options };
  checkSide(set.kind, parameters);
  checkDistances(set, distance, parameters);
  const { set: source, repairs, unusable } = repairPolygons(set);
  const buffers = { ...bufferSound(source, distance, parameters), repairs, unusable };
  const [outer, inner] = distance < 0 ? [source, buffers.set] : [buffers.set, source];
  const writer = new PolygonWriter(set.crs, [outer, inner]);
  for (let feature = 0; feature < polygonCount(source); feature++) writeBelt(outer, inner, feature, writer);
  return { belts: writer.build(), buffers };
}

function writeBelt(outer: PolygonSet, inner: PolygonSet, feature: number, writer: PolygonWriter): void {
  if (inner.geometryOffsets[feature] === inner.geometryOffsets[feature + 1]) {
    writePolygons(polygonsOf(outer, feature), writer);
    return;
  }
  const outerFirst = firstRing(outer, feature);
  const innerFirst = firstRing(inner, feature);
  if (firstRing(outer, feature + 1) === outerFirst + 1 && firstRing(inner, feature + 1) === innerFirst + 1) {
    addRing(outer, outerFirst, UNMOVED, writer);
    addRing(inner, innerFirst, REVERSED, writer);
    writer.endPolygon();
    writer.endFeature();
    return;
  }
  if (writeLoops(allRings(outer, inner, feature), writer, [0, 0])) return;
  // Out of order only where snapping has moved a border.
  const one = (set: PolygonSet): PolygonSet => {
    const part = new PolygonWriter(set.crs);
    writePolygons(polygonsOf(set, feature), part);
    return part.build();
  };
  writePolygons(polygonsOf(overlayPairs('difference', one(outer), one(inner)), 0), writer);
}

/** Number of the first ring of a feature; also right for one more than there are features. */
function firstRing(set: PolygonSet, feature: number): number {
  return set.polygonOffsets[set.geometryOffsets[feature] as number] as number;
}

function addRing(set: PolygonSet, ring: number, move: RingMove, writer: PolygonWriter): void {
  writer.addRing(set.coordinates, set.ringOffsets[ring] as number, set.ringOffsets[ring + 1] as number, move);
}

/** The rings of both, those of the inner one turned round, so that each bounds the belt on its left. */
function allRings(outer: PolygonSet, inner: PolygonSet, feature: number): Loops {
  const scratch = new PolygonWriter(outer.crs);
  for (let r = firstRing(outer, feature); r < firstRing(outer, feature + 1); r++) addRing(outer, r, UNMOVED, scratch);
  for (let r = firstRing(inner, feature); r < firstRing(inner, feature + 1); r++) addRing(inner, r, REVERSED, scratch);
  scratch.endPolygon();
  const { coordinates, ringOffsets } = scratch.build();
  return { points: coordinates, offsets: Array.from(ringOffsets) };
}
