import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cropRequirementsSchema } from '../../../engine/suitability/crops/crop-requirements.ts';
import { landGradeSchema } from '../../../engine/suitability/fertility/land-grade.ts';
import { nutrientGradesSchema } from '../../../engine/suitability/fertility/nutrient-grade.ts';
import { membershipPresetSchema } from '../../../engine/suitability/membership-preset.ts';
import { salinitySchema } from '../../../engine/suitability/salinity.ts';
import { repoRoot } from '../../shared-data.ts';

/** A document of the embedded standards as parsed JSON. */
function standardFile(name: string): unknown {
  return JSON.parse(readFileSync(resolve(repoRoot, 'data/standards', name), 'utf8'));
}

export const cropRequirements = cropRequirementsSchema.parse(standardFile('crop-requirements.json'));
export const landGradeTable = landGradeSchema.parse(standardFile('land-grade.json'));
export const nutrientGrades = nutrientGradesSchema.parse(standardFile('nutrient-grades.json'));
export const ganxinPreset = membershipPresetSchema.parse(standardFile('gansu-xinjiang-memberships.json'));
export const salinityStandard = salinitySchema.parse(standardFile('salinity.json'));
