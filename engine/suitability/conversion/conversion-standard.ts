import { z } from 'zod';

const localText = z.object({ zh: z.string(), en: z.string() });

/** Kinds of crop the conversion clause tells apart: annuals, pasture and perennial fodder, other perennials. */
export const CROP_KINDS = ['annual', 'fodder', 'perennial'] as const;
export type CropKind = (typeof CROP_KINDS)[number];

/** Conversion periods by kind of crop (GB/T 19630-2019 4.2.1). */
export const conversionStandardSchema = z.object({
  standard: z.string(),
  clause: localText,
  confidence: z.enum(['verified', 'known', 'uncertain', 'setting']),
  rules: z.array(
    z.object({
      kind: z.enum(CROP_KINDS),
      months: z.int().positive(),
      /** What must not come before the months have passed. */
      anchor: z.enum(['sowing', 'harvest']),
      label: localText,
    }),
  ),
  /** Land proven clean for so long (or new, or idle) needs only so many months. */
  provenClean: z.object({ cleanMonths: z.int().positive(), months: z.int().positive(), label: localText }),
  restart: localText,
  source: localText,
});
export type ConversionStandard = z.infer<typeof conversionStandardSchema>;
