import { z } from 'zod';
import { text } from '../../run/local-text.ts';
import type { LimitAnswer } from '../exclusion.ts';
import { FAIL } from '../exclusion.ts';
import type { SoilSample } from './soil-limits.ts';
import type { LandGroup } from './standard.ts';
import { answerOfMeasurement } from './worst-answer.ts';

const localText = z.object({ zh: z.string(), en: z.string() });

/** Limits of a stricter label that stand beside the law and never decide (NY/T 391, dryland soil). */
export const greenFoodSchema = z.object({
  standard: z.string(),
  title: localText,
  note: localText,
  confidence: z.enum(['verified', 'known', 'uncertain', 'setting']),
  unit: z.string(),
  clause: localText,
  /** Lower edge inclusive: `pH<6.5`, `6.5≤pH≤7.5`, `pH>7.5`. */
  bands: z.tuple([z.number(), z.number()]),
  soil: z.array(
    z.object({ item: z.string(), label: localText, limits: z.tuple([z.number(), z.number(), z.number()]) }),
  ),
  source: localText,
});
export type GreenFoodStandard = z.infer<typeof greenFoodSchema>;

/**
 * Items of a sample above the limits of NY/T 391 for dryland soil, for comparison only: a parcel can be lawful for organic
 * farming and still miss green food. Empty without pH, and for paddy, whose rows are not in the file.
 */
export function greenFoodExceedances(
  sample: SoilSample,
  standard: GreenFoodStandard,
  land: LandGroup | null,
): LimitAnswer[] {
  const ph = sample.ph.value;
  if (ph === null || land === 'paddy') return [];
  const [low, high] = standard.bands;
  const band = ph < low ? 0 : ph <= high ? 1 : 2;
  const words = [`pH<${low}`, `${low}≤pH≤${high}`, `pH>${high}`][band] as string;
  return standard.soil.flatMap(({ item, label, limits }): LimitAnswer[] => {
    const measured = sample.items.get(item);
    const limit = limits[band] as number;
    if (answerOfMeasurement(measured, limit) !== FAIL) return [];
    return [
      {
        item,
        label,
        standard: standard.standard,
        clause: text(`${standard.clause.zh}，${words}`, `${standard.clause.en}, ${words}`),
        value: measured?.value ?? null,
        asWritten: measured?.asWritten ?? '',
        limit,
        unit: standard.unit,
        answer: FAIL,
        confidence: standard.confidence,
        reason: standard.note,
      },
    ];
  });
}
