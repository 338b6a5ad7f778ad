import { z } from 'zod';

const localText = z.strictObject({ zh: z.string(), en: z.string() });
const confidence = z.enum(['verified', 'known', 'uncertain', 'setting']);
const setting = z.strictObject({ value: z.number(), confidence });
const severity = z.enum(['error', 'warning', 'info']);
/** First and last day of the year. */
const days = z.tuple([z.int().min(1).max(366), z.int().min(1).max(366)]);
const pair = z.strictObject({ first: z.string(), next: z.string(), note: localText, confidence });

/** A crop of the table. */
export const cropSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: localText,
  /** Botanical name; its first word is the genus, its first two the species. */
  latin: z.string(),
  family: z.string(),
  growth: z.enum(['annual', 'biennial', 'perennial']),
  legume: z.boolean(),
  /** Can be grown as green manure or cover. */
  greenManure: z.boolean(),
  /** Least difference of the years of two plantings of the crop, of its genus where somebody gives one, and of its family. */
  gapYears: z.int().positive(),
  genusGapYears: z.int().positive().exactOptional(),
  familyGapYears: z.int().positive(),
  gapSource: localText,
  gapConfidence: confidence,
  /** How much it takes from the soil; a coarse label. */
  demand: z.enum(['high', 'medium', 'low']),
  /** Days on which it can be sown or set out, and harvested. */
  windows: z.array(z.strictObject({ sow: days, harvest: days, confidence })),
  /** Names as people write them. */
  names: z.array(z.string()),
});

/** A rule of the registry with what it rests on and how grave a breach is. */
export const ruleSchema = z.strictObject({
  id: z.string().min(1),
  label: localText,
  basis: localText,
  confidence,
  severity,
  /** Not judged at all. */
  off: z.boolean().exactOptional(),
  /** A rule of one's own: `crops` not within so many years after `after`. Crops or families by id. */
  interval: z
    .strictObject({ crops: z.array(z.string()).min(1), after: z.array(z.string()).min(1), years: z.int().positive() })
    .exactOptional(),
});

/** What cells of a crop column say besides names of crops. */
export const wordsSchema = z.strictObject({
  /** Land that was worked and lay fallow. */
  fallow: z.array(z.string()),
  /** Land that is no cropland, such as shrub or permanent pasture. */
  notCropped: z.array(z.string()),
  /** The writer does not know. */
  notKnown: z.array(z.string()),
  /** Words that stand for others, such as a code for a crop, or one name for two crops in a row (`wheat;maize`). */
  meaning: z.record(z.string(), z.string()),
});

/** Rules of rotation with the tables they are read from. */
export const rotationStandardSchema = z.strictObject({
  title: localText,
  source: localText,
  settings: z.strictObject({
    turnaroundDays: setting,
    /** Day of the year of the first killing frost; null while no station is named, and nothing is asked of it then. */
    killingFrostDay: z.strictObject({ value: z.int().min(1).max(366).nullable(), confidence }),
    leastYears: setting,
    leastSpecies: setting,
    cerealPercent: setting,
    oneCerealPercent: setting,
    seedMaizeMetres: setting,
    neighbourMetres: setting,
    smallestPartM2: setting,
    areaTolerancePercent: setting,
  }),
  rules: z.array(ruleSchema),
  predecessors: z.strictObject({ good: z.array(pair), bad: z.array(pair) }),
  /** Diseases that stay in the soil, with their hosts and the least difference of years between two of them. */
  diseases: z.array(
    z.strictObject({
      id: z.string(),
      label: localText,
      families: z.array(z.string()),
      crops: z.array(z.string()),
      years: z.int().positive(),
      /** Asked only of parcels on which it was seen. */
      onlyWhereSeen: z.boolean(),
      source: localText,
      confidence,
    }),
  ),
  /** Crops that should not stand side by side. */
  neighbours: z.array(
    z.strictObject({
      crops: z.array(z.string()),
      beside: z.array(z.string()),
      why: z.enum(['disease', 'cross']),
      note: localText,
      confidence,
    }),
  ),
  /** Crops that come up again in later ones. */
  volunteers: z.array(
    z.strictObject({
      crop: z.string(),
      families: z.array(z.string()),
      crops: z.array(z.string()),
      years: z.int().positive(),
      note: localText,
      confidence,
    }),
  ),
  words: wordsSchema,
  crops: z.array(cropSchema),
});

export type RotationStandard = z.infer<typeof rotationStandardSchema>;
export type RotationCrop = z.infer<typeof cropSchema>;
export type RuleEntry = z.infer<typeof ruleSchema>;
export type Confidence = z.infer<typeof confidence>;
