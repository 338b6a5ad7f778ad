import type { Criterion } from '../criterion.ts';
import { airQuality } from './air-quality.ts';
import { availablePhosphorus } from './available-phosphorus.ts';
import { availablePotassium } from './available-potassium.ts';
import { factoryDistance } from './factory-distance.ts';
import { irrigationGuarantee } from './irrigation-guarantee.ts';
import { irrigationSalt } from './irrigation-salt.ts';
import { livestockDistance } from './livestock-distance.ts';
import { monthsClean } from './months-clean.ts';
import { roadDistance } from './road-distance.ts';
import { slope } from './slope.ts';
import { soilCleanliness } from './soil-cleanliness.ts';
import { soilOrganicMatter } from './soil-organic-matter.ts';
import { soilPh } from './soil-ph.ts';
import { soilSalinity } from './soil-salinity.ts';

/** Every criterion the engine knows, in the order of 土 肥 水 药 气. */
export const CRITERIA: readonly Criterion[] = [
  soilPh,
  soilSalinity,
  slope,
  soilCleanliness,
  soilOrganicMatter,
  availablePhosphorus,
  availablePotassium,
  irrigationGuarantee,
  irrigationSalt,
  monthsClean,
  airQuality,
  factoryDistance,
  roadDistance,
  livestockDistance,
];
