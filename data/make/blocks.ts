import { centroidOf, insetOf, lineByShare, longAxisOf, ringArea, tilted } from './convex.ts';
import { type CutLine, Mesh, type Point } from './mesh.ts';
import { Random } from './random.ts';
import type { Village } from './villages.ts';

/** What covers a block. `field` is plain cropland. */
export type Cover = 'field' | 'orchard' | 'greenhouse' | 'seed-maize' | 'forage' | 'settlement' | 'factory' | 'waste';

/** A block of land between field roads and ditches. */
export interface Block {
  readonly village: Village;
  /** Position in the village, from 0. */
  readonly number: number;
  /** Villagers' group, from 1. */
  readonly group: number;
  /** Land inside its field roads, own metres, convex. */
  readonly ring: readonly Point[];
  readonly centre: Point;
  readonly areaM2: number;
}

/** A lane inside a village: a lateral canal with a track (levels 0 and 1) or a field road. */
export interface Lane {
  readonly from: Point;
  readonly to: Point;
  readonly level: number;
  readonly halfM: number;
  readonly villageCode: string;
}

/** Cuts a village's land into blocks of about a dozen parcels and gathers them into groups. */
export function divideVillage(village: Village, seed: number, parcelM2: number): { blocks: Block[]; lanes: Lane[] } {
  const random = new Random(`${seed}|blocks|${village.fact.code}`);
  const mesh = new Mesh();
  const lanes: (Lane & { line: CutLine })[] = [];
  const cells: number[][] = [];
  const divide = (cell: number[], level: number): void => {
    const ring = mesh.points(mesh.expand(cell));
    if (ringArea(ring) < parcelM2 * random.between(9, 17)) {
      cells.push(cell);
      return;
    }
    const axis = longAxisOf(ring);
    const [nx, ny] = tilted(axis.ux, axis.uy, random.between(-0.09, 0.09));
    const line = lineByShare(ring, nx, ny, random.between(0.4, 0.6));
    const cut = mesh.cut(cell, line, 12);
    if (cut === null) {
      cells.push(cell);
      return;
    }
    const [from, to] = mesh.points([cut.from, cut.to]) as [Point, Point];
    const halfM = level === 0 ? 7.5 : level === 1 ? 5 : random.between(1.6, 4.6);
    lanes.push({ from, to, level, halfM, villageCode: village.fact.code, line });
    divide(cut.left, level + 1);
    divide(cut.right, level + 1);
  };
  if (village.land.length > 2) divide(mesh.add(village.land), 0);
  const groups = Math.max(1, Math.min(99, Math.round(cells.length / 4)));
  const blocks = cells.flatMap((cell, i): Block[] => {
    const ring = insetOf(mesh.points(mesh.expand(cell)), (a, b) => halfWidthOf(lanes, a, b));
    if (ring.length < 3) return [];
    const group = Math.floor((i * groups) / cells.length) + 1;
    return [{ village, number: i, group, ring, centre: centroidOf(ring), areaM2: ringArea(ring) }];
  });
  return { blocks, lanes };
}

function halfWidthOf(lanes: readonly (Lane & { line: CutLine })[], a: Point, b: Point): number {
  for (const { line, halfM } of lanes) {
    const s = (a[0] - line.x) * line.nx + (a[1] - line.y) * line.ny;
    const t = (b[0] - line.x) * line.nx + (b[1] - line.y) * line.ny;
    if (Math.abs(s) < 12.5 && Math.abs(t) < 12.5) return halfM;
  }
  return 0;
}
