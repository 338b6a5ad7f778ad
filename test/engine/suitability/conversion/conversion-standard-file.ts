import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { conversionStandardSchema } from '../../../../engine/suitability/conversion/conversion-standard.ts';
import { repoRoot } from '../../../shared-data.ts';

/** GB/T 19630-2019 4.2.1 as committed. */
export const conversionStandard = conversionStandardSchema.parse(
  JSON.parse(readFileSync(resolve(repoRoot, 'data/standards/gbt19630-conversion.json'), 'utf8')),
);
