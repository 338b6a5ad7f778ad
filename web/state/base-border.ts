import { type BeltTables, CUT_APART, type PlanTables, USELESS } from '../engine-client.ts';

/** The border of one base in a table of belts: its stretches stand side by side. */
export interface BaseBorder {
  readonly tables: BeltTables;
  /** Row of the first stretch, and how many there are. */
  readonly first: number;
  readonly count: number;
}

/** Stretches of a border with one kind of neighbour. */
export interface CauseGroup {
  /** Index into `BeltTables.kinds`. */
  readonly kind: number;
  readonly lengthM: number;
  readonly areaM2: number;
  /** Rows of the stretches, longest first. */
  readonly stretches: readonly number[];
}

const known = new WeakMap<BeltTables, ReadonlyMap<number, BaseBorder>>();

/** Borders by row of their base; `candidate` is the base of every parcel. */
export function borders(tables: BeltTables, candidate: Int32Array): ReadonlyMap<number, BaseBorder> {
  const before = known.get(tables);
  if (before !== undefined) return before;
  const found = new Map<number, BaseBorder>();
  const { parcel, length } = tables.segments;
  let first = 0;
  for (let s = 1; s <= length; s++) {
    const base = candidate[parcel[first] as number] as number;
    if (s < length && candidate[parcel[s] as number] === base) continue;
    found.set(base, { tables, first, count: s - first });
    first = s;
  }
  known.set(tables, found);
  return found;
}

/** Index into `BeltTables.kinds` of what lies across a stretch. */
export function kindOfStretch({ causes, segments }: BeltTables, s: number): number {
  return causes[segments.cause[s] as number]?.kind ?? -1;
}

/** Stretches grouped by what lies across, the longest group first. */
export function causeGroups({ tables, first, count }: BaseBorder): CauseGroup[] {
  const { lengthM, areaM2 } = tables.segments;
  const groups = new Map<number, number[]>();
  for (let s = first; s < first + count; s++) {
    const kind = kindOfStretch(tables, s);
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [s]);
    else group.push(s);
  }
  const sum = (rows: readonly number[], values: Float64Array) =>
    rows.reduce((total, s) => total + (values[s] as number), 0);
  return [...groups]
    .map(([kind, rows]) => ({
      kind,
      lengthM: sum(rows, lengthM),
      areaM2: sum(rows, areaM2),
      stretches: rows.toSorted((a, b) => (lengthM[b] as number) - (lengthM[a] as number)),
    }))
    .sort((a, b) => b.lengthM - a.lengthM);
}

/** What the belts leave of some parcels together, m²; NaN when one of them is in no base of the table. */
export function netAreaOf({ netAreaM2 }: BeltTables, parcels: Iterable<number>): number {
  let sum = 0;
  for (const row of parcels) sum += netAreaM2[row] as number;
  return sum;
}

/** Rows of the parcels that belts cut apart or leave too little of. */
export function hurtParcels(
  { use }: BeltTables,
  parcels: Iterable<number>,
): { cutApart: readonly number[]; useless: readonly number[] } {
  const rows = [...parcels];
  return {
    cutApart: rows.filter((row) => use[row] === CUT_APART),
    useless: rows.filter((row) => use[row] === USELESS),
  };
}

/** Stretches that run along a parcel or whose belts take ground from it, with that ground in m², largest first. */
export function stretchesOfParcel({ tables, first, count }: BaseBorder, row: number): { s: number; areaM2: number }[] {
  const taken = new Map<number, number>();
  for (let s = first; s < first + count; s++) if (tables.segments.parcel[s] === row) taken.set(s, 0);
  const { belts } = tables;
  for (let b = 0; b < belts.parcel.length; b++) {
    const s = belts.segment[b] as number;
    if (belts.parcel[b] === row) taken.set(s, (taken.get(s) ?? 0) + (belts.areaM2[b] as number));
  }
  return [...taken].map(([s, areaM2]) => ({ s, areaM2 })).sort((a, b) => b.areaM2 - a.areaM2);
}

/** Ground that a belt takes from one parcel. */
export interface TakenGround {
  /** Row of the belt, and of the parcel. */
  readonly belt: number;
  readonly row: number;
  readonly areaM2: number;
}

/** Parcels that the belt of a stretch takes ground from, largest first. */
export function groundOfStretch({ belts }: BeltTables, s: number): TakenGround[] {
  const taken: TakenGround[] = [];
  for (let belt = 0; belt < belts.segment.length; belt++) {
    if (belts.segment[belt] !== s) continue;
    taken.push({ belt, row: belts.parcel[belt] as number, areaM2: belts.areaM2[belt] as number });
  }
  return taken.sort((a, b) => b.areaM2 - a.areaM2);
}

/**
 * The stretch of another table that lies where `s` lies: along the same parcel, and its middle nearest. Under another rule
 * stretches begin and end elsewhere, so numbers do not carry over. −1 when the parcel has none.
 */
export function sameStretch(from: BeltTables, s: number, { tables, first, count }: BaseBorder): number {
  const [lon, lat] = middleOf(from, s);
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  for (let t = first; t < first + count; t++) {
    if (tables.segments.parcel[t] !== from.segments.parcel[s]) continue;
    const [x, y] = middleOf(tables, t);
    const away = (x - lon) ** 2 + (y - lat) ** 2;
    if (away < least) [best, least] = [t, away];
  }
  return best;
}

/** Middle of the corners of a stretch, longitude and latitude. */
function middleOf({ segments: { path, pathOffsets } }: BeltTables, s: number): [number, number] {
  const [from, to] = [pathOffsets[s] as number, pathOffsets[s + 1] as number];
  let [lon, lat] = [0, 0];
  for (let k = from; k < to; k++) {
    lon += path[2 * k] as number;
    lat += path[2 * k + 1] as number;
  }
  return [lon / (to - from), lat / (to - from)];
}

/** Corners of a stretch as GeoJSON has them. */
export function pathOf(
  { segments: { path, pathOffsets } }: { readonly segments: Pick<BeltTables['segments'], 'path' | 'pathOffsets'> },
  s: number,
): GeoJSON.Position[] {
  const corners: GeoJSON.Position[] = [];
  for (let k = pathOffsets[s] as number; k < (pathOffsets[s + 1] as number); k++) {
    corners.push([path[2 * k] as number, path[2 * k + 1] as number]);
  }
  return corners;
}

/** Id of a stretch: its base and its number there, from 1. */
export function stretchId({ candidates }: PlanTables, base: number, number: number): string {
  return `${candidates[base]?.id ?? ''}/${number + 1}`;
}
