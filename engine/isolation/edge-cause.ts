import type { EdgePiece } from './edge-neighbours.ts';
import type { NeighbourKind } from './neighbour-kind.ts';
import type { RequiredWidth, WidthAnswer } from './required-width.ts';

/** What a stretch of border faces and what that asks for. */
export interface EdgeCause {
  readonly kind: NeighbourKind;
  /** Row of the land that decides; −1 for a line, and where nothing lies within reach. */
  readonly neighbour: number;
  /** Ground up to what decides, metres. */
  readonly gapM: number;
  /** Share of the drift that trees between take out. */
  readonly capture: number;
  readonly width: RequiredWidth;
}

/** Kinds of land and lines by their rows, what open borders are, and how much planned or standing trees take out. */
export interface EdgeGround {
  readonly kindOfLand: (row: number) => NeighbourKind;
  readonly kindOfLine: (row: number) => NeighbourKind;
  /** Kind of a border that nothing faces within reach. */
  readonly open: NeighbourKind;
  /** Share of the drift that planned shelterbelts take out, 0 … 1. */
  readonly plannedCapture: number;
}

/** Id of the lines that take drift out. */
const TREES = 'tree-belt';

/**
 * What decides over a stretch: the land across it, or a line or land that is crossed before, whichever asks for the wider
 * belt; where none asks for one, what is met first. Trees that are crossed on the way take `treeCapture` of the drift.
 */
export function edgeCause(
  piece: EdgePiece,
  ground: EdgeGround,
  exposure: number | null,
  { widthOf, treeCapture }: { readonly widthOf: WidthAnswer; readonly treeCapture: number },
): EdgeCause {
  const before = [
    ...piece.crossed.map((hit) => ({ kind: ground.kindOfLine(hit.feature), gapM: hit.distanceM, neighbour: -1 })),
    ...piece.passed.map((hit) => ({
      kind: ground.kindOfLand(hit.feature),
      gapM: hit.distanceM,
      neighbour: hit.feature,
    })),
  ].sort((a, b) => a.gapM - b.gapM);
  const across = {
    kind: piece.neighbour < 0 ? ground.open : ground.kindOfLand(piece.neighbour),
    gapM: piece.gapM,
    neighbour: piece.neighbour,
  };
  const causes = [...before, across].map((met): EdgeCause => {
    const { kind, gapM } = met;
    const trees = before.some((barrier) => barrier.kind.id === TREES && barrier.gapM <= gapM);
    const capture = Math.max(ground.plannedCapture, trees ? treeCapture : 0);
    return { ...met, capture, width: widthOf({ kind, gapM, exposure, capture }) };
  });
  const first = causes[0] as EdgeCause;
  return causes.reduce((widest, cause) => (cause.width.widthM > widest.width.widthM ? cause : widest), first);
}
