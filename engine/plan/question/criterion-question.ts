import { z } from 'zod';
import { CRITERIA } from '../../suitability/criteria/index.ts';
import { THEMES } from '../../suitability/criterion.ts';
import { membershipSchema } from '../../suitability/membership-schema.ts';
import { fileName, localText } from './words.ts';

const source = z.strictObject({
  reference: localText,
  confidence: z.enum(['verified', 'known', 'uncertain', 'setting']),
  note: localText.exactOptional(),
});

export const ownCriterion = z.strictObject({
  id: z.string().min(1),
  /** Absent when the weights come from a method. */
  weight: z.number().min(0).exactOptional(),
  label: localText,
  theme: z.enum(THEMES),
  unit: z.string(),
  column: z.string(),
  membership: membershipSchema,
  source,
});

export const knownCriterion = z.strictObject({
  id: z.enum(CRITERIA.map((criterion) => criterion.id) as [string, ...string[]]),
  /** Absent when the weights come from a method. */
  weight: z.number().min(0).exactOptional(),
  /** A curve of the scenario's own in place of the registry's or the preset's; it is a setting, whoever gave the other. */
  membership: membershipSchema.exactOptional(),
});

/** Membership functions of a region instead of the registry's own; `variant` names one by criterion. */
export const membershipPreset = z.strictObject({
  preset: fileName,
  variant: z.record(z.string(), z.string()).exactOptional(),
});

/** Conductivity of a soil extract to ECe; without the dilution of the extract it means nothing. */
export const salinity = z.strictObject({
  layer: z.string(),
  method: z.string(),
  standard: fileName,
  extract: z.enum(['1:5', 'saturated-paste'], {
    error: () =>
      '电导率未注明土水比，应为 1:5 或 saturated-paste / EC without its dilution, expected 1:5 or saturated-paste',
  }),
});
