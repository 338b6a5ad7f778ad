import { type Buffers, checkDistances } from './buffer.ts';
import { bufferInFrame } from './buffer-frame.ts';
import { type BufferParameters, checkSide, ROUND_BUFFER } from './buffer-parameters.ts';
import { bufferWide } from './buffer-wide.ts';
import type { LineSet, PointSet } from './line-set.ts';
import { dissolve } from './overlay.ts';
import type { PolygonSet } from './polygon-set.ts';
import { projectionBetween } from './projection.ts';
import { selectFeatures } from './select-features.ts';
import { selectPolygons } from './select-polygons.ts';
import { boxesOf } from './spatial-index.ts';
import { findInvalidRings, repairPolygons } from './validity.ts';

/** Side of the cells that share a frame, in degrees; larger ones where buffers grow together. */
const CELL = 0.25;
const DISSOLVE_CELL = 0.4;
/** Features wider than this many degrees of longitude get a frame of their own, and above the next are cut for it. */
const OWN_FRAME = 0.05;
const WIDEST = 0.5;

/** What is widened, how far and how, and the CRS of the result (the set's own when absent). */
export interface EllipsoidQuestion {
  readonly set: PolygonSet | LineSet | PointSet;
  readonly distance: number | Float64Array;
  readonly parameters?: Partial<BufferParameters>;
  readonly into?: string;
}

/**
 * Buffers with distances true on the ellipsoid to 1e-5, whatever CRS the set has: features are taken together by quarter
 * degrees, each group in a local transverse Mercator frame; wide features get their own frame or are cut. `distance` in
 * metres, one number or one per feature. Otherwise as `bufferPolygons`; edges are straight in the CRS they stand in.
 */
export function bufferOnEllipsoid(question: EllipsoidQuestion): Buffers {
  const { source, mended, parameters, into } = checked(question);
  const { distance } = question;
  const boxes = boxesInDegrees(source);
  const parts: (Part | undefined)[] = Array.from({ length: boxes.length / 4 });
  const vanished: number[] = [];
  for (const { rows, centre, wide } of groupsOf(boxes, CELL)) {
    const own = typeof distance === 'number' ? distance : Float64Array.from(rows, (row) => distance[row] as number);
    const set = selectFeatures(source, rows);
    const asked = { set, distance: own, parameters, centre, into, together: false };
    const buffers = wide ? bufferWide(asked) : bufferInFrame(asked);
    for (const [k, row] of rows.entries()) parts[row] = { set: buffers.set, rows: [k] };
    for (const k of buffers.vanished) vanished.push(rows[k] as number);
  }
  const empty = { set: emptySet(into), rows: [0] };
  const joined = selectPolygons(
    parts.map((part) => part ?? empty),
    into,
  );
  const sound = findInvalidRings(joined).every(({ reason }) => reason === 'empty-geometry');
  return {
    set: sound ? joined : repairPolygons(joined).set,
    vanished: vanished.sort((a, b) => a - b),
    repairs: mended?.repairs ?? [],
    unusable: mended?.unusable ?? [],
  };
}

/** As `bufferOnEllipsoid`, but all buffers grow together into the one feature of the result; `distance` is one number. */
export function dissolveOnEllipsoid(question: EllipsoidQuestion & { readonly distance: number }): Buffers {
  const { source, mended, parameters, into } = checked(question);
  const { distance } = question;
  const parts = groupsOf(boxesInDegrees(source), DISSOLVE_CELL).map(({ rows, centre, wide }): Part => {
    const asked = { set: selectFeatures(source, rows), distance, parameters, centre, into, together: true };
    return { set: (wide ? bufferWide(asked) : bufferInFrame(asked)).set, rows: [0] };
  });
  const set = dissolve(selectPolygons(parts, into));
  return { set, vanished: [], repairs: mended?.repairs ?? [], unusable: mended?.unusable ?? [] };
}

function checked({ set, distance, parameters: options, into = set.crs }: EllipsoidQuestion) {
  const parameters = { ...ROUND_BUFFER, ...options };
  checkSide(set.kind, parameters);
  checkDistances(set, distance, parameters);
  const mended = set.kind === 'polygon' ? repairPolygons(set) : null;
  return { source: mended?.set ?? set, mended, parameters, into };
}

interface Part {
  readonly set: PolygonSet;
  readonly rows: readonly number[];
}

interface Group {
  readonly rows: number[];
  readonly centre: readonly [number, number];
  readonly wide: boolean;
}

/** Features that share a frame; those without geometry are in none. */
function groupsOf(boxes: Float64Array, cell: number): Group[] {
  const cells = new Map<string, Group>();
  const own: Group[] = [];
  for (let row = 0; row < boxes.length / 4; row++) {
    const [minX, minY, maxX, maxY] = [0, 1, 2, 3].map((k) => boxes[4 * row + k] as number) as [
      number,
      number,
      number,
      number,
    ];
    if (!(minX <= maxX)) continue;
    const centre = [(minX + maxX) / 2, (minY + maxY) / 2] as const;
    if (maxX - minX > OWN_FRAME) {
      own.push({ rows: [row], centre, wide: maxX - minX > WIDEST });
      continue;
    }
    const [column, line] = [Math.floor(centre[0] / cell), Math.floor(centre[1] / cell)];
    const key = `${column},${line}`;
    const middle = [(column + 0.5) * cell, (line + 0.5) * cell] as const;
    const group = cells.get(key) ?? { rows: [], centre: middle, wide: false };
    group.rows.push(row);
    cells.set(key, group);
  }
  return [...cells.values(), ...own];
}

/** Boxes in degrees; those of points that cannot be projected are empty. */
function boxesInDegrees(set: PolygonSet | LineSet | PointSet): Float64Array {
  const coordinates = projectionBetween(set.crs, 'EPSG:4490').apply(set.coordinates);
  return boxesOf({ ...set, coordinates } as typeof set);
}

function emptySet(crs: string): PolygonSet {
  const one = Uint32Array.of(0);
  return {
    kind: 'polygon',
    coordinates: new Float64Array(),
    ringOffsets: one,
    polygonOffsets: one,
    geometryOffsets: Uint32Array.of(0, 0),
    crs,
  };
}
