import type { DifficultyPart } from '../difficulty.ts';
import { conventionalNeighbours } from './conventional-neighbours.ts';
import { converting } from './converting.ts';
import { noOperator } from './no-operator.ts';
import { saline } from './saline.ts';
import { scattered } from './scattered.ts';
import { unclean } from './unclean.ts';
import { unsampled } from './unsampled.ts';
import { unwatered } from './unwatered.ts';

/**
 * The parts of the difficulty in the order they are shown: clean, sampled, contiguous, already organic or idle, with
 * water, without salt, apart from conventional land, with an organised operator is easy.
 */
export const DIFFICULTY_PARTS: readonly DifficultyPart[] = [
  unclean,
  unsampled,
  scattered,
  converting,
  unwatered,
  saline,
  conventionalNeighbours,
  noOperator,
];
