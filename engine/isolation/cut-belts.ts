import { bufferPolygons } from '../geometry/buffer.ts';
import type { LineSet } from '../geometry/line-set.ts';
import { polygonsOf, writePolygons } from '../geometry/polygon-rings.ts';
import { type Box, boundsOf, type PolygonSet, polygonCount, ringRange } from '../geometry/polygon-set.ts';
import { PolygonWriter } from '../geometry/polygon-writer.ts';
import { overlayPolygons, type PolygonRings } from '../geometry/resolve-polygons.ts';
import { signedRingArea } from '../geometry/ring.ts';
import { distanceBetween } from '../geometry/segment-distance.ts';
import { boxesOf, buildSpatialIndex, grownBox, type SpatialIndex } from '../geometry/spatial-index.ts';
import { clippedToBox } from './clip-to-box.ts';

/** A stretch of border in the frame of the parcels, and the belt it asks for. */
export interface BeltEdge {
  /** x, y of the corners. */
  readonly path: readonly number[];
  readonly widthM: number;
}

/** What belts leave of parcels. Areas are planar; those of belts and what is left add up to the whole by construction. */
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

/** Parcels with more corners are cut down to the surroundings of a zone before they are overlaid with it. */
const MANY_CORNERS = 64;

/** How far the surroundings reach beyond a zone, metres. */
const MARGIN_M = 1;

/**
 * Cuts the belts out of parcels: all points of a parcel within the width of an edge belong to its belt; ground within
 * several belts to the widest, then to the first. Planar metres of one frame; parcels must be valid. `areaOnly` leaves the
 * belts out and reckons what is left at once.
 */
export function cutBelts(parcels: PolygonSet, edges: readonly BeltEdge[], areaOnly = false): CutParcels {
  const zones = zonesOf(edges, parcels.crs);
  const count = polygonCount(parcels);
  const net = new PolygonWriter(parcels.crs, [parcels]);
  const belts = new PolygonWriter(parcels.crs);
  const areaM2 = new Float64Array(count);
  const netAreaM2 = new Float64Array(count);
  const found: { edge: number; parcel: number; area: number }[] = [];
  for (let parcel = 0; parcel < count; parcel++) {
    const whole = polygonsOf(parcels, parcel);
    const near = zonesNear(zones, parcels, parcel);
    const around = near.flatMap((zone) => polygonsOf(zones.set, zone));
    const left = near.length === 0 ? whole : overlayPolygons('difference', whole, around, UNIT_M);
    areaM2[parcel] = areaOf(whole);
    writePolygons(left, net);
    if (areaOnly || near.length === 0) {
      netAreaM2[parcel] = near.length === 0 ? (areaM2[parcel] as number) : areaOf(left);
      continue;
    }
    let taken = 0;
    for (const [k, zone] of near.entries()) {
      const belt = beltIn(parcels, parcel, zones, { zone, before: near.slice(0, k) });
      const area = areaOf(belt);
      if (area < LEAST_M2) continue;
      writePolygons(belt, belts);
      found.push({ edge: zones.edge[zone] as number, parcel, area });
      taken += area;
    }
    netAreaM2[parcel] = Math.max(0, (areaM2[parcel] as number) - taken);
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

/** All ground within the width of each edge, in the order in which they take it. */
interface Zones {
  readonly set: PolygonSet;
  readonly lines: LineSet;
  readonly widthM: Float64Array;
  /** The edge behind each zone. */
  readonly edge: readonly number[];
  readonly boxes: Float64Array;
  readonly index: SpatialIndex;
}

function zonesOf(edges: readonly BeltEdge[], crs: string): Zones {
  const edge = edges.flatMap(({ widthM }, k) => (widthM > 0 ? [k] : []));
  const width = (k: number) => Math.round((edges[k]?.widthM ?? 0) / SAME_WIDTH_M);
  edge.sort((a, b) => width(b) - width(a) || a - b);
  const chosen = edge.map((k) => edges[k] as BeltEdge);
  const lines = linesOf(chosen, crs);
  const widthM = Float64Array.from(chosen, (each) => each.widthM);
  const { set } = bufferPolygons(lines, widthM);
  const boxes = boxesOf(set);
  return { set, lines, widthM, edge, boxes, index: buildSpatialIndex(boxes) };
}

/** Zones that reach into a parcel, in their order. */
function zonesNear({ lines, widthM, index }: Zones, parcels: PolygonSet, parcel: number): number[] {
  return index.searchBox(boundsOf(parcels, parcel)).filter((zone) => {
    const reach = widthM[zone] as number;
    return distanceBetween({ set: parcels, feature: parcel }, { set: lines, feature: zone }, reach) < reach;
  });
}

/** The part of a zone in a parcel that no zone before takes. */
function beltIn(
  parcels: PolygonSet,
  parcel: number,
  { set, boxes }: Zones,
  { zone, before }: { readonly zone: number; readonly before: readonly number[] },
): PolygonRings[] {
  const isLarge = cornersOf(parcels, parcel) > MANY_CORNERS;
  const local = isLarge ? clippedToBox(parcels, parcel, grownBox(boxAt(boxes, zone), MARGIN_M)) : parcels;
  const own = overlayPolygons('intersection', polygonsOf(set, zone), polygonsOf(local, isLarge ? 0 : parcel), UNIT_M);
  const taken = before.filter((other) => doMeet(boxes, other, zone));
  if (own.length === 0 || taken.length === 0) return own;
  return overlayPolygons(
    'difference',
    own,
    taken.flatMap((other) => polygonsOf(set, other)),
    UNIT_M,
  );
}

function cornersOf(set: PolygonSet, feature: number): number {
  const [first, end] = ringRange(set, feature);
  return (set.ringOffsets[end] as number) - (set.ringOffsets[first] as number);
}

function boxAt(boxes: Float64Array, k: number): Box {
  return boxes.subarray(4 * k, 4 * k + 4) as unknown as Box;
}

/** Whether the boxes of two zones meet. */
function doMeet(boxes: Float64Array, a: number, b: number): boolean {
  return (
    (boxes[4 * a] as number) <= (boxes[4 * b + 2] as number) &&
    (boxes[4 * b] as number) <= (boxes[4 * a + 2] as number) &&
    (boxes[4 * a + 1] as number) <= (boxes[4 * b + 3] as number) &&
    (boxes[4 * b + 1] as number) <= (boxes[4 * a + 3] as number)
  );
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
