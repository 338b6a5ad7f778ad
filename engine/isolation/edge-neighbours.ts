import type { LineSet } from '../geometry/line-set.ts';
import { type PolygonSet, polygonCount } from '../geometry/polygon-set.ts';
import { holdsPoint } from '../geometry/segment-distance.ts';
import { boxesOf } from '../geometry/spatial-index.ts';
import { type EdgeCorridor, edgeCorridor } from './edge-corridor.ts';
import { bearingOf, type EdgeSight, type EdgeView, piecesOfEdge } from './edge-pieces.ts';
import type { RayHit } from './facing-ray.ts';
import {
  boxIndex,
  type FlatBox,
  indexedLand,
  indexedLines,
  lengthOf,
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
  /** The border of one parcel, ring by ring, in pieces; rings as the set holds them (shells left-hand). */
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
  const owners = edgeOwners(scene.land);
  const isPassed = scene.isPassed ?? (() => false);

  function sightOf(parcel: number, edge: Segment): EdgeSight {
    const length = lengthOf(edge);
    const across = edgeCorridor(land, edge, { behind: STEP_BACK_M, near: NARROW_M, far: rule.reachM });
    const beside = edgeCorridor(lines, edge, { behind: BESIDE_M, near: NARROW_M, far: rule.reachM + BESIDE_M });
    const under = rowsUnder(parcel, edge);
    const changes = [...across.ends(), ...beside.ends()].filter((place) => place > 0 && place < length);
    return {
      changes: changes.sort((a, b) => a - b),
      look(along) {
        const seen = landAt(across, along, { parcel, reachM: rule.reachM, isPassed, under: under(along) });
        return { ...seen, crossed: linesBefore(beside, along, seen.gapM) };
      },
    };
  }

  /** Other land that a place right outside an edge lies on. */
  function rowsUnder(parcel: number, edge: Segment): (along: number) => number[] {
    const rows = boxes(grown(edge, STEP_BACK_M)).filter((row) => row !== parcel);
    if (rows.length === 0) return () => [];
    const [ax, ay, bx, by] = edge;
    const length = lengthOf(edge);
    const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
    return (along) => {
      const place = [ax + ux * along + uy * STEP_BACK_M, ay + uy * along - ux * STEP_BACK_M] as const;
      return rows.filter((row) => holdsPoint({ set: scene.land, feature: row }, place));
    };
  }

  function piecesOf(parcel: number): EdgePiece[] {
    const pieces: EdgePiece[] = [];
    for (const segment of segmentsOfFeature(scene.land, parcel)) {
      const shared = owners.get(keyOf(reversed(segment)));
      const isShared = shared !== undefined && shared !== parcel && !isPassed(shared);
      if (isShared && lines.search(grown(segment, BESIDE_M)).length === 0) {
        pieces.push(sharedPiece(segment, parcel, shared));
        continue;
      }
      for (const piece of piecesOfEdge(segment, rule.stepM, sightOf(parcel, segment)))
        pieces.push({ parcel, ...piece });
    }
    return pieces;
  }

  return { piecesOf };
}

/** Which land is looked at from where. */
interface LandQuestion {
  readonly parcel: number;
  readonly reachM: number;
  readonly isPassed: (row: number) => boolean;
  /** Rows that the place lies on. */
  readonly under: readonly number[];
}

/** What is met first that hides what is behind and is not the parcel itself, and what is passed before. */
function landAt(
  across: EdgeCorridor,
  along: number,
  { parcel, reachM, isPassed, under }: LandQuestion,
): Omit<EdgeView, 'crossed'> {
  let passed: RayHit[] = [];
  let met: RayHit | undefined;
  for (const upTo of reachM > NARROW_M ? [NARROW_M, reachM] : [reachM]) {
    const hits = across.hits(along, upTo).filter(({ feature }) => feature !== parcel);
    const at = hits.findIndex(({ feature }) => !isPassed(feature));
    met = hits[at];
    passed = at < 0 ? hits : hits.slice(0, at);
    if (met !== undefined) break;
  }
  if (met === undefined || met.distanceM > STEP_BACK_M) {
    const hiding = under.find((row) => !isPassed(row));
    if (hiding !== undefined) return { neighbour: hiding, gapM: 0, passed: [] };
    passed = [...under.map(touching), ...passed.filter(({ feature }) => !under.includes(feature))];
  }
  return { neighbour: met?.feature ?? -1, gapM: met?.distanceM ?? reachM, passed };
}

/** Lines between the edge and what lies `gapM` across, and those drawn beside one of the two borders. */
function linesBefore(beside: EdgeCorridor, along: number, gapM: number): RayHit[] {
  const hits = beside.hits(along, gapM + BESIDE_M);
  return hits.map(({ feature, distanceM }) => ({ feature, distanceM: Math.min(distanceM, gapM) }));
}

function touching(feature: number): RayHit {
  return { feature, distanceM: 0 };
}

/** Which feature has an edge; the first one when several have it in the same direction. */
function edgeOwners(land: PolygonSet): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (let feature = 0; feature < polygonCount(land); feature++) {
    for (const segment of segmentsOfFeature(land, feature)) {
      const key = keyOf(segment);
      if (!owners.has(key)) owners.set(key, feature);
    }
  }
  return owners;
}

function keyOf(segment: Segment): string {
  return segment.join();
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
