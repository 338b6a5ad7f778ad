import type { RotationRule } from '../rotation-rule.ts';
import { badNeighbour } from './bad-neighbour.ts';
import { badPredecessor } from './bad-predecessor.ts';
import { cerealShare } from './cereal-share.ts';
import { fewSpecies } from './few-species.ts';
import { heavyAfterHeavy } from './heavy-after-heavy.ts';
import { nearSeedMaize } from './near-seed-maize.ts';
import { noLegume } from './no-legume.ts';
import { noTimeBetween } from './no-time-between.ts';
import { parallelProduction } from './parallel-production.ts';
import { perennialRenewed } from './perennial-renewed.ts';
import { repeatedFamily } from './repeated-family.ts';
import { repeatedSpecies } from './repeated-species.ts';
import { sharedDisease } from './shared-disease.ts';
import { volunteers } from './volunteers.ts';

/** All rules that we know how to judge, in the order of their ids. */
export const ROTATION_RULES: readonly RotationRule[] = [
  repeatedSpecies,
  repeatedFamily,
  fewSpecies,
  noLegume,
  badPredecessor,
  noTimeBetween,
  cerealShare,
  parallelProduction,
  nearSeedMaize,
  sharedDisease,
  heavyAfterHeavy,
  perennialRenewed,
  badNeighbour,
  volunteers,
];
