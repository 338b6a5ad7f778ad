import type { LineSet } from '../geometry/line-set.ts';
import type { PolygonSet } from '../geometry/polygon-set.ts';
import { holdsPoint } from '../geometry/segment-distance.ts';
import { boxesOf } from '../geometry/spatial-index.ts';
import { type EdgeCorridor, edgeCorridor } from './edge-corridor.ts';
import { crossedBefore, landMet } from './edge-look.ts';
import { bearingOf, type EdgeSight, piecesOfEdge } from './edge-pieces.ts';
import type { RayHit } from './facing-ray.ts';
import { hasLineUpTo, hidingDepth } from './hidden-edge.ts';
import {
  boxIndex,
  type FlatBox,
  indexedLand,
  indexedLines,
  lengthOf,
  rowWithSegment,
  type Segment,
  segmentsOfFeature,
} from './scene-index.ts';

/** Everything that may lie across an edge, in metres of one plane. */
export interface EdgeScene {
  /** Land: parcels first, then other areas. */
  readonly land: PolygonSet;
  /** Lines that may stand between: roads and canals. */
  readonly lines: LineSet;
  /** Rows of land that hide nothing: the neighbour is what lies behind them. Without it every row hides. */
  readonly isPassed?: (row: number) => boolean;
  /** What belongs together. Without it every row stands alone. */
  readonly whole?: WholeLand;
}

/** Rows that are one piece of land, none of which is looked through; what they face among themselves need not be told. */
export interface WholeLand {
  readonly isInner: (row: number) => boolean;
  /** Whether a line that runs between two of them is to be told all the same. */
  readonly isTold: (line: number) => boolean;
}

/** How edges are looked at. */
export interface EdgeRule {
  /** What lies further away is no neighbour, metres. */
  readonly reachM: number;
  /** Edges are looked at this often, and where the answer changes between two looks, to a centimetre. */
  readonly stepM: number;
}

/** A stretch of a parcel's border that sees the same all along. */
export interface EdgePiece {
  /** Row of the parcel in `land`. */
  readonly parcel: number;
  /** Both ends, x and y; the parcel lies on the left. */
  readonly ends: readonly [number, number, number, number];
  readonly lengthM: number;
  /** Direction from the parcel to its neighbour, degrees clockwise from north of the plane. */
  readonly bearing: number;
  /** Row of the neighbour in `land`; −1 when nothing lies within reach. */
  readonly neighbour: number;
  /** Least ground between, metres; the reach when there is no neighbour. */
  readonly gapM: number;
  /** Lines crossed before the neighbour, nearest first. */
  readonly crossed: readonly RayHit[];
  /** Land looked through before the neighbour, nearest first; rows of `land`. */
  readonly passed: readonly RayHit[];
}

/** Finds neighbours in one scene; built once, asked for many parcels. */
export interface EdgeFinder {
  /**
   * The border of one parcel, ring by ring, in pieces; rings as the set holds them (shells left-hand). Edges that face
   * nothing but land of the same whole from one end to the other may be left out.
   */
  piecesOf(parcel: number): EdgePiece[];
}

/**
 * Within this everything is seen that begins or ends across an edge, however narrow it is, metres. Most neighbours lie
 * across a lane; only where none does is looked further.
 */
const NARROW_M = 16;

/** A border that is shared, or lies up to this far behind an edge, is met at distance 0, metres. */
const STEP_BACK_M = 0.05;

/** Roads and canals along a border are drawn no further inside the land on either side, metres. */
const BESIDE_M = 1;

/**
 * Looks across every edge of a parcel at right angles: what is met first is the neighbour, what is crossed before is
 * counted. A neighbour that touches or overlaps has gap 0. Neighbours that face a corner only are not met.
 */
