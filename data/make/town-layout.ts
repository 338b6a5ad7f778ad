import { type Block, type Cover, divideVillage, type Lane } from './blocks.ts';
import type { TownFact } from './facts/towns.ts';
import { assignLandUse } from './land-use.ts';
import type { Point } from './mesh.ts';
import { type TownFrame, townFrame } from './town-frame.ts';
import { divideTown, MU_M2, seatPointOf, type TownDivision } from './villages.ts';

/** How large a set is made: `length` stretches the towns, `parcel` shrinks the parcels. */
export interface Size {
  readonly length: number;
  readonly parcel: number;
}

/** A block with what lies on it. */
export interface UsedBlock extends Block {
  readonly cover: Cover;
  readonly dry: boolean;
}

/** One town laid out on the ground, before its blocks are cut into parcels. */
export interface TownLayout {
  readonly fact: TownFact;
  readonly seed: number;
  readonly size: Size;
  readonly frame: TownFrame;
  readonly division: TownDivision;
  readonly blocks: readonly UsedBlock[];
  readonly lanes: readonly Lane[];
}

/** Lays a town out: villages, blocks, covers, and the frame that puts its seat where it really is. */
export function layOutTown(fact: TownFact, seed: number, size: Size): TownLayout {
  const division = divideTown(fact, seed, size.length);
  const seat = seatPointOf(division);
  const parcelM2 = parcelAreaOf(fact, size);
  const parts = division.villages.map((village) => divideVillage(village, seed, parcelM2));
  const blocks = parts.flatMap((part) => part.blocks);
  const { cover, dry } = assignLandUse(division, blocks, seat, seed);
  return {
    fact,
    seed,
    size,
    frame: townFrame(fact, seed).centredOn(anchorOf(seat)),
    division,
    blocks: blocks.map((block, i) => ({ ...block, cover: cover[i] as Cover, dry: dry[i] as boolean })),
    lanes: parts.flatMap((part) => part.lanes),
  };
}

/** Mean parcel of a town in square metres. */
export function parcelAreaOf(fact: TownFact, size: Size): number {
  return fact.meanParcelMu * MU_M2 * size.parcel;
}

/** The seat village lies on the real seat, unless that would move the town by more than 2.5 km. */
function anchorOf(seat: Point): Point {
  const distance = Math.sqrt(seat[0] * seat[0] + seat[1] * seat[1]);
  const share = distance > 2500 ? 2500 / distance : 1;
  return [seat[0] * share, seat[1] * share];
}
