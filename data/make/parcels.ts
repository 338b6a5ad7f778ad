import geographiclib from 'geographiclib-geodesic';
import { centroidOf, ringArea } from './convex.ts';
import { edgeKey, type Mesh, type Point } from './mesh.ts';
import { onLattice, type Plane } from './plane.ts';
import { hashPair, hashText, Random } from './random.ts';
import { cutStrips } from './strips.ts';
import { parcelAreaOf, type TownLayout, type UsedBlock } from './town-layout.ts';

/** A parcel on the ground, in the plane of its town. */
export interface Parcel {
  code: string;
  readonly name: string;
  readonly villageCode: string;
  readonly villageName: string;
  /** Number of its block in the layout. */
  readonly block: number;
  readonly landUse: '011' | '012' | '013' | '021';
  readonly kind: '10' | '21' | '22';
  readonly basicFarmland: '1' | '2';
  readonly grade: string;
  /** Shell first, then holes; open rings, shell clockwise and holes counter-clockwise, as shapefiles want them. */
  rings: Point[][];
  readonly lon: number;
  readonly lat: number;
  /** On the ellipsoid. */
  areaM2: number;
  /** What the register says; differs from `areaM2` by more than rounding where an error was planted. */
  registeredM2: number;
}

/** A town's parcels and the outline of every block on the ground. */
export interface TownParcels {
  readonly parcels: Parcel[];
  /** Open counter-clockwise ring of each block in the town's plane. */
  readonly outlines: readonly (readonly Point[])[];
}

const NAMES = [
  '门前地',
  '渠边地',
  '大条田',
  '小条田',
  '路边地',
  '庙滩地',
  '河滩地',
  '上台子',
  '下台子',
  '东湾地',
  '西湾地',
  '南滩',
  '北滩',
  '沙窝地',
  '老坟地',
  '新平地',
  '井边地',
  '八亩地',
  '十亩地',
  '三角地',
];
const CGCS2000 = new geographiclib.Geodesic.Geodesic(6378137, 1 / 298.257222101);

/** Cuts every farmed block of a town into parcels and numbers them by village group. */
export function makeParcels(layout: TownLayout): TownParcels {
  const parcels: Parcel[] = [];
  const serials = new Map<string, number>();
  const outlines = layout.blocks.map((block, i) => {
    const random = new Random(`${layout.seed}|strips|${block.village.fact.code}|${block.number}`);
    const place = groundOf(layout, block);
    const farmed = !['settlement', 'factory', 'waste'].includes(block.cover);
    const mean = parcelAreaOf(layout.fact, layout.size) * sizeFactor(block);
    const cut = cutStrips(block.ring, farmed ? mean : 1e12, random);
    if (farmed) {
      for (const ring of cut.parcels) {
        const unit = block.village.fact.code + String(block.group).padStart(2, '0');
        const serial = (serials.get(unit) ?? 0) + 1;
        serials.set(unit, serial);
        const made = parcelOf(layout, block, place(cut.mesh, ring), random);
        parcels.push({ ...made, code: unit + String(serial).padStart(5, '0'), block: i });
      }
    }
    return place(cut.mesh, cut.outline);
  });
  return { parcels, outlines };
}

/** Ellipsoidal area of open rings in a plane, holes taken off, square metres (Karney 2013). */
export function ellipsoidArea(rings: readonly (readonly Point[])[], plane: Plane): number {
  let sum = 0;
  rings.forEach((ring, i) => {
    const polygon = new geographiclib.PolygonArea.PolygonArea(CGCS2000);
    for (const [x, y] of ring) {
      const [lon, lat] = plane.inverse(x, y);
      polygon.AddPoint(lat, lon);
    }
    const area = Math.abs(polygon.Compute(false, true).area ?? 0);
    sum += i === 0 ? area : -area;
  });
  return sum;
}

