import { encodeFlatGeobuf } from '../formats/encode-flatgeobuf.ts';
import { LIMIT_KINDS } from '../suitability/exclusion.ts';
import { numberColumn, textColumn } from '../table/make-column.ts';
import { emptyTable, type NumberColumn, type Table, type TextColumn, withColumn } from '../table/table.ts';
import { type BeltTables, PARCEL_USES } from './isolation/belt-rows.ts';
import { CONVERSION_STATUS } from './judgement-rows.ts';
import { CLASS_NAMES, type ParcelTable, type PlanTables } from './plan-tables.ts';

/** Status words as files carry them; index is the status code. */
const STATUS_WORDS = ['excluded', 'to_be_sampled', 'not_assessed', 'scored'] as const;

const ANSWER_WORDS = ['unknown', 'pass', 'fail'] as const;

/** The part of a plan that the file of its parcels holds. */
export interface ParcelFileTables extends Pick<PlanTables, 'parcels' | 'synthetic'> {
  readonly villages: readonly Pick<PlanTables['villages'][number], 'code' | 'name' | 'town' | 'county'>[];
  readonly criteria: readonly Pick<PlanTables['criteria'][number], 'id'>[];
  readonly candidates: readonly Pick<PlanTables['candidates'][number], 'id'>[];
  readonly isolation: Pick<BeltTables, 'use' | 'netAreaM2'> | null;
}

/**
 * Every parcel with its judgement as FlatGeobuf bytes (EPSG:4490): id, village, areas, status, limit answers,
 * suitability with interval and coverage, class, limiting criterion, candidate base, and each criterion's raw value.
 */
export function parcelsFlatGeobuf(tables: ParcelFileTables): Uint8Array {
  const { parcels } = tables;
  const columns = [...textColumns(tables), ...numberColumns(tables)];
  const attributes = columns.reduce<Table>(withColumn, emptyTable(parcels.length));
  return encodeFlatGeobuf({ geometry: parcels.polygons, attributes });
}

function textColumns(tables: ParcelFileTables): TextColumn[] {
  const { parcels, villages, criteria, candidates, isolation } = tables;
  const village = (row: number) => villages[parcels.village[row] as number];
  const text = (name: string, cell: (row: number) => string | undefined) => textColumn(name, parcels.length, cell);
  return [
    text('parcel_id', (row) => parcels.ids[row]),
    text('village_code', (row) => village(row)?.code),
    text('village_name', (row) => village(row)?.name),
    text('town', (row) => village(row)?.town),
    text('county', (row) => village(row)?.county),
    text('status', (row) => STATUS_WORDS[parcels.status[row] as number]),
    ...LIMIT_KINDS.map((kind) => text(`${kind}_limit`, (row) => ANSWER_WORDS[parcels.limits[kind][row] as number])),
    text('class', (row) => (parcels.suitabilityClass[row] ? CLASS_NAMES[parcels.suitabilityClass[row] as number] : '')),
    text('limiting_criterion', (row) => criteria[parcels.limitingCriterion[row] as number]?.id),
    text('conditional', (row) => (parcels.conditional[row] === 1 ? 'conditional' : '')),
    ...landColumns(parcels).map(([name, cell]) => text(name, cell)),
    text('candidate_base', (row) => candidates[parcels.candidate[row] as number]?.id),
    ...(isolation === null ? [] : [text('belt_use', (row) => PARCEL_USES[isolation.use[row] as number])]),
    text('label', () => (tables.synthetic ? '合成演示数据 synthetic demo data' : '')),
    ...parcels.criteria.flatMap(({ id, categories, values }) =>
      categories === null ? [] : [text(columnName(id), (row) => categories[values[row] as number])],
    ),
  ];
}

/** Class for each crop group, conversion status and earliest organic date; nothing where it is unknown. */
function landColumns({ cropGroups, conversion }: ParcelTable): [string, (row: number) => string | undefined][] {
  const groups = cropGroups.map(({ id, classes }): [string, (row: number) => string | undefined] => [
    `class_${columnName(id)}`,
    (row) => (classes[row] ? CLASS_NAMES[classes[row] as number] : ''),
  ]);
  if (conversion === null) return groups;
  return [
    ...groups,
    ['conversion_status', (row) => CONVERSION_STATUS[conversion.status[row] as number]],
    ['organic_from', (row) => conversion.organicFrom[row]],
  ];
}

/** Area without belts; nothing outside of bases. */
function beltColumns(isolation: ParcelFileTables['isolation']): NumberColumn[] {
  return isolation === null ? [] : [numberColumn('area_net_m2', 'm²', isolation.netAreaM2)];
}

function numberColumns({ parcels, isolation }: ParcelFileTables): NumberColumn[] {
  return [
    numberColumn('area_ellipsoid_m2', 'm²', parcels.areaM2),
    numberColumn('area_official_m2', 'm²', parcels.officialAreaM2),
    numberColumn('suitability', '', parcels.suitability),
    numberColumn('suitability_low', '', parcels.suitabilityLow),
    numberColumn('suitability_high', '', parcels.suitabilityHigh),
    numberColumn('coverage', '', parcels.coverage),
    ...beltColumns(isolation),
    ...parcels.criteria.flatMap(({ id, categories, values }) =>
      categories === null ? [numberColumn(columnName(id), '', values)] : [],
    ),
  ];
}

/** Criterion ids as field names that every program accepts. */
function columnName(id: string): string {
  return id.replaceAll('-', '_');
}
