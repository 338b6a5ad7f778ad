import { Clipper64, ClipType, FillRule, type Path64, type Paths64, type PolyPath64, PolyTree64 } from 'clipper2-ts';
import { sideOfRing, signedRingArea } from './ring.ts';
import { simpleLoops } from './simple-loops.ts';

/** Rings of one polygon, shell first, each a flat closed x, y array. */
export type PolygonRings = readonly Float64Array[];

/**
 * Turns faulty rings into valid polygons: each shell is split even-odd, its holes are united and cut out, the parts
 * are united. Corners are snapped to a grid of `unit` around a local origin; corners that survive keep their exact
 * coordinates. Pieces thinner than the grid are dropped. Polygon clipping by Clipper2 (Boost licence).
 */
export function resolvePolygons(polygons: readonly PolygonRings[], unit: number): PolygonRings[] {
  const frame = gridFrame(polygons, unit);
  const parts: Paths64 = [];
  for (const rings of polygons) {
    const [shell, ...holes] = rings.map(frame.toGrid) as [Path64, ...Path64[]];
    const body = overlay(ClipType.Union, [shell], [], FillRule.EvenOdd);
    const cut = holes.flatMap((hole) => overlay(ClipType.Union, [hole], [], FillRule.EvenOdd));
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

function united(parts: Paths64, frame: GridFrame): PolygonRings[] {
  const tree = new PolyTree64();
  const clipper = new Clipper64();
  clipper.addSubject(parts);
  clipper.execute(ClipType.Union, FillRule.NonZero, tree);
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
  fromGrid(path: Path64): Float64Array;
}

function gridFrame(polygons: readonly PolygonRings[], unit: number): GridFrame {
  const x0 = polygons[0]?.[0]?.[0] ?? 0;
  const y0 = polygons[0]?.[0]?.[1] ?? 0;
  const corners = new Map<string, readonly [number, number]>();
  return {
    toGrid(ring) {
      const path: Path64 = [];
      for (let k = 0; k < ring.length - 2; k += 2) {
        const x = ring[k] as number;
        const y = ring[k + 1] as number;
        const point = { x: Math.round((x - x0) / unit), y: Math.round((y - y0) / unit) };
        const key = `${point.x},${point.y}`;
        if (!corners.has(key)) corners.set(key, [x, y]);
        path.push(point);
      }
      return path;
    },
    fromGrid(path) {
      const points = path.map(({ x, y }) => corners.get(`${x},${y}`) ?? [x0 + x * unit, y0 + y * unit]);
      return Float64Array.from([...points, points[0] as readonly [number, number]].flat());
    },
  };
}

/** Walks the tree: shells at odd depth with the holes right below them, each split where it touches itself. */
function collect(node: PolyPath64, frame: GridFrame, out: PolygonRings[]): void {
  for (let k = 0; k < node.count; k++) {
    const shell = node.child(k);
    const holes: PolyPath64[] = [];
    for (let h = 0; h < shell.count; h++) holes.push(shell.child(h));
    const paths = [shell, ...holes].flatMap(({ polygon }) => (polygon === null ? [] : [polygon]));
    out.push(...assemble(paths.flatMap(simpleLoops).filter(isThick).map(frame.fromGrid)));
    for (const hole of holes) collect(hole, frame, out);
  }
}

/** Simple loops to polygons: counter-clockwise ones are shells, each other one a hole of the shell it lies in. */
function assemble(loops: readonly Float64Array[]): PolygonRings[] {
  const isShell = (loop: Float64Array) => signedRingArea(loop, 0, loop.length / 2) > 0;
  const polygons = loops.filter(isShell).map((shell) => [shell]);
  for (const hole of loops.filter((loop) => !isShell(loop))) {
    polygons.find(([shell]) => liesIn(hole, shell as Float64Array))?.push(hole);
  }
  return polygons;
}

function liesIn(hole: Float64Array, shell: Float64Array): boolean {
  for (let k = 0; k < hole.length; k += 2) {
    const side = sideOfRing(shell, 0, shell.length / 2, [hole[k] as number, hole[k + 1] as number]);
    if (side !== 0) return side > 0;
  }
  return true;
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