/** Puts rings of a block on the ground; long borders get bends of their own, the same from both sides. */
function groundOf(layout: TownLayout, block: UsedBlock): (mesh: Mesh, ring: readonly number[]) => Point[] {
  const seed = hashText(`${layout.seed}|bends|${block.village.fact.code}|${block.number}`);
  const known = new Map<number, Point[]>();
  const border = (mesh: Mesh, low: number, high: number): Point[] => {
    const key = edgeKey(low, high);
    const found = known.get(key);
    if (found !== undefined) return found;
    const [a, b] = mesh.points([low, high]) as [Point, Point];
    const made = bendsOf(a, b, hashPair(seed, hashPair(low, high))).map((p) => layout.frame.toPlane(p));
    known.set(key, made);
    return made;
  };
  return (mesh, ring) =>
    ring.flatMap((v, i) => {
      const w = ring[(i + 1) % ring.length] as number;
      const [corner] = mesh.points([v]) as [Point];
      const bends = v < w ? border(mesh, v, w) : [...border(mesh, w, v)].reverse();
      return [layout.frame.toPlane(corner), ...bends];
    });
}

function bendsOf(a: Point, b: Point, seed: number): Point[] {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = Math.sqrt(dx * dx + dy * dy);
  const count = length > 36 ? Math.max(1, Math.floor(length / 52)) : 0;
  return Array.from({ length: count }, (_, k) => {
    const share = (k + 1) / (count + 1);
    const off = (hashPair(seed, k) / 4294967296 - 0.5) * Math.min(2.2, 0.018 * length);
    return [a[0] + dx * share - (dy / length) * off, a[1] + dy * share + (dx / length) * off];
  });
}

function sizeFactor(block: UsedBlock): number {
  if (block.dry) return 1.5;
  if (block.village.fact.kind === 'community') return 0.75;
  return block.cover === 'greenhouse' ? 0.7 : block.cover === 'orchard' ? 0.85 : 1;
}

function parcelOf(
  layout: TownLayout,
  block: UsedBlock,
  ground: Point[],
  random: Random,
): Omit<Parcel, 'code' | 'block'> {
  const plane = layout.frame.plane;
  const rings = [[...ground].reverse()];
  const hole = random.chance(0.004) ? holeIn(ground, random) : null;
  if (hole !== null) rings.push(hole);
  const [x, y] = centroidOf(ground);
  const [lon, lat] = plane.inverse(x, y);
  const areaM2 = ellipsoidArea(rings, plane);
  const ordinal = random.chance(0.55) ? '' : String(random.whole(1, 9));
  const landUse = block.cover === 'orchard' ? '021' : block.dry ? '013' : '012';
  return {
    name: random.pick(NAMES) + ordinal,
    villageCode: block.village.fact.code,
    villageName: block.village.fact.name,
    landUse: random.chance(0.0006) ? '011' : landUse,
    kind: random.chance(0.94) ? '10' : random.chance(0.6) ? '22' : '21',
    basicFarmland: random.chance(block.dry ? 0.7 : 0.88) ? '1' : '2',
    grade: String(Math.min(10, Math.max(1, Math.round((block.dry ? 7 : 4.6) + random.normal())))).padStart(2, '0'),
    rings,
    lon,
    lat,
    areaM2,
    registeredM2: areaM2,
  };
}

/** A well, grave or pump house of 60 to 200 square metres inside a parcel; `null` where the parcel is too narrow. */
function holeIn(ground: readonly Point[], random: Random): Point[] | null {
  const [cx, cy] = centroidOf(ground);
  const half = random.between(4, 7);
  const clear = ground.every(([ax, ay], i) => {
    const [bx, by] = ground[(i + 1) % ground.length] as Point;
    const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    return ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / length > half * 1.8;
  });
  if (!clear || ringArea(ground) < 2000) return null;
  const corners: Point[] = [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ];
  return corners.map(([dx, dy]) => [onLattice(cx + dx + 0.2 * dy), onLattice(cy + dy - 0.2 * dx)]);
}
