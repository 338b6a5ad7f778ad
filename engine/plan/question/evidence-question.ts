import { z } from 'zod';
import { fieldName, fileName, items } from './words.ts';

export const soilEvidence = z.strictObject({
  file: fileName,
  standard: fileName,
  sample: fieldName,
  unit: fieldName,
  date: fieldName,
  ph: fieldName,
  items,
  required: z.array(z.string()).min(1),
  phError: z.number().min(0),
  /** Laboratory detection limits for cells that say only "not detected". */
  detectionLimits: z.record(z.string(), z.number().positive()).default({}),
});

export const waterEvidence = z.strictObject({
  file: fileName,
  standard: fileName,
  sample: fieldName,
  section: fieldName,
  date: fieldName,
  items,
  use: z.enum(['paddy', 'dryland', 'vegetable-a', 'vegetable-b']),
  detectionLimits: z.record(z.string(), z.number().positive()).default({}),
  canals: z.strictObject({
    file: fileName,
    section: fieldName,
    name: fieldName,
    guarantee: fieldName,
    searchM: z.number().positive(),
  }),
});

export const airEvidence = z.strictObject({
  file: fileName,
  standard: fileName,
  station: fieldName,
  name: fieldName,
  county: fieldName,
  date: fieldName,
  dust: fieldName,
  /** What the dust field holds on a dust day. */
  dustYes: z.string(),
  items,
});

export const cropHistory = z.strictObject({
  file: fileName,
  parcel: fieldName,
  year: fieldName,
  used: fieldName,
  usedYes: z.string(),
  usedNo: z.string(),
  lastUse: fieldName,
  parents: fieldName,
});
