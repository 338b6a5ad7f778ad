import { z } from 'zod';
import { fieldName, fileName } from './words.ts';

export const parcels = z.strictObject({
  files: z.array(fileName).min(1),
  crs: z.string().exactOptional(),
  id: fieldName,
  officialArea: z.strictObject({ field: fieldName, unit: z.enum(['m2', 'mu', 'ha']) }).nullable(),
  village: z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('id-prefix'), digits: z.int().positive() }),
    z.strictObject({
      from: z.literal('field'),
      field: fieldName,
      town: fieldName.exactOptional(),
      county: fieldName.exactOptional(),
    }),
  ]),
  unitDigits: z.int().min(0),
  landUse: fieldName.nullable(),
});

export const villages = z.strictObject({
  file: fileName,
  code: fieldName,
  name: fieldName,
  townCode: fieldName,
  town: fieldName,
  countyCode: fieldName,
  county: fieldName,
});
