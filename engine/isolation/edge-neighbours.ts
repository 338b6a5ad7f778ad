import Flatbush from 'flatbush';
import type { LineSet } from '../geometry/line-set.ts';
import { type PolygonSet, polygonCount } from '../geometry/polygon-set.ts';
import { holdsPoint } from '../geometry/segment-distance.ts';
import { boxesOf } from '../geometry/spatial-index.ts';
import { RAY_STEP_BACK, type RayHit, rayHits, type SceneSegments } from './facing-ray.ts';

/** Everything that may lie across an edge, in metres of one plane. */
export interface EdgeScene {
  /** Land: parcels first, then other areas. */
  readonly land: PolygonSet;
  /** Lines that may stand between: roads and canals. */
  readonly lines: LineSet;
}

/** How edges are looked at. */
export interface EdgeRule {
  /** What lies further away is no neighbour, metres. */
  readonly reachM: number;
  /** Edges are looked at this often, and where the answer changes between two looks, to a centimetre. */
  readonly stepM: number;
}

/** A stretch of a parcel's border with one and the same neighbour. */
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
  /** Mean ground between, metres; the reach when there is no neighbour. */
  readonly gapM: number;
  /** Lines crossed before the neighbour, nearest first. */
  readonly crossed: readonly RayHit[];
}

/** Finds neighbours in one scene; built once, asked for many parcels. */
export interface EdgeFinder {
  /** The border of one parcel, ring by ring, in pieces; rings as the set holds them (shells left-hand). */
  piecesOf(parcel: number): EdgePiece[];
}

/**
 * Looks across every edge of a parcel at right angles: what is met first is the neighbour, what is crossed before is
 * counted. A neighbour that touches or overlaps has gap 0. Neighbours that face a corner only are not met.
 */
export function edgeFinder(scene: EdgeScene, rule: EdgeRule): EdgeFinder {
  const land = indexed(segmentsOf(scene.land, scene.land.ringOffsets, featureOfRings(scene.land)));
  const lines = indexed(segmentsOf(scene.lines, scene.lines.lineOffsets, featureOfLines(scene.lines)));
  const boxes = boxIndex(boxesOf(scene.land));
  const owners = edgeOwners(scene.land);

  function look(parcel: number, x: number, y: number, [dx, dy]: readonly [number, number]): View {
    const ray = { x, y, dx, dy, reach: rule.reachM };
    const [startX, startY] = [x + dx * RAY_STEP_BACK, y + dy * RAY_STEP_BACK];
    const met = firstOther(land, ray, parcel);
    const isApart = met === undefined || met.distanceM > RAY_STEP_BACK;
    const inside = isApart
      ? boxes(startX, startY).find(
          (row) => row !== parcel && holdsPoint({ set: scene.land, feature: row }, [startX, startY]),
        )
      : undefined;
    const hit = inside === undefined ? met : { feature: inside, distanceM: 0 };
    const reach = hit?.distanceM ?? rule.reachM;
    const crossed = rayHits(lines.segments, lines.search(boxOfRay({ ...ray, reach })), { ...ray, reach });
    return { neighbour: hit?.feature ?? -1, gapM: reach, crossed };
  }

  return {
    piecesOf(parcel) {
      const pieces: EdgePiece[] = [];
      for (const segment of segmentsOfFeature(scene.land, parcel)) {
        const shared = owners.get(keyOf(reversed(segment)));
        if (shared === undefined || shared === parcel) pieces.push(...splitEdge(segment, parcel, rule, look));
        else pieces.push(sharedPiece(segment, parcel, shared));
      }
      return pieces;
    },
  };
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
  const [ax, ay, bx, by] = ends;
  const lengthM = Math.hypot(bx - ax, by - ay);
  return { parcel, ends, lengthM, bearing: bearingOf(ends), neighbour, gapM: 0, crossed: [] };
}

/** Direction from the land on the left to what lies on the right, degrees clockwise from north. */
function bearingOf([ax, ay, bx, by]: Segment): number {
  return ((Math.atan2(by - ay, ax - bx) * 180) / Math.PI + 360) % 360;
}

interface View {
  readonly neighbour: number;
  readonly gapM: number;
  readonly crossed: readonly RayHit[];
}

type Look = (parcel: number, x: number, y: number, normal: readonly [number, number]) => View;
/** x, y of both ends. */
type Segment = readonly [number, number, number, number];

interface Ray {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly reach: number;
}

/** Most neighbours lie across a lane; only where none does is looked further, metres. */
const NEAR_M = 8;

/** What the ray meets first that is not the parcel it starts from. */
function firstOther(land: IndexedSegments, ray: Ray, parcel: number): RayHit | undefined {
  for (const reach of ray.reach > NEAR_M ? [NEAR_M, ray.reach] : [ray.reach]) {
    const near = { ...ray, reach };
    const hit = rayHits(land.segments, land.search(boxOfRay(near)), near).find(({ feature }) => feature !== parcel);
    if (hit !== undefined) return hit;
  }
  return undefined;
}

function boxOfRay({ x, y, dx, dy, reach }: Ray): FlatBox {
  return [
    Math.min(x, x + dx * reach) - RAY_STEP_BACK,
    Math.min(y, y + dy * reach) - RAY_STEP_BACK,
    Math.max(x, x + dx * reach) + RAY_STEP_BACK,
    Math.max(y, y + dy * reach) + RAY_STEP_BACK,
  ];
}

/** How exactly the place is found where one neighbour ends and the next begins, metres. */
const PLACE = 0.01;

