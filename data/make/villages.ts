import { centroidOf, hullOf, insetOf, lengthOf, lineByShare, longAxisOf, ringArea, tilted } from './convex.ts';
import type { TownFact } from './facts/towns.ts';
import { type VillageFact, villageFactsOf } from './facts/village-facts.ts';
import { type CutLine, Mesh, type Point } from './mesh.ts';
import { Random } from './random.ts';

/** Square metres of a mu. */
export const MU_M2 = 2000 / 3;

/** Land under roads, canals, houses and waste for every square metre of parcels; found by counting what comes out. */
const OVERHEAD = 1.265;

/** Half of the river's bed with its banks, metres. */
const RIVER_HALF_M = 230;

/** A village before its land is cut into blocks. */
export interface Village {
  readonly fact: VillageFact;
  /** Net land planned, square metres. */
  readonly netM2: number;
  /** Ring of vertex numbers in the town's mesh. */
  readonly cell: readonly number[];
  /** The land inside its border roads, own metres. */
  readonly land: readonly Point[];
}

/** A border between villages along which a canal and a road run. */
export interface Border {
  readonly from: Point;
  readonly to: Point;
  readonly line: CutLine;
  readonly level: number;
  /** Half of the land it takes, metres. */
  readonly halfM: number;
  readonly kind: 'river' | 'main' | 'village';
}

export interface TownDivision {
  readonly fact: TownFact;
  readonly mesh: Mesh;
  /** Edge of the oasis, convex, counter-clockwise. */
  readonly outline: readonly Point[];
  readonly villages: readonly Village[];
  readonly borders: readonly Border[];
}

/** Cuts a town's oasis into its villages and communities. `length` stretches the town for larger sets. */
export function divideTown(fact: TownFact, seed: number, length: number): TownDivision {
  const random = new Random(`${seed}|villages|${fact.code}`);
  const wanted = netAreas(fact, random).map((w) => ({ ...w, netM2: w.netM2 * length * length }));
  const farmed = netOf(wanted) * OVERHEAD;
  const river = fact.villagesBeyondRiver > 0 ? 2 * RIVER_HALF_M * 2 * Math.sqrt((farmed * fact.stretch) / Math.PI) : 0;
  const outline = outlineOf(farmed + river, fact, random);
  const mesh = new Mesh();
  const borders: Border[] = [];
  const placed: { fact: VillageFact; netM2: number; cell: number[] }[] = [];
  const divide = (cell: number[], items: typeof wanted, level: number): void => {
    const only = items[0];
    if (items.length === 1 && only !== undefined) {
      placed.push({ ...only, cell });
      return;
    }
    const alongRiver = level === 0 && fact.villagesBeyondRiver > 0;
    const at = alongRiver ? items.length - fact.villagesBeyondRiver : halfOf(items);
    const share = netOf(items.slice(0, at)) / netOf(items);
    const ring = mesh.points(mesh.expand(cell));
    const axis = longAxisOf(ring);
    const [nx, ny] = alongRiver
      ? tilted(-axis.uy, axis.ux, 0.03)
      : tilted(axis.ux, axis.uy, random.between(-0.13, 0.13));
    const line = lineByShare(ring, nx, ny, share);
    const cut = mesh.cut(cell, line, 20);
    if (cut === null) throw new Error(`${fact.name}: a village border missed its cell`);
    const [from, to] = mesh.points([cut.from, cut.to]) as [Point, Point];
    const kind = alongRiver ? 'river' : level <= 1 ? 'main' : 'village';
    borders.push({
      from,
      to,
      line,
      level,
      kind,
      halfM: alongRiver ? RIVER_HALF_M : level === 0 ? 26 : level === 1 ? 18 : 12,
    });
    divide(cut.left, items.slice(0, at), level + 1);
    divide(cut.right, items.slice(at), level + 1);
  };
  divide(mesh.add(outline), wanted, 0);
  const villages = placed.map((v) => ({ ...v, land: landInside(mesh, v.cell, borders) }));
  villages.sort((a, b) => (a.fact.code < b.fact.code ? -1 : 1));
  return { fact, mesh, outline, villages, borders };
}

/** Own point of a village on which the town's seat is laid. */
export function seatPointOf(division: TownDivision): Point {
  const village = division.villages.find((v) => v.fact.code === division.fact.seatVillage);
  if (village === undefined)
    throw new Error(`${division.fact.name}: seat village ${division.fact.seatVillage} unknown`);
  return centroidOf(division.mesh.points(division.mesh.expand(village.cell)));
}

/** Radius in metres beyond which a town of this net land never reaches from its centre, bends included. */
export function reachOf(fact: TownFact, length: number): number {
  const net = netAreas(fact, new Random('reach')).reduce((sum, w) => sum + w.netM2, 0);
  return Math.sqrt((net * OVERHEAD * fact.stretch * 1.3) / Math.PI) * length + 500;
}

function netAreas(fact: TownFact, random: Random): { fact: VillageFact; netM2: number }[] {
  const all = villageFactsOf(fact.code);
  const villages = all.filter((v) => v.kind === 'village');
  const communities = all.filter((v) => v.kind === 'community');
  const meanMu = fact.croplandMu === null ? 285 * fact.meanParcelMu : fact.croplandMu / villages.length;
  const shares = villages.map(() => random.between(0.72, 1.28));
  const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
  const sized = villages.map((v, i) => ({ fact: v, netM2: (meanMu * MU_M2 * (shares[i] as number)) / mean }));
  const urban = communities.map((v) => ({ fact: v, netM2: random.between(0.55, 0.85) * 1e6 }));
  const middle = Math.floor(sized.length / 2);
  return [...sized.slice(0, middle), ...urban, ...sized.slice(middle)];
}

function outlineOf(grossM2: number, fact: TownFact, random: Random): Point[] {
  const corners: Point[] = [];
  for (let i = 0; i < 18; i++) {
    const angle = ((i + random.between(-0.3, 0.3)) * Math.PI) / 9;
    const radius = random.between(0.86, 1.1);
    corners.push([
      Math.cos(angle) * radius * Math.sqrt(fact.stretch),
      (Math.sin(angle) * radius) / Math.sqrt(fact.stretch),
    ]);
  }
  const hull = hullOf(corners);
  const scale = Math.sqrt(grossM2 / ringArea(hull));
  return hull.map(([x, y]) => [x * scale, y * scale]);
}

function halfOf(items: readonly { netM2: number }[]): number {
  const total = netOf(items);
  let sum = 0;
  for (let i = 0; i < items.length - 1; i++) {
    sum += (items[i] as { netM2: number }).netM2;
    if (sum >= total / 2) return i + 1;
  }
  return items.length - 1;
}

function netOf(items: readonly { netM2: number }[]): number {
  return items.reduce((sum, item) => sum + item.netM2, 0);
}

function landInside(mesh: Mesh, cell: readonly number[], borders: readonly Border[]): Point[] {
  return insetOf(mesh.points(mesh.expand(cell)), (a, b) => {
    for (const border of borders) {
      if (
        Math.abs(distanceTo(border.line, a)) < 21 &&
        Math.abs(distanceTo(border.line, b)) < 21 &&
        lengthOf(a, b) > 60
      ) {
        return border.halfM;
      }
    }
    return 8;
  });
}

function distanceTo(line: CutLine, p: Point): number {
  return (p[0] - line.x) * line.nx + (p[1] - line.y) * line.ny;
}
