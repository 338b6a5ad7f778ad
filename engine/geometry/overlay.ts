import { gridUnit } from './grid-unit.ts';
import { allPolygonsOf, polygonsOf, writePolygons } from './polygon-rings.ts';
import { type Box, boundsOf, boundsOfPoints, type PolygonSet, polygonCount } from './polygon-set.ts';
import { PolygonWriter } from './polygon-writer.ts';
import { type Overlay, overlayPolygons, type PolygonRings, unitePolygons } from './resolve-polygons.ts';
import { boxesOf, buildSpatialIndex } from './spatial-index.ts';
import { soundPolygons } from './valid-on-grid.ts';
import { repairPolygons } from './validity.ts';

/**
 * The overlay of every feature of `a` with the feature of `b` of the same number. Corners that survive keep their exact
 * coordinates, new ones lie on a grid of a micrometre; results are valid, an empty one has no polygon. Faulty features are repaired
 * first. Planar metres, or longitude and latitude (where an edge is straight in degrees). Throws on two CRSs, our bug.
 */
export function overlayPairs(kind: Overlay, a: PolygonSet, b: PolygonSet): PolygonSet {
  const { subject, clip, unit } = prepared(a, b);
  const writer = new PolygonWriter(a.crs);
  for (let feature = 0; feature < polygonCount(subject); feature++) {
    writeOverlay(kind, polygonsOf(subject, feature), { clip: polygonsOf(clip, feature), unit }, writer);
  }
  return writer.build();
}

/**
 * The overlay of every feature of `a` with everything in `b` together: what of it lies in `b` (`intersection`), outside
 * (`difference`), and so on. Only features of `b` whose box meets are looked at. As `overlayPairs` otherwise.
 */
export function overlayWithAll(kind: Overlay, a: PolygonSet, b: PolygonSet): PolygonSet {
  const { subject, clip, unit } = prepared(a, b);
  const index = buildSpatialIndex(boxesOf(clip));
  const writer = new PolygonWriter(a.crs);
  for (let feature = 0; feature < polygonCount(subject); feature++) {
    const near = index.searchBox(boundsOf(subject, feature)).flatMap((other) => polygonsOf(clip, other));
    writeOverlay(kind, polygonsOf(subject, feature), { clip: near, unit }, writer);
  }
  return writer.build();
}

/**
 * All features united into one, in the order of a tree: near ones first, then groups of groups; at each step only polygons
 * whose boxes meet are touched. Faulty features are repaired first.
 */
export function dissolve(set: PolygonSet): PolygonSet {
  const polygons = allPolygonsOf(repairPolygons(set).set);
  const unit = gridUnit(set);
  const writer = new PolygonWriter(set.crs);
  const boxes = polygons.map((rings) =>
    boundsOfPoints(rings[0] as Float64Array, 0, (rings[0] as Float64Array).length / 2),
  );
  const order = spatialOrder(boxes);
  const united = uniteRange(
    order.map((k) => ({ rings: polygons[k] as PolygonRings, box: boxes[k] as Box })),
    unit,
  );
  writePolygons(
    soundPolygons(
      united.map(({ rings }) => rings),
      unit,
    ),
    writer,
  );
  return writer.build();
}

interface Piece {
  readonly rings: PolygonRings;
  readonly box: Box;
}

/** Pieces united in one go at most; a tree of these. */
const LEAF = 8;

function uniteRange(pieces: readonly Piece[], unit: number): readonly Piece[] {
  if (pieces.length <= LEAF) return unitedPieces(pieces, unit);
  const half = pieces.length >> 1;
  const left = uniteRange(pieces.slice(0, half), unit);
  const right = uniteRange(pieces.slice(half), unit);
  const meets = (one: Piece, others: readonly Piece[]) => others.some(({ box }) => boxesMeet(one.box, box));
  const near = [...left.filter((piece) => meets(piece, right)), ...right.filter((piece) => meets(piece, left))];
  if (near.length === 0) return [...left, ...right];
  const chosen = new Set(near);
  return [...left, ...right].filter((piece) => !chosen.has(piece)).concat(unitedPieces(near, unit));
}

function unitedPieces(pieces: readonly Piece[], unit: number): readonly Piece[] {
  if (pieces.length < 2) return pieces;
  const united = unitePolygons(
    pieces.map(({ rings }) => rings),
    unit,
  );
  return united.map((rings) => {
    const shell = rings[0] as Float64Array;
    return { rings, box: boundsOfPoints(shell, 0, shell.length / 2) };
  });
}

/** Numbers of boxes along a curve that keeps neighbours together (Morton order of the middles). */
function spatialOrder(boxes: readonly Box[]): number[] {
  const all = boxes.reduce<Box>(
    (sum, box) => [
      Math.min(sum[0], box[0]),
      Math.min(sum[1], box[1]),
      Math.max(sum[2], box[2]),
      Math.max(sum[3], box[3]),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  const scale = 32767 / Math.max(all[2] - all[0], all[3] - all[1], 1e-12);
  const keys = boxes.map((box) =>
    interleaved(((box[0] + box[2]) / 2 - all[0]) * scale, ((box[1] + box[3]) / 2 - all[1]) * scale),
  );
  return boxes.map((_, k) => k).sort((i, j) => (keys[i] as number) - (keys[j] as number) || i - j);
}

function interleaved(x: number, y: number): number {
  let key = 0;
  for (let bit = 14; bit >= 0; bit--) key = key * 4 + ((x >> bit) & 1) * 2 + ((y >> bit) & 1);
  return key;
}

interface Other {
  readonly clip: readonly PolygonRings[];
  readonly unit: number;
}

function writeOverlay(
  kind: Overlay,
  subject: readonly PolygonRings[],
  { clip, unit }: Other,
  writer: PolygonWriter,
): void {
  const keepsFar = kind === 'union' || kind === 'symmetric-difference';
  const near = keepsFar ? clip : clip.filter((rings) => subject.some((other) => shellsMeet(rings, other)));
  if (near.length === 0) {
    writePolygons(kind === 'intersection' ? [] : subject, writer);
    return;
  }
  // Several covers may overlap each other: their winding numbers add up, and more than none is inside.
  writePolygons(soundPolygons(overlayPolygons(kind, subject, near, unit), unit), writer);
}

function shellsMeet(a: PolygonRings, b: PolygonRings): boolean {
  const boxOf = (rings: PolygonRings) =>
    boundsOfPoints(rings[0] as Float64Array, 0, (rings[0] as Float64Array).length / 2);
  return boxesMeet(boxOf(a), boxOf(b));
}

function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

function prepared(a: PolygonSet, b: PolygonSet): { subject: PolygonSet; clip: PolygonSet; unit: number } {
  if (a.crs !== b.crs) throw new Error(`an overlay needs one CRS, got ${a.crs} and ${b.crs}`);
  const unit = Math.min(gridUnit(a), gridUnit(b));
  return { subject: repairPolygons(a).set, clip: repairPolygons(b).set, unit };
}
