import { z } from 'zod';

const localText = z.object({ zh: z.string(), en: z.string() });
const years = z.object({ '2025': z.number(), '2026': z.number(), '2027': z.number() });

const targetRow = z.object({
  county: z.string(),
  en: z.string(),
  code: z.string(),
  vegetables2024: z.number(),
  herbs2024: z.number(),
  /** Cumulative area of vegetables and herbs, 万亩. */
  area: years,
  products: years,
});

/** The policy's annex and the sentences of its text that carry numbers. */
export const policyTargetsSchema = z.object({
  title: localText,
  note: localText,
  thousandMu: z.object({ villages: z.number(), year: z.number(), mu: z.number(), source: localText }),
  city: targetRow,
  counties: z.array(targetRow),
  base2024: z.object({ total: z.number(), parts: z.array(z.object({ label: localText, value: z.number() })) }),
  text2027: z.object({ vegetables: z.number(), park: z.object({ county: z.string(), value: z.number() }) }),
  textNotes: z.array(z.object({ id: z.string(), weight: z.enum(['high', 'medium', 'low']), text: localText })),
});

export type PolicyTargets = z.infer<typeof policyTargetsSchema>;
export type PolicyTargetRow = z.infer<typeof targetRow>;

/** The annex years, in order. */
export const TARGET_YEARS = ['2025', '2026', '2027'] as const;

/** Sums of 万亩 are kept to the annex's two decimals, so that 0.1 + 0.2 stays 0.3. */
export function annexSum(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) * 100) / 100;
}
