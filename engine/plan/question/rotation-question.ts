import { z } from 'zod';
import { fieldName, fileName, localText } from './words.ts';

/** How the crop history of the parcels is judged; the sheet is that of `cropHistory`. */
export const rotation = z.strictObject({
  standard: fileName,
  /** A user's own changes to the rules. */
  ownRules: fileName.nullable().default(null),
  season: fieldName,
  crop: fieldName,
  /** Column of the area in mu, by which shares of merged parcels are told. */
  areaMu: fieldName.nullable().default(null),
  diseases: fieldName.nullable().default(null),
  /** Winter fallow claims the exemption of GB/T 19630-2019 4.2.6. */
  winterFallow: z.boolean(),
  /** Leading digits of a parcel's code that name its production unit; null when nobody says. */
  unitDigits: z.int().positive().nullable().default(null),
  source: localText,
});
