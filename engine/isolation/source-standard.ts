import { z } from 'zod';
import { SOURCE_KINDS } from './source-kinds/index.ts';

const localText = z.object({ zh: z.string(), en: z.string() });
const confidence = z.enum(['verified', 'known', 'uncertain', 'setting']);
const kind = z.enum(SOURCE_KINDS.map(({ id }) => id) as [string, ...string[]]);

/** Distance of every kind of source in metres, null where nobody gives one, each with where it comes from. */
export const sourceStandardSchema = z.object({
  standard: z.string(),
  title: localText,
  clause: localText,
  confidence,
  source: localText,
  sources: z.array(
    z.object({
      kind,
      label: localText,
      distanceM: z.number().positive().nullable(),
      standard: z.string(),
      clause: localText,
      confidence,
      source: localText,
    }),
  ),
});

export type SourceStandard = z.infer<typeof sourceStandardSchema>;
