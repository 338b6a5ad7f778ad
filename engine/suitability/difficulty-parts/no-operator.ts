import { text } from '../../run/local-text.ts';
import type { DifficultyPart } from '../difficulty.ts';

/** Somebody must run the base: collective, firm, cooperative or family farm (policy item 14). */
export const noOperator: DifficultyPart = {
  id: 'no-operator',
  label: text('缺经营主体', 'no operator'),
  formula: text('有组织化经营主体为 0，没有为 1', '0 with an organised operator, 1 without'),
  of: ({ hasOperator }) => (hasOperator === null ? null : Number(!hasOperator)),
};
