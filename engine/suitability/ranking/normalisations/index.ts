import type { Normalisation } from '../normalisation.ts';
import { enhancedAccuracy } from './enhanced-accuracy.ts';
import { logarithmic } from './logarithmic.ts';
import { max } from './max.ts';
import { maxComplement } from './max-complement.ts';
import { minMax } from './min-max.ts';
import { none } from './none.ts';
import { nonlinear } from './nonlinear.ts';
import { sum } from './sum.ts';
import { vector } from './vector.ts';
import { vectorComplement } from './vector-complement.ts';
import { zavadskasTurskis } from './zavadskas-turskis.ts';

/** Every normalisation the engine knows. */
export const NORMALISATIONS: readonly Normalisation[] = [
  none,
  max,
  maxComplement,
  minMax,
  sum,
  vector,
  vectorComplement,
  logarithmic,
  nonlinear,
  enhancedAccuracy,
  zavadskasTurskis,
];
