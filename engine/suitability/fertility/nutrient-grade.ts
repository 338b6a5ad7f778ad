import { z } from 'zod';
import { type LocalText, text } from '../../run/local-text.ts';
import type { Source } from '../criterion.ts';

const localText = z.object({ zh: z.string(), en: z.string() });
const confidence = z.enum(['verified', 'known', 'uncertain', 'setting']);

const nutrientTable = z.object({
  id: z.string(),
  title: localText,
  /** To which side a value on a bound belongs. */
  boundary: z.enum(['better', 'worse']),
  boundaryNote: localText,
  /** Names of the levels, richest first. */
  levels: z.array(localText),
  source: localText,
  items: z.array(
    z.object({
      item: z.string(),
      label: localText,
      unit: z.string(),
      /** Lower bounds, richest first; one fewer than there are levels. */
      bounds: z.array(z.number()),
      confidence,
      note: localText.optional(),
    }),
  ),
});

/** Tables of nutrient grades; they must not be mixed, so every grade names its table. */
export const nutrientGradesSchema = z.object({
  title: localText,
  confidence,
  source: localText,
  note: localText,
  tables: z.array(nutrientTable),
});

export type NutrientGrades = z.infer<typeof nutrientGradesSchema>;
export type NutrientTable = z.infer<typeof nutrientTable>;

/** The grade of one value in one table, or why there is none. */
export interface NutrientGrade {
  /** Id and title of the table the grade is of. */
  readonly table: string;
  readonly tableTitle: LocalText;
  readonly item: string;
  readonly value: number;
  readonly unit: string;
  /** 1 is the richest; null when unknown. */
  readonly grade: number | null;
  readonly level: LocalText | null;
  /** Number of grades of the table. */
  readonly of: number;
  readonly bounds: readonly number[];
  readonly source: Source;
  /** Why there is no grade; null when there is one. */
  readonly unknown: LocalText | null;
}

/**
 * Grade of a nutrient value, in the unit of the table, by the second national soil survey (class 1 … 6) or the
 * Gansu-Xinjiang levels (1 … 5). A value on a bound goes to the side the table states. Unknown, with the reason, for an
 * item that the table does not hold and for a value that is missing or negative.
 */
export function fertilityGradeOf(table: NutrientTable, item: string, value: number): NutrientGrade {
  const row = table.items.find((entry) => entry.item === item);
  const base = {
    table: table.id,
    tableTitle: table.title,
    item,
    value,
    unit: row?.unit ?? '',
    of: table.levels.length,
    bounds: row?.bounds ?? [],
    source: {
      reference: table.source,
      confidence: row?.confidence ?? ('uncertain' as const),
      ...(row?.note === undefined ? {} : { note: row.note }),
    },
  };
  if (row === undefined) {
    const unknown = text(`${table.title.zh} 不含该项目 ${item}`, `${table.title.en} does not hold ${item}`);
    return { ...base, grade: null, level: null, unknown };
  }
  if (!Number.isFinite(value) || value < 0) {
    const unknown = Number.isFinite(value)
      ? text(`${row.label.zh} 为 ${value}，含量不能为负`, `${row.label.en} is ${value}, a content cannot be negative`)
      : text(`${row.label.zh} 缺测`, `${row.label.en} is missing`);
    return { ...base, grade: null, level: null, unknown };
  }
  const reached = (bound: number) => (table.boundary === 'better' ? value >= bound : value > bound);
  const found = row.bounds.findIndex(reached);
  const grade = found < 0 ? row.bounds.length + 1 : found + 1;
  return { ...base, grade, level: table.levels[grade - 1] ?? null, unknown: null };
}
