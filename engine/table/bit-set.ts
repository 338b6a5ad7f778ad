/** A set of row numbers below `length`, one bit each; plain data that crosses threads. */
export interface BitSet {
  readonly length: number;
  /** `ceil(length / 32)` words, row `i` is bit `i & 31` of word `i >> 5`. */
  readonly words: Uint32Array;
}

/** An empty set over `length` rows. */
export function emptyBitSet(length: number): BitSet {
  return { length, words: new Uint32Array((length + 31) >>> 5) };
}

/** A set that holds every row below `length`. */
export function fullBitSet(length: number): BitSet {
  const set = emptyBitSet(length);
  set.words.fill(0xffffffff);
  const rest = length & 31;
  if (rest > 0) set.words[set.words.length - 1] = 2 ** rest - 1;
  return set;
}

/** Takes `row` out of the set while the set is being built. */
export function removeBit(set: BitSet, row: number): void {
  const word = row >>> 5;
  set.words[word] = (set.words[word] ?? 0) & ~(1 << (row & 31));
}

/** Puts `row` into the set while the set is being built. */
export function addBit(set: BitSet, row: number): void {
  const word = row >>> 5;
  set.words[word] = (set.words[word] ?? 0) | (1 << (row & 31));
}

/** Whether `row` is in the set. */
export function hasBit(set: BitSet, row: number): boolean {
  return (((set.words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
}
