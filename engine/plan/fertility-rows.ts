import type { ParcelSet } from '../parcel/parcel-set.ts';
import type { LocalText } from '../run/local-text.ts';
import { CRITERIA } from '../suitability/criteria/index.ts';
import { criterionColumn } from '../suitability/criterion-column.ts';
import { type LandGradeTable, landGradeOf, landGradeSchema } from '../suitability/fertility/land-grade.ts';
import {
  fertilityGradeOf,
  type NutrientGrades,
  nutrientGradesSchema,
} from '../suitability/fertility/nutrient-grade.ts';
import { applyPreset, membershipPresetSchema } from '../suitability/membership-preset.ts';
import { hasBit } from '../table/bit-set.ts';
import { areaMean } from './area-means.ts';
import type { InputDesk } from './input-desk.ts';
import type { LandGradeRow, NutrientRow } from './judgement-rows.ts';
import type { ParcelColumns } from './parcel-columns.ts';
import type { Scenario } from './scenario.ts';

type FertilityQuestion = NonNullable<Scenario['fertility']>;

/** The tables a place's fertility is graded by, with the columns they read. */
export interface FertilityTables {
  readonly grades: NutrientGrades;
  /** Measured nutrients: item of the grading tables, unit, values (NaN where missing). */
  readonly nutrients: readonly {
    readonly item: string;
    readonly label: LocalText;
    readonly unit: string;
    readonly values: Float64Array;
  }[];
  readonly landGrade: LandGradeTable;
  /** Memberships of the land grade's indicators, by criterion id; indicators without data are absent. */
  readonly indicators: ReadonlyMap<string, Float64Array>;
}

/** Reads the grading tables and the columns they need. */
export async function fertilityTables(
  question: FertilityQuestion,
  columns: ParcelColumns,
  desk: InputDesk,
): Promise<FertilityTables> {
  const grades = await desk.document('nutrient grades', question.nutrients, nutrientGradesSchema);
  const landGrade = await desk.document('land grade', question.landGrade, landGradeSchema);
  const preset = await desk.document('memberships', question.memberships, membershipPresetSchema);
  const items = [...new Set(grades.tables.flatMap((table) => table.items.map(({ item }) => item)))];
  const nutrients = items.flatMap((item) => {
    const criterion = CRITERIA.find(({ id }) => id === item);
    const column = criterion === undefined ? undefined : columns.table.columns.get(criterion.column);
    if (criterion === undefined || column?.kind !== 'number') return [];
    const values = column.values.map((value, row) => (hasBit(column.valid, row) ? value : Number.NaN));
    return [{ item, label: criterion.label, unit: criterion.unit, values }];
  });
  const indicators = new Map<string, Float64Array>();
  for (const criterion of applyPreset(CRITERIA, preset)) {
    const isAsked = landGrade.weights.indicators.some((indicator) => indicator.criterion === criterion.id);
    if (!isAsked || !columns.table.columns.has(criterion.column)) continue;
    indicators.set(criterion.id, criterionColumn(columns.table, criterion).memberships);
  }
  return { grades, nutrients, landGrade, indicators };
}

/** Area-weighted nutrients of some rows, each in every table that grades it. */
export function nutrientRows(tables: FertilityTables, parcels: ParcelSet, rows: readonly number[]): NutrientRow[] {
  return tables.nutrients.flatMap(({ item, label, unit, values }) => {
    const value = areaMean(values, parcels.areaM2, rows);
    if (Number.isNaN(value)) return [];
    const grades = tables.grades.tables
      .filter((table) => table.items.some((entry) => entry.item === item))
      .map((table) => {
        const { grade, level, of } = fertilityGradeOf(table, item, value);
        return { table: table.title, grade, level, of };
      });
    return [{ item, label, value, unit, grades }];
  });
}

/** Cultivated-land grade of some rows from their area-weighted memberships; an interval while indicators are missing. */
export function landGradeRow(
  tables: FertilityTables,
  parcels: ParcelSet,
  rows: readonly number[],
): LandGradeRow | null {
  if (rows.length === 0) return null;
  const memberships = Object.fromEntries(
    [...tables.indicators].map(([id, column]) => [id, areaMean(column, parcels.areaM2, rows)]),
  );
  const { best, worst, low, high, coverage, missing } = landGradeOf(tables.landGrade, memberships);
  const labels = tables.landGrade.weights.indicators.filter(({ criterion }) => missing.includes(criterion));
  return { best, worst, low, high, coverage, missing: labels.map(({ label }) => label) };
}
