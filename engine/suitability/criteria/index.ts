import type { Criterion } from '../criterion.ts';
import { airQuality } from './air-quality.ts';
import { availablePhosphorus } from './available-phosphorus.ts';
import { availablePotassium } from './available-potassium.ts';
import { biodiversity } from './biodiversity.ts';
import { bulkDensity } from './bulk-density.ts';
import { cleanliness } from './cleanliness.ts';
import { drainage } from './drainage.ts';
import { factoryDistance } from './factory-distance.ts';
import { groundwaterDepth } from './groundwater-depth.ts';
import { irrigationGuarantee } from './irrigation-guarantee.ts';
import { irrigationSalt } from './irrigation-salt.ts';
import { livestockDistance } from './livestock-distance.ts';
import { monthsClean } from './months-clean.ts';
import { obstacle } from './obstacle.ts';
import { profileTexture } from './profile-texture.ts';
import { roadDistance } from './road-distance.ts';
import { salinization } from './salinization.ts';
import { shelterNetwork } from './shelter-network.ts';
import { slope } from './slope.ts';
import { soilCleanliness } from './soil-cleanliness.ts';
import { soilDepth } from './soil-depth.ts';
import { soilOrganicMatter } from './soil-organic-matter.ts';
import { soilPh } from './soil-ph.ts';
import { soilSalinity } from './soil-salinity.ts';
import { terrainPosition } from './terrain-position.ts';
import { topsoilTexture } from './topsoil-texture.ts';

/** Every criterion the engine knows, in the order of 土 肥 水 药 气. */
export const CRITERIA: readonly Criterion[] = [
  soilPh,
  soilSalinity,
  salinization,
  slope,
  terrainPosition,
  soilDepth,
  topsoilTexture,
  profileTexture,
  bulkDensity,
  obstacle,
  cleanliness,
  soilCleanliness,
  soilOrganicMatter,
  availablePhosphorus,
  availablePotassium,
  irrigationGuarantee,
  irrigationSalt,
  drainage,
  groundwaterDepth,
  monthsClean,
  biodiversity,
  airQuality,
  shelterNetwork,
  factoryDistance,
  roadDistance,
  livestockDistance,
];
