import type { PolygonSet } from '../../geometry/polygon-set.ts';
import { selectPolygons } from '../../geometry/select-polygons.ts';
import { framedFeatures } from '../../isolation/framed-features.ts';
import { visitNear } from '../../isolation/near-pairs.ts';
import { type HistoryTable, SEED_CROP } from '../../rotation/history-table.ts';
import type { RuleBook } from '../../rotation/rule-book.ts';
import type { Surroundings } from '../../rotation/surroundings.ts';
import type { Run } from '../../run/run.ts';
import { nearestOf } from '../measure-distances.ts';

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
  const across: number[][] = Array.from({ length: parts.length }, () => []);
  await visitNear(
    framedFeatures(polygons),
    { sources: polygons, distanceM: neighbourMetres.value },
    ({ row, source }) => {
      if (row !== source) across[row]?.push(source);
    },
    run,
  );
  const maize = book.crops.findIndex(({ id }) => id === MAIZE);
  const near = { crop: maize, distanceM: seedMaizeMetres.value };
  return {
    edges: edgesOf(parcel, parts, across),
    seedMaize: await nearestSeed({ polygons, parts }, histories, near, run),
  };
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
  readonly polygons: PolygonSet;
  readonly parts: readonly (readonly number[])[];
}

/** Year by year the nearest parcel with the crop for seed to each that grows it otherwise. */
async function nearestSeed(
  { polygons, parts }: Ground,
  histories: HistoryTable,
  { crop, distanceM }: { readonly crop: number; readonly distanceM: number },
  run: Run,
): Promise<NonNullable<Surroundings['seedMaize']>> {
  const planting = new Int32Array(histories.crop.length).fill(-1);
  const metres = new Float64Array(histories.crop.length).fill(Number.NaN);
  const rows = (grows: readonly (readonly number[])[]) => [...grows.keys()].filter((row) => grows[row]?.length !== 0);
  for (let year = histories.firstYear; year < histories.firstYear + histories.years; year++) {
    const seeds = parts.map((own) => plantingsOf(histories, own, { crop, year, isSeed: true }));
    const others = parts.map((own, row) =>
      seeds[row]?.length === 0 ? plantingsOf(histories, own, { crop, year, isSeed: false }) : [],
    );
    const [from, to] = [rows(others), rows(seeds)];
    if (from.length === 0 || to.length === 0) continue;
    const placed = { ids: from.map(String), polygons: selectPolygons([{ set: polygons, rows: from }], polygons.crs) };
    const sources = selectPolygons([{ set: polygons, rows: to }], polygons.crs);
    const nearest = await nearestOf(placed, sources, distanceM, run);
    for (const [k, row] of from.entries()) {
      const source = nearest.feature[k] as number;
      if (source < 0) continue;
      for (const own of others[row] ?? []) {
        planting[own] = seeds[to[source] as number]?.[0] as number;
        metres[own] = nearest.distanceM[k] as number;
      }
    }
  }
  return { planting, metres };
}

function plantingsOf(
  { starts, crop, year, use }: HistoryTable,
  parts: readonly number[],
  wanted: { readonly crop: number; readonly year: number; readonly isSeed: boolean },
): number[] {
  const found: number[] = [];
  for (const part of parts) {
    for (let k = starts[part] as number; k < (starts[part + 1] as number); k++) {
      if (crop[k] !== wanted.crop || year[k] !== wanted.year) continue;
      if ((((use[k] as number) & SEED_CROP) !== 0) === wanted.isSeed) found.push(k);
    }
  }
  return found;
}
