import { text } from '../../run/local-text.ts';
import type { DifficultyPart } from '../difficulty.ts';

/** Conventional land across the edge needs a buffer and its agreement. */
export const conventionalNeighbours: DifficultyPart = {
  id: 'conventional-neighbours',
  label: text('常规邻地', 'conventional neighbours'),
  formula: text('与常规地块相邻的边界长度比例', 'share of the boundary with conventional neighbours'),
  of: ({ conventionalEdgeShare }) => conventionalEdgeShare,
};
