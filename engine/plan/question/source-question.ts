import { z } from 'zod';
import { SOURCE_KINDS } from '../../isolation/source-kinds/index.ts';
import { FURTHEST_SOURCE_M } from '../../isolation/source-zone.ts';
import { isolation } from './isolation-question.ts';
import { fieldName, fileName, localText } from './words.ts';

const sourceLayer = z
  .strictObject({
    /** Name of its rows and columns; the kind when absent. */
    id: z.string().min(1).exactOptional(),
    kind: z.enum(SOURCE_KINDS.map(({ id }) => id) as [string, ...string[]]),
    file: fileName,
    crs: z.string().exactOptional(),
    /** Only features whose field holds one of the values. */
    where: z.strictObject({ field: fieldName, values: z.array(z.string()).min(1) }).exactOptional(),
    /** Metres, instead of the standard's default; `source` then says who set it. */
    distanceM: z.number().positive().max(FURTHEST_SOURCE_M).exactOptional(),
    source: localText.exactOptional(),
  })
  .refine(({ distanceM, source }) => (distanceM === undefined) === (source === undefined), {
    error: () =>
      'distanceM 与 source 须同时给出：自定距离要写明出处 / distanceM and source stand together: a distance of your own names who set it',
  });

const canals = z.strictObject({
  file: fileName,
  crs: z.string().exactOptional(),
  /** Field with the code of the section. */
  section: fieldName,
  /** A parcel is watered by the nearest section within this many metres. */
  searchM: z.number().positive(),
  /** A section's end within this many metres of another section joins it. */
  joinM: z.number().positive().max(500),
  /** Whether lines are drawn as water runs; null: nobody knows, and what is upstream stays unknown. */
  direction: z.enum(['as-drawn', 'against-drawn']).nullable(),
  /** Levels of canals, the trunk first: the higher feeds the lower however both are drawn. */
  levels: z
    .strictObject({ field: fieldName, order: z.array(z.string()).min(2) })
    .nullable()
    .default(null),
  /** Who says that water runs so. */
  source: localText,
});

/** Sources of pollution, how far each kind reaches, and the ways by air and by water. */
export const sources = z.strictObject({
  /** Default distances. */
  standard: fileName,
  /** The nearest source is looked for up to here, metres, or up to its own distance where that is more. */
  searchM: z.number().positive().max(100_000),
  of: z.array(sourceLayer).min(1),
  /** Wind roses by town; null leaves the exposure unknown. */
  wind: isolation.shape.wind,
  /** Canals; null leaves the water path unknown. */
  canals: canals.nullable(),
  /** Elevation in metres of parcels (a column) and of sources (a field of their layers); null leaves it unknown who lies below. */
  elevation: z
    .strictObject({ column: z.string().min(1), field: fieldName, source: localText })
    .nullable()
    .default(null),
  source: localText,
});

export type SourceQuestion = z.infer<typeof sources>;
