import { z } from 'zod';

const localText = z.object({ zh: z.string(), en: z.string() });
const confidence = z.enum(['verified', 'known', 'uncertain', 'setting']);

/** Land-use groups of GB 15618-2018. */
export const LAND_GROUPS = ['paddy', 'orchard', 'other'] as const;
export type LandGroup = (typeof LAND_GROUPS)[number];

const soilLimit = z.object({
  item: z.string(),
  land: z.enum(['paddy', 'orchard', 'other', 'all']),
  limits: z.array(z.number()),
  clause: localText,
  confidence,
});

/** Soil limits by pH band and land use (GB 15618). */
export const soilStandardSchema = z.object({
  standard: z.string(),
  title: localText,
  effective: z.string(),
  unit: z.string(),
  items: z.record(z.string(), localText),
  bands: z.array(z.object({ id: z.string(), upTo: z.number().nullable() })),
  screening: z.array(soilLimit),
  intervention: z.array(soilLimit),
  landOfCode: z.record(z.string(), z.enum(LAND_GROUPS)),
  source: localText,
});
export type SoilStandard = z.infer<typeof soilStandardSchema>;
export type SoilLimit = z.infer<typeof soilLimit>;

/** Crop groups by their tolerance of boron (GB 5084, note to the selective items). */
export const BORON_GROUPS = ['sensitive', 'tolerant', 'very-tolerant'] as const;

const waterItem = z.object({
  item: z.string(),
  label: localText,
  unit: z.string(),
  limits: z.record(z.string(), z.union([z.number(), z.tuple([z.number(), z.number()])])),
  /** Limit in saline-alkali areas. */
  salineArea: z.number().optional(),
  /** Limit in areas of naturally high fluoride. */
  highFluorideArea: z.number().optional(),
  /** Limits by crop group. */
  groups: z.record(z.enum(BORON_GROUPS), z.number()).optional(),
});

/** Irrigation-water limits by use (GB 5084); a pair is a range. Selective items are judged only when measured. */
export const waterStandardSchema = z.object({
  standard: z.string(),
  title: localText,
  effective: z.string(),
  clause: localText,
  confidence,
  uses: z.record(z.string(), localText),
  items: z.array(waterItem),
  selective: z.object({ clause: localText, confidence, note: localText, items: z.array(waterItem) }).optional(),
  boronGroups: z.record(z.enum(BORON_GROUPS), localText).optional(),
  source: localText,
});
export type WaterStandard = z.infer<typeof waterStandardSchema>;
export type WaterItem = z.infer<typeof waterItem>;

const airLimit = z.object({ item: z.string(), annual: z.number().nullable(), daily: z.number().nullable() });

const airEdition = z.object({
  standard: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  limits: z.array(airLimit.extend({ confidence })),
  /** Figures of another source that contradict `limits` and could not be settled. */
  disputed: z.object({ limits: z.array(airLimit), note: localText }).optional(),
});

/** Ambient-air limits by edition and date (GB 3095, class II). */
export const airStandardSchema = z.object({
  title: localText,
  class: localText,
  items: z.record(z.string(), z.object({ label: localText, unit: z.string() })),
  editions: z.array(airEdition),
  exceptionalEvents: localText,
  source: localText,
  minimumDays: z.object({ value: z.number(), confidence, note: localText }),
});
export type AirStandard = z.infer<typeof airStandardSchema>;
export type AirEdition = z.infer<typeof airEdition>;
