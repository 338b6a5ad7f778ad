import { z } from 'zod';

const localText = z.object({ zh: z.string(), en: z.string() });
const confidence = z.enum(['verified', 'known', 'uncertain', 'setting']);

const driftRow = z.object({
  applications: z.int().positive(),
  percentile: z.number(),
  A: z.number(),
  B: z.number(),
  C: z.number().nullable(),
  D: z.number().nullable(),
  hingeM: z.number().positive().nullable(),
});

/** Drift coefficients, customary widths and isolation of seed maize, each with where it comes from. */
export const isolationStandardSchema = z.object({
  standard: z.string(),
  title: localText,
  clause: localText,
  confidence,
  source: localText,
  drift: z.object({
    title: localText,
    formula: localText,
    confidence,
    /** Distances that were measured, metres; beyond them the curve is extrapolated. */
    measuredM: z.tuple([z.number(), z.number()]),
    note: localText,
    curves: z.array(z.object({ id: z.string(), label: localText, rows: z.array(driftRow).min(1) })),
  }),
  customs: z.array(
    z.object({ id: z.string(), label: localText, widthM: z.number().positive(), confidence, note: localText }),
  ),
  seedMaize: z.array(z.object({ id: z.string(), label: localText, distanceM: z.number().positive(), confidence })),
  seedMaizeNote: localText,
  shelterbelt: z.object({
    captureEarly: z.number(),
    captureFullLeaf: z.number(),
    porosity: z.tuple([z.number(), z.number()]),
    protectedHeights: z.tuple([z.number(), z.number()]),
    spacingHeights: z.number().positive(),
    confidence,
    note: localText,
  }),
});

export type IsolationStandard = z.infer<typeof isolationStandardSchema>;
export type DriftRow = z.infer<typeof driftRow>;
