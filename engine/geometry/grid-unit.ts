import { boundsOfPoints, type PolygonSet } from './polygon-set.ts';
import { isGeographic } from './projection.ts';

/** Side of the grid that corners of overlays are snapped to, in metres and in degrees: about a thousandth of a millimetre. */
const UNIT_M = 2 ** -20;
const UNIT_DEGREES = 2 ** -36;

/** Cells across small things at least, so that they keep their area. */
const LEAST_CELLS = 2 ** 30;

/**
 * Side of the grid for overlays of a set, in its own unit: a power of two, so that corners on the grid are doubles without any
 * rounding; finer for sets of less than a kilometre.
 */
export function gridUnit(set: PolygonSet): number {
  const [minX, minY, maxX, maxY] = boundsOfPoints(set.coordinates, 0, set.coordinates.length / 2);
  const extent = Math.max(maxX - minX, maxY - minY);
  let unit = isPlanar(set.crs) ? UNIT_M : UNIT_DEGREES;
  while (extent > 0 && unit * LEAST_CELLS > extent) unit /= 2;
  return unit;
}

/** A local plane has no name that a CRS could be looked up by. */
function isPlanar(crs: string): boolean {
  return crs === 'local' || !isGeographic(crs);
}
