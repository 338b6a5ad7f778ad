import type { LineSet } from '../geometry/line-set.ts';
import { boxesOf, buildSpatialIndex, grownBox } from '../geometry/spatial-index.ts';
import { metresAlong, metresPerDegree } from './canal-length.ts';

/** A place where water passes from one line feature into another; metres along each as drawn, NaN anywhere. */
export interface CanalJoint {
  readonly from: number;
  readonly fromM: number;
  readonly to: number;
  readonly toM: number;
}

/** Lines of canals by how water passes along and between them. */
export interface CanalNetwork {
  /** Ascending by feature. */
  readonly joints: readonly CanalJoint[];
  /** Which way water runs in each feature: 1 as drawn, −1 against, 0 nobody knows. */
  readonly flow: Int8Array;
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
  /** Code of the section that every feature draws; features of one code that nothing joins are one water. */
  readonly codes: readonly string[];
}

/**
 * The network of canal features in longitude and latitude. A feature whose tail meets another's head or side
 * feeds it; one whose head meets another's side or tail is fed by it; two heads or two tails do not feed each other. Water runs
 * as the rule says; which way is unknown in a feature of several lines, and in one that is fed where it should end or feeds where it should begin.
 */
export function canalNetwork(canals: LineSet, rule: CanalRule): CanalNetwork {
  const count = canals.geometryOffsets.length - 1;
  const joints: CanalJoint[] = [];
  const joined = new Set<number>();
  const sections = Array.from({ length: count }, (_, section) => endsOf(canals, section));
  const along = metresAlong(canals);
  const index = buildSpatialIndex(boxesOf(canals));
  for (const [section, ends] of sections.entries()) {
    for (const end of ends) {
      const scale = metresPerDegree(end.latitude);
      const margin = rule.joinM / Math.min(scale.east, scale.north);
      const box = grownBox([end.longitude, end.latitude, end.longitude, end.latitude], margin);
      for (const other of index.searchBox(box)) {
        if (other === section) continue;
        const there = { canals, along, section: other, ends: sections[other] as End[] };
        const meeting = meetingOf(there, end, { ...scale, joinM: rule.joinM });
        if (meeting === null) continue;
        joined.add(section).add(other);
        const atM = along[end.point] as number;
        const feeder = feederOf({ section, other, isTail: end.isTail, meets: meeting.meets }, rule);
        if (feeder === section) joints.push({ from: section, fromM: atM, to: other, toM: meeting.atM });
        else if (feeder === other) joints.push({ from: other, fromM: meeting.atM, to: section, toM: atM });
      }
    }
  }
  const alone = sections.flatMap((_, k) => (joined.has(k) ? [] : [k]));
  joints.push(...sameWater(rule.codes, joined));
  joints.sort((a, b) => a.from - b.from || a.to - b.to || a.fromM - b.fromM || a.toM - b.toM);
  // Two ends that meet find each other twice.
  const once = joints.filter((joint, k) => !isSame(joint, joints[k - 1]));
  return { joints: once, flow: flowOf(canals, along, once, rule), alone };
}

function isSame(a: CanalJoint, b: CanalJoint | undefined): boolean {
  return a.from === b?.from && a.to === b.to && a.fromM === b.fromM && a.toM === b.toM;
}

/** Features of one code, at least one of which joins no other: water of each is water of all. */
function sameWater(codes: readonly string[], joined: ReadonlySet<number>): CanalJoint[] {
  const ofCode = new Map<string, number[]>();
  for (const [section, code] of codes.entries()) {
    if (code === '') continue;
    const others = ofCode.get(code);
    if (others === undefined) ofCode.set(code, [section]);
    else others.push(section);
  }
  const anywhere = { fromM: Number.NaN, toM: Number.NaN };
  return [...ofCode.values()].flatMap((sections) => {
    if (sections.every((section) => joined.has(section))) return [];
    const [first, ...others] = sections as [number, ...number[]];
    return others.flatMap((other) => [
      { from: first, to: other, ...anywhere },
      { from: other, to: first, ...anywhere },
    ]);
  });
}

function flowOf(
  { lineOffsets, geometryOffsets }: LineSet,
  along: Float64Array,
  joints: readonly CanalJoint[],
  { direction, joinM }: CanalRule,
): Int8Array {
  const drawn = direction === 'as-drawn' ? 1 : -1;
  const flow = Int8Array.from({ length: geometryOffsets.length - 1 }, (_, k) =>
    (geometryOffsets[k + 1] as number) - (geometryOffsets[k] as number) === 1 ? drawn : 0,
  );
  const isAtTail = (section: number, atM: number): boolean => {
    const last = (lineOffsets[geometryOffsets[section + 1] as number] as number) - 1;
    return atM >= (along[last] as number) - joinM;
  };
  for (const { from, fromM, to, toM } of joints) {
    if (drawn === 1 ? isAtTail(to, toM) : toM <= joinM) flow[to] = 0;
    if (drawn === 1 ? fromM <= joinM : isAtTail(from, fromM)) flow[from] = 0;
  }
  return flow;
}

interface End {
  readonly longitude: number;
  readonly latitude: number;
  readonly point: number;
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
      ends.push({ longitude, latitude, point, isTail: point === to });
    }
  }
  return ends;
}

interface Meeting {
  readonly meets: 'head' | 'side' | 'tail';
  /** Where on the other section, metres as drawn. */
  readonly atM: number;
}

interface Section {
  readonly canals: LineSet;
  readonly along: Float64Array;
  readonly section: number;
  readonly ends: readonly End[];
}

/** Where an end meets another section: within the tolerance of one of its own ends, else of its side; null when it does not. */
function meetingOf(
  { canals, along, section, ends }: Section,
  end: End,
  { east, north, joinM }: { readonly east: number; readonly north: number; readonly joinM: number },
): Meeting | null {
  const { coordinates, lineOffsets, geometryOffsets } = canals;
  let nearest: (Meeting & { readonly metres: number }) | null = null;
  for (const { longitude, latitude, isTail, point } of ends) {
    const metres = Math.hypot((longitude - end.longitude) * east, (latitude - end.latitude) * north);
    if (metres > joinM || (nearest !== null && metres >= nearest.metres)) continue;
    nearest = { metres, meets: isTail ? 'tail' : 'head', atM: along[point] as number };
  }
  if (nearest !== null) return nearest;
  const plane = (point: number): readonly [number, number] => [
    ((coordinates[2 * point] as number) - end.longitude) * east,
    ((coordinates[2 * point + 1] as number) - end.latitude) * north,
  ];
  for (let line = geometryOffsets[section] as number; line < (geometryOffsets[section + 1] as number); line++) {
    const last = (lineOffsets[line + 1] as number) - 1;
    for (let point = lineOffsets[line] as number; point < last; point++) {
      const { metres, share } = nearestOnSegment(plane(point), plane(point + 1));
      if (metres > joinM || (nearest !== null && metres >= nearest.metres)) continue;
      const [from, to] = [along[point] as number, along[point + 1] as number];
      nearest = { metres, meets: 'side', atM: from + share * (to - from) };
    }
  }
  return nearest;
}

/** Metres from the origin to a segment, and the share of the segment before the nearest place. */
function nearestOnSegment([x, y]: readonly [number, number], [u, v]: readonly [number, number]) {
  const [dx, dy] = [u - x, v - y];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, -(x * dx + y * dy) / square));
  return { metres: Math.hypot(x + share * dx, y + share * dy), share };
}

interface Junction {
  readonly section: number;
  readonly other: number;
  readonly isTail: boolean;
  readonly meets: Meeting['meets'];
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
