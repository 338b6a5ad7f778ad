import { z } from 'zod';
import { CRITERIA } from '../../suitability/criteria/index.ts';
import { THEMES } from '../../suitability/criterion.ts';
import { localText } from './words.ts';

const membership = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('more-is-better'), a: z.number(), c: z.number(), lower: z.number() }),
  z.strictObject({ kind: z.literal('linear'), zero: z.number(), one: z.number() }),
  z.strictObject({
    kind: z.literal('trapezoid'),
    points: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  }),
  z.strictObject({ kind: z.literal('category'), table: z.record(z.string(), z.number().min(0).max(1)) }),
]);

const source = z.strictObject({
  reference: localText,
  confidence: z.enum(['verified', 'known', 'uncertain', 'setting']),
  note: localText.exactOptional(),
});

export const ownCriterion = z.strictObject({
  id: z.string().min(1),
  weight: z.number().min(0),
  label: localText,
  theme: z.enum(THEMES),
  unit: z.string(),
  column: z.string(),
  membership,
  source,
});

export const knownCriterion = z.strictObject({
  id: z.enum(CRITERIA.map((criterion) => criterion.id) as [string, ...string[]]),
  weight: z.number().min(0),
});
