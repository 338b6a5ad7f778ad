import { z } from 'zod';

const localText = z.object({ zh: z.string(), en: z.string() });
const confidence = z.enum(['verified', 'known', 'uncertain', 'setting']);
const setting = z.object({ value: z.number(), confidence });
/** First and last day of the year. */
const days = z.tuple([z.int().min(1).max(366), z.int().min(1).max(366)]);
const pair = z.object({ first: z.string(), next: z.string(), note: localText, confidence });

const crop = z.object({
  id: z.string(),
  label: localText,
  /** Botanical name; its first word is the genus. */
  latin: z.string(),
  family: z.string(),
  growth: z.enum(['annual', 'biennial', 'perennial']),
  legume: z.boolean(),
  /** Can be grown as green manure or cover. */
  greenManure: z.boolean(),
  /** Least difference of the years of two plantings of the species, and of the family. */
  gapYears: z.int().positive(),
  familyGapYears: z.int().positive(),
  gapSource: localText,
  gapConfidence: confidence,
  /** Days on which it can be sown or set out, and harvested. */
  windows: z.array(z.object({ sow: days, harvest: days, confidence })),
  /** Names as people write them. */
  names: z.array(z.string()),
});

/** Rules of rotation with the table of crops they are read from. */
export const rotationStandardSchema = z.object({
  title: localText,
  source: localText,
  settings: z.object({
    turnaroundDays: setting,
    leastYears: setting,
    leastSpecies: setting,
    cerealPercent: setting,
    oneCerealPercent: setting,
  }),
  rules: z.array(z.object({ id: z.string(), label: localText, basis: localText, confidence })),
  predecessors: z.object({ bad: z.array(pair) }),
  crops: z.array(crop),
});

export type RotationStandard = z.infer<typeof rotationStandardSchema>;
export type RotationCrop = RotationStandard['crops'][number];
