import { z } from 'zod';

const localText = z.object({ zh: z.string(), en: z.string() });
const confidence = z.enum(['verified', 'known', 'uncertain', 'setting']);
const source = z.object({ reference: localText, confidence, note: localText.optional() });
const triple = z.tuple([z.number(), z.number(), z.number()]);
const pair = z.tuple([z.number(), z.number()]);

const saltTolerance = z.object({
  /** ECe up to which the yield is full, dS/m. */
  threshold: z.number().min(0),
  /** Loss of yield above it, % per dS/m. */
  slope: z.number().positive(),
  /** ECe at the lower bounds of S1, S2 and S3 as published tables round them. */
  limits: triple,
  source: z.string(),
  confidence,
  note: localText.optional(),
});

/** A crop of which only a rating such as MS (moderately sensitive) is published: no number follows from it. */
const saltRating = z.object({ rating: z.string(), source: z.string(), confidence, note: localText.optional() });

const climate = z.object({
  /** Entry of EcoCrop. */
  name: z.string(),
  /** Whether that entry is another species. */
  proxy: z.boolean(),
  /** Temperatures, °C. */
  absolute: pair,
  optimum: pair,
  /** Days from sowing to harvest. */
  cycle: pair.nullable(),
  killEarly: z.number().nullable(),
  killRest: z.number().nullable(),
});

const water = z.object({
  /** m³ per mu and year. */
  demand: pair,
  /** False when the figure is no planning need. */
  planning: z.boolean(),
  confidence,
  note: localText,
});

const crop = z.object({
  id: z.string(),
  label: localText,
  latin: z.string(),
  family: z.string(),
  familyLabel: localText,
  group: z.string(),
  type: z.enum(['annual', 'biennial', 'perennial']),
  phGroup: z.string(),
  salt: z.union([saltTolerance, saltRating]).nullable(),
  climate: climate.nullable(),
  water: water.nullable(),
});

/** What each crop asks of salt, pH, climate and water, with the class limits and their sources. */
export const cropRequirementsSchema = z.object({
  title: localText,
  groups: z.array(z.object({ id: z.string(), label: localText })),
  /** Lower bounds of S1, S2 and S3, % of yield. */
  yieldBands: z.object({ lower: triple, source }),
  saltSources: z.record(z.string(), localText),
  ph: z.object({
    /** Upper bounds of S1, S2 and S3 by sensitivity. */
    groups: z.array(z.object({ id: z.string(), label: localText, upper: triple })),
    lower: triple,
    /** Below this pH the class is never N. */
    noVetoBelow: z.number(),
    source,
  }),
  climate: z.object({ source, rule: source }),
  water: z.object({ rule: source }),
  crops: z.array(crop),
});

export type CropRequirements = z.infer<typeof cropRequirementsSchema>;
export type CropRequirement = CropRequirements['crops'][number];
export type SaltTolerance = z.infer<typeof saltTolerance>;
