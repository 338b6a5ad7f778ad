import type { LineSet } from '../../geometry/line-set.ts';
import { type Box, boundsOf, type PolygonSet } from '../../geometry/polygon-set.ts';
import { localFrame, projectionBetween } from '../../geometry/projection.ts';
import { selectFeatures } from '../../geometry/select-features.ts';
import { selectPolygons, withCoordinates } from '../../geometry/select-polygons.ts';
import { boxesOf, buildSpatialIndex, grownBox, type SpatialIndex } from '../../geometry/spatial-index.ts';
import { type EdgePiece, edgeFinder } from '../../isolation/edge-neighbours.ts';
import type { RayHit } from '../../isolation/facing-ray.ts';
import { NEIGHBOUR_KINDS } from '../../isolation/neighbour-kinds/index.ts';
import type { LandAround } from './land-around.ts';

/** Metres of one degree of latitude; of longitude it is less, so a box grown by it is wide enough north to south. */
const DEGREE_M = 111_000;

/** The outer edges of a base, in the plane they were measured in. */
export interface BaseEdges {
  /** Frame of the coordinates, metres. */
  readonly frame: string;
  /**
   * Pieces of the border that no other parcel of the base faces, or that face one across something that asks for a belt,
   * such as a trunk road. Rows are those of the land and of the lines around.
   */
  readonly pieces: readonly EdgePiece[];
  readonly parcels: PolygonSet;
}

/** Looks for neighbours of bases among the land around; the indices are built once. */
export interface BaseLooker {
  edgesOf(rows: ArrayLike<number>): BaseEdges;
  /** Land of the given rows in the frame of a base. */
  polygonsOf(rows: ArrayLike<number>, frame: string): PolygonSet;
}

/** Opens the land around for looking; what lies beyond `reachM` is no neighbour, edges are looked at every `stepM`. */
export function baseLooker(around: LandAround, rule: { readonly reachM: number; readonly stepM: number }): BaseLooker {
  const land = buildSpatialIndex(boxesOf(around.land));
  const lines = buildSpatialIndex(boxesOf(around.lines));
  return {
    edgesOf: (rows) => edgesOfBase(around, { land, lines }, Array.from(rows), rule),
    polygonsOf: (rows, frame) => inFrame(selectPolygons([{ set: around.land, rows }], around.land.crs), frame),
  };
}

function edgesOfBase(
  around: LandAround,
  index: { readonly land: SpatialIndex; readonly lines: SpatialIndex },
  rows: readonly number[],
  rule: { readonly reachM: number; readonly stepM: number },
): BaseEdges {
  const box = boxOfRows(around.land, rows);
  const frame = localFrame((box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
  const margin = rule.reachM / (DEGREE_M * Math.cos((box[3] * Math.PI) / 180));
  const members = new Set(rows);
  const others = index.land.searchBox(grownBox(box, margin)).filter((row) => !members.has(row));
  const scene = [...rows, ...others];
  const near = index.lines.searchBox(grownBox(box, margin));
  const polygons = inFrame(selectPolygons([{ set: around.land, rows: scene }], around.land.crs), frame);
  const landKind = (row: number) => NEIGHBOUR_KINDS[around.landKind[scene[row] as number] as number];
  const lineAsksBelt = (line: number) =>
    NEIGHBOUR_KINDS[around.lineKind[near[line] as number] as number]?.needsBelt === true;
  const finder = edgeFinder(
    {
      land: polygons,
      lines: linesInFrame(around.lines, near, frame),
      isPassed: (row) => row >= rows.length && landKind(row)?.isBarrier === true,
      whole: { isInner: (row) => row < rows.length, isTold: lineAsksBelt },
    },
    rule,
  );
  const asksBelt = ({ crossed, passed }: EdgePiece) =>
    crossed.some(({ feature }) => lineAsksBelt(feature)) || passed.some(({ feature }) => landKind(feature)?.needsBelt);
  const pieces: EdgePiece[] = [];
  for (let own = 0; own < rows.length; own++) {
    for (const piece of finder.piecesOf(own)) {
      const isInside = piece.neighbour >= 0 && piece.neighbour < rows.length;
      if (isInside && !asksBelt(piece)) continue;
      pieces.push({
        ...piece,
        parcel: rows[own] as number,
        neighbour: isInside || piece.neighbour < 0 ? -1 : (scene[piece.neighbour] as number),
        crossed: piece.crossed.map((hit) => inRows(hit, near)),
        passed: piece.passed.map((hit) => inRows(hit, scene)),
      });
    }
  }
  const own = Array.from(rows.keys());
  return { frame, pieces, parcels: selectPolygons([{ set: polygons, rows: own }], frame) };
}

function inRows({ feature, distanceM }: RayHit, rows: readonly number[]): RayHit {
  return { feature: rows[feature] as number, distanceM };
}

function inFrame(set: PolygonSet, frame: string): PolygonSet {
  return withCoordinates(set, snapped(projectionBetween(set.crs, frame).apply(set.coordinates)), frame);
}

/** Corners lie on a grid of this many cells to a metre, so that runtimes whose logarithms differ in the last digit agree. */
const CELLS_PER_M = 8192;

function snapped(coordinates: Float64Array): Float64Array {
  return coordinates.map((metres) => Math.round(metres * CELLS_PER_M) / CELLS_PER_M);
}

function linesInFrame(lines: LineSet, rows: readonly number[], frame: string): LineSet {
  const chosen = selectFeatures(lines, rows) as LineSet;
  return { ...chosen, coordinates: snapped(projectionBetween(lines.crs, frame).apply(chosen.coordinates)), crs: frame };
}

function boxOfRows(set: PolygonSet, rows: readonly number[]): Box {
  const all: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    const [minX, minY, maxX, maxY] = boundsOf(set, row);
    all[0] = Math.min(all[0], minX);
    all[1] = Math.min(all[1], minY);
    all[2] = Math.max(all[2], maxX);
    all[3] = Math.max(all[3], maxY);
  }
  return all;
}
