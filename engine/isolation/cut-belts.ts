import { bufferPolygons } from '../geometry/buffer.ts';
import type { LineSet } from '../geometry/line-set.ts';
import { polygonsOf, writePolygons } from '../geometry/polygon-rings.ts';
import { type Box, type PolygonSet, polygonCount } from '../geometry/polygon-set.ts';
import { PolygonWriter } from '../geometry/polygon-writer.ts';
import { overlayPolygons, type PolygonRings } from '../geometry/resolve-polygons.ts';
import { signedRingArea } from '../geometry/ring.ts';
import { distanceBetween } from '../geometry/segment-distance.ts';
import { boxesOf, buildSpatialIndex } from '../geometry/spatial-index.ts';

/** A stretch of border in the frame of the parcels, and the belt it asks for. */
export interface BeltEdge {
  /** x, y of the corners. */
  readonly path: readonly number[];
  readonly widthM: number;
}

/** What belts leave of parcels. Areas are planar; belts and what is left add up to the whole by construction. */
export interface CutParcels {
  /** What is left of each parcel. */
  readonly net: PolygonSet;
  readonly areaM2: Float64Array;
  readonly netAreaM2: Float64Array;
  /** One belt for each edge and parcel that it lies on. */
  readonly belts: PolygonSet;
  readonly beltEdge: Uint32Array;
  readonly beltParcel: Uint32Array;
  readonly beltAreaM2: Float64Array;
}

/** Side of the grid new corners are snapped to, metres. */
const UNIT_M = 1e-6;

/** Widths that differ by less are alike, metres, so that nobody's ground hangs on a rounding. */
const SAME_WIDTH_M = 0.01;

/** Less ground than this is no belt, m²: what snapping to the grid may leave along a kilometre of border. */
const LEAST_M2 = 1e-2;

/**
 * Cuts the belts out of parcels: all points of a parcel within the width of an edge belong to its belt; ground within
 * several belts to the widest, then to the first. Planar metres of one frame; parcels must be valid. `areaOnly` leaves the
 * belts out and reckons what is left at once.
 */
export function cutBelts(parcels: PolygonSet, edges: readonly BeltEdge[], areaOnly = false): CutParcels {
  const asked = edges.flatMap(({ widthM }, edge) => (widthM > 0 ? [edge] : []));
  const width = (edge: number) => Math.round((edges[edge]?.widthM ?? 0) / SAME_WIDTH_M);
  asked.sort((a, b) => width(b) - width(a) || a - b);
  const chosen = asked.map((edge) => edges[edge] as BeltEdge);
  const lines = linesOf(chosen, parcels.crs);
  const zones = bufferPolygons(
    lines,
    Float64Array.from(chosen, ({ widthM }) => widthM),
  ).set;
  const index = buildSpatialIndex(boxesOf(zones));
  const boxes = boxesOf(parcels);
  const count = polygonCount(parcels);
  const net = new PolygonWriter(parcels.crs, [parcels]);
  const belts = new PolygonWriter(parcels.crs);
  const areaM2 = new Float64Array(count);
  const netAreaM2 = new Float64Array(count);
  const found: { edge: number; parcel: number; area: number }[] = [];
  for (let parcel = 0; parcel < count; parcel++) {
    let left = polygonsOf(parcels, parcel);
    let leftArea = areaOf(left);
    areaM2[parcel] = leftArea;
    const near = index.searchBox(boxes.subarray(4 * parcel, 4 * parcel + 4) as unknown as Box).filter((zone) => {
      const reach = chosen[zone]?.widthM ?? 0;
      return distanceBetween({ set: parcels, feature: parcel }, { set: lines, feature: zone }, reach) < reach;
    });
    for (const group of areaOnly ? (near.length === 0 ? [] : [near]) : near.map((zone) => [zone])) {
      if (left.length === 0) break;
      const around = group.flatMap((zone) => polygonsOf(zones, zone));
      const rest = overlayPolygons('difference', left, around, UNIT_M);
      const restArea = areaOf(rest);
      const area = leftArea - restArea;
      if (area < LEAST_M2) continue;
      if (!areaOnly) {
        writePolygons(overlayPolygons('intersection', left, around, UNIT_M), belts);
        found.push({ edge: asked[group[0] as number] as number, parcel, area });
      }
      left = rest;
      leftArea = restArea;
    }
    writePolygons(left, net);
    netAreaM2[parcel] = leftArea;
  }
  return {
    net: net.build(),
    areaM2,
    netAreaM2,
    belts: belts.build(),
    beltEdge: Uint32Array.from(found, ({ edge }) => edge),
    beltParcel: Uint32Array.from(found, ({ parcel }) => parcel),
    beltAreaM2: Float64Array.from(found, ({ area }) => area),
  };
}

/** The edges as lines, one feature each. */
export function linesOf(edges: readonly BeltEdge[], crs: string): LineSet {
  const lineOffsets = new Uint32Array(edges.length + 1);
  for (const [k, { path }] of edges.entries()) lineOffsets[k + 1] = (lineOffsets[k] as number) + path.length / 2;
  return {
    kind: 'line',
    coordinates: Float64Array.from(edges.flatMap(({ path }) => path)),
    lineOffsets,
    geometryOffsets: Uint32Array.from({ length: edges.length + 1 }, (_v, k) => k),
    crs,
  };
}

/** Area of polygons; rings are directed, so holes count against their shells. */
function areaOf(polygons: readonly PolygonRings[]): number {
  let area = 0;
  for (const rings of polygons) for (const ring of rings) area += signedRingArea(ring, 0, ring.length / 2);
  return area;
}
