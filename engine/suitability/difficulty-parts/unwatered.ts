import { text } from '../../run/local-text.ts';
import type { DifficultyPart } from '../difficulty.ts';

/** Vegetables need water that a canal guarantees. */
export const unwatered: DifficultyPart = {
  id: 'unwatered',
  label: text('灌溉无保证', 'water not guaranteed'),
  formula: text('1 − 灌溉充分满足或满足的面积比例', '1 − share of the area with water fully or mostly guaranteed'),
  of: ({ wateredShare }) => (wateredShare === null ? null : 1 - wateredShare),
};
