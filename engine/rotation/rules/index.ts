import type { RotationRule } from '../rotation-rule.ts';
import { badPredecessor } from './bad-predecessor.ts';
import { cerealShare } from './cereal-share.ts';
import { fewSpecies } from './few-species.ts';
import { noLegume } from './no-legume.ts';
import { noTimeBetween } from './no-time-between.ts';
import { repeatedFamily } from './repeated-family.ts';
import { repeatedSpecies } from './repeated-species.ts';

/** All rules, in the order of their ids. */
export const ROTATION_RULES: readonly RotationRule[] = [
  repeatedSpecies,
  repeatedFamily,
  fewSpecies,
  noLegume,
  badPredecessor,
  noTimeBetween,
  cerealShare,
];
