import type { BitSet } from '../../table/bit-set.ts';

/** How many rows from `from` up to `to` are not in the set; `from` is a multiple of 32. */
export function missingRows(set: BitSet, from: number, to: number): number {
  const { words } = set;
  let present = 0;
  const whole = to >>> 5;
  for (let word = from >>> 5; word < whole; word++) present += ones(words[word] ?? 0);
  if ((to & 31) !== 0) present += ones((words[whole] ?? 0) & ((1 << (to & 31)) - 1));
  return to - from - present;
}

/** Bits that are set in a word of 32. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
