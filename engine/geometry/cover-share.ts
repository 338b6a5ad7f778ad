import { Clipper64, ClipType, FillRule, type Path64, type Paths64 } from 'clipper2-ts';
import { boundsOf, type PolygonSet, polygonCount } from './polygon-set.ts';
import { boxesOf, buildSpatialIndex } from './spatial-index.ts';

/** Side of the grid corners are snapped to, in degrees: about a millimetre. */
const UNIT = 1e-8;

/** Part of a feature that lies under features of another set, in the order they were asked for. */
export interface CoverShares {
  /** Rows of the covering features that touch the feature, in the given order. */
  readonly rows: readonly number[];
  /** Share of the feature's area under the first 1, 2, … of them together, 0 … 1, never falling. */
  readonly shares: readonly number[];
}

/**
 * Share of every feature's area that lies under `covers`, overlaps counted once: `order` ranks the covering rows, and the
 * shares grow as one after the other is laid on. Both sets in longitude and latitude of one CRS; a ratio inside one parcel
 * needs no projection, because a degree has the same length all over it to 1e-6. Polygon clipping by Clipper2.
 */
export function coverShares(
  features: PolygonSet,
  covers: PolygonSet,
  order: (a: number, b: number) => number,
): CoverShares[] {
  if (features.crs !== covers.crs) throw new Error(`cover shares need one CRS, got ${features.crs} and ${covers.crs}`);
  const index = buildSpatialIndex(boxesOf(covers));
  return Array.from({ length: polygonCount(features) }, (_v, row): CoverShares => {
    const box = boundsOf(features, row);
    const near = index.searchBox(box).sort((a, b) => order(a, b) || a - b);
    if (near.length === 0) return { rows: [], shares: [] };
    return sharesOf(features, row, covers, near);
  });
}

function sharesOf(features: PolygonSet, row: number, covers: PolygonSet, near: readonly number[]): CoverShares {
  const origin: readonly [number, number] = [boundsOf(features, row)[0], boundsOf(features, row)[1]];
  const subject = overlay(ClipType.Union, pathsOf(features, row, origin), []);
  const whole = areaOf(subject);
  const rows: number[] = [];
  const shares: number[] = [];
  const laid: Paths64 = [];
  let before = 0;
  for (const cover of near) {
    laid.push(...overlay(ClipType.Union, pathsOf(covers, cover, origin), []));
    const share = whole === 0 ? 0 : Math.min(1, areaOf(overlay(ClipType.Intersection, subject, laid)) / whole);
    if (share <= before) continue;
    rows.push(cover);
    shares.push(share);
    before = share;
  }
  return { rows, shares };
}

/** All rings of a feature; whether a ring is a hole shows in its direction, set here by its place in the polygon. */
function pathsOf(set: PolygonSet, row: number, [x0, y0]: readonly [number, number]): Paths64 {
  const paths: Paths64 = [];
  for (let p = set.geometryOffsets[row] as number; p < (set.geometryOffsets[row + 1] as number); p++) {
    const shell = set.polygonOffsets[p] as number;
    for (let ring = shell; ring < (set.polygonOffsets[p + 1] as number); ring++) {
      const path: Path64 = [];
      for (let k = set.ringOffsets[ring] as number; k < (set.ringOffsets[ring + 1] as number) - 1; k++) {
        const x = set.coordinates[2 * k] as number;
        const y = set.coordinates[2 * k + 1] as number;
        path.push({ x: Math.round((x - x0) / UNIT), y: Math.round((y - y0) / UNIT) });
      }
      const isCounterClockwise = signedArea(path) > 0;
      if (isCounterClockwise !== (ring === shell)) path.reverse();
      paths.push(path);
    }
  }
  return paths;
}

function overlay(kind: ClipType, subject: Paths64, clip: Paths64): Paths64 {
  const clipper = new Clipper64();
  const out: Paths64 = [];
  clipper.addSubject(subject);
  if (clip.length > 0) clipper.addClip(clip);
  clipper.execute(kind, FillRule.NonZero, out);
  return out;
}

/** Area of disjoint paths, holes negative by their direction. */
function areaOf(paths: Paths64): number {
  return Math.abs(paths.reduce((sum, path) => sum + signedArea(path), 0));
}

function signedArea(path: Path64): number {
  let twice = 0;
  for (let k = 0; k < path.length; k++) {
    const a = path[k] as { x: number; y: number };
    const b = path[(k + 1) % path.length] as { x: number; y: number };
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}
