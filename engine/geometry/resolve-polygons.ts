import {
  Clipper64,
  ClipType,
  FillRule,
  type Path64,
  type Paths64,
  type Point64,
  type PolyPath64,
  PolyTree64,
} from 'clipper2-ts';
import { connectedLoops } from './connected-loops.ts';
import { CornerTable } from './corner-table.ts';
import { sideOfRing, signedRingArea } from './ring.ts';
import { simpleLoops } from './simple-loops.ts';

/** Rings of one polygon, shell first, each a flat closed x, y array. */
export type PolygonRings = readonly Float64Array[];

/**
 * Turns faulty rings into valid polygons: each shell is split even-odd, its holes are cut out (those that lie beside it become
 * parts), the parts are united. Corners are snapped to a grid of `unit` around a local origin; corners that survive keep
 * their exact coordinates. Pieces thinner than the grid are dropped. Polygon clipping by Clipper2 (Boost licence).
 */
export function resolvePolygons(polygons: readonly PolygonRings[], unit: number): PolygonRings[] {
  const frame = gridFrame(polygons, unit);
  const parts: Paths64 = [];
  for (const rings of polygons) {
    const [shell, ...holes] = rings.map(frame.toGrid) as [Path64, ...Path64[]];
    const body = overlay(ClipType.Union, [shell], [], FillRule.EvenOdd);
    const cut: Paths64 = [];
    for (const hole of holes) {
      const land = overlay(ClipType.Union, [hole], [], FillRule.EvenOdd);
      const isBeside = !overlay(ClipType.Intersection, body, land, FillRule.NonZero).some(isThick);
      (isBeside ? parts : cut).push(...land);
    }
    parts.push(...(cut.length === 0 ? body : overlay(ClipType.Difference, body, cut, FillRule.NonZero)));
  }
  return united(parts, frame);
}

/**
 * Valid polygons united into as few as possible, so that those that share a border become one; shells counter-clockwise,
 * holes clockwise. Corners are snapped to a grid of `unit` as in `resolvePolygons`.
 */
export function unitePolygons(polygons: readonly PolygonRings[], unit: number): PolygonRings[] {
  const frame = gridFrame(polygons, unit);
  return united(
    polygons.flatMap((rings) => rings.map(frame.toGrid)),
    frame,
  );
}

/**
 * The land around which closed curves wind more often to the left than to the right, as valid polygons; shells
 * counter-clockwise, holes clockwise. Corners are snapped to a grid of `unit` as in `resolvePolygons`.
 */
export function positiveRegion(curves: readonly Float64Array[], unit: number): PolygonRings[] {
  const frame = gridFrame([curves], unit);
  return united(curves.map(frame.toGrid), frame, FillRule.Positive);
}

/** What becomes of two pieces of land. */
export const OVERLAYS = ['union', 'intersection', 'difference', 'symmetric-difference'] as const;
export type Overlay = (typeof OVERLAYS)[number];

const CLIP_TYPES: Readonly<Record<Overlay, ClipType>> = {
  union: ClipType.Union,
  intersection: ClipType.Intersection,
  difference: ClipType.Difference,
  'symmetric-difference': ClipType.Xor,
};

/** The overlay of two lists of valid polygons, valid in turn; corners are snapped to a grid of `unit` as in `resolvePolygons`. */
export function overlayPolygons(
  kind: Overlay,
  subject: readonly PolygonRings[],
  clip: readonly PolygonRings[],
  unit: number,
): PolygonRings[] {
  const frame = gridFrame([...subject, ...clip], unit, lowestCorner([...subject, ...clip]));
  const clipper = new Clipper64();
  clipper.addSubject(subject.flatMap((rings) => rings.map(frame.toGrid)));
  if (clip.length > 0) clipper.addClip(clip.flatMap((rings) => rings.map(frame.toGrid)));
  const tree = new PolyTree64();
  clipper.execute(CLIP_TYPES[kind], FillRule.NonZero, tree);
  const out: PolygonRings[] = [];
  collect(tree, frame, out);
  return out;
}

function united(parts: Paths64, frame: GridFrame, rule = FillRule.NonZero): PolygonRings[] {
  const tree = new PolyTree64();
  const clipper = new Clipper64();
  clipper.addSubject(parts);
  clipper.execute(ClipType.Union, rule, tree);
  const resolved: PolygonRings[] = [];
  collect(tree, frame, resolved);
  return resolved;
}

function overlay(kind: ClipType, subject: Paths64, clip: Paths64, rule: FillRule): Paths64 {
  const clipper = new Clipper64();
  const out: Paths64 = [];
  clipper.addSubject(subject);
  if (clip.length > 0) clipper.addClip(clip);
  clipper.execute(kind, rule, out);
  return out;
}

interface GridFrame {
  toGrid(ring: Float64Array): Path64;
  fromGrid(path: readonly Point64[]): Float64Array;
}

