import type { LineSet } from '../geometry/line-set.ts';
import { boxesOf, buildSpatialIndex, grownBox } from '../geometry/spatial-index.ts';

/** Lines of canals by how water passes between them: line feature `s` feeds `feeds[s]`, ascending. */
export interface CanalNetwork {
  readonly feeds: readonly (readonly number[])[];
  /** Features that join no other, ascending: what feeds them is not drawn. */
  readonly alone: readonly number[];
}

/** How sections join and which way water runs. */
export interface CanalRule {
  /** An end within this many metres of another line joins it. */
  readonly joinM: number;
  /** Whether lines are drawn the way water runs, or against it. */
  readonly direction: 'as-drawn' | 'against-drawn';
  /**
   * Rank of every section, 0 the trunk; NaN where unknown. Where two joined sections have different ranks the lower number
   * feeds the other, however they are drawn; null asks the drawing alone.
   */
  readonly rank: Float64Array | null;
  /** Code of the section that every feature draws; features of one code are one water. */
  readonly codes: readonly string[];
}

const DEGREE = Math.PI / 180;
/** GRS80: semi-major axis in metres and first eccentricity squared. */
const SEMI_MAJOR = 6_378_137;
const ECCENTRICITY_SQUARED = 0.0066943800229;

/**
 * The network of canal features in longitude and latitude. A feature whose tail meets another's head or side
 * feeds it; one whose head meets another's side or tail is fed by it; two heads or two tails do not feed each other.
 */
export function canalNetwork(canals: LineSet, rule: CanalRule): CanalNetwork {
  const count = canals.geometryOffsets.length - 1;
  const feeds = Array.from({ length: count }, () => new Set<number>());
  const joined = new Set<number>();
  const index = buildSpatialIndex(boxesOf(canals));
  const firstOf = new Map<string, number>();
  for (const [section, code] of rule.codes.entries()) {
    const first = firstOf.get(code);
    if (first === undefined || code === '') firstOf.set(code, section);
    else {
      feeds[first]?.add(section);
      feeds[section]?.add(first);
    }
  }
  for (let section = 0; section < count; section++) {
    for (const end of endsOf(canals, section)) {
      const scale = metresPerDegree(end.latitude);
      const margin = rule.joinM / Math.min(scale.east, scale.north);
      const box = grownBox([end.longitude, end.latitude, end.longitude, end.latitude], margin);
      for (const other of index.searchBox(box)) {
        if (other === section) continue;
        const meets = meetingOf(canals, other, end, { ...scale, joinM: rule.joinM });
        if (meets === null) continue;
        joined.add(section).add(other);
        const feeder = feederOf({ section, other, isTail: end.isTail, meets }, rule);
        if (feeder === section) feeds[section]?.add(other);
        else if (feeder === other) feeds[other]?.add(section);
      }
    }
  }
  return {
    feeds: feeds.map((set) => [...set].sort((a, b) => a - b)),
    alone: feeds.flatMap((_set, k) => (joined.has(k) ? [] : [k])),
  };
}

/** The given features and all that water from them reaches. */
export function downstreamOf({ feeds }: CanalNetwork, sections: Iterable<number>): Set<number> {
  const reached = new Set(sections);
  for (const section of reached) for (const next of feeds[section] ?? []) reached.add(next);
  return reached;
}

interface End {
  readonly longitude: number;
  readonly latitude: number;
  /** Whether it is the last point of its line as drawn. */
  readonly isTail: boolean;
}

function endsOf({ coordinates, lineOffsets, geometryOffsets }: LineSet, section: number): End[] {
  const ends: End[] = [];
  const last = geometryOffsets[section + 1] as number;
  for (let line = geometryOffsets[section] as number; line < last; line++) {
    const from = lineOffsets[line] as number;
    const to = (lineOffsets[line + 1] as number) - 1;
    if (to < from) continue;
    for (const point of [from, to]) {
      const [longitude, latitude] = [coordinates[2 * point] as number, coordinates[2 * point + 1] as number];
      ends.push({ longitude, latitude, isTail: point === to });
    }
  }
  return ends;
}

type Meeting = 'head' | 'side' | 'tail';

/** Where an end meets another section: within the tolerance of one of its own ends, else of its side; null when it does not. */
function meetingOf(
  canals: LineSet,
  other: number,
  end: End,
  { east, north, joinM }: { readonly east: number; readonly north: number; readonly joinM: number },
): Meeting | null {
  const { coordinates, lineOffsets, geometryOffsets } = canals;
  const plane = (point: number): readonly [number, number] => [
    ((coordinates[2 * point] as number) - end.longitude) * east,
    ((coordinates[2 * point + 1] as number) - end.latitude) * north,
  ];
  let nearest: { readonly metres: number; readonly meets: Meeting } | null = null;
  for (const { longitude, latitude, isTail } of endsOf(canals, other)) {
    const metres = Math.hypot((longitude - end.longitude) * east, (latitude - end.latitude) * north);
    if (metres > joinM || (nearest !== null && metres >= nearest.metres)) continue;
    nearest = { metres, meets: isTail ? 'tail' : 'head' };
  }
  if (nearest !== null) return nearest.meets;
  for (let line = geometryOffsets[other] as number; line < (geometryOffsets[other + 1] as number); line++) {
    const last = (lineOffsets[line + 1] as number) - 1;
    for (let point = lineOffsets[line] as number; point < last; point++) {
      if (distanceToSegment(plane(point), plane(point + 1)) <= joinM) return 'side';
    }
  }
  return null;
}

/** Metres from the origin to a segment. */
function distanceToSegment([x, y]: readonly [number, number], [u, v]: readonly [number, number]): number {
  const [dx, dy] = [u - x, v - y];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, -(x * dx + y * dy) / square));
  return Math.hypot(x + t * dx, y + t * dy);
}

interface Junction {
  readonly section: number;
  readonly other: number;
  readonly isTail: boolean;
  readonly meets: Meeting;
}

/** Which of two joined sections feeds the other; −1 for neither. */
function feederOf({ section, other, isTail, meets }: Junction, { rank, direction }: CanalRule): number {
  const own = rank?.[section] ?? Number.NaN;
  const theirs = rank?.[other] ?? Number.NaN;
  if (own !== theirs && !Number.isNaN(own + theirs)) return own < theirs ? section : other;
  const asDrawn = direction === 'as-drawn';
  const gives = isTail === asDrawn;
  if (meets === 'side') return gives ? section : other;
  const takes = (meets === 'head') === asDrawn;
  if (gives === takes) return gives ? section : other;
  return -1;
}

/** Metres of a degree of longitude and of latitude, by the radii of curvature of GRS80. */
function metresPerDegree(latitude: number): { readonly east: number; readonly north: number } {
  const w = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude * DEGREE) ** 2;
  const prime = SEMI_MAJOR / Math.sqrt(w);
  const meridian = (prime * (1 - ECCENTRICITY_SQUARED)) / w;
  return { east: prime * Math.cos(latitude * DEGREE) * DEGREE, north: meridian * DEGREE };
}
