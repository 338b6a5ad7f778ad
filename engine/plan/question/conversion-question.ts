import { z } from 'zod';
import { CROP_KINDS } from '../../suitability/conversion/conversion-standard.ts';
import { fieldName, fileName, isoDate, localText } from './words.ts';

/** A field of the parcel file and the values that set a flag. */
const flag = z.strictObject({ field: fieldName, values: z.array(z.string()).min(1) });

/** Certified organic forage that may turn to vegetables or herbs without new months (policy item 11). */
const forage = z.strictObject({
  file: fileName,
  crs: z.string().exactOptional(),
  /** Field of the certification date. */
  since: fieldName,
  /** Least share of a parcel's area inside the certified land. */
  minimumShare: z.number().gt(0).max(1),
  /** Guarantee classes of the canal that carry vegetables, and those that do not. */
  waterEnough: z.array(z.string()).min(1),
  waterShort: z.array(z.string()),
  source: localText,
});

/** The conversion clock: its standard, the crops it is read for, and when parcels that have not begun would start. */
export const conversion = z.strictObject({
  standard: fileName,
  kind: z.enum(CROP_KINDS),
  /** Planned start for parcels whose conversion has not begun; null when none is planned. */
  start: isoDate.nullable(),
  source: localText,
  forage: forage.nullable().default(null),
  /** New farmland 新增耕地 and new facility land 新建设施农业用地 (policy item 1); null means not known. */
  newFarmland: flag.nullable().default(null),
  newFacilityLand: flag.nullable().default(null),
});
export type ConversionQuestion = z.infer<typeof conversion>;
