import { encodeFlatGeobuf } from '../formats/encode-flatgeobuf.ts';
import { LIMIT_KINDS } from '../suitability/exclusion.ts';
import { addBit, emptyBitSet } from '../table/bit-set.ts';
import { emptyTable, type NumberColumn, type Table, type TextColumn, withColumn } from '../table/table.ts';
import { CONVERSION_STATUS } from './judgement-rows.ts';
import { CLASS_NAMES, type ParcelTable, type PlanTables } from './plan-tables.ts';

/** Status words as files carry them; index is the status code. */
const STATUS_WORDS = ['excluded', 'to_be_sampled', 'not_assessed', 'scored'] as const;

const ANSWER_WORDS = ['unknown', 'pass', 'fail'] as const;

/**
 * Every parcel with its judgement as FlatGeobuf bytes (EPSG:4490): id, village, areas, status, limit answers,
 * suitability with interval and coverage, class, limiting criterion, candidate base, and each criterion's raw value.
 */
export function parcelsFlatGeobuf(tables: PlanTables): Uint8Array {
  const { parcels } = tables;
  const columns = [...textColumns(tables), ...numberColumns(parcels)];
  const attributes = columns.reduce<Table>(withColumn, emptyTable(parcels.length));
  return encodeFlatGeobuf({ geometry: parcels.polygons, attributes });
}

function textColumns(tables: PlanTables): TextColumn[] {
  const { parcels, villages, criteria, candidates } = tables;
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

function numberColumns(parcels: ParcelTable): NumberColumn[] {
  return [
    numberColumn('area_ellipsoid_m2', 'm²', parcels.areaM2),
    numberColumn('area_official_m2', 'm²', parcels.officialAreaM2),
    numberColumn('suitability', '', parcels.suitability),
    numberColumn('suitability_low', '', parcels.suitabilityLow),
    numberColumn('suitability_high', '', parcels.suitabilityHigh),
    numberColumn('coverage', '', parcels.coverage),
    ...parcels.criteria.flatMap(({ id, categories, values }) =>
      categories === null ? [numberColumn(columnName(id), '', values)] : [],
    ),
  ];
}

/** Criterion ids as field names that every program accepts. */
function columnName(id: string): string {
  return id.replaceAll('-', '_');
}

function textColumn(name: string, length: number, cell: (row: number) => string | undefined): TextColumn {
  const values = Array.from({ length }, (_v, row) => cell(row) ?? '');
  const valid = emptyBitSet(length);
  for (let row = 0; row < length; row++) if (values[row] !== '') addBit(valid, row);
  return { kind: 'text', name, unit: '', values, valid };
}

function numberColumn(name: string, unit: string, values: Float64Array): NumberColumn {
  const valid = emptyBitSet(values.length);
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row] as number)) addBit(valid, row);
  return { kind: 'number', name, unit, values, valid };
}
