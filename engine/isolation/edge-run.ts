import type { EdgeCause } from './edge-cause.ts';
import type { EdgePiece } from './edge-neighbours.ts';

/** Pieces of border that follow each other, face the same neighbour and ask for the same belt. */
export interface EdgeRun {
  /** Row of the parcel the border belongs to, and of the land that decides (−1 for a line and for none). */
  readonly parcel: number;
  readonly neighbour: number;
  readonly cause: EdgeCause;
  readonly exposure: number | null;
  /** x, y of the corners from one end to the other; the parcel lies on the left. */
  readonly path: readonly number[];
  readonly lengthM: number;
  /** Direction to the neighbour, degrees clockwise from north: that of the longest piece. */
  readonly bearing: number;
  /** Ground between, metres, mean over the length. */
  readonly gapM: number;
  /** The widest belt that one of its pieces asks for, metres. */
  readonly widthM: number;
  /** Ground on the own side behind the border, metres: the least of its pieces. */
  readonly depthM: number;
}

/** A piece with its answer. */
export interface JudgedPiece {
  readonly piece: EdgePiece;
  readonly cause: EdgeCause;
  readonly exposure: number | null;
  readonly depthM: number;
}

/** Widths that differ by less are one belt, metres: what a surveyor's tape tells apart. */
const SAME_WIDTH_M = 0.1;

/** Joins pieces in their order along the border. */
export function edgeRuns(pieces: readonly JudgedPiece[]): EdgeRun[] {
  const runs: EdgeRun[] = [];
  let group: JudgedPiece[] = [];
  for (const next of pieces) {
    const before = group.at(-1);
    if (before !== undefined && !isContinued(group[0] as JudgedPiece, before, next)) {
      runs.push(runOf(group));
      group = [];
    }
    group.push(next);
  }
  if (group.length > 0) runs.push(runOf(group));
  return runs;
}

function isContinued(first: JudgedPiece, before: JudgedPiece, next: JudgedPiece): boolean {
  return (
    before.piece.parcel === next.piece.parcel &&
    before.cause.neighbour === next.cause.neighbour &&
    before.cause.kind === next.cause.kind &&
    before.exposure === next.exposure &&
    before.cause.capture === next.cause.capture &&
    before.piece.ends[2] === next.piece.ends[0] &&
    before.piece.ends[3] === next.piece.ends[1] &&
    Math.abs(first.cause.width.widthM - next.cause.width.widthM) < SAME_WIDTH_M &&
    turn(first.piece.bearing, next.piece.bearing) < 45
  );
}

/** Angle between two bearings, 0 … 180 degrees. */
function turn(a: number, b: number): number {
  const difference = Math.abs(a - b) % 360;
  return Math.min(difference, 360 - difference);
}

function runOf(group: readonly JudgedPiece[]): EdgeRun {
  const widest = group.reduce((a, b) => (b.cause.width.widthM > a.cause.width.widthM ? b : a));
  const longest = group.reduce((a, b) => (b.piece.lengthM > a.piece.lengthM ? b : a));
  const lengthM = group.reduce((sum, { piece }) => sum + piece.lengthM, 0);
  const [x, y] = (group[0] as JudgedPiece).piece.ends;
  return {
    parcel: widest.piece.parcel,
    neighbour: widest.cause.neighbour,
    cause: widest.cause,
    exposure: widest.exposure,
    path: [x, y, ...group.flatMap(({ piece }) => [piece.ends[2], piece.ends[3]])],
    lengthM,
    bearing: longest.piece.bearing,
    gapM: group.reduce((sum, { piece, cause }) => sum + piece.lengthM * cause.gapM, 0) / lengthM,
    widthM: widest.cause.width.widthM,
    depthM: group.reduce((least, { depthM }) => Math.min(least, depthM), Number.POSITIVE_INFINITY),
  };
}
