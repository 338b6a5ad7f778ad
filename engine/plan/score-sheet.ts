import { type CsvCell, csvText } from '../formats/encode-csv.ts';
import { M2_PER_MU } from '../parcel/parcel-fields.ts';
import { CHANGE_KINDS, CONVERSION_STATUS } from './judgement-rows.ts';
import { CLASS_NAMES, type ParcelTable, type PlanTables } from './plan-tables.ts';

/** Names of `ParcelTable.status` and of the answers to a limit, in the order of their numbers. */
const STATUS = ['excluded', 'to-be-sampled', 'not-assessed', 'scored'] as const;
const ANSWERS = ['unknown', 'pass', 'fail'] as const;

/** Decimals of memberships, indices and raw values. */
const DECIMALS = 6;

interface SheetColumn {
  readonly name: string;
  cell(row: number): CsvCell;
}

/**
 * The suitability of every parcel as CSV text (UTF-8, CRLF): status and answers in words, index with its interval, class,
 * limiting criterion, and for every criterion raw value, membership and contribution (weight × membership over the weights
 * with data, so that contributions add up to the weighted sum). Missing cells are empty, never zero; ids stay text.
 */
export function scoreSheet(tables: PlanTables): string {
  const columns = [
    ...placeColumns(tables),
    ...indexColumns(tables),
    ...tables.criteria.flatMap((_c, k) => criterionColumns(tables, k)),
    ...landColumns(tables.parcels),
    ...changeColumns(tables),
  ];
  const rows = tables.parcels.ids.map((_id, row) => columns.map((column) => column.cell(row)));
  return csvText([columns.map(({ name }) => name), ...rows]);
}

function placeColumns({ parcels, villages, limitKinds }: PlanTables): SheetColumn[] {
  const village = (row: number) => villages[parcels.village[row] as number];
  return [
    { name: 'parcel_id', cell: (row) => parcels.ids[row] ?? '' },
    { name: 'village_code', cell: (row) => village(row)?.code ?? '' },
    { name: 'village', cell: (row) => village(row)?.name ?? '' },
    { name: 'town', cell: (row) => village(row)?.town ?? '' },
    { name: 'county', cell: (row) => village(row)?.county ?? '' },
    { name: 'area_mu', cell: (row) => rounded((parcels.areaM2[row] as number) / M2_PER_MU, 4) },
    { name: 'status', cell: (row) => STATUS[parcels.status[row] as number] ?? '' },
    ...limitKinds.map((kind) => ({
      name: `limit_${kind}`,
      cell: (row: number) => ANSWERS[parcels.limits[kind][row] as number] ?? '',
    })),
  ];
}

function indexColumns({ parcels, criteria }: PlanTables): SheetColumn[] {
  const number = (name: string, values: ArrayLike<number>): SheetColumn => ({
    name,
    cell: (row) => rounded(values[row] as number),
  });
  const className = (name: string, values: Uint8Array): SheetColumn => ({
    name,
    cell: (row) => (values[row] === 0 ? null : (CLASS_NAMES[values[row] as number] ?? null)),
  });
  return [
    number('suitability', parcels.suitability),
    number('suitability_low', parcels.suitabilityLow),
    number('suitability_high', parcels.suitabilityHigh),
    number('coverage', parcels.coverage),
    className('class', parcels.suitabilityClass),
    { name: 'limiting_criterion', cell: (row) => criteria[parcels.limitingCriterion[row] as number]?.id ?? null },
    number('limiting_membership', parcels.limitingMembership),
    className('limiting_class', parcels.limitingClass),
    number('sample_age_years', parcels.sampleAgeYears),
    number('sample_distance_m', parcels.sampleDistanceM),
  ];
}

function criterionColumns({ parcels, criteria }: PlanTables, k: number): SheetColumn[] {
  const column = parcels.criteria[k] as ParcelTable['criteria'][number];
  const weight = criteria[k]?.weight as number;
  const value = (row: number): CsvCell => {
    const raw = column.values[row] as number;
    if (column.categories === null) return rounded(raw);
    return Number.isNaN(raw) ? null : (column.categories[raw] ?? null);
  };
  return [
    { name: `${column.id}_value`, cell: value },
    { name: `${column.id}_membership`, cell: (row) => rounded(column.memberships[row] as number) },
    {
      name: `${column.id}_contribution`,
      cell: (row) => rounded((weight * (column.memberships[row] as number)) / (parcels.coverage[row] as number)),
    },
  ];
}

function landColumns({ conversion, cropGroups }: ParcelTable): SheetColumn[] {
  const groups = cropGroups.flatMap(({ id, crops, classes, bestCase, worstCase, bestCrop }): SheetColumn[] => {
    const className = (code: number | undefined) =>
      code === undefined || code === 0 ? null : (CLASS_NAMES[code] ?? null);
    return [
      { name: `${id}_class`, cell: (row) => className(classes[row]) },
      { name: `${id}_best_case`, cell: (row) => className(bestCase[row]) },
      { name: `${id}_worst_case`, cell: (row) => className(worstCase[row]) },
      { name: `${id}_best_crop`, cell: (row) => crops[bestCrop[row] as number]?.id ?? null },
    ];
  });
  if (conversion === null) return groups;
  return [
    ...groups,
    { name: 'conversion_status', cell: (row) => CONVERSION_STATUS[conversion.status[row] as number] ?? null },
    { name: 'organic_from', cell: (row) => conversion.organicFrom[row] || null },
  ];
}

function changeColumns({ parcels, criteria }: PlanTables): SheetColumn[] {
  const { kind, criterion, target, suitabilityClass } = parcels.changes;
  return [
    { name: 'change', cell: (row) => CHANGE_KINDS[kind[row] as number] ?? null },
    { name: 'change_criterion', cell: (row) => criteria[criterion[row] as number]?.id ?? null },
    { name: 'change_target', cell: (row) => rounded(target[row] as number) },
    {
      name: 'change_class',
      cell: (row) => (suitabilityClass[row] === 0 ? null : (CLASS_NAMES[suitabilityClass[row] as number] ?? null)),
    },
  ];
}

function rounded(value: number, decimals = DECIMALS): number | null {
  if (!Number.isFinite(value)) return null;
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
