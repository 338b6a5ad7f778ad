import type { LineSet, PointSet } from '../geometry/line-set.ts';
import type { Box, PolygonSet } from '../geometry/polygon-set.ts';
import { localFrame, projectionBetween } from '../geometry/projection.ts';
import { selectFeatures } from '../geometry/select-features.ts';
import { boxesOf } from '../geometry/spatial-index.ts';

/** Side of the cells that share a frame, in degrees: small enough that a local frame keeps metres to 1e-5. */
const CELL = 0.25;
/** Features of a group at most: what is looked at between two steps of a run. */
const MOST_ROWS = 2048;

/** Features in metres, group by group in local transverse Mercator frames; made once and measured against many layers. */
export interface FramedFeatures<T extends PolygonSet | LineSet = PolygonSet | LineSet> {
  /** Features there are, those without geometry too. */
  readonly count: number;
  readonly groups: readonly FramedGroup<T>[];
}

/** Some features in one frame. */
export interface FramedGroup<T extends PolygonSet | LineSet = PolygonSet | LineSet> {
  readonly frame: string;
  /** Row of every feature of `set`. */
  readonly rows: readonly number[];
  readonly set: T;
  /** What holds them all, in longitude and latitude. */
  readonly place: Box;
  /** Radians by which true bearings at every feature exceed those of the frame (meridian convergence). */
  readonly turn: Float64Array;
}

const framed = new WeakMap<PolygonSet | LineSet, FramedFeatures>();

/**
 * Puts features in longitude and latitude into frames; those without geometry are in no group. The same features are framed only
 * once.
 */
export function framedFeatures<T extends PolygonSet | LineSet>(features: T): FramedFeatures<T> {
  const known = framed.get(features) as FramedFeatures<T> | undefined;
  if (known !== undefined) return known;
  const made = groupedByFrame(features);
  framed.set(features, made);
  return made;
}

function groupedByFrame<T extends PolygonSet | LineSet>(features: T): FramedFeatures<T> {
  const boxes = boxesOf(features);
  const groups = cellsOf(boxes).flatMap(({ longitude, latitude, rows }) => {
    const frame = localFrame(longitude, latitude);
    const perDegree = (Math.PI / 180) * Math.sin((latitude * Math.PI) / 180);
    const parts: FramedGroup<T>[] = [];
    for (let start = 0; start < rows.length; start += MOST_ROWS) {
      const chosen = rows.slice(start, start + MOST_ROWS);
      const middle = (row: number) => ((boxes[4 * row] as number) + (boxes[4 * row + 2] as number)) / 2;
      parts.push({
        frame,
        rows: chosen,
        set: inFrame(selectFeatures(features, chosen) as T, frame),
        place: boxOf(boxes, chosen),
        turn: Float64Array.from(chosen, (row) => (middle(row) - longitude) * perDegree),
      });
    }
    return parts;
  });
  return { count: boxes.length / 4, groups };
}

function inFrame<T extends PolygonSet | LineSet | PointSet>(set: T, frame: string): T {
  return { ...set, coordinates: projectionBetween(set.crs, frame).apply(set.coordinates), crs: frame };
}

function boxOf(boxes: Float64Array, rows: readonly number[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    west = Math.min(west, boxes[4 * row] as number);
    south = Math.min(south, boxes[4 * row + 1] as number);
    east = Math.max(east, boxes[4 * row + 2] as number);
    north = Math.max(north, boxes[4 * row + 3] as number);
  }
  return [west, south, east, north];
}

interface Cell {
  readonly longitude: number;
  readonly latitude: number;
  readonly rows: number[];
}

/** Features by the cell of their box centre, in the order the cells are first met. */
function cellsOf(boxes: Float64Array): Cell[] {
  const cells = new Map<string, Cell>();
  for (let row = 0; row < boxes.length / 4; row++) {
    const column = Math.floor(((boxes[4 * row] as number) + (boxes[4 * row + 2] as number)) / 2 / CELL);
    const line = Math.floor(((boxes[4 * row + 1] as number) + (boxes[4 * row + 3] as number)) / 2 / CELL);
    if (!Number.isFinite(column + line)) continue;
    const key = `${column},${line}`;
    let cell = cells.get(key);
    if (cell === undefined) {
      cell = { longitude: (column + 0.5) * CELL, latitude: (line + 0.5) * CELL, rows: [] };
      cells.set(key, cell);
    }
    cell.rows.push(row);
  }
  return [...cells.values()];
}