/** An origin that does not depend on the order of the polygons. */
function lowestCorner(polygons: readonly PolygonRings[]): readonly [number, number] {
  let [x0, y0] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [shell = new Float64Array()] of polygons) {
    for (let k = 0; k < shell.length; k += 2) {
      x0 = Math.min(x0, shell[k] as number);
      y0 = Math.min(y0, shell[k + 1] as number);
    }
  }
  return [x0, y0];
}

function firstCorner(polygons: readonly PolygonRings[]): readonly [number, number] {
  return [polygons[0]?.[0]?.[0] ?? 0, polygons[0]?.[0]?.[1] ?? 0];
}

function gridFrame(polygons: readonly PolygonRings[], unit: number, [x0, y0] = firstCorner(polygons)): GridFrame {
  const corners = emptyTable(cornerCount(polygons));
  return {
    toGrid(ring) {
      const path: Path64 = [];
      for (let k = 0; k < ring.length - 2; k += 2) {
        const x = Math.round(((ring[k] as number) - x0) / unit);
        const y = Math.round(((ring[k + 1] as number) - y0) / unit);
        corners.keep(x, y, ring[k] as number, ring[k + 1] as number);
        path.push({ x, y });
      }
      return path;
    },
    fromGrid(path) {
      const ring = new Float64Array(2 * path.length + 2);
      for (let k = 0; k < path.length; k++) {
        const { x, y } = path[k] as { x: number; y: number };
        if (corners.read(x, y, ring, 2 * k)) continue;
        ring[2 * k] = x0 + x * unit;
        ring[2 * k + 1] = y0 + y * unit;
      }
      ring[ring.length - 2] = ring[0] as number;
      ring[ring.length - 1] = ring[1] as number;
      return ring;
    },
  };
}

/** The table of all overlays of this thread: each frame is done with before the next one is made. */
const table = new CornerTable();

/** More corners get a table of their own, so that one large overlay does not hold its memory for ever. */
const MOST_KEPT = 1 << 15;

function emptyTable(corners: number): CornerTable {
  const found = corners > MOST_KEPT ? new CornerTable() : table;
  found.empty(corners);
  return found;
}

function cornerCount(polygons: readonly PolygonRings[]): number {
  let count = 0;
  for (const rings of polygons) for (const ring of rings) count += ring.length / 2;
  return count;
}

/** Walks the tree: shells at odd depth with the holes right below them, each split where it touches itself. */
function collect(node: PolyPath64, frame: GridFrame, out: PolygonRings[]): void {
  for (let k = 0; k < node.count; k++) {
    const shell = node.child(k);
    const holes: PolyPath64[] = [];
    for (let h = 0; h < shell.count; h++) holes.push(shell.child(h));
    const paths = [shell, ...holes].flatMap(({ polygon }) => (polygon === null ? [] : [polygon]));
    out.push(...assemble(connectedLoops(paths.flatMap(simpleLoops).filter(isThick)).map(frame.fromGrid)));
    for (const hole of holes) collect(hole, frame, out);
  }
}

/** Simple loops to polygons: counter-clockwise ones are shells, each other one a hole of the smallest shell around it. */
function assemble(loops: readonly Float64Array[]): PolygonRings[] {
  const sized = loops.map((loop) => ({ loop, area: signedRingArea(loop, 0, loop.length / 2) }));
  const polygons = sized.filter(({ area }) => area > 0).map(({ loop, area }) => ({ rings: [loop], area }));
  const bySize = polygons.length < 2 ? polygons : [...polygons].sort((a, b) => a.area - b.area);
  for (const { loop, area } of sized) {
    if (area >= 0) continue;
    const around = bySize.find((shell) => shell.area > -area && liesIn(loop, shell.rings[0] as Float64Array));
    around?.rings.push(loop);
  }
  return polygons.map(({ rings }) => rings);
}

/** Corners that more must lie on one side than on the other until that side is believed. */
const CLEAR = 3;

/** Whether a hole lies in a shell, by several of its corners: snapping may have pushed one across the border. */
function liesIn(hole: Float64Array, shell: Float64Array): boolean {
  let balance = 0;
  for (let k = 0; k < hole.length && Math.abs(balance) < CLEAR; k += 2) {
    balance += sideOfRing(shell, 0, shell.length / 2, [hole[k] as number, hole[k + 1] as number]);
  }
  return balance >= 0;
}

/** Whether a ring is wider than the grid it was snapped to: area above length times one unit. */
function isThick(path: Path64): boolean {
  if (path.length < 3) return false;
  let area = 0;
  let length = 0;
  for (let k = 0; k < path.length; k++) {
    const a = path[k] as { x: number; y: number };
    const b = path[(k + 1) % path.length] as { x: number; y: number };
    area += a.x * b.y - b.x * a.y;
    length += Math.hypot(b.x - a.x, b.y - a.y);
  }
  return Math.abs(area) / 2 > length;
}
