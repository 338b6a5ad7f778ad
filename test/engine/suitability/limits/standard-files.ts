import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { greenFoodSchema } from '../../../../engine/suitability/limits/green-food.ts';
import type { SoilSample } from '../../../../engine/suitability/limits/soil-limits.ts';
import type { SoilRule } from '../../../../engine/suitability/limits/soil-verdict.ts';
import {
  airStandardSchema,
  soilStandardSchema,
  waterStandardSchema,
} from '../../../../engine/suitability/limits/standard.ts';
import { readMeasurement, readPh } from '../../../../engine/table/measurement.ts';
import { repoRoot } from '../../../shared-data.ts';

const document = (name: string) => JSON.parse(readFileSync(resolve(repoRoot, 'data/standards', name), 'utf8'));

export const soil = soilStandardSchema.parse(document('gb15618-2018.json'));
export const water = waterStandardSchema.parse(document('gb5084-2021.json'));
export const air = airStandardSchema.parse(document('gb3095.json'));
export const greenFood = greenFoodSchema.parse(document('nyt391.json'));

/** The rule of the embedded scenario: all metals required, above screening fails. */
export const soilRule: SoilRule = {
  required: ['Cd', 'Hg', 'As', 'Pb', 'Cr', 'Cu', 'Ni', 'Zn'],
  phError: 0.1,
  relativeError: null,
  nearLimit: 'as-measured',
  middleBand: 'fail',
};

/** Sample A of method example E3. */
export const cleanMetals = { Cd: '0.18', Hg: '0.05', As: '12.5', Pb: '22', Cr: '62', Cu: '30', Ni: '32', Zn: '75' };

/** A soil sample from cells as a sheet has them. */
export function sampleOf(ph: string, items: Record<string, string>): SoilSample {
  const cells = Object.entries(items).map(([item, cell]) => [item, readMeasurement(cell)] as const);
  return { id: 's1', date: '2025-05-01', ph: readPh(ph), items: new Map(cells) };
}
