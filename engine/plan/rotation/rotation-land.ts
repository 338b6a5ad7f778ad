import { selectPolygons } from '../../geometry/select-polygons.ts';
import type { LandPart } from '../../rotation/lineage.ts';
import type { RotationStandard } from '../../rotation/rotation-standard.ts';
import type { Finding } from '../../run/finding.ts';
import type { Run } from '../../run/run.ts';
import type { InputDesk } from '../input-desk.ts';
import type { LandRequest } from './follow-land.ts';
import { noRecord, strayRecord } from './history-findings.ts';
import type { HistorySheet } from './history-record.ts';
import {
  type FormerDrawing,
  type HistoryPart,
  type JudgedParcels,
  partsByCodes,
  partsByDrawings,
  presentCodes,
  writtenAreas,
} from './land-parts.ts';
import { type DrawnParcels, readDrawing } from './read-drawing.ts';
import { spanOf } from './read-history.ts';
import type { ParcelDrawing } from './rotation-question.ts';

/** Follows the ground of all parcels; hosts share it out among threads. */
export type LandFollower = (request: LandRequest, run: Run) => Promise<readonly (readonly LandPart[])[]>;

/** Parcels to judge, where they lie, and how they were drawn before, latest first. */
export interface RotationLand {
  readonly parcels: JudgedParcels;
  readonly polygons: DrawnParcels['polygons'] | null;
  readonly former: readonly (DrawnParcels & { readonly year: number })[];
  readonly presentYear: number | null;
}

/** The land that drawings show, or that the sheet's own codes name. */
export async function rotationLand(
  given: readonly ParcelDrawing[],
  sheet: HistorySheet,
  desk: InputDesk,
): Promise<RotationLand> {
  if (given.length === 0) {
    const ids = presentCodes(sheet);
    return { parcels: { ids, areaM2: writtenAreas(ids, sheet) }, polygons: null, former: [], presentYear: null };
  }
  const years = [...new Set(given.map(({ year }) => year ?? NOW))].sort((a, b) => b - a);
  const drawn: DrawnParcels[] = [];
  for (const year of years) {
    const files = given.filter((each) => (each.year ?? NOW) === year);
    const sheets: DrawnParcels[] = [];
    for (const file of files) sheets.push(await readDrawing(file, desk));
    drawn.push(joined(sheets));
  }
  const [present, ...former] = drawn as [DrawnParcels, ...DrawnParcels[]];
  return {
    parcels: present,
    polygons: present.polygons,
    former: former.map((drawing, k) => ({ ...drawing, year: years[k + 1] as number })),
    presentYear: years[0] === NOW ? null : (years[0] as number),
  };
}

/** Stands for a drawing without a year: the land as it is now. */
const NOW = Number.POSITIVE_INFINITY;

/** Several files of one year as one drawing. */
function joined(sheets: readonly DrawnParcels[]): DrawnParcels {
  const [first] = sheets;
  if (first !== undefined && sheets.length === 1) return first;
  const parts = sheets.map(({ polygons, ids }) => ({ set: polygons, rows: [...ids.keys()] }));
  return {
    ids: sheets.flatMap(({ ids }) => ids),
    polygons: selectPolygons(parts, (first as DrawnParcels).polygons.crs),
    areaM2: Float64Array.from(sheets.flatMap(({ areaM2 }) => [...areaM2])),
  };
}

/** What parts are made of beside the land. */
export interface PartsMeans {
  readonly file: string;
  readonly sheet: HistorySheet;
  readonly standard: RotationStandard;
  readonly findings: Finding[];
}

/** Parts of the parcels with one history each, by former drawings where there are any, else by former codes. */
export async function historyParts(
  land: RotationLand,
  means: PartsMeans,
  followLand: LandFollower,
  run: Run,
): Promise<HistoryPart[]> {
  const { parcels } = land;
  const { file, sheet, findings } = means;
  const parts =
    land.former.length === 0
      ? partsByCodes(parcels, sheet, file, findings)
      : await drawnParts(land, means, followLand, run);
  tellUnused({ parcels, parts }, means);
  return parts;
}

async function drawnParts(
  { parcels, polygons, former, presentYear }: RotationLand,
  { file, sheet, standard }: PartsMeans,
  followLand: LandFollower,
  run: Run,
): Promise<HistoryPart[]> {
  if (polygons === null) throw new Error('former drawings without a present one');
  const smallest = standard.settings.smallestPartM2.value;
  const request = {
    parcels: polygons,
    rows: Uint32Array.from(parcels.ids.keys()),
    drawings: former.map((drawing) => drawing.polygons),
    smallestM2: smallest,
  };
  const followed = await followLand(request, run);
  const drawings: FormerDrawing[] = former.map(({ year, ids }) => ({ year, ids }));
  return partsByDrawings(parcels, followed, { drawings, presentYear: presentYear ?? spanOf(sheet, file)[1] }, sheet);
}

/** Records that no part's ground bears, and parcels without any. */
function tellUnused(
  { parcels: { ids }, parts }: { readonly parcels: JudgedParcels; readonly parts: readonly HistoryPart[] },
  { file, sheet, findings }: PartsMeans,
): void {
  const used = new Set(parts.flatMap(({ codes }) => codes));
  for (const id of sheet.records.keys()) if (!used.has(id)) findings.push(strayRecord(file, id));
  const withLand = new Set(
    parts.flatMap(({ parcel, codes }) => (codes.some((code) => sheet.records.has(code)) ? [parcel] : [])),
  );
  for (const [parcel, id] of ids.entries()) if (!withLand.has(parcel)) findings.push(noRecord(file, id, []));
}