function splitEdge([ax, ay, bx, by]: Segment, parcel: number, rule: EdgeRule, look: Look): EdgePiece[] {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return [];
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const normal = [uy, -ux] as const;
  const at = (t: number) => look(parcel, ax + ux * t, ay + uy * t, normal);
  const steps = Math.max(1, Math.ceil(length / rule.stepM));
  const looks = Array.from({ length: steps }, (_v, k) => {
    const t = (length * (k + 0.5)) / steps;
    return { t, view: at(t) };
  });
  const bearing = bearingOf([ax, ay, bx, by]);
  const pieces: EdgePiece[] = [];
  let from = 0;
  let group = [looks[0] as (typeof looks)[number]];
  const close = (to: number) => {
    const view = group[0]?.view as View;
    pieces.push({
      parcel,
      ends: [ax + ux * from, ay + uy * from, ax + ux * to, ay + uy * to],
      lengthM: to - from,
      bearing,
      neighbour: view.neighbour,
      gapM: group.reduce((sum, { view: { gapM } }) => sum + gapM, 0) / group.length,
      crossed: nearestOfEach(group.flatMap(({ view: { crossed } }) => crossed)),
    });
    from = to;
  };
  for (const next of looks.slice(1)) {
    const before = group.at(-1) as (typeof looks)[number];
    if (next.view.neighbour !== before.view.neighbour) {
      close(changeBetween(before.t, next.t, before.view.neighbour, at));
      group = [];
    }
    group.push(next);
  }
  close(length);
  return pieces.filter(({ lengthM }) => lengthM > 0);
}

/** Each feature once, at its nearest. */
function nearestOfEach(hits: readonly RayHit[]): RayHit[] {
  const sorted = [...hits].sort((a, b) => a.distanceM - b.distanceM || a.feature - b.feature);
  return sorted.filter(({ feature }, k) => sorted.findIndex((hit) => hit.feature === feature) === k);
}

/** Where the neighbour `first` ends between two looks. */
function changeBetween(from: number, to: number, first: number, at: (t: number) => View): number {
  let [near, far] = [from, to];
  while (far - near > PLACE) {
    const middle = (near + far) / 2;
    if (at(middle).neighbour === first) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}

/** Segments of a feature's rings with the feature on the left. */
function* segmentsOfFeature(set: PolygonSet, feature: number): Generator<Segment> {
  const end = set.geometryOffsets[feature + 1] as number;
  for (let p = set.geometryOffsets[feature] as number; p < end; p++) {
    for (let ring = set.polygonOffsets[p] as number; ring < (set.polygonOffsets[p + 1] as number); ring++) {
      for (let k = set.ringOffsets[ring] as number; k + 1 < (set.ringOffsets[ring + 1] as number); k++) {
        const [ax, ay, bx, by] = set.coordinates.subarray(2 * k, 2 * k + 4) as unknown as Segment;
        yield [ax, ay, bx, by];
      }
    }
  }
}

function segmentsOf(
  { coordinates }: PolygonSet | LineSet,
  offsets: Uint32Array,
  feature: (chain: number) => number,
): SceneSegments {
  const count = Array.from(offsets.subarray(1), (end, k) => Math.max(0, end - (offsets[k] as number) - 1));
  const total = count.reduce((a, b) => a + b, 0);
  const segments = { coordinates: new Float64Array(4 * total), feature: new Int32Array(total) };
  let at = 0;
  for (let chain = 0; chain + 1 < offsets.length; chain++) {
    for (let k = offsets[chain] as number; k + 1 < (offsets[chain + 1] as number); k++, at++) {
      segments.coordinates.set(coordinates.subarray(2 * k, 2 * k + 4), 4 * at);
      segments.feature[at] = feature(chain);
    }
  }
  return segments;
}

function featureOfRings(set: PolygonSet): (ring: number) => number {
  const of = new Int32Array(set.ringOffsets.length);
  for (let i = 0; i + 1 < set.geometryOffsets.length; i++) {
    const first = set.polygonOffsets[set.geometryOffsets[i] as number] as number;
    of.fill(i, first, set.polygonOffsets[set.geometryOffsets[i + 1] as number] as number);
  }
  return (ring) => of[ring] as number;
}

function featureOfLines(set: LineSet): (line: number) => number {
  const of = new Int32Array(set.lineOffsets.length);
  for (let i = 0; i + 1 < set.geometryOffsets.length; i++) {
    of.fill(i, set.geometryOffsets[i] as number, set.geometryOffsets[i + 1] as number);
  }
  return (line) => of[line] as number;
}

type FlatBox = readonly [number, number, number, number];

interface IndexedSegments {
  readonly segments: SceneSegments;
  readonly search: (box: FlatBox) => number[];
}

function indexed(segments: SceneSegments): IndexedSegments {
  const count = segments.feature.length;
  if (count === 0) return { segments, search: (_box: FlatBox): number[] => [] };
  const tree = new Flatbush(count);
  for (let k = 0; k < count; k++) {
    const [ax, ay, bx, by] = segments.coordinates.subarray(4 * k, 4 * k + 4) as unknown as FlatBox;
    tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  tree.finish();
  return { segments, search: ([minX, minY, maxX, maxY]: FlatBox) => tree.search(minX, minY, maxX, maxY) };
}

function boxIndex(boxes: Float64Array): (x: number, y: number) => number[] {
  const count = boxes.length / 4;
  if (count === 0) return () => [];
  const tree = new Flatbush(count);
  for (let k = 0; k < count; k++) {
    const [minX, minY, maxX, maxY] = boxes.subarray(4 * k, 4 * k + 4) as unknown as FlatBox;
    tree.add(minX, minY, maxX, maxY);
  }
  tree.finish();
  return (x, y) => tree.search(x, y, x, y).sort((a, b) => a - b);
}
