import { z } from 'zod';
import { type LocalText, text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';

const localText = z.object({ zh: z.string(), en: z.string() });
const confidence = z.enum(['verified', 'known', 'uncertain', 'setting']);
const source = z.object({ reference: localText, confidence, note: localText });

/** Weights and cut-offs of the cultivated-land grade (GB/T 33469-2016) in one region. */
export const landGradeSchema = z.object({
  standard: z.string(),
  title: localText,
  clause: localText,
  confidence,
  source: localText,
  weights: z.object({
    source,
    indicators: z.array(z.object({ criterion: z.string(), label: localText, weight: z.number().positive() })),
  }),
  cutOffs: z.object({
    /** Variant that holds unless another is asked for. */
    variant: z.string(),
    /** Lower bounds of the index for grades 1, 2, …, falling. */
    variants: z.record(z.string(), z.object({ bounds: z.array(z.number()), source })),
    note: localText,
  }),
  grades: z.int().positive(),
  doubleCounting: localText,
});

export type LandGradeTable = z.infer<typeof landGradeSchema>;

/** The grade of one parcel, or the interval that missing indicators leave. */
export interface LandGrade {
  /** IFI = Σ F·C with every indicator known; null when one is missing. */
  readonly ifi: number | null;
  /** IFI with missing indicators at 0 and at 1. */
  readonly low: number;
  readonly high: number;
  /** 1 is the best; null when indicators are missing, or below the last published cut-off. */
  readonly grade: number | null;
  /** Best and worst grade the interval allows; equal when the grade is known. */
  readonly best: number;
  readonly worst: number;
  /** Share of the weights with data, 0 … 1. */
  readonly coverage: number;
  /** Criteria without a membership. */
  readonly missing: readonly string[];
  /** Cut-offs used. */
  readonly variant: string;
  /** Why there is no grade; null when there is one. */
  readonly unknown: LocalText | null;
}

/**
 * Cultivated-land quality grade by GB/T 33469-2016: IFI = Σ F·C over the indicators, with F their memberships (0 … 1) by
 * criterion id and C the weights as published, not renormalised; the grade by cut-offs, a value on one belongs to the
 * better grade. With an indicator missing there is no grade, only the interval. Throws `PlanningError` of kind `usage`,
 * code `unknown-variant`, when the cut-offs asked for are not in the table.
 */
export function landGradeOf(
  table: LandGradeTable,
  memberships: Readonly<Record<string, number | undefined>>,
  variant: string = table.cutOffs.variant,
): LandGrade {
  const cutOffs = table.cutOffs.variants[variant];
  if (cutOffs === undefined) throw unknownVariant(table, variant);
  let low = 0;
  let total = 0;
  let known = 0;
  const missing: string[] = [];
  for (const { criterion, weight } of table.weights.indicators) {
    total += weight;
    const membership = memberships[criterion];
    if (membership === undefined || Number.isNaN(membership)) {
      missing.push(criterion);
      continue;
    }
    low += weight * membership;
    known += weight;
  }
  const high = low + (total - known);
  const atBest = gradesOf(high, cutOffs.bounds, table.grades);
  const atWorst = gradesOf(low, cutOffs.bounds, table.grades);
  const complete = missing.length === 0;
  const graded = complete && atBest.best === atWorst.worst;
  return {
    ifi: complete ? low : null,
    low,
    high: complete ? low : high,
    grade: graded ? atBest.best : null,
    best: atBest.best,
    worst: atWorst.worst,
    coverage: complete ? 1 : known / total,
    missing,
    variant,
    unknown: graded ? null : complete ? table.cutOffs.note : missingIndicators(table, missing),
  };
}

/** Grades an index may have: one, or all below the last published cut-off. */
function gradesOf(index: number, bounds: readonly number[], grades: number): { best: number; worst: number } {
  const found = bounds.findIndex((bound) => index >= bound);
  return found < 0 ? { best: bounds.length + 1, worst: grades } : { best: found + 1, worst: found + 1 };
}

function missingIndicators(table: LandGradeTable, missing: readonly string[]): LocalText {
  const labels = table.weights.indicators.filter(({ criterion }) => missing.includes(criterion));
  return text(
    `缺 ${labels.length} 项指标：${labels.map(({ label }) => label.zh).join('、')}`,
    `${labels.length} indicators are missing: ${labels.map(({ label }) => label.en).join(', ')}`,
  );
}

function unknownVariant(table: LandGradeTable, variant: string): PlanningError {
  const known = Object.keys(table.cutOffs.variants);
  return new PlanningError('usage', 'unknown-variant', {
    text: text(`没有分级界限 ${variant}`, `there are no cut-offs ${variant}`),
    remedy: text(`可用：${known.join('、')}`, `available: ${known.join(', ')}`),
    at: { field: 'cutOffs.variant' },
  });
}
