import { type Buffers, checkDistances, generalBuffer } from './buffer.ts';
import { type BufferParameters, checkSide, ROUND_BUFFER } from './buffer-parameters.ts';
import type { Loops } from './close-loops.ts';
import { writeLoops } from './nest-loops.ts';
import { overlayPairs } from './overlay.ts';
import { polygonsOf, writePolygons } from './polygon-rings.ts';
import { type PolygonSet, polygonCount } from './polygon-set.ts';
import { PolygonWriter, REVERSED, type RingMove, UNMOVED } from './polygon-writer.ts';
import { trimmedFeature } from './trimmed-feature.ts';
import { trimmedCurve } from './trimmed-ring.ts';
import { repairPolygons } from './validity.ts';

/** The belt along the border of every polygon. */
export interface Belts extends Pick<Buffers, 'vanished' | 'repairs' | 'unusable'> {
  /** Feature `i` is the belt of feature `i`; where nothing of the polygon remains it is the whole polygon. */
  readonly belts: PolygonSet;
}

/**
 * The strip of |`distance`| metres along the inside (negative) or the outside (positive) of every polygon's border, in planar
 * metres. The border of the polygon and that of its buffer nowhere meet, so the belt is bounded by both, and its area is their
 * difference to the last digits. Errors and repairs as `bufferPolygons`. `room` lends its memory to the belts, and what it held
 * before is forgotten: portion after portion then takes no new one.
 */
export function beltPolygons(
  set: PolygonSet,
  distance: number,
  options: Partial<BufferParameters> = {},
  room?: PolygonWriter,
): Belts {
  const parameters = { ...ROUND_BUFFER, ...options };
  checkSide(set.kind, parameters);
  checkDistances(set, distance, parameters);
  const { set: source, repairs, unusable } = repairPolygons(set);
  const write = generalBuffer(source, distance, parameters);
  const vanished: number[] = [];
  const writer = room ?? new PolygonWriter(set.crs, [source, source]);
  writer.clear();
  const buffer = new PolygonWriter(set.crs);
  for (let feature = 0; feature < polygonCount(source); feature++) {
    const points = trimmedFeature(source, feature, distance, parameters);
    if (points > 0) {
      writeTrimmedBelt(source, feature, { points, isInner: distance < 0 }, writer);
      continue;
    }
    buffer.clear();
    if (write(feature, buffer) === 'vanished') vanished.push(feature);
    const [own, moved] = [
      { set: source, feature },
      { set: buffer, feature: 0 },
    ];
    if (distance < 0) writeBelt(own, moved, writer);
    else writeBelt(moved, own, writer);
  }
  return { belts: writer.build(), vanished, repairs, unusable };
}

/** The belt between the one ring of a feature and the curve trimmed from it. */
function writeTrimmedBelt(
  set: PolygonSet,
  feature: number,
  { points, isInner }: { readonly points: number; readonly isInner: boolean },
  writer: PolygonWriter,
): void {
  const ring = firstRing({ set, feature });
  if (!isInner) writer.addRing(trimmedCurve, 0, points, UNMOVED);
  addRing(set, ring, isInner ? UNMOVED : REVERSED, writer);
  if (isInner) writer.addRing(trimmedCurve, 0, points, REVERSED);
  writer.endPolygon();
  writer.endFeature();
}

/** One feature of a set. */
interface PolygonFeature {
  readonly set: PolygonSet;
  readonly feature: number;
}

function writeBelt(outer: PolygonFeature, inner: PolygonFeature, writer: PolygonWriter): void {
  const innerFirst = firstRing(inner);
  const innerEnd = endRing(inner);
  if (innerFirst === innerEnd) {
    writePolygons(polygonsOf(outer.set, outer.feature), writer);
    return;
  }
  const outerFirst = firstRing(outer);
  if (endRing(outer) === outerFirst + 1 && innerEnd === innerFirst + 1) {
    addRing(outer.set, outerFirst, UNMOVED, writer);
    addRing(inner.set, innerFirst, REVERSED, writer);
    writer.endPolygon();
    writer.endFeature();
    return;
  }
  if (writeLoops(allRings(outer, inner), writer, [0, 0])) return;
  // Out of order only where snapping has moved a border.
  const one = ({ set, feature }: PolygonFeature): PolygonSet => {
    const part = new PolygonWriter(set.crs);
    writePolygons(polygonsOf(set, feature), part);
    return part.build();
  };
  writePolygons(polygonsOf(overlayPairs('difference', one(outer), one(inner)), 0), writer);
}

function firstRing({ set, feature }: PolygonFeature): number {
  return set.polygonOffsets[set.geometryOffsets[feature] as number] as number;
}

function endRing({ set, feature }: PolygonFeature): number {
  return set.polygonOffsets[set.geometryOffsets[feature + 1] as number] as number;
}

function addRing(set: PolygonSet, ring: number, move: RingMove, writer: PolygonWriter): void {
  writer.addRing(set.coordinates, set.ringOffsets[ring] as number, set.ringOffsets[ring + 1] as number, move);
}

/** The rings of both, those of the inner one turned round, so that each bounds the belt on its left. */
function allRings(outer: PolygonFeature, inner: PolygonFeature): Loops {
  const scratch = new PolygonWriter(outer.set.crs);
  for (let r = firstRing(outer); r < endRing(outer); r++) addRing(outer.set, r, UNMOVED, scratch);
  for (let r = firstRing(inner); r < endRing(inner); r++) addRing(inner.set, r, REVERSED, scratch);
  scratch.endPolygon();
  const { coordinates, ringOffsets } = scratch.build();
  return { points: coordinates, offsets: Array.from(ringOffsets) };
}
