import type { ParcelSet } from '../parcel/parcel-set.ts';
import { LANE_OPEN, WATER_GAP } from '../suitability/conversion/forage-fast-lane.ts';
import { areaByCode } from './area-means.ts';
import { FLAG_UNKNOWN, FLAG_YES } from './conversion-status.ts';
import { CONVERSION_STATUS, type ConversionArea, type ConversionTable } from './judgement-rows.ts';

/** Areas of some rows by conversion status, by the year they turn organic, and by the policy's fast lanes. */
export function conversionArea(
  table: ConversionTable,
  parcels: ParcelSet,
  rows: readonly number[],
  years: readonly number[],
): ConversionArea {
  const areaOf = (list: readonly number[]) => list.reduce((sum, row) => sum + (parcels.areaM2[row] as number), 0);
  const laneArea = (lane: number) => areaOf(rows.filter((row) => table.forageLane?.[row] === lane));
  const flagArea = (flags: Uint8Array) =>
    rows.every((row) => flags[row] === FLAG_UNKNOWN) ? null : areaOf(rows.filter((row) => flags[row] === FLAG_YES));
  return {
    statusAreaM2: areaByCode(table.status, parcels.areaM2, rows, CONVERSION_STATUS.length),
    organicByYear: years.map((year) => ({
      year,
      areaM2: areaOf(rows.filter((row) => isOrganicBy(table, row, `${year}-12-31`))),
    })),
    halfOrganicFrom: halfOrganicFrom(table, parcels, rows),
    fastLaneM2: laneArea(LANE_OPEN),
    fastLaneWithoutWaterM2: laneArea(WATER_GAP),
    newFarmlandM2: flagArea(table.newFarmland),
    newFacilityLandM2: flagArea(table.newFacilityLand),
  };
}

function isOrganicBy({ organicFrom }: ConversionTable, row: number, date: string): boolean {
  const from = organicFrom[row] ?? '';
  return from !== '' && from <= date;
}

function halfOrganicFrom({ organicFrom }: ConversionTable, parcels: ParcelSet, rows: readonly number[]): string {
  const known = rows.filter((row) => organicFrom[row] !== '');
  known.sort((a, b) => ((organicFrom[a] ?? '') < (organicFrom[b] ?? '') ? -1 : 1));
  const half = known.reduce((sum, row) => sum + (parcels.areaM2[row] as number), 0) / 2;
  let area = 0;
  for (const row of known) {
    area += parcels.areaM2[row] as number;
    if (area >= half) return organicFrom[row] ?? '';
  }
  return '';
}
