import type { PolygonSet } from '../../../engine/geometry/polygon-set.ts';
import { localFrame } from '../../../engine/geometry/projection.ts';
import type { BeltEdge, CutParcels } from '../../../engine/isolation/cut-belts.ts';
import { type Feature, polygonSet, type Ring } from '../zonal/polygon-rings.ts';

/** Metres about a place of the Hexi corridor. */
const PLANE = localFrame(100.5, 38.9);

/** Parcels of one or more polygons in metres. */
export function parcelsOf(parcels: readonly Feature[], crs = PLANE): PolygonSet {
  return polygonSet(parcels, crs);
}

/** A rectangle, anticlockwise. */
export function box(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

/** The same ring the other way round, as a hole has it. */
export function holeOf(ring: Ring): Ring {
  return [...ring].reverse();
}

/** Every edge of a ring with one width, or a width of its own. */
export function edgesOf(ring: Ring, width: number | readonly number[]): BeltEdge[] {
  return ring.map(([x, y], k) => {
    const [u, v] = ring[(k + 1) % ring.length] as readonly [number, number];
    return { path: [x, y, u, v], widthM: typeof width === 'number' ? width : (width[k] ?? 0) };
  });
}

/** A ring with corners every `step` metres along its edges. */
export function dense(ring: Ring, step: number): Ring {
  return ring.flatMap(([x, y], k) => {
    const [u, v] = ring[(k + 1) % ring.length] as readonly [number, number];
    const count = Math.ceil(Math.hypot(u - x, v - y) / step);
    return Array.from({ length: count }, (_v, i): [number, number] => [
      x + ((u - x) * i) / count,
      y + ((v - y) * i) / count,
    ]);
  });
}

/** Ground that each edge takes, all parcels together. */
export function takenBy({ beltEdge, beltAreaM2 }: CutParcels, edge: number): number {
  return beltAreaM2.reduce((sum, area, k) => (beltEdge[k] === edge ? sum + area : sum), 0);
}
