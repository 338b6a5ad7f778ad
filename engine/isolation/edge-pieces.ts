import { nearestOfEach } from './edge-look.ts';
import type { RayHit } from './facing-ray.ts';
import { lengthOf, type Segment } from './scene-index.ts';

/** What is seen from one place of an edge. */
export interface EdgeView {
  /** Row of the land that hides what is behind it; −1 when none lies within reach. */
  readonly neighbour: number;
  readonly gapM: number;
  readonly crossed: readonly RayHit[];
  readonly passed: readonly RayHit[];
}

/** What can be seen across one edge. */
export interface EdgeSight {
  /** The view at right angles from `along` metres of the edge. */
  look(along: number): EdgeView;
  /** Metres along the edge at which the view may change, ascending. */
  readonly changes: readonly number[];
}

/** A part of an edge that sees the same all along; the gap is the least. */
export interface SeenPiece extends EdgeView {
  readonly ends: Segment;
  readonly lengthM: number;
  readonly bearing: number;
}

/** How exactly the place is found where one view ends and the next begins, metres. */
const PLACE = 0.01;

/** What is narrower is no neighbour of its own, metres. */
const NARROWEST_M = 1;

/** Ends are looked at this far from the corner, on edges that are long enough for the view to differ there, metres. */
const END_M = 0.2;
const LONG_M = 4;

/** Ground between that widens or narrows by more is told apart, metres: belts beside a slanting lane follow it in steps. */
const SAME_GAP_M = 2;

/** Direction from the land on the left to what lies on the right, degrees clockwise from north. */
export function bearingOf([ax, ay, bx, by]: Segment): number {
  return ((Math.atan2(by - ay, ax - bx) * 180) / Math.PI + 360) % 360;
}

/**
 * An edge in pieces: looked at every `stepM`, at both ends and between the places where the view may change;
 * where two looks differ the change is found to a centimetre.
 */
export function piecesOfEdge(edge: Segment, stepM: number, sight: EdgeSight): SeenPiece[] {
  const [ax, ay, bx, by] = edge;
  const length = lengthOf(edge);
  if (length === 0) return [];
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const bearing = bearingOf(edge);
  const pieces: SeenPiece[] = [];
  let from = 0;
  let group: EdgeView[] = [];
  const close = (to: number) => {
    const ends: Segment = [ax + ux * from, ay + uy * from, ax + ux * to, ay + uy * to];
    if (to > from) pieces.push({ ends, lengthM: to - from, bearing, ...joined(group) });
    from = to;
    group = [];
  };
  let before = 0;
  for (const t of placesToLook(length, stepM, sight.changes)) {
    const view = sight.look(t);
    while (group.length > 0 && !isAlike(group[0] as EdgeView, view)) {
      const change = changeBetween([before, t], [group[0] as EdgeView, view], sight);
      group.push(change.last);
      close(change.place);
      group.push(change.next);
      before = change.place;
      if (t - change.place <= 2 * PLACE) break;
    }
    group.push(view);
    before = t;
  }
  close(length);
  return pieces;
}

/** Metres along the edge, ascending: both ends, and the middle of what lies between two changes, at most `stepM` apart. */
function placesToLook(length: number, stepM: number, changes: readonly number[]): number[] {
  const places: number[] = [];
  let from = 0;
  for (const to of [...changes, length]) {
    if (to - from < NARROWEST_M && (to < length || places.length > 0)) continue;
    const steps = Math.ceil((to - from) / stepM);
    for (let step = 0; step < steps; step++) places.push(from + ((to - from) * (step + 0.5)) / steps);
    from = to;
  }
  return length < LONG_M ? places : [END_M, ...places, length - END_M].sort((a, b) => a - b);
}

/** Whether two places see the same: neighbour, lines and land before it, and about as much ground between. */
function isAlike(a: EdgeView, b: EdgeView): boolean {
  return (
    a.neighbour === b.neighbour &&
    Math.abs(a.gapM - b.gapM) <= SAME_GAP_M &&
    haveSame(a.crossed, b.crossed) &&
    haveSame(a.passed, b.passed)
  );
}

function haveSame(a: readonly RayHit[], b: readonly RayHit[]): boolean {
  return a.length === b.length && a.every(({ feature }) => b.some((other) => other.feature === feature));
}

function joined(views: readonly EdgeView[]): EdgeView {
  return {
    neighbour: views[0]?.neighbour ?? -1,
    gapM: views.reduce((least, { gapM }) => Math.min(least, gapM), Number.POSITIVE_INFINITY),
    crossed: nearestOfEach(views.flatMap(({ crossed }) => crossed)),
    passed: nearestOfEach(views.flatMap(({ passed }) => passed)),
  };
}

interface ViewChange {
  readonly place: number;
  /** What is seen right before and right behind it. */
  readonly last: EdgeView;
  readonly next: EdgeView;
}

/**
 * Where what is seen is no longer like `first`, between two looks of which the second, `next`, differs. Places where
 * something is known to begin or end are tried before the halves.
 */
function changeBetween(
  [from, to]: readonly [number, number],
  [first, seen]: readonly [EdgeView, EdgeView],
  { look, changes }: EdgeSight,
): ViewChange {
  let [near, far, last, next] = [from, to, first, seen];
  let [low, high] = [0, changes.length];
  while (far - near > PLACE) {
    while (low < high && (changes[low] as number) - PLACE <= near) low++;
    while (low < high && (changes[high - 1] as number) + PLACE >= far) high--;
    const place = low < high ? changes[low + ((high - low) >> 1)] : undefined;
    const probes = place === undefined ? [(near + far) / 2] : [place - PLACE / 3, place + PLACE / 3];
    for (const probe of probes) {
      const view = look(probe);
      if (isAlike(first, view)) [near, last] = [probe, view];
      else {
        [far, next] = [probe, view];
        break;
      }
    }
  }
  return { place: (near + far) / 2, last, next };
}
