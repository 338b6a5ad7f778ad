import proj4 from 'proj4';
import type { Point } from './mesh.ts';

/** Coordinates are kept on a lattice of 1/1024 m: finer than a survey, and it deflates well. */
const LATTICE = 1024;

/** A Gauss-Krueger plane of CGCS2000 without zone prefix: easting 500 000 m on the central meridian. */
export interface Plane {
  readonly meridian: 99 | 102;
  /** Longitude, latitude to east, north. */
  forward(lon: number, lat: number): Point;
  /** East, north to longitude, latitude. */
  inverse(x: number, y: number): Point;
}

/** Zone 33 (central meridian 99) or 34 (102). */
function planeOf(meridian: 99 | 102): Plane {
  const converter = proj4(
    '+proj=longlat +ellps=GRS80 +no_defs',
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`,
  );
  const pair = ([a, b]: number[]): Point => [a as number, b as number];
  return {
    meridian,
    forward: (lon, lat) => pair(converter.forward([lon, lat])),
    inverse: (x, y) => pair(converter.inverse([x, y])),
  };
}

export const PLANE_99 = planeOf(99);
const PLANE_102 = planeOf(102);

/** Which zone a longitude belongs to; the two meet at 100.5 degrees east. */
export function planeAt(lon: number): Plane {
  return lon < 100.5 ? PLANE_99 : PLANE_102;
}

/** Zone number, EPSG code of its projected system with the zone in the easting, and the size of that prefix. */
export function zoneOf(plane: Plane): { zone: 33 | 34; epsg: 4521 | 4522; prefix: number } {
  return plane.meridian === 99
    ? { zone: 33, epsg: 4521, prefix: 33_000_000 }
    : { zone: 34, epsg: 4522, prefix: 34_000_000 };
}

/** Rounds metres to the coordinate lattice. */
export function onLattice(metres: number): number {
  return Math.round(metres * LATTICE) / LATTICE;
}
