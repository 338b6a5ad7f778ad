import { type LocalText, text } from '../../run/local-text.ts';

/** Matrices of alternatives by alternatives go into a result up to this many: 40,000 numbers are still read by someone. */
const LISTED = 200;

/** Whether matrices of so many alternatives are part of a result. */
export function listsPairs(alternatives: number): boolean {
  return alternatives <= LISTED;
}

/** What is told where they are not. */
export function pairsNotListed(alternatives: number): readonly LocalText[] {
  if (listsPairs(alternatives)) return [];
  return [
    text(
      `方案 ${alternatives} 个，超过 ${LISTED} 个时结果不含两两比较矩阵`,
      `${alternatives} alternatives: matrices of pairs are left out beyond ${LISTED}`,
    ),
  ];
}
