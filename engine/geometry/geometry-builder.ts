import type { LineSet, PointSet } from './line-set.ts';
import type { PolygonSet } from './polygon-set.ts';

/** A position `[x, y, …]`; anything after the first two numbers is dropped. */
export type Position = readonly number[];

/** What became of one geometry handed to a builder. */
export interface Added {
  /** Why it could not be taken; `null` when it was. */
  readonly refused: 'empty-geometry' | 'broken-coordinate' | null;
  /** How many rings had to be closed. */
  readonly closedRings: number;
}

const TAKEN: Added = { refused: null, closedRings: 0 };
const EMPTY: Added = { refused: 'empty-geometry', closedRings: 0 };
const BROKEN: Added = { refused: 'broken-coordinate', closedRings: 0 };

/** Collects polygons feature by feature. */
export interface PolygonBuilder {
  /** Adds one feature from the coordinates of a GeoJSON MultiPolygon; a refused feature leaves no trace. */
  add(polygons: readonly (readonly (readonly Position[])[])[]): Added;
  /** Adds a feature without any polygon, so that the features after it keep their numbers. */
  addEmpty(): void;
  build(crs: string): PolygonSet;
}

/** A builder that closes rings, drops Z, and turns shells counter-clockwise and holes clockwise. */
export function polygonBuilder(): PolygonBuilder {
  const points = growingPoints();
  const ringOffsets = [0];
  const polygonOffsets = [0];
  const geometryOffsets = [0];
  return {
    add(polygons) {
      const rings = polygons.flat();
      if (!rings.some((ring) => ring.length > 0)) return EMPTY;
      if (!rings.every((ring) => ring.every(isUsable))) return BROKEN;
      let closedRings = 0;
      for (const polygon of polygons) {
        if ((polygon[0]?.length ?? 0) === 0) continue;
        for (const [k, ring] of polygon.entries()) {
          if (ring.length === 0) continue;
          closedRings += addRing(points, ring, k === 0);
          ringOffsets.push(points.count());
        }
        polygonOffsets.push(ringOffsets.length - 1);
      }
      if (polygonOffsets.length - 1 === geometryOffsets.at(-1)) return EMPTY;
      geometryOffsets.push(polygonOffsets.length - 1);
      return { refused: null, closedRings };
    },
    addEmpty: () => {
      geometryOffsets.push(polygonOffsets.length - 1);
    },
    build: (crs) => ({
      kind: 'polygon',
      coordinates: points.take(),
      ringOffsets: Uint32Array.from(ringOffsets),
      polygonOffsets: Uint32Array.from(polygonOffsets),
      geometryOffsets: Uint32Array.from(geometryOffsets),
      crs,
    }),
  };
}

/** Collects lines feature by feature. */
export interface LineBuilder {
  /** Adds one feature from the coordinates of a GeoJSON MultiLineString. */
  add(lines: readonly (readonly Position[])[]): Added;
  build(crs: string): LineSet;
}

/** A builder of lines that drops Z. */
export function lineBuilder(): LineBuilder {
  const points = growingPoints();
  const lineOffsets = [0];
  const geometryOffsets = [0];
  return {
    add(lines) {
      if (!lines.every((line) => line.every(isUsable))) return BROKEN;
      const drawn = lines.filter((line) => line.length > 1);
      if (drawn.length === 0) return EMPTY;
      for (const line of drawn) {
        for (const position of line) points.push(position[0] as number, position[1] as number);
        lineOffsets.push(points.count());
      }
      geometryOffsets.push(lineOffsets.length - 1);
      return TAKEN;
    },
    build: (crs) => ({
      kind: 'line',
      coordinates: points.take(),
      lineOffsets: Uint32Array.from(lineOffsets),
      geometryOffsets: Uint32Array.from(geometryOffsets),
      crs,
    }),
  };
}

/** Collects points, one per feature. */
export interface PointBuilder {
  add(position: Position): Added;
  build(crs: string): PointSet;
}

/** A builder of points that drops Z; a multipoint is added point by point. */
export function pointBuilder(): PointBuilder {
  const points = growingPoints();
  return {
    add(position) {
      if (position.length === 0) return EMPTY;
      if (!isUsable(position)) return BROKEN;
      points.push(position[0] as number, position[1] as number);
      return TAKEN;
    },
    build: (crs) => ({ kind: 'point', coordinates: points.take(), crs }),
  };
}

function isUsable(position: Position): boolean {
  return Array.isArray(position) && Number.isFinite(position[0]) && Number.isFinite(position[1]);
}

/** Adds a ring closed and in the asked direction; returns 1 when it had to be closed. */
function addRing(points: GrowingPoints, ring: readonly Position[], isShell: boolean): 0 | 1 {
  const first = ring[0] as Position;
  const last = ring[ring.length - 1] as Position;
  const open = ring.length > 1 && (first[0] !== last[0] || first[1] !== last[1]);
  const forward = signedArea(ring) >= 0 === isShell;
  const size = ring.length;
  for (let k = 0; k < size; k++) {
    const position = ring[forward ? k : size - 1 - k] as Position;
    points.push(position[0] as number, position[1] as number);
  }
  if (!open) return 0;
  const start = forward ? first : last;
  points.push(start[0] as number, start[1] as number);
  return 1;
}

/** Twice the signed area by the shoelace formula around the first point, so that large coordinates lose no digits. */
function signedArea(ring: readonly Position[]): number {
  const [x0, y0] = ring[0] as [number, number];
  let sum = 0;
  for (let k = 1; k < ring.length; k++) {
    const [ax, ay] = ring[k - 1] as [number, number];
    const [bx, by] = ring[k] as [number, number];
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

interface GrowingPoints {
  push(x: number, y: number): void;
  count(): number;
  take(): Float64Array;
}

function growingPoints(): GrowingPoints {
  let array = new Float64Array(2048);
  let length = 0;
  return {
    push(x, y) {
      if (length + 2 > array.length) {
        const larger = new Float64Array(array.length * 2);
        larger.set(array);
        array = larger;
      }
      array[length++] = x;
      array[length++] = y;
    },
    count: () => length / 2,
    take: () => array.slice(0, length),
  };
}
