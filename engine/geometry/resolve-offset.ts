import { type BorderPieces, borderPieces, findBorder } from './border-pieces.ts';
import type { BufferParameters } from './buffer-parameters.ts';
import { closeLoops } from './close-loops.ts';
import { coverGrid } from './cover-grid.ts';
import { coveredCells } from './covered-cells.ts';
import type { LocalCorners } from './feature-offset.ts';
import { ringsOf } from './feature-offset.ts';
import { writeLoops } from './nest-loops.ts';
import type { OffsetPieces } from './offset-pieces.ts';
import { isOrdinary } from './ordinary-feature.ts';
import { faultsOf } from './polygon-faults.ts';
import type { PolygonWriter } from './polygon-writer.ts';
import { positiveRegion } from './resolve-polygons.ts';
import { ringLocator } from './ring-locator.ts';
import { segmentsKeepApart } from './segments-apart.ts';

/** Up to this many pairs of an edge and a cover all are looked at; above, a grid finds the near ones. */
const MOST_PAIRS = 6000;
/** Side of the grid that the robust kernel snaps corners to, in metres. */
const UNIT = 1e-6;

const border: BorderPieces = borderPieces();

/** What a set of pieces belongs to. */
export interface OffsetTask {
  readonly pieces: OffsetPieces;
  readonly corners: LocalCorners;
  readonly origin: readonly [number, number];
  /** Gaps of the border up to this many metres are bridged: the depth of the arcs' chords. */
  readonly bridge: number;
  /** Discs of this radius around every source corner are under the covers for certain; 0 when none are. */
  readonly sureRadius: number;
  /** Whether the result lies inside the polygons of `corners` (a buffer inwards) or holds them. */
  readonly inwards: boolean;
}

/** Twice the depth of the chords of an arc; no bridging where corners are not arcs. */
export function bridgeOf(distance: number, { join, segments }: BufferParameters): number {
  return join === 'round' ? 2 * Math.abs(distance) * (1 - Math.cos(Math.PI / (4 * segments))) : 0;
}

/** What is under the covers for certain: an arc of less than one and a half chords is drawn as one. */
export function sureRadiusOf(distance: number, { join, cap, side, segments }: BufferParameters): number {
  if (join !== 'round' || cap !== 'round' || side !== 'both' || distance <= 0) return 0;
  return distance * Math.cos((0.76 * Math.PI) / (2 * segments));
}

/**
 * Writes what the pieces bound as one feature. First directly: the edges that no cover hides, joined into loops; taken only
 * when they close and the feature is valid. Otherwise by a union of the offset curves where their winding number is above
 * zero (Clipper2), which equals the same land: the curves' winding counts the covers over a point, plus the polygon.
 */
export function writeOffset(task: OffsetTask, writer: PolygonWriter): void {
  if (writeDirectly(task, writer)) return;
  writeRobustly(task, writer);
}

/** Writes the feature directly, or nothing at all when that is in doubt. */
export function writeDirectly(
  { pieces, corners, origin, inwards, bridge, sureRadius }: OffsetTask,
  writer: PolygonWriter,
): boolean {
  const pairs = pieces.edgeCount * pieces.coverCount;
  const grid = pairs > MOST_PAIRS ? coverGrid(pieces) : null;
  const inside = corners.ringStarts.length > 1 ? ringLocator(ringsOf(corners)) : null;
  findBorder(pieces, border, grid, {
    tolerance: 1e-9,
    isBorder: inside === null ? null : (x, y) => inside(x, y) === inwards,
    isHidden: grid !== null && sureRadius > 0 ? coveredCells(pieces, sureRadius) : null,
  });
  const loops = closeLoops(border, bridge);
  if (loops === null || !writeLoops(loops, writer, origin)) return false;
  const feature = writer.geometryCount - 1;
  if (writer.lastIsEmpty() || isOrdinary(writer, feature) || segmentsKeepApart(loops)) return true;
  if (faultsOf(writer, feature) === null) return true;
  writer.dropFeature();
  return false;
}

function writeRobustly({ pieces, origin }: OffsetTask, writer: PolygonWriter): void {
  for (const rings of positiveRegion(curvesOf(pieces), UNIT)) {
    for (const ring of rings) writer.addRing(ring, 0, ring.length / 2, { shift: origin, reverse: false });
    writer.endPolygon();
  }
  writer.endFeature();
}

/** The closed offset curves: at corners that turn towards the offset side they go back to the corner itself. */
function curvesOf({ edges, anchors, curves }: OffsetPieces): Float64Array[] {
  return curves.slice(0, -1).map((first, curve) => {
    const end = curves[curve + 1] as number;
    const points: number[] = [];
    for (let e = first; e < end; e++) {
      const next = e + 1 === end ? first : e + 1;
      const [bx, by] = [edges[4 * e + 2] as number, edges[4 * e + 3] as number];
      points.push(edges[4 * e] as number, edges[4 * e + 1] as number, bx, by);
      if (bx === edges[4 * next] && by === edges[4 * next + 1]) continue;
      points.push(anchors[2 * e] as number, anchors[2 * e + 1] as number);
    }
    points.push(points[0] as number, points[1] as number);
    return Float64Array.from(points);
  });
}
