import { lineByShare, longAxisOf, ringArea, tilted } from './convex.ts';
import { joinRings, Mesh, type Point } from './mesh.ts';
import type { Random } from './random.ts';

/** A block cut into parcels: rings of vertex numbers in the block's own mesh, all neighbours' vertices included. */
export interface CutBlock {
  readonly mesh: Mesh;
  readonly outline: readonly number[];
  readonly parcels: readonly (readonly number[])[];
}

/** Cuts a block into strips across its length, in one or two rows; some strips are halved, some joined. */
export function cutStrips(ring: readonly Point[], parcelM2: number, random: Random): CutBlock {
  const mesh = new Mesh();
  const block = mesh.add(ring);
  const axis = longAxisOf(ring);
  const count = Math.max(1, Math.round(ringArea(ring) / parcelM2));
  const rows = axis.width > 185 && count > 5 ? cutRows(mesh, block, axis, random) : [block];
  const tilt = random.between(-0.05, 0.05);
  let cells = rows.flatMap((row) => {
    const area = ringArea(mesh.points(mesh.expand(row)));
    const weights = weightsFor(Math.max(1, Math.round(area / parcelM2)), random);
    return cutByWeights(mesh, row, weights, tilted(axis.ux, axis.uy, tilt));
  });
  cells = cells.flatMap((cell) => (random.chance(0.06) ? halved(mesh, cell, random) : [cell]));
  const rings = cells.map((cell) => mesh.expand(cell));
  return { mesh, outline: mesh.expand(block), parcels: joinSome(mesh, rings, parcelM2, random) };
}

function cutRows(mesh: Mesh, block: number[], axis: { ux: number; uy: number }, random: Random): number[][] {
  const [nx, ny] = tilted(-axis.uy, axis.ux, random.between(-0.02, 0.02));
  const ring = mesh.points(mesh.expand(block));
  const cut = mesh.cut(block, lineByShare(ring, nx, ny, random.between(0.42, 0.58)));
  return cut === null ? [block] : [cut.left, cut.right];
}

function weightsFor(count: number, random: Random): number[] {
  return Array.from({ length: count }, () => Math.min(2.1, Math.max(0.5, Math.exp(0.36 * random.normal()))));
}

function cutByWeights(mesh: Mesh, cell: number[], weights: readonly number[], normal: Point): number[][] {
  if (weights.length < 2) return [cell];
  const half = Math.floor(weights.length / 2);
  const total = weights.reduce((a, b) => a + b, 0);
  const share = weights.slice(0, half).reduce((a, b) => a + b, 0) / total;
  const ring = mesh.points(mesh.expand(cell));
  const cut = mesh.cut(cell, lineByShare(ring, normal[0], normal[1], share));
  if (cut === null) return [cell];
  return [
    ...cutByWeights(mesh, cut.left, weights.slice(0, half), normal),
    ...cutByWeights(mesh, cut.right, weights.slice(half), normal),
  ];
}

function halved(mesh: Mesh, cell: number[], random: Random): number[][] {
  const ring = mesh.points(mesh.expand(cell));
  const axis = longAxisOf(ring);
  const [nx, ny] = tilted(axis.ux, axis.uy, random.between(-0.1, 0.1));
  const cut = mesh.cut(cell, lineByShare(ring, nx, ny, random.between(0.35, 0.65)));
  return cut === null ? [cell] : [cut.left, cut.right];
}

/** Joins a few small parcels with a neighbour, which gives the L and T shapes every county has. */
function joinSome(mesh: Mesh, rings: number[][], parcelM2: number, random: Random): number[][] {
  const left = [...rings];
  for (let i = 0; i < left.length - 1; i++) {
    const small = ringArea(mesh.points(left[i] as number[])) < 0.75 * parcelM2;
    if (!random.chance(small ? 0.09 : 0.008)) continue;
    const partner = i + 1 < left.length - 1 && random.chance(0.4) ? i + 2 : i + 1;
    const joined = joinRings(left[i] as number[], left[partner] as number[]);
    if (joined === null) continue;
    left[i] = joined;
    left.splice(partner, 1);
  }
  return left;
}
