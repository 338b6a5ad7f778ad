import type { Block, Cover } from './blocks.ts';
import { lengthOf } from './convex.ts';
import { LAND_USE_SHARES } from './facts/land-use-shares.ts';
import type { TownFact } from './facts/towns.ts';
import type { Point } from './mesh.ts';
import { valueNoise } from './noise.ts';
import { Random } from './random.ts';
import type { TownDivision } from './villages.ts';

/** What lies on each block, and whether it is dry land. Same order as the blocks. */
export interface LandUse {
  readonly cover: readonly Cover[];
  readonly dry: readonly boolean[];
}

/** Gives every block of a town its cover: houses at the village centres, the rest in patches that hang together. */
export function assignLandUse(division: TownDivision, blocks: readonly Block[], seat: Point, seed: number): LandUse {
  const { fact, outline } = division;
  const shares = LAND_USE_SHARES[fact.slug];
  if (shares === undefined) throw new Error(`no land use shares for ${fact.slug}`);
  const random = new Random(`${seed}|land-use|${fact.code}`);
  const cover: Cover[] = blocks.map(() => 'field');
  settle(fact, blocks, seat, cover);
  placeFactories(blocks, seat, cover, random);
  const free = (): number[] => cover.flatMap((c, i) => (c === 'field' ? [i] : []));
  const patch = (use: Cover, share: number, latticeM: number): void => {
    const noise = valueNoise(`${seed}|${use}|${fact.code}`, latticeM);
    const ranked = free().map((i) => {
      const [x, y] = (blocks[i] as Block).centre;
      const outskirts = use === 'waste' ? 1.5 * Math.max(0, 1 - distanceInside(outline, [x, y]) / 420) : 0;
      return { i, rank: noise(x, y) + outskirts + 0.25 * random.next() };
    });
    ranked.sort((a, b) => b.rank - a.rank || a.i - b.i);
    for (const { i } of ranked.slice(0, Math.round(share * blocks.length))) cover[i] = use;
  };
  patch('waste', 0.055, 900);
  patch('forage', shares.forage, 2400);
  patch('seed-maize', shares.seedMaize, 1700);
  patch('orchard', shares.orchard, 500);
  patch('greenhouse', shares.greenhouse, 600);
  return { cover, dry: dryBlocks(fact, { blocks, cover }, shares.dry, seed) };
}

function settle(fact: TownFact, blocks: readonly Block[], seat: Point, cover: Cover[]): void {
  const byVillage = new Map<string, number[]>();
  blocks.forEach((block, i) => {
    const code = block.village.fact.code;
    byVillage.set(code, [...(byVillage.get(code) ?? []), i]);
  });
  for (const [code, members] of byVillage) {
    const urban = (blocks[members[0] as number] as Block).village.fact.kind === 'community';
    const centre =
      urban || code === fact.seatVillage ? seat : middleOf(members.map((i) => (blocks[i] as Block).centre));
    const byDistance = [...members].sort(
      (a, b) => lengthOf((blocks[a] as Block).centre, centre) - lengthOf((blocks[b] as Block).centre, centre) || a - b,
    );
    const net = members.reduce((sum, i) => sum + (blocks[i] as Block).areaM2, 0);
    const houses = urban ? 0.55 * net : code === fact.seatVillage ? 0.14 * net : 0.045 * net;
    let built = 0;
    for (const i of byDistance) {
      if (built >= houses) break;
      cover[i] = 'settlement';
      built += (blocks[i] as Block).areaM2;
    }
  }
}

/** Two to four works in each town, one to three kilometres from the seat. */
function placeFactories(blocks: readonly Block[], seat: Point, cover: Cover[], random: Random): void {
  const near = blocks.flatMap((block, i) => {
    const distance = lengthOf(block.centre, seat);
    return cover[i] === 'field' && distance > 900 && distance < 3200 && block.areaM2 < 130_000 ? [i] : [];
  });
  const count = random.whole(2, 4);
  for (let k = 0; k < count && near.length > 0; k++) cover[random.pick(near)] = 'factory';
}

/** Dry land lies upslope and in patches. */
function dryBlocks(
  fact: TownFact,
  { blocks, cover }: { readonly blocks: readonly Block[]; readonly cover: readonly Cover[] },
  share: number,
  seed: number,
): boolean[] {
  const dry = blocks.map(() => false);
  if (share === 0) return dry;
  const turn = ((fact.downslopeDeg + 180 - fact.axisDeg) * Math.PI) / 180;
  const noise = valueNoise(`${seed}|dry|${fact.code}`, 1500);
  const reach = blocks.reduce((m, b) => Math.max(m, Math.abs(b.centre[0]), Math.abs(b.centre[1])), 1);
  const ranked = blocks.flatMap((block, i) => {
    if (cover[i] !== 'field' && cover[i] !== 'forage') return [];
    const [u, v] = block.centre;
    return [{ i, rank: (u * Math.cos(turn) - v * Math.sin(turn)) / reach + 0.6 * noise(u, v) }];
  });
  ranked.sort((a, b) => b.rank - a.rank || a.i - b.i);
  for (const { i } of ranked.slice(0, Math.round(share * blocks.length))) dry[i] = true;
  return dry;
}

/** How far a point lies inside a convex counter-clockwise outline. */
function distanceInside(outline: readonly Point[], [x, y]: Point): number {
  return outline.reduce((least, a, i) => {
    const b = outline[(i + 1) % outline.length] as Point;
    return Math.min(least, ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / lengthOf(a, b));
  }, Infinity);
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce<[number, number]>((s, [x, y]) => [s[0] + x, s[1] + y], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