export function edgeFinder(scene: EdgeScene, rule: EdgeRule): EdgeFinder {
  const land = indexedLand(scene.land);
  const lines = indexedLines(scene.lines);
  const boxes = boxIndex(boxesOf(scene.land));
  const { isPassed = () => false, whole } = scene;

  function besideOf(parcel: number, edge: Segment): Beside {
    return {
      parcel,
      edge,
      length: lengthOf(edge),
      across: edgeCorridor(land, edge, { behind: STEP_BACK_M, near: NARROW_M, far: rule.reachM }),
      lines: edgeCorridor(lines, edge, { behind: BESIDE_M, near: NARROW_M, far: rule.reachM + BESIDE_M }),
      rows: boxes(grown(edge, STEP_BACK_M)).filter((row) => row !== parcel),
    };
  }

  function sightOf({ parcel, edge, length, across, lines: beside, rows }: Beside): EdgeSight {
    const changes = [...across.ends(), ...beside.ends()].filter((place) => place > 0 && place < length);
    const question = {
      parcel,
      near: NARROW_M,
      reachM: rule.reachM,
      touchM: STEP_BACK_M,
      isPassed,
      under: (along: number) => rowsUnder(scene.land, rows, edge, along),
    };
    return {
      changes: changes.sort((a, b) => a - b),
      look(along) {
        const { neighbour, gapM, passed } = landMet(across, along, question);
        return { neighbour, gapM, passed, crossed: crossedBefore(beside, along, { gapM, besideM: BESIDE_M }) };
      },
    };
  }

  function piecesOf(parcel: number): EdgePiece[] {
    const pieces: EdgePiece[] = [];
    for (const segment of segmentsOfFeature(scene.land, parcel)) {
      const shared = rowWithSegment(land, reversed(segment));
      const isShared = shared >= 0 && shared !== parcel && !isPassed(shared);
      if (isShared && lines.search(grown(segment, BESIDE_M)).length === 0) {
        if (!whole?.isInner(shared)) pieces.push(sharedPiece(segment, parcel, shared));
        continue;
      }
      const beside = besideOf(parcel, segment);
      if (whole !== undefined && isWithin(whole, beside, { land: scene.land, reachM: rule.reachM })) continue;
      for (const piece of piecesOfEdge(segment, rule.stepM, sightOf(beside))) pieces.push({ parcel, ...piece });
    }
    return pieces;
  }

  return { piecesOf };
}

/** What lies beside one edge of a parcel. */
interface Beside {
  readonly parcel: number;
  readonly edge: Segment;
  readonly length: number;
  readonly across: EdgeCorridor;
  readonly lines: EdgeCorridor;
  /** Other land whose box meets it. */
  readonly rows: readonly number[];
}

/** Which of some rows a place right outside an edge lies on. */
function rowsUnder(land: PolygonSet, rows: readonly number[], edge: Segment, along: number): number[] {
  if (rows.length === 0) return [];
  const [ax, ay, bx, by] = edge;
  const length = lengthOf(edge);
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const place = [ax + ux * along + uy * STEP_BACK_M, ay + uy * along - ux * STEP_BACK_M] as const;
  return rows.filter((row) => holdsPoint({ set: land, feature: row }, place));
}

/** Whether an edge faces nothing but land of the same whole, and no line between is to be told. */
function isWithin(
  { isInner, isTold }: WholeLand,
  { parcel, edge, length, across, lines, rows }: Beside,
  { land, reachM }: { readonly land: PolygonSet; readonly reachM: number },
): boolean {
  const question = { own: parcel, isHiding: isInner };
  const depth =
    hidingDepth(across.upTo(NARROW_M), length, question) ?? hidingDepth(across.upTo(reachM), length, question);
  if (depth === null) return false;
  // No border of other land runs between the edge and that depth, so other land lies under all of the edge or under none.
  const under = depth > STEP_BACK_M ? rows.filter((row) => !isInner(row)) : [];
  if (rowsUnder(land, under, edge, length / 2).length > 0) return false;
  return !hasLineUpTo(lines.upTo(depth + BESIDE_M), depth + BESIDE_M, isTold);
}

function reversed([ax, ay, bx, by]: Segment): Segment {
  return [bx, by, ax, ay];
}

/** An edge that a neighbour has too, corner for corner: nothing lies between. */
function sharedPiece(ends: Segment, parcel: number, neighbour: number): EdgePiece {
  const bearing = bearingOf(ends);
  return { parcel, ends, lengthM: lengthOf(ends), bearing, neighbour, gapM: 0, crossed: [], passed: [] };
}

/** The box of two points, larger by a margin on every side. */
function grown([ax, ay, bx, by]: Segment, margin: number): FlatBox {
  return [Math.min(ax, bx) - margin, Math.min(ay, by) - margin, Math.max(ax, bx) + margin, Math.max(ay, by) + margin];
}
