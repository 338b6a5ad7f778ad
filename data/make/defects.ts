import { centroidOf, lengthOf, ringArea } from './convex.ts';
import type { Point } from './mesh.ts';
import { ellipsoidArea, type Parcel, type TownParcels } from './parcels.ts';
import { onLattice } from './plane.ts';
import { Random } from './random.ts';
import type { TownLayout } from './town-layout.ts';

/** A fault planted on purpose, as county files have them; `data/README.md` lists every one. */
export interface PlantedDefect {
  readonly kind: 'duplicate-code' | 'bow-tie' | 'sliver' | 'overlap' | 'unknown-village' | 'registered-area';
  readonly town: string;
  readonly code: string;
  readonly detail: string;
}

type Plant = (layout: TownLayout, town: TownParcels, random: Random) => PlantedDefect;

/** Which town carries which single fault. */
const SINGLE: Readonly<Record<string, readonly Plant[]>> = {
  xinba: [plantDuplicateCode],
  qingquan: [plantBowTie],
  hongshui: [plantBowTie],
  liaoquan: [plantSliver],
  chenhu: [plantOverlap],
  heiquan: [plantUnknownVillage],
};

/** Share of parcels whose registered area is wrong by 0.6 to 6 per cent. */
const REGISTRATION_ERRORS = 0.0011;

/** Plants the faults of one town into its parcels, in place, and says what was planted. */
export function plantDefects(layout: TownLayout, town: TownParcels): PlantedDefect[] {
  const random = new Random(`${layout.seed}|defects|${layout.fact.code}`);
  const planted: PlantedDefect[] = [];
  for (const parcel of town.parcels) {
    if (!random.chance(REGISTRATION_ERRORS)) continue;
    const error = random.between(0.006, 0.06) * (random.chance(0.5) ? 1 : -1);
    parcel.registeredM2 = parcel.areaM2 * (1 + error);
    planted.push(note(layout, 'registered-area', parcel, `${(100 * error).toFixed(2)} %`));
  }
  for (const plant of SINGLE[layout.fact.slug] ?? []) planted.push(plant(layout, town, random));
  return planted;
}

function plantDuplicateCode(layout: TownLayout, { parcels }: TownParcels, random: Random): PlantedDefect {
  const at = random.whole(1000, parcels.length - 1000);
  const first = parcels[at] as Parcel;
  const second = parcels[at + 1] as Parcel;
  const lost = second.code;
  second.code = first.code;
  return note(layout, 'duplicate-code', first, `two parcels carry it; the second replaced ${lost}`);
}

function plantBowTie(layout: TownLayout, { parcels }: TownParcels, random: Random): PlantedDefect {
  const at = random.whole(500, parcels.length - 500);
  const parcel = parcels.slice(at).find((p) => (p.rings[0] as Point[]).length >= 8 && p.rings.length === 1) as Parcel;
  const ring = [...(parcel.rings[0] as Point[])];
  [ring[2], ring[5]] = [ring[5] as Point, ring[2] as Point];
  parcel.rings = [ring];
  return note(layout, 'bow-tie', parcel, 'the ring crosses itself');
}

/** A thread of land, 8 m by 7.5 cm, left between a block and its field road. */
function plantSliver(layout: TownLayout, { parcels, outlines }: TownParcels, random: Random): PlantedDefect {
  const host = parcels[random.whole(500, parcels.length - 500)] as Parcel;
  const outline = outlines[host.block] as readonly Point[];
  const i = outline.findIndex((a, k) => lengthOf(a, outline[(k + 1) % outline.length] as Point) > 20);
  const [ax, ay] = outline[i] as Point;
  const [bx, by] = outline[(i + 1) % outline.length] as Point;
  const length = lengthOf([ax, ay], [bx, by]);
  const at = (along: number, out: number): Point => [
    onLattice(ax + ((bx - ax) * along + (by - ay) * out) / length),
    onLattice(ay + ((by - ay) * along - (bx - ax) * out) / length),
  ];
  const ring = [at(5, 0.8), at(9, 0.8), at(13, 0.8), at(13, 0.875), at(9, 0.875), at(5, 0.875)];
  const areaM2 = ellipsoidArea([ring], layout.frame.plane);
  const unit = host.code.slice(0, 14);
  const last = parcels.reduce((max, p) => (p.code.startsWith(unit) && p.code > max ? p.code : max), host.code);
  const code = unit + String(Number(last.slice(14)) + 1).padStart(5, '0');
  parcels.push({ ...host, code, rings: [ring], areaM2, registeredM2: areaM2 });
  return note(layout, 'sliver', parcels[parcels.length - 1] as Parcel, `${areaM2.toFixed(2)} m2`);
}

function plantOverlap(layout: TownLayout, { parcels }: TownParcels, random: Random): PlantedDefect {
  const at = random.whole(500, parcels.length - 500);
  const i = parcels.findIndex((p, k) => k >= at && parcels[k + 1]?.block === p.block && p.rings.length === 1);
  const parcel = parcels[i] as Parcel;
  const neighbour = parcels[i + 1] as Parcel;
  const ring = parcel.rings[0] as Point[];
  const [cx, cy] = centroidOf(ring);
  const [nx, ny] = centroidOf(neighbour.rings[0] as Point[]);
  const length = Math.sqrt((nx - cx) * (nx - cx) + (ny - cy) * (ny - cy));
  const [dx, dy] = [(nx - cx) / length, (ny - cy) / length];
  parcel.rings = [
    ring.map(([x, y]): Point => {
      const ahead = (x - cx) * dx + (y - cy) * dy > 0.25 * length;
      return ahead ? [onLattice(x + 8 * dx), onLattice(y + 8 * dy)] : [x, y];
    }),
  ];
  if (ringArea(parcel.rings[0] as Point[]) > 0) throw new Error('the overlap turned its ring');
  parcel.areaM2 = ellipsoidArea(parcel.rings, layout.frame.plane);
  parcel.registeredM2 = parcel.areaM2;
  return note(layout, 'overlap', parcel, `reaches about 8 m into ${neighbour.code}`);
}

function plantUnknownVillage(layout: TownLayout, { parcels }: TownParcels, random: Random): PlantedDefect {
  const parcel = parcels[random.whole(300, parcels.length - 300)] as Parcel;
  const old = parcel.code;
  parcel.code = `${layout.fact.code}299${old.slice(12)}`;
  return note(layout, 'unknown-village', parcel, `was ${old}; no village has code ${layout.fact.code}299`);
}

function note(layout: TownLayout, kind: PlantedDefect['kind'], parcel: Parcel, detail: string): PlantedDefect {
  return { kind, town: layout.fact.name, code: parcel.code, detail };
}
