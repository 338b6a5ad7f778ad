import type { WeightingMethod } from '../weighting-method.ts';
import { ahp } from './ahp.ts';
import { ahpHierarchy } from './ahp-hierarchy.ts';
import { critic } from './critic.ts';
import { direct } from './direct.ts';
import { entropy } from './entropy.ts';
import { groupAhp } from './group-ahp.ts';
import { rankOrder } from './rank-order.ts';

/** Every way to weights: experts' judgements first, then what a table's own spread says. */
export const WEIGHTING_METHODS: readonly WeightingMethod[] = [
  ahp,
  groupAhp,
  ahpHierarchy,
  direct,
  rankOrder,
  entropy,
  critic,
];
