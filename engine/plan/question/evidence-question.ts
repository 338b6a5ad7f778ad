import { z } from 'zod';
import { BORON_GROUPS } from '../../suitability/limits/standard.ts';
import { fieldName, fileName, items, localText } from './words.ts';

const notSet = { zh: '情景未设定', en: 'not set by the scenario' };

/** Years after which a sample decides nothing; null lets every sample decide. No standard gives the number. */
const maximumAgeYears = z.number().positive().nullable().default(null);

/** Interpolated surfaces of soil contents: shown, and a prompt to sample; never a pass. */
const soilSurfaces = z.strictObject({
  /** Raster layer of soil pH; null chooses the strictest band. */
  ph: z.string().nullable(),
  items: z.array(z.strictObject({ item: z.string(), layer: z.string(), upper: z.string().exactOptional() })).min(1),
});

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
  /** Relative laboratory error of a content and who states it; null when nobody does. */
  relativeError: z
    .strictObject({ share: z.number().positive().lt(1), source: localText })
    .nullable()
    .default(null),
  /** What a reading within the errors that fails makes of a pass. */
  nearLimit: z.enum(['as-measured', 'unknown']).default('as-measured'),
  /** Above screening, not above intervention: excluded or a pass under conditions. A local decision. */
  betweenScreeningAndIntervention: z
    .strictObject({ answer: z.enum(['fail', 'conditional']), source: localText })
    .default({ answer: 'fail', source: notSet }),
  maximumAgeYears,
  /** Standard of a stricter label, shown beside and never deciding. */
  comparison: fileName.nullable().default(null),
  surfaces: soilSurfaces.nullable().default(null),
  /** Laboratory detection limits for cells that say only "not detected", in the unit of the standard. */
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
  /** Whether the sections water a saline-alkali area, and who says so. */
  salineArea: z.strictObject({ applies: z.boolean(), source: localText }).default({ applies: false, source: notSet }),
  /** Whether the area is naturally high in fluoride, and who says so. */
  highFluorideArea: z
    .strictObject({ applies: z.boolean(), source: localText })
    .default({ applies: false, source: notSet }),
  /** Crop group by tolerance of boron; the strictest unless told. */
  boronGroup: z.enum(BORON_GROUPS).default('sensitive'),
  maximumAgeYears,
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
  /** Field of the organic status and its words; without it nobody's conversion window is known. */
  status: z
    .strictObject({
      field: fieldName,
      organic: z.array(z.string()).min(1),
      'in-conversion': z.array(z.string()).min(1),
      conventional: z.array(z.string()).min(1),
    })
    .exactOptional(),
});

/** Which land-use and category codes of the parcel file allow an organic base. */
export const landEvidence = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        field: fieldName,
        label: localText,
        codes: z.string(),
        permitted: z.array(z.string()).min(1),
        forbidden: z.array(z.string()),
        source: localText,
      }),
    )
    .min(1),
  /** Fields that are shown and not judged. */
  noted: z.array(z.strictObject({ field: fieldName, label: localText })).default([]),
});
