import { encodeGeoJson } from '../../formats/encode-geojson.ts';
import { validOnGrid } from '../../geometry/valid-on-grid.ts';
import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import { numberColumn, textColumn } from '../../table/make-column.ts';
import { emptyTable, type Table, withColumn } from '../../table/table.ts';
import { type BeltPlaces, segmentIds } from './belt-places.ts';
import type { BeltTables } from './belt-rows.ts';
import { segmentWords } from './belt-words.ts';

/** Decimals of degrees: 8 are about a millimetre, so that a belt keeps its width to a ten-thousandth. */
const DECIMALS = 8;

/**
 * Belts as RFC 7946 text, piece by piece: one feature for each stretch of border and parcel that it takes ground from, with
 * owner, cause, widths and reason, valid in the digits written; `members` are foreign members of the collection, such as
 * the lineage.
 */
export function beltsGeoJson(
  tables: BeltTables,
  places: BeltPlaces,
  members: Readonly<Record<string, unknown>>,
): Generator<string> {
  const { belts, segments, causes, kinds } = tables;
  const count = belts.segment.length;
  const ids = segmentIds(tables, places);
  const segmentOf = (row: number) => belts.segment[row] as number;
  const text = (name: string, cell: (row: number) => string) => textColumn(name, count, cell);
  const number = (name: string, unit: string, cell: (row: number) => number) =>
    numberColumn(
      name,
      unit,
      Float64Array.from({ length: count }, (_v, row) => cell(row)),
    );
  const words = new Map<number, ReturnType<typeof segmentWords>>();
  const wordsOf = (row: number) => {
    const s = segmentOf(row);
    const found = words.get(s) ?? segmentWords(tables, s);
    words.set(s, found);
    return found;
  };
  const kindOf = (row: number) => kinds[causes[segments.cause[segmentOf(row)] as number]?.kind ?? -1];
  const columns = [
    text('segment_id', (row) => ids[segmentOf(row)] ?? ''),
    text('base_id', (row) => places.baseId(segments.parcel[segmentOf(row)] as number)),
    text('owner_parcel_id', (row) => places.parcelId(belts.parcel[row] as number)),
    text('border_parcel_id', (row) => places.parcelId(segments.parcel[segmentOf(row)] as number)),
    text('neighbour_kind', (row) => kindOf(row)?.id ?? ''),
    number('length_m', 'm', (row) => rounded(segments.lengthM[segmentOf(row)], 2)),
    number('bearing_deg', '°', (row) => rounded(segments.bearing[segmentOf(row)], 1)),
    number('gap_m', 'm', (row) => rounded(segments.gapM[segmentOf(row)], 2)),
    number('width_asked_m', 'm', (row) => rounded(segments.widthM[segmentOf(row)], 2)),
    number('width_available_m', 'm', (row) => rounded(segments.availableM[segmentOf(row)], 2)),
    number('area_mu', '亩', (row) => rounded((belts.areaM2[row] as number) / M2_PER_MU, 4)),
    text('reason_zh', (row) => wordsOf(row).zh),
    text('reason_en', (row) => wordsOf(row).en),
  ];
  const attributes = columns.reduce<Table>(withColumn, emptyTable(count));
  const rowIds = Array.from(
    { length: count },
    (_v, row) => `${ids[segmentOf(row)]}/${places.parcelId(belts.parcel[row] as number)}`,
  );
  const geometry = validOnGrid(belts.polygons, DECIMALS);
  return encodeGeoJson([{ geometry, attributes, ids: rowIds }], { decimals: DECIMALS, members });
}

function rounded(value: number | undefined, decimals: number): number {
  return value === undefined ? Number.NaN : Number(value.toFixed(decimals));
}
