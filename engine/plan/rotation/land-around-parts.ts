import type { PolygonSet } from '../../geometry/polygon-set.ts';
import { selectPolygons } from '../../geometry/select-polygons.ts';
import { framedFeatures } from '../../isolation/framed-features.ts';
import { visitNear } from '../../isolation/near-pairs.ts';
import { type HistoryTable, SEED_CROP } from '../../rotation/history-table.ts';
import type { RuleBook } from '../../rotation/rule-book.ts';
import type { Surroundings } from '../../rotation/surroundings.ts';
import type { Run } from '../../run/run.ts';

/** Parts with the parcels they lie in. */
export interface PlacedParts {
  readonly polygons: PolygonSet;
  /** Parcel of each history. */
  readonly parcel: Uint32Array;
}

const MAIZE = 'maize';

/** Who lies across an edge of each part's parcel, and the nearest seed maize to its maize, by the distances of the standard. */
export async function landAroundParts(
  { polygons, parcel }: PlacedParts,
  histories: HistoryTable,
  book: RuleBook,
  run: Run,
): Promise<Pick<Surroundings, 'edges' | 'seedMaize'>> {
  const { neighbourMetres, seedMaizeMetres } = book.standard.settings;
  const parts = partsOfParcels(parcel, polygons.geometryOffsets.length - 1);
  const framed = framedFeatures(polygons);
  const across: number[][] = Array.from({ length: parts.length }, () => []);
  await visitNear(
    framed,
    { sources: polygons, distanceM: neighbourMetres.value },
    ({ row, source }) => {
      if (row !== source) across[row]?.push(source);
    },
    run,
  );
  const edges = edgesOf(parcel, parts, across);
  const seedMaize = await nearestSeed(
    { framed, polygons, parts },
    histories,
    { crop: book.crops.findIndex(({ id }) => id === MAIZE), distanceM: seedMaizeMetres.value },
    run,
  );
  return { edges, seedMaize };
}

function partsOfParcels(parcel: Uint32Array, parcels: number): number[][] {
  const parts: number[][] = Array.from({ length: parcels }, () => []);
  for (const [part, own] of parcel.entries()) parts[own]?.push(part);
  return parts;
}

function edgesOf(parcel: Uint32Array, parts: readonly (readonly number[])[], across: readonly (readonly number[])[]) {
  const starts = new Uint32Array(parcel.length + 1);
  const others: number[] = [];
  for (const [part, own] of parcel.entries()) {
    for (const neighbour of across[own] ?? []) others.push(...(parts[neighbour] ?? []));
    starts[part + 1] = others.length;
  }
  return { starts, others: Uint32Array.from(others) };
}

interface Ground {
  readonly framed: ReturnType<typeof framedFeatures<PolygonSet>>;
  readonly polygons: PolygonSet;
  readonly parts: readonly (readonly number[])[];
}

async function nearestSeed(
  { framed, polygons, parts }: Ground,
  histories: HistoryTable,
  { crop, distanceM }: { readonly crop: number; readonly distanceM: number },
  run: Run,
): Promise<NonNullable<Surroundings['seedMaize']>> {
  const planting = new Int32Array(histories.crop.length).fill(-1);
  const metres = new Float64Array(histories.crop.length).fill(Number.NaN);
  const grows = (parcel: number, isSeed: boolean) => plantingsOf(histories, parts[parcel] ?? [], { crop, isSeed });
  const seeds = parts.flatMap((_own, parcel) => (grows(parcel, true).length > 0 ? [parcel] : []));
  const sources = selectPolygons([{ set: polygons, rows: seeds }], polygons.crs);
  const visit = ({
    row,
    source,
    metres: gap,
  }: {
    readonly row: number;
    readonly source: number;
    readonly metres: number;
  }) => {
    const seed = seeds[source] as number;
    if (seed === row) return;
    const others = grows(seed, true);
    for (const own of grows(row, false)) {
      const against = others.find((other) => histories.year[other] === histories.year[own]);
      if (against === undefined || gap >= (metres[own] as number)) continue;
      planting[own] = against;
      metres[own] = gap;
    }
  };
  await visitNear(framed, { sources, distanceM }, visit, run);
  return { planting, metres };
}

function plantingsOf(
  { starts, crop, use }: HistoryTable,
  parts: readonly number[],
  wanted: { readonly crop: number; readonly isSeed: boolean },
): number[] {
  const found: number[] = [];
  for (const part of parts) {
    for (let k = starts[part] as number; k < (starts[part + 1] as number); k++) {
      if (crop[k] === wanted.crop && (((use[k] as number) & SEED_CROP) !== 0) === wanted.isSeed) found.push(k);
    }
  }
  return found;
}
